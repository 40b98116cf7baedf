"""Finds a Chromium for the browser tests, or installs Debian's.

    python scripts/chromium.py [--install]

Prints the program's path. Exit status 1, with what to do, where there is none and none can be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

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
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and os.path.exists(path) else None


def install() -> None:
    """Install Debian's package where that is possible without asking anybody."""
    if os.environ.get("CHROMIUM") or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium", "fonts-dejavu-core"]):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """Find, else install and find again."""
    path = find()
    if not path and "--install" in sys.argv[1:]:
        install()
        path = find()
    print(path or HELP, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())

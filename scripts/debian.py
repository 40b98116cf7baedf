"""Programs and libraries of the system that the project needs: finds them, or installs Debian's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable


def found_or_installed(find: Callable[[], str | None], help_: str, packages: tuple[str, ...]) -> int:
    """Print what `find` finds; with `--install`, install packages first where it finds nothing.

    Gives the exit status: 1, with `help_` on stderr, where there is nothing after all.
    """
    found = find()
    if not found and packages and "--install" in sys.argv[1:]:
        install(packages)
        found = find()
    print(found or help_, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


def install(packages: tuple[str, ...]) -> None:
    """Install packages where that is possible without asking anybody."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)

"""Programs and libraries of the system that the project needs: finds them, or installs Debian's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable


def find_or_install(find: Callable[[], str | None], help_: str, packages: tuple[str, ...]) -> int:
    """Print what `find` finds; with `--install`, install packages first where it finds nothing.

    Gives the exit status: 1, with `help_` on stderr, where there is nothing after all.
    """
    path = find()
    if not path and packages and "--install" in sys.argv[1:]:
        install(packages)
        path = find()
    print(path or help_, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


def install(packages: tuple[str, ...]) -> None:
    """Install packages where that is possible without asking anybody."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)

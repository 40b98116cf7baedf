"""Says what measurements were made on: figures of two machines do not compare."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def description() -> dict[str, Any]:
    """The machine and its Python."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": _memory(),
        "system": _system(),
        "python": platform.python_version(),
    }


def own_versions() -> dict[str, str]:
    """Versions of the libraries that the guide is built with."""
    return {name: version(name) for name in ("mkdocs", "markdown", "jinja2", "pydantic", "lxml", "pyyaml")}


def now() -> str:
    """Date and time, to the minute."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="minutes")


def commit() -> str:
    """The commit that is measured; `+` where files differ from it; empty outside a repository."""
    found = _said("git", "rev-parse", "--short=10", "HEAD")
    changed = _said("git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/results")
    return found + ("+" if found and changed else "")


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def _memory() -> int | None:
    """Bytes."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return None


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform()
    return f"{name}, {platform.system()} {platform.release()}"


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""

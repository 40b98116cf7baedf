"""The same commit gives the same site, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from conftest import ROOT

OTHER_DAY = """
import datetime, time

_shift = 400 * 86_400
_time, _localtime, _gmtime, _strftime = time.time, time.localtime, time.gmtime, time.strftime
time.time = lambda: _time() + _shift
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: _strftime(form, time.localtime() if when is None else when)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(time.time())

    @classmethod
    def today(cls):
        return cls.now()


class Tomorrow(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


datetime.datetime, datetime.date = Later, Tomorrow
"""
"""A clock that is 400 days ahead, for a process that starts with it."""


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_commit_other_folder_other_day(site: Path, tmp_path: Path) -> None:
    project = tmp_path / "elsewhere" / "project"
    project.mkdir(parents=True)
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("guide", "hooks", "macros", "theme", "node_modules"):
        (project / name).symlink_to(ROOT / name)
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, project)
    (tmp_path / "sitecustomize.py").write_text(OTHER_DAY, encoding="utf-8")
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "42",
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}",
        "SOURCE_DATE_EPOCH": str(int(time.time())),  # what `make` takes from the commit
        "TZ": "Pacific/Kiritimati",
    }
    command = [sys.executable, "-c", "import datetime; print(datetime.date.today().isoformat())"]
    day = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert day > time.strftime("%Y-%m-%d", time.localtime(time.time() + 390 * 86_400))
    command = [sys.executable, str(ROOT / "scripts/editions.py"), "made", str(project)]
    made = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    here, there = tree(site), tree(project / "made")
    assert here.keys() == there.keys()
    assert [address for address in here if here[address] != there[address]] == []

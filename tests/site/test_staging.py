"""A build that fails, whenever it does, leaves the site as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.site


def build(project: Path) -> subprocess.Popen[str]:
    """MkDocs itself, on the French edition."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    return subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def built(tiny_folder: Path) -> Path:
    process = build(tiny_folder)
    assert process.wait() == 0, process.stderr
    assert (tiny_folder / "site/fr/index.html").exists()
    return tiny_folder


FAULTS = {
    "a warning that strict mode refuses": ("docs/fr/index.md", "[x](nothing.md)"),
    "a macro that nothing defines": ("docs/fr/index.md", "{{ nothing() }}"),
    "a sheet that does not fit": ("data/projects/moulin-contes.yml", "unknown: field"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_build_leaves_the_site_as_it_was(built: Path, fault: str) -> None:
    before = content(built / "site")
    file, line = FAULTS[fault]
    path = built / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    process = build(built)
    assert process.communicate()[1].strip(), "the reason is said"
    assert process.returncode != 0
    assert content(built / "site") == before
    assert not list(built.glob(".site-*"))


def test_a_failing_hook_leaves_the_site_as_it_was(built: Path) -> None:
    before = content(built / "site")
    (built / "late.py").write_text("def on_post_build(config):\n    raise ValueError('too late')\n", encoding="utf-8")
    settings = built / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("hooks:\n", "hooks:\n  - late.py\n"))
    process = build(built)
    assert "too late" in process.communicate()[1]
    assert process.returncode != 0
    assert content(built / "site") == before


def test_two_builds_at_once_leave_a_whole_site(built: Path) -> None:
    before = content(built / "site")
    processes = [build(built), build(built)]
    assert [process.wait() for process in processes] == [0, 0]
    assert content(built / "site").keys() == before.keys()
    assert not list(built.glob(".site-*"))

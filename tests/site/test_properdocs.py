"""The way out: ProperDocs, which carries MkDocs on, makes the same site of the same configuration."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, copy_tiny

pytestmark = pytest.mark.site


def built(project: Path, program: str, configuration: str) -> dict[str, bytes]:
    """The files that a builder makes of one edition, strictly."""
    target = project / program
    result = subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", "-f", configuration, "-d", str(target)],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("configuration", "page"), [("mkdocs.yml", "fr/index.html"), ("mkdocs.en.yml", "en/index.html")]
)
def test_properdocs_makes_the_same_site(tmp_path: Path, configuration: str, page: str) -> None:
    project = copy_tiny(tmp_path / "project")
    here, there = built(project, "mkdocs", configuration), built(project, "properdocs", configuration)
    assert page in here
    assert here.keys() == there.keys()
    assert [address for address in here if here[address] != there[address]] == []

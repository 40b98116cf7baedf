"""`guide check`: what it prints and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, build_site

from guide.cli import main


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "guide", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_all_is_well_prints_one_line_and_ends_with_0(tiny_folder: Path) -> None:
    result = run("check", cwd=tiny_folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Tout est en ordre : 2 fiches, 1 questions, 16 pages.\n"


def test_english_messages(tiny_folder: Path) -> None:
    (tiny_folder / "data/projects/moulin-contes.yml").write_text("titel: x\n", encoding="utf-8")
    result = run("check", "--lang", "en", cwd=tiny_folder)
    assert result.returncode == 1
    assert "data/projects/moulin-contes.yml:1: titel: unknown field (→ title ?); possible fields:" in result.stdout
    assert "n’est pas" not in result.stdout


def test_problems_of_all_files_are_listed_and_end_with_1(tiny_folder: Path) -> None:
    for name in ("moulin-contes", "riviere-prets"):
        (tiny_folder / f"data/projects/{name}.yml").write_text("number: 1\n", encoding="utf-8")
    result = run("check", cwd=tiny_folder)
    assert result.returncode == 1
    assert {line.split(":")[0] for line in result.stdout.splitlines()} >= {
        "data/projects/moulin-contes.yml",
        "data/projects/riviere-prets.yml",
    }


def test_a_folder_that_does_not_exist_ends_with_2(tmp_path: Path) -> None:
    result = run("check", "--data", str(tmp_path / "nowhere"))
    assert result.returncode == 2
    assert result.stdout == ""
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.stderr


def test_english_speakers_are_told_in_english(tmp_path: Path) -> None:
    assert "does not exist" in run("check", "--lang", "en", "--data", str(tmp_path / "nowhere")).stderr


def test_unknown_language_of_translations_is_an_error(tiny_folder: Path) -> None:
    result = run("translations", "--lang", "xx", cwd=tiny_folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert "aucune langue « xx »" in result.stderr


def test_a_file_instead_of_a_folder_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["check", "--data", str(tmp_path / "file")]) == 2
    assert "file" in capsys.readouterr().err


def test_build_stops_on_a_problem_before_the_site_is_touched(tiny_folder: Path, tiny_site: Path) -> None:
    shutil.copytree(tiny_site, tiny_folder / "site")
    before = {path: path.stat().st_mtime_ns for path in (tiny_folder / "site").rglob("*")}
    sheet = tiny_folder / "data/projects/riviere-prets.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("country: LU", "country: ZQ"), encoding="utf-8")
    result = build_site(tiny_folder)
    assert result.returncode == 1
    assert "data/projects/riviere-prets.yml:14: partners[0].country: pays inconnu : « ZQ »" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert {path: path.stat().st_mtime_ns for path in (tiny_folder / "site").rglob("*")} == before

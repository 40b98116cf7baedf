"""How to take part: both languages say the same, every link leads somewhere, every command works as it is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PAGES = {"fr": ROOT / "CONTRIBUTING.md", "en": ROOT / "CONTRIBUTING.en.md"}


def text(language: str) -> str:
    return PAGES[language].read_text(encoding="utf-8")


def blocks(language: str, kind: str = "sh") -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", text(language), re.S)


def commands(language: str) -> list[str]:
    """All lines of the shell blocks, without comments."""
    lines = "".join(blocks(language)).replace("\\\n", " ").splitlines()
    return [re.sub(r"\s+# .*", "", line).strip() for line in lines]


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_both_languages_have_the_same_sections_and_commands() -> None:
    levels = [
        [len(mark) for mark in re.findall(r"^(#+) ", re.sub(r"```.*?```", "", text(x), flags=re.S), re.M)]
        for x in PAGES
    ]
    assert levels[0] == levels[1]
    plain = {
        language: [re.sub(r" --lang en$|(?<=apprentissage) --lang en", "", line) for line in commands(language)]
        for language in PAGES
    }
    french, english = plain["fr"], plain["en"]
    assert len(french) == len(english)
    for ours, theirs in zip(french, english, strict=True):
        for word in ("guide", "make", "git"):
            assert (word in ours.split()) == (word in theirs.split()), (ours, theirs)
    assert blocks("fr", "yaml") == blocks("en", "yaml")


@pytest.mark.parametrize("language", PAGES)
def test_links_lead_somewhere(language: str) -> None:
    page = text(language)
    anchors = {slug(heading) for heading in re.findall(r"^#+ (.+)$", page, re.M)}
    targets = re.findall(r"\]\(([^)]+)\)", page)
    assert targets
    for target in targets:
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("https://"):
            assert (ROOT / target).exists(), target
    for path in re.findall(r"`((?:data|docs|guide|\.github)/[\w./-]+)`", page):
        if "x." not in path and not path.startswith("docs/fr/x"):
            assert (ROOT / path).exists(), path


@pytest.mark.parametrize("language", PAGES)
def test_targets_of_make_exist(language: str) -> None:
    rules = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    used = set(re.findall(r"(?:^|`|… )make (\w+)", text(language), re.M))
    assert {"ready", "check", "test", "site", "serve", "lock"} <= used
    assert used <= rules


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The data and pages of this repository, and `guide` on the path, as after `source .venv/bin/activate`."""
    folder = tmp_path / "guide"
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    program = tmp_path / "bin/guide"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m guide "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def run(block: str, clone: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{clone.parent / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-e", "-c", block],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def block_with(language: str, words: str) -> str:
    (match,) = [block for block in blocks(language) if words in block]
    return match


@pytest.mark.parametrize("language", PAGES)
def test_command_line_as_shown_makes_a_sheet_that_passes_the_check(language: str, clone: Path) -> None:
    result = run(block_with(language, "guide new lyon"), clone)
    assert result.returncode == 0, result.stdout + result.stderr
    assert ("is written" in result.stdout) is (language == "en")
    sheet = (clone / "data/projects/lyon-ouagadougou-apprentissage.yml").read_text(encoding="utf-8")
    assert blocks(language, "yaml")[0].splitlines()[1:] == [
        line for line in sheet.splitlines() if line.startswith(("  by:", "  date:"))
    ]
    assert run("guide check", clone).returncode == 0


@pytest.mark.parametrize("language", PAGES)
def test_copy_by_hand_says_what_to_change_until_nothing_is_left(language: str, clone: Path) -> None:
    result = run(block_with(language, "cp data/projects"), clone)
    assert result.returncode == 1
    places = {line.split(": ")[1] for line in result.stdout.splitlines() if "/ma-fiche.yml:" in line.split(": ")[0]}
    assert places == {"id", "number"}
    file = clone / "data/projects/ma-fiche.yml"
    (free,) = set(re.findall(r"(?:libre : |number: )(\d+)$", result.stdout, re.M)) or {""}
    changed = re.sub(r"^id: .*", "id: ma-fiche", file.read_text(encoding="utf-8"), flags=re.M)
    file.write_text(re.sub(r"^number: .*", f"number: {free}", changed, flags=re.M), encoding="utf-8")
    assert run("guide check", clone).returncode == 0


@pytest.mark.parametrize("language", PAGES)
def test_commands_of_translators_work(language: str, clone: Path) -> None:
    for words in ("--todo", "--accept"):
        result = run(block_with(language, words), clone)
        assert result.returncode == 0, result.stdout + result.stderr
    assert run("guide check", clone).returncode == 0


def test_consent_is_explained_where_people_are_asked_for_it() -> None:
    assert "## Accord et données personnelles" in text("fr")
    assert "## Consent and personal data" in text("en")
    assert re.search(r"retir\w+", text("fr"))
    assert "without giving a reason" in text("en")

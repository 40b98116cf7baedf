"""`guide new`: from options, and on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from guide.cli import main
from guide.contributing.new import WORDS, add_arguments, run

GOOD = [
    *("--title", "Un four à pain", "--short-title", "Moulin : un four"),
    *("--lead", "Ville du Moulin", "--lead-kind", "library", "--country", "Luxembourg"),
    *("--name", "Le four", "--summary", "Un four : du pain pour tous.", "--period", "En 2024"),
    *("--lesson", "Le pain rassemble.", "--lesson", "Il faut du bois.", "--audience", "readers", "--theme", "reading"),
]


@pytest.fixture
def inside(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tiny_folder)
    taxonomy = (tiny_folder / "data/taxonomy.yml").read_text(encoding="utf-8")
    import yaml

    lists = yaml.safe_load(taxonomy)
    for option, name in (("--lead-kind", "lead_kinds"), ("--audience", "audiences"), ("--theme", "themes")):
        GOOD[GOOD.index(option) + 1] = lists[name][0]["id"]
    return tiny_folder


def sheets(folder: Path) -> set[str]:
    return {path.name for path in (folder / "data/projects").iterdir()}


def test_options_make_a_sheet_that_passes_the_check(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sheets(inside)
    assert main(["new", *GOOD]) == 0
    output = capsys.readouterr().out
    assert sheets(inside) - before == {"moulin-un-four.yml"}
    assert output.startswith("data/projects/moulin-un-four.yml est écrit.\nEnsuite :\n")
    assert main(["check"]) == 0
    text = (inside / "data/projects/moulin-un-four.yml").read_text(encoding="utf-8")
    assert '\n# Titre court pour les listes : qui, où, quoi\nshort_title: "Moulin : un four"\n' in text
    assert "\n  country: LU\n" in text
    assert "\nsummary: >-\n  Un four : du pain pour tous.\n" in text
    assert '\n# Facultatif. Cibles des ODD servies par le projet\n# targets:\n#   - code: "…"\n' in text
    # The comments become fields once their marks are taken away.
    import yaml

    start = text.index("# partners:\n")
    block = text[start : text.index("\n#\n", start)]
    assert yaml.safe_load(block.replace("# ", ""))["partners"] == [{"country": "…", "names": ["…"]}]


def test_the_next_free_number_is_taken(inside: Path) -> None:
    import yaml

    assert main(["new", "un-four", *GOOD]) == 0
    numbers = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["number"] for path in (inside / "data/projects").iterdir()
    ]
    assert yaml.safe_load((inside / "data/projects/un-four.yml").read_text(encoding="utf-8"))["number"] == max(numbers)
    assert len(set(numbers)) == len(numbers)


def test_a_sheet_is_never_overwritten(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = inside / "data/projects/moulin-contes.yml"
    before = path.read_bytes()
    assert main(["new", "moulin-contes", *GOOD, "--lang", "en"]) == 2
    assert path.read_bytes() == before
    assert "moulin-contes.yml exists already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (["--country", "Atlantide"], "lead.country: « Atlantide » n’est pas un code de pays ; écrivez"),
        (["--country", "ZQ"], "lead.country: pays inconnu : « ZQ »"),
        (["--theme", "nothing"], "themes[1]: « nothing » n’est pas dans la liste de data/taxonomy.yml"),
        (["--summary", "Écrivez à x@example.org"], "summary: une adresse électronique est une donnée personnelle"),
        (["--summary", "Appelez le 01 23 45 67 89"], "summary: un numéro de téléphone est une donnée personnelle"),
        (["--set", "period.start=mai"], "period.start: « mai » n’est pas une date"),
        (["--set", "number=1"], "number: le numéro 1 est déjà pris par projects/"),
        (["--set", "titel=x"], "titel: champ inconnu (→ title ?)"),
        (["--set", "lead=x"], "lead: des champs (clé: valeur) sont attendus"),
        (["--title", "<b>x</b>"], "title: le texte contient du HTML"),
        (["../escaped"], "id: « ../escaped » n’est pas un identifiant"),
        (["Deux-Moulins"], "id: « Deux-Moulins » n’est pas un identifiant"),
    ],
)
def test_wrong_answers_write_nothing_and_are_named_as_by_the_check(
    inside: Path, capsys: pytest.CaptureFixture[str], change: list[str], message: str
) -> None:
    before = sheets(inside)
    assert main(["new", *GOOD, *change]) == 1
    captured = capsys.readouterr()
    assert any(line.startswith(message) for line in captured.out.splitlines()), captured.out
    assert "rien n’est écrit" in captured.err
    assert sheets(inside) == before
    assert not (inside / "escaped.yml").exists()
    assert not (inside / "data" / "escaped.yml").exists()


@pytest.mark.parametrize("value", ["title", "Title=x", "a[b]=x", "lead.=x", "__class__[x]=1", "lessons[9999]=x"])
def test_a_set_that_cannot_be_read_ends_with_2(inside: Path, capsys: pytest.CaptureFixture[str], value: str) -> None:
    assert main(["new", "--set", value]) == 2
    assert "--set CHAMP=VALEUR" in capsys.readouterr().err


def test_without_a_terminal_what_is_missing_is_said(inside: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "guide", "new", "un-four", "--lang", "en"]
    result = subprocess.run(
        command, cwd=inside, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "title: this field is missing; add it" in result.stdout
    assert "Traceback" not in result.stderr


# On a terminal


def interview(answers: list[str], language: str, *arguments: str) -> tuple[int, str]:
    """`guide new` with answers typed one by one; status and all that was said."""
    import argparse

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    typed: Iterator[str] = iter(answers)
    lines: list[str] = []

    def ask(prompt: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    status = run(parser.parse_args([*arguments, "--lang", language]), ask, lines.append, lines.append)
    return status, "\n".join(lines)


ANSWERS = [
    *("Un four à pain", "Moulin : un four", "Ville du Moulin", "1", "Luxembourg", "Le four"),
    *("Un four.", "Du pain.", "", "En 2024", "Le pain rassemble.", "Il faut du bois.", "", "1", "1"),
]


def test_answers_and_options_give_the_same_file(inside: Path) -> None:
    assert interview(ANSWERS, "fr", "un-four")[0] == 0
    path = inside / "data/projects/un-four.yml"
    asked = path.read_text(encoding="utf-8")
    path.unlink()
    given = GOOD.copy()
    given[given.index("--summary") + 1] = "Un four.\n\nDu pain."
    assert main(["new", "un-four", *given]) == 0
    assert path.read_text(encoding="utf-8") == asked
    assert "summary: |-\n  Un four.\n\n  Du pain.\n" in asked


def test_a_wrong_answer_is_explained_and_asked_for_again(inside: Path) -> None:
    answers = ["<b>gras</b>", "Un four à pain", *ANSWERS[1:4], "Atlantide", *ANSWERS[4:]]
    status, output = interview(answers, "fr", "un-four")
    assert status == 0
    assert "  title: le texte contient du HTML" in output
    assert "  lead.country: « Atlantide » n’est pas un code de pays" in output
    assert main(["check"]) == 0


def test_questions_in_english(inside: Path) -> None:
    status, output = interview(ANSWERS, "en", "un-four")
    assert status == 0
    assert "Title of the sheet" in output
    assert "is written." in output


def test_stopping_writes_nothing(inside: Path) -> None:
    before = sheets(inside)
    status, output = interview(ANSWERS[:5], "fr")
    assert status == 2
    assert output.endswith(WORDS["fr"]["stopped"])
    assert sheets(inside) == before


def test_a_real_terminal(inside: Path) -> None:
    main_end, terminal = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "guide", "new", "un-four"],
        cwd=inside, env=environment, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        os.write(main_end, ("\n".join(ANSWERS) + "\n").encode())
        out, err = process.communicate(timeout=60)
    os.close(main_end)
    os.close(terminal)
    assert process.returncode == 0, err
    assert "Titre de la fiche" in out
    assert main(["check"]) == 0

"""Writing YAML: what is written reads back as the same values, and looks as people write it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from guide.contributing import yaml_writer
from guide.contributing.proposal import identifier_of, judge, propose
from guide.model.questionnaire import FIELDS, country_of, walk
from guide.reading import yaml_file
from guide.relations.relate import Guide

SHEETS = sorted((ROOT / "data" / "projects").glob("*.yml"))


def read(text: str) -> Any:
    document = yaml_file.parse(text, Path("x.yml"))
    assert isinstance(document, yaml_file.Document), document
    return document.data


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_every_sheet_reads_back_as_it_was_and_passes_the_check(sheet: Path, real: Guide) -> None:
    values = read(sheet.read_text(encoding="utf-8"))
    text = yaml_writer.sheet(values)
    assert read(text) == values
    assert text.startswith(yaml_writer.HEADER)
    assert judge(real.collection, f"projects/{sheet.name}", text) == []
    # Other readers of YAML, which know the older rules, find the same values.
    assert json.loads(json.dumps(yaml.safe_load(text))) == json.loads(json.dumps(values))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_proposed_sheet_says_the_same_with_its_comments(sheet: Path, real: Guide) -> None:
    values = read(sheet.read_text(encoding="utf-8"))
    proposal = propose(real.collection, values)
    assert proposal.problems == ()
    assert proposal.file == f"projects/{sheet.name}"
    again = read(proposal.text)
    assert list(again) == list(values), "the order of the file"

    def words(data: Any) -> Any:
        if isinstance(data, dict):
            below = {key: tuple(sorted(data[key])) if key in {"audiences", "themes"} else data[key] for key in data}
            return [(key, words(value)) for key, value in below.items()]
        return list(map(words, data)) if isinstance(data, tuple) else data.split() if isinstance(data, str) else data

    assert words(again) == words(values)
    assert propose(real.collection, again).text == proposal.text, "written twice, the same"


def test_most_sheets_are_written_as_people_wrote_them() -> None:
    same = 0
    for sheet in SHEETS:
        text = sheet.read_text(encoding="utf-8")
        same += yaml_writer.sheet(read(text)) == text
    assert same >= 8


NASTY = [
    *("NO", "no", "on", "Y", "null", "~", "2014", "2014-05-01", "1_000", "0x1F", "1e3", ".5", "4.16", "12:30:00", "="),
    *(
        "<<",
        "a: b",
        "a #b",
        "# a",
        "- a",
        "-",
        "? a",
        "! a",
        "& a",
        "* a",
        "@a",
        "`a",
        "%a",
        "|",
        ">-",
        "[a]",
        "{a: b}",
    ),
    *("a, b", '"', "'", "\\", 'il dit "oui"', "l'eau", " devant", "derrière ", "deux  espaces", "fin:", ":"),
    *("a\n", "\na", "a\n\n\nb", "a\n  b\nc", "  a\nb", "a\n ", "---", "...", "--- a", "- a\n- b", "a\tb", "\ta"),
    *("é" * 300, "mot " * 80 + "fin", "mot\n" * 3 + "fin", "« Oui » : ; ! ?", "a\u00a0b", "😀", "x" * 130 + " : y", ""),
]


@pytest.mark.parametrize("text", NASTY)
def test_any_text_reads_back_as_itself_anywhere(text: str) -> None:
    values = {
        "title": text,
        "summary": text,
        "lessons": (text, "b", text),
        "lead": {"name": text, "date": text},
        "partners": ({"country": text, "names": (text,)}, {"names": (text, text)}),
        "audiences": (text, "a"),
        "cases": ({"text": text, "pages": (1, 2)},),
    }
    assert read(yaml_writer.sheet(values)) == values
    assert yaml.safe_load(yaml_writer.sheet(values))["title"] == text


def test_lines_are_no_longer_than_they_need_be() -> None:
    for sheet in SHEETS:
        for line in yaml_writer.sheet(read(sheet.read_text(encoding="utf-8"))).splitlines():
            assert len(line) <= yaml_writer.WIDTH or " " not in line.split(": ", 1)[-1].strip(), line


def test_a_passage_is_set_for_its_place() -> None:
    assert yaml_writer.passage("Une\nphrase.", ("summary",)) == "Une phrase."
    assert yaml_writer.passage("Un :\n- a\n- b\nsuite\n\nDeux", ("summary",)) == "Un :\n\n- a\n- b suite\n\nDeux"
    assert yaml_writer.passage("• a\n• b", ("summary",)) == "- a\n- b"
    long = yaml_writer.passage("Une initiative locale - Procopil. " * 20 + "\n\nFin", ("cases", 0, "text"))
    assert max(map(len, long.split("\n"))) <= 114
    assert not [line for line in long.split("\n") if line.startswith("- ")]
    assert yaml_writer.clean("a\u00adb\u200bc\u00a0: d\u202f!\r\ne  ") == "abc : d !\ne"


def test_identifiers_and_countries() -> None:
    assert identifier_of("Mené–Kayes : un cœur à Doika, l’été") == "mene-kayes-un-coeur-a-doika-l-ete"
    assert identifier_of("../../etc/passwd") == "etc-passwd"
    assert len(identifier_of("mot " * 50)) <= 60
    assert [country_of(name) for name in ("Maroc", "morocco", "ma", "Côte d'Ivoire", "Atlantide")] == [
        "MA", "MA", "MA", "CI", "Atlantide",
    ]  # fmt: skip


def test_every_field_has_its_words_in_every_language(real: Guide) -> None:
    for language, strings in real.strings.items():
        for field in walk(FIELDS):
            assert strings.text[f"field.{field.path}"], (language, field.path)
            assert strings.text[f"help.{field.path}"], (language, field.path)
        known = {field.path for field in walk(FIELDS)}
        keys = {key.partition(".")[2] for key in strings.text if key.split(".")[0] in {"field", "help"}}
        assert keys == known


def test_templates_are_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from pathlib import Path; from guide import build;"
        "from guide.contributing.word.template import files;"
        "guide = build(Path('data'))[0]; first, again = ([*files(guide, 'fr'), *files(guide, 'en')] for _ in range(2));"
        "assert len(first) == 4; assert first == again;"
        "print([(n, hashlib.sha256(b).hexdigest()) for n, b in again])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(seen) == 1
    assert b"modeles/sheet-en.odt" in seen.pop()

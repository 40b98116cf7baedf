"""The form says of a bad value what `guide check` says of it, word for word, in both languages."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, InForm

from guide import build
from guide.contributing import yaml_writer
from guide.problems.problem import format_path
from guide.reading import yaml_file

FREE = 900
SHEET: dict[str, Any] = {
    "id": "essai",
    "number": FREE,
    "title": "Titre",
    "short_title": "Titre court",
    "lead": {"name": "Porteur", "kind": "association", "country": "FR"},
    "name": "Nom",
    "summary": "Résumé",
    "period": {"text": "Depuis 2019"},
    "lessons": ["Un enseignement"],
    "audiences": ["youth"],
    "themes": ["training"],
}
CASE = {"question": "Q4", "title": "Titre", "text": "Texte"}
TEXTS = [
    *("jean@exemple.org", "a.b+c@x-y.co.uk", "jean (at) exemple.org", "jean[at]exemple.org", "a@b", "é@à.fr"),
    *(
        "01 23 45 67 89",
        "01.23.45.67.89",
        "0123456789",
        "+33 1 23 45 67 89",
        "+33 (0)1 23 45 67 89",
        "+212 522 12 34 56",
    ),
    *(
        "0033123456789",
        "01\u00a023\u00a045\u00a067\u00a089",
        "le 2 05 10 20 30 40",
        "2014-05-06",
        "1 234 567 890",
        "n° 0123456789",
    ),
    *("<b>gras</b>", "<script src=x>", "a < b", "a <- b", "</p", "<!-- x", "1<2", "<é>", "a\u00a0<b\u00a0c>"),
]
BAD: list[tuple[str, Any]] = [
    *(("title", text) for text in TEXTS),
    *(("lessons", ["Bon", text]) for text in TEXTS[:6]),
    *(
        ("period.start", text)
        for text in ("2019-13", "19", "2019-9", "mars 2019", "2019-02-30", "2019-1-1", "0000-01-01")
    ),
    *((name, "2023-02-29") for name in ("updated", "verified")),
    *((name, "hier") for name in ("updated", "verified")),
    *(
        ("consent", value)
        for value in (
            {"by": "X", "date": "2024-02-30"},
            {"by": "X"},
            {"date": "demain"},
            {"by": "a@b.fr", "date": "2024"},
        )
    ),
    ("period", {"text": "x", "start": "2020", "end": "2019"}),
    ("period", {"text": "x", "start": "2020-05", "end": "2020"}),
    ("period", {"text": "x", "start": "2020-05-06", "end": "2020-05-05"}),
    ("period", {"start": "2020"}),
    ("phases", [{"name": "P", "start": "2021", "end": "2020"}, {"start": "2021-04-31"}]),
    *(
        ("lead.url", text)
        for text in (
            "exemple.org",
            "javascript:alert(1)",
            "https://x",
            "https://a@b.fr",
            "https://a.fr/é d",
            "ftp://a.fr",
        )
    ),
    ("websites", [{"label": "L", "url": 'http://exemple.org/"x'}, {"url": "http://exemple.org"}]),
    *(("lead.country", text) for text in ("France", "fr", "ZZ", "XX", "f")),
    *(("lead.kind", text) for text in ("assocation", "Association", "ngos", "zzz")),
    ("audiences", ["youth", "women", "youth"]),
    ("audiences", ["yuoth"]),
    ("audiences", []),
    ("themes", ["formation", "training"]),
    ("targets", [{"code": "8.66", "reason": "x"}, {"code": "99.1", "reason": "x"}, {"code": "8,6", "reason": "x"}]),
    ("targets", [{"code": "8.6", "reason": "x"}, {"code": "8.6", "reason": "y"}]),
    ("targets", [{"code": "8.6"}]),
    ("cases", [{**CASE, "question": text} for text in ("Q0", "Q44", "Q4 ", "insecurite", "q4")]),
    ("cases", [CASE, CASE]),
    ("cases", [{**CASE, "pages": [0, 1000, 12]}]),
    ("further_reading", ["cndi", "Rien Du Tout", "rien-du-tout"]),
    ("partners", [{"country": "ML", "names": []}, {"country": "ML", "names": ["X"]}, {"names": ["X"]}]),
    *(("number", value) for value in (0, -3, "douze", "12", 16)),
    *(("id", text) for text in ("Grand", "essai_1", "essai--1", "école", "fin-", "ansa-work-in-stations")),
    ("study", {"section": "4.16", "pages": []}),
    ("study", {"pages": [1]}),
    ("unknown", "x"),
    ("titel", "x"),
    ("lead", {"name": "X", "kind": "ngo", "country": "FR", "statut": "x"}),
    ("lead", "texte"),
    ("lessons", "texte"),
    ("title", ["liste"]),
    ("title", {"a": "b"}),
    ("lead.offices", [{"service": "S"}, {"address": ["1, rue X", "01 23 45 67 89"]}]),
    ("title", "x" * 100 + "@" + "y" * 30 + ".fr"),
]
MISSING = ["title", "short_title", "lead", "lead.name", "period", "lessons", "themes", "number"]


def changed(place: str, change: Callable[[dict[str, Any], str], None]) -> dict[str, Any]:
    sheet = copy.deepcopy(SHEET)
    *parents, last = place.split(".")
    holder = sheet
    for parent in parents:
        holder = holder[parent]
    change(holder, last)
    return sheet


def sheets() -> Iterator[dict[str, Any]]:
    for place, value in BAD:
        yield changed(place, lambda holder, key, value=value: holder.update({key: value}))  # type: ignore[misc]
    for place in MISSING:
        yield changed(place, lambda holder, key: holder.pop(key))


Said = list[list[tuple[str, str]]]


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    """Sheets with one thing wrong; their numbers and identifiers differ, but where these are what is wrong."""
    found = list(sheets())
    for index, sheet in enumerate(found):
        if sheet.get("number") == SHEET["number"]:
            sheet["number"] = FREE + index
        if sheet["id"] == SHEET["id"]:
            sheet["id"] = f"essai-{index}"
    return found


@pytest.fixture(scope="module")
def checked(cases: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    """What `guide check` says of each sheet, by language; each alone in a copy of the data would say the same."""
    data = tmp_path_factory.mktemp("rules") / "data"
    shutil.copytree(ROOT / "data", data)
    files = []
    for index, sheet in enumerate(cases):
        # A file whose name is its identifier where it can be: what the name must be is not what is tested.
        name = sheet["id"] if not (data / "projects" / f"{sheet['id']}.yml").exists() else f"double-{index}"
        files.append(data / "projects" / f"{name}.yml")
        files[-1].write_text(yaml_writer.sheet(sheet), encoding="utf-8")
    _, problems = build(data)
    theirs: dict[str, Said] = {}
    for language in ("fr", "en"):
        theirs[language] = [
            sorted(
                {
                    (format_path(p.field), p.message(language))
                    for p in problems
                    if p.file == file and p.code not in {"id_file", "file_name"}
                }
            )
            for file in files
        ]
    return theirs


@pytest.mark.parametrize("language", ["fr", "en"])
def test_form_and_check_say_the_same(
    cases: list[dict[str, Any]], checked: dict[str, Said], in_form: InForm, language: str
) -> None:
    said = in_form("check", cases, language)
    quiet = 0
    for sheet, theirs, ours in zip(cases, checked[language], said, strict=True):
        shape = {"missing", "empty", "empty_list", "html", "link", "email", "telephone", "unknown_key", "out_of_range"}
        shape |= {"too_long", "control_character"}
        shape |= {"identifier", "code", "address", "question_code", "target_code", "country_code", "iso_date"}
        # The check looks at a file's shape first, and at its meaning once the shape is right; the form does both.
        fits = not any(code in shape or code.startswith("want_") for _, _, code in ours)
        mine = {(field, text) for field, text, code in ours if fits or code in shape or code.startswith("want_")}
        # The check counts the other sheets of this table, too, and names the closest of the words that it knows.
        theirs = [(field, re.sub(r"(?<=: )(?:9|10)\d\d$", "28", text)) for field, text in theirs]
        theirs = [(field, re.sub(r" \(→ .*? \?\)", "", text)) for field, text in theirs]
        if language == "en":  # hints are the help of the form, which the check has in French only
            mine = {(field, text.split(" (")[0] if "missing" in text else text) for field, text in mine}
            theirs = [(field, text.split(" (")[0] if "missing" in text else text) for field, text in theirs]
        assert sorted(mine) == theirs, sheet
        quiet += not theirs
    assert quiet < len(cases) / 8, "most of the table is wrong"


TYPED = {
    "  Bonjour\u00a0: ça  va\u202f!\t ": "Bonjour : ça va !",
    "Un\r\nretour \u200bet\u00ad un autre": "Un retour et un autre",
    "Premier.\n\n\nSecond " + "mot " * 40: "Premier.\n\nSecond" + " mot" * 27 + "\n" + "mot " * 12 + "mot",
    "Liste :\n- un\n  suite\n- deux\n\nFin.": "Liste :\n\n- un suite\n- deux\n\nFin.",
    "• puce\n1. numéro\n2) autre\n2014. année": "- puce\n1. numéro\n2. autre 2014. année",
    "- " + "mot " * 40: "- " + "mot " * 26 + "mot\n  " + "mot " * 12 + "mot",
    "- seul": "- seul",
    "a\n\nb": "a\n\nb",
    "Fin\n\n" + "x" * 130 + " - " + "y" * 20: "Fin\n\n" + "x" * 130 + " -\n" + "y" * 20,
}
"""Texts as people type them, and as a file has them at the second level."""


def test_texts_are_set_for_their_place_by_form_and_program_alike(in_form: InForm) -> None:
    expected = list(TYPED.values())
    assert [yaml_writer.passage(text, ("lessons", 0, "x")) for text in TYPED] == expected
    assert in_form("wrap", list(TYPED)) == expected
    # What a field shows comes back as it was.
    shown = in_form("joinLines", expected)
    assert in_form("wrap", shown) == expected


AMBIGUOUS = [
    *("NO", "yes", "y", "on", "8.6", "2014", "1:30", "2014-05-06", "0x1F", "010", "0o7", "1_000", "1e5", ".5", "+1"),
    *("a: b", "# x", "x # y", "- x", "-", "---", "...", "@x", "`x", "%x", "'q'", '"q"', "it's", "a,b", "[x", "{y"),
    *("null", "~", "=", "!tag", "&a", "*a", "|", ">", "x:", "?", "? x", "\\", "😀 ok", "a  b", "]", "a ]", "x,"),
    *("mot " * 60 + "fin", "Un nom : " + "long " * 30 + "fin", "a" * 40 + " " + "b" * 80),
]


def test_what_the_form_writes_reads_back_as_it_was(in_form: InForm) -> None:
    sheets = [
        {
            "id": "x",
            "title": text,
            "lead": {"name": text, "country": "NO"},
            "period": {"text": text, "start": "2014-05"},
            "phases": [{"name": text, "text": text}],
            "lessons": [text, f"{text[:60].strip()}\n\n- un"],
            "websites": [{"label": text, "url": "http://a.b/" + "c" * 130}],
            "consent": {"by": text, "date": "2024"},
            "further_reading": ["a"] * 60,
            "study": {"section": "4.10", "pages": [1, 2]},
        }
        for text in AMBIGUOUS
    ]
    for sheet, text in zip(sheets, in_form("write", sheets), strict=True):
        document = yaml_file.parse(text, Path("x.yml"))
        assert isinstance(document, yaml_file.Document), (text, document)
        assert plain(document.data) == sheet, text
        # Other readers of YAML, which know the older rules, find the same values.
        assert yaml.safe_load(text) == sheet, text
        lines = [line for line in text.splitlines() if "http" not in line]
        assert max(map(len, lines)) <= yaml_writer.WIDTH + 1 + 100 * ("a" * 40 in text), text
        assert "  pages: [1, 2]" in lines


def plain(value: Any) -> Any:
    """Values of a file with lists for tuples."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def test_every_sheet_of_the_guide_is_fine_in_the_form_and_comes_back_as_it_was(in_form: InForm) -> None:
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/projects").glob("*.yml"))}
    assert len(files) == 27
    for file, again in zip(files.values(), in_form("again", list(files.items())), strict=True):
        assert again == {"file": file, "problems": []}

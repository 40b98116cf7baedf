"""The template document and the blank sheet: every field, a marker each, the same in both formats and languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from guide.contributing.word.reader import Grid, Line, read_document
from guide.contributing.word.template import files, template
from guide.contributing.word.writer import Heading, Paragraph, Table
from guide.model.questionnaire import FIELDS, walk
from guide.relations.relate import Guide

MARKER = re.compile(r"\[([a-z_.]+)\]$")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_field_has_one_place_with_its_marker_and_help(real: Guide, language: str) -> None:
    blocks = list(template(real, language))
    headings = [block.marker for block in blocks if isinstance(block, Heading) and block.marker]
    columns = [marker for block in blocks if isinstance(block, Table) for _, marker in block.head if marker]
    assert len(headings) == len(set(headings))
    assert set(headings) | set(columns) == {field.path for field in walk()} | {"annex"}
    assert headings.index("consent") > headings.index("cases")
    helps = {block.text for block in blocks if isinstance(block, Paragraph) and block.kind == "help"}
    text = " ".join(helps)
    assert "CC BY 4.0" in text
    assert {"fr": "retiré à tout moment", "en": "withdrawn at any time"}[language] in text


def test_both_formats_say_the_same(real: Guide, tmp_path: Path) -> None:
    contents = {}
    for name, content in (each for language in real.languages for each in files(real, language)):
        path = tmp_path / Path(name).name
        path.write_bytes(content)
        parts = read_document(path)
        contents[path.name] = (
            [" ".join(part.text.split()) for part in parts if isinstance(part, Line) and part.text.strip()],
            [part.rows for part in parts if isinstance(part, Grid)],
            [part.text.split("[")[-1] for part in parts if isinstance(part, Line) and part.heading],
        )
    assert len(contents) == 4
    assert contents["fiche-fr.docx"] == contents["fiche-fr.odt"]
    assert contents["sheet-en.docx"] == contents["sheet-en.odt"]
    assert [rows[0] and MARKER.findall(rows[0][0]) for rows in contents["fiche-fr.odt"][1]] == [
        rows[0] and MARKER.findall(rows[0][0]) for rows in contents["sheet-en.odt"][1]
    ]


def test_choices_are_those_of_the_guide(real: Guide, tiny: Guide) -> None:
    for guide in (real, tiny):
        tables = {block.head[0][1]: block for block in template(guide, "fr") if isinstance(block, Table)}
        codes = [row[1].rpartition("[")[2].rstrip("]") for row in tables["themes"].rows]
        assert codes == [entry.id for entry in guide.taxonomy.themes]


@pytest.mark.site
def test_the_site_offers_the_templates_and_a_sheet_to_print(site: Path, real: Guide) -> None:
    for name, content in (each for language in real.languages for each in files(real, language)):
        assert (site / name).read_bytes() == content
    for page, language in (("fr/contribuer/fiche-vierge.html", "fr"), ("en/contribute/blank.html", "en")):
        text = (site / page).read_text(encoding="utf-8")
        for name in ("fiche-fr", "sheet-en"):
            for form in ("docx", "odt"):
                assert (f'href="../../modeles/{name}.{form}"' in text) == name.endswith(language)
        shown = re.sub(r"<[^>]+>|[\u00a0\u202f]", " ", text)
        for field in FIELDS:
            label = str(real.strings[language].text[f"field.{field.path}"])
            assert " ".join(label.split()) in " ".join(shown.split()), field.path
        assert "[summary]" not in text
        assert text.count("<h1") == 1


def test_the_templates_are_announced_where_people_contribute() -> None:
    for language in ("fr", "en"):
        assert "template_links()" in (ROOT / f"docs/{language}/contribute/index.md").read_text(encoding="utf-8")

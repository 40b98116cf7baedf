"""What reference managers read: BibTeX and RIS, read back with parsers that others keep."""

from __future__ import annotations

import json

import bibtexparser
import jsonschema
import pytest
import rispy
import yaml
from bibtexparser.middlewares import LatexDecodingMiddleware
from conftest import ROOT

from guide.model.fields import Text
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.view import citation
from guide.view.publication import Publication
from guide.view.publisher import Publisher
from guide.view.view import View

PUBLICATION = Publication(Publisher(address="https://guide.example.org/a_b/"), year=2026)
HARD = r"Œuvre à Thiès : 100 % & 5 $, n° #1_b, l’été ~ \fin « ça »"


def cited(guide: Guide, project: Project, language: str = "fr") -> citation.Citation:
    return citation.of(View.of(guide, f"projects/{project.id}", language, publication=PUBLICATION), project)


def from_bibtex(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"key": entry.key, "type": entry.entry_type} | {field.key: field.value for field in entry.fields}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_bibtex_of_every_sheet_is_read_back(real: Guide, language: str) -> None:
    keys = set()
    for project in real.projects:
        made = cited(real, project, language)
        read = from_bibtex(citation.bibtex(made))
        assert (read["type"], read["year"], read["language"]) == ("incollection", "2015", language)
        assert read["version"] == citation.version(project)
        for field, value in (("title", made.title), ("author", made.author), ("booktitle", made.guide)):
            assert read[field] == value, project.id
        assert read["url"] == made.address
        keys.add(read["key"])
    assert len(keys) == len(real.projects)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_ris_of_every_sheet_is_read_back(real: Guide, language: str) -> None:
    for project in real.projects:
        made = cited(real, project, language)
        (read,) = rispy.loads(citation.ris(made))
        assert read["type_of_reference"] == "CHAP"
        assert read["title"] == made.title
        assert read["authors"] == [made.author]
        assert (read["year"], read["language"], read["edition"]) == ("2015", language, made.version)
        assert read["urls"] == [made.address]
        assert read["notes"] == list(made.notes)


def test_characters_that_formats_reserve_come_back_as_they_were(tiny: Guide) -> None:
    hard = tiny.projects[0].model_copy(update={"title": Text(HARD)})
    made = cited(tiny, hard)
    assert from_bibtex(citation.bibtex(made))["title"] == made.title
    assert rispy.loads(citation.ris(made))[0]["title"] == made.title
    for character in "&%$#_~\\éŒ’«":
        assert character in made.title


def test_brace_that_is_not_closed_breaks_no_entry(tiny: Guide) -> None:
    hard = tiny.projects[0].model_copy(update={"title": Text("Un } deux {{ trois ^")})
    text = citation.bibtex(cited(tiny, hard))
    (entry,) = bibtexparser.parse_string(text).entries
    # A second pair of braces keeps capitals, and the author in one piece.
    expected = r"{Un \textbraceright{} deux \textbraceleft{}\textbraceleft{} trois \textasciicircum{}}"
    assert entry.fields_dict["title"].value == expected
    assert entry.fields_dict["author"].value.startswith("{Rédaction")


def test_address_is_left_as_it_is_and_left_out_where_there_is_none(tiny: Guide) -> None:
    river = tiny.projects[0]
    assert from_bibtex(citation.bibtex(cited(tiny, river)))["url"].startswith("https://guide.example.org/a_b/fr/")
    offline = citation.of(View.of(tiny, "projects/riviere-prets", "fr"), river)
    assert "url" not in from_bibtex(citation.bibtex(offline))
    assert "urls" not in rispy.loads(citation.ris(offline))[0]
    assert "http" not in offline.text


def test_date_is_that_of_the_last_update_else_of_the_study(tiny: Guide) -> None:
    river, mill = tiny.projects
    assert cited(tiny, river).date == "2015"
    read = from_bibtex(citation.bibtex(cited(tiny, mill)))
    assert (read["year"], read["month"]) == ("2024", "3")
    assert rispy.loads(citation.ris(cited(tiny, mill)))[0]["date"] == "2024/03/15/"
    undated = mill.model_copy(update={"updated": None, "consent": None})
    assert "(sans date)" in cited(tiny, undated).text
    assert "year" not in from_bibtex(citation.bibtex(cited(tiny, undated)))


def test_language_is_that_of_the_text(tiny: Guide) -> None:
    river, mill = tiny.projects
    assert cited(tiny, mill, "en").language == "en"
    assert cited(tiny, river, "en").language == "fr", "the sheet is not translated"


def test_version_changes_with_the_source_and_with_nothing_else(tiny: Guide) -> None:
    river = tiny.projects[0]
    before = citation.version(river)
    assert len(before) == 8
    assert citation.version(river.model_copy(update={"lessons": (Text("Autre leçon."),)})) != before
    assert citation.version(river.model_copy(update={"verified": "2026"})) != before
    translated = river.title.translated("en", "Lending along the river")
    assert citation.version(river.model_copy(update={"title": translated})) == before
    assert citation.version(river.model_copy(update={"partners_note": None})) == before


def test_citation_file_is_valid_and_says_what_the_guide_says(real: Guide) -> None:
    """The schema is that of the Citation File Format 1.2.0, CC BY 4.0, doi:10.5281/zenodo.5171937."""
    import tomllib

    schema = json.loads((ROOT / "tests/schemas/citation-file-format-1.2.0.json").read_text(encoding="utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    assert not list(validator.iter_errors(citation))
    assert list(validator.iter_errors({**citation, "authors": []})), "the schema can refuse"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["version"] == project["version"]
    view = View.of(real, "index", "fr")
    assert citation["title"] == view.t("site.title")
    assert citation["authors"] == [{"name": view.t("cite.author", guide=view.t("site.title"))}]

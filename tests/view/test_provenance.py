"""How recent a sheet says it is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import build_site, copy_tiny

from guide.relations.relate import Guide
from guide.view import provenance
from guide.view.publication import NO_PUBLICATION, Publication
from guide.view.view import View


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        ("2015", "2015", "2015"),
        ("2024-03", "mars 2024", "March 2024"),
        ("2024-03-01", "1er mars 2024", "1 March 2024"),
        ("", "", ""),
    ],
)
def test_dates_in_the_readers_language(tiny: Guide, date: str, french: str, english: str) -> None:
    assert View.of(tiny, "index", "fr").date(date) == french
    assert View.of(tiny, "index", "en").date(date) == english


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2026, "2015 (il y a 11 ans)"), (2016, "2015 (il y a 1 an)"), (2015, "2015"), (2000, "2015"), (None, "2015")],
)
def test_old_sheet_says_how_old_its_facts_are(tiny: Guide, year: int | None, expected: str) -> None:
    view = View.of(tiny, "projects/riviere-prets", "fr", publication=Publication(year=year))
    assert view.facts(tiny.projects[0]) == expected


def test_update_makes_a_sheet_younger(tiny: Guide) -> None:
    view = View.of(tiny, "projects/moulin-contes", "en", publication=Publication(year=2026))
    assert view.facts(tiny.projects[1]) == "15 March 2024 (2 years ago)"


def test_sheet_that_is_not_of_the_study_is_as_old_as_its_consent(tiny: Guide) -> None:
    mill = tiny.projects[1].model_copy(update={"updated": None})
    assert provenance.facts_date(NO_PUBLICATION.publisher, mill) == "2024"
    assert provenance.facts_date(NO_PUBLICATION.publisher, mill.model_copy(update={"consent": None})) == ""


def test_sizes(tiny: Guide) -> None:
    assert View.of(tiny, "index", "fr").megabytes(1_234_567).replace("\u202f", " ") == "1,2 Mo"
    assert View.of(tiny, "index", "en").megabytes(1_234_567) == "1.2 MB"


@pytest.mark.site
@pytest.mark.parametrize(
    ("folder", "way", "age"),
    [
        ("fr/fiches", "../a-propos/index.html#withdraw", r"2015 \(il y a \d+\sans\)"),
        ("en/project-sheets", "../about/index.html#withdraw", r"2015 \(\d+\syears ago\)"),
    ],
)
def test_every_sheet_tells_its_state_and_how_it_is_withdrawn(
    site: Path, real: Guide, folder: str, way: str, age: str
) -> None:
    for project in real.projects:
        page = (site / folder / f"{project.id}.html").read_text(encoding="utf-8")
        assert re.search('<h2 [^>]*id="state"', page)
        assert f'href="{way}"' in page
        before, text, _ = page.partition('id="summary"')
        assert text
        assert re.search(age, before), "the age stands before the text"


def test_build_of_a_given_moment_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The year is that of SOURCE_DATE_EPOCH, and nothing else in the site depends on the day."""
    project = copy_tiny(tmp_path / "tiny")
    sites = []
    for name, moment in (("one", 1_893_456_000), ("two", 1_893_456_000), ("later", 1_956_528_000)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        result = build_site(project, project / name)
        assert result.returncode == 0, result.stderr
        folder = project / name
        sites.append({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    sheet = os.path.join("fr", "fiches", "riviere-prets.html")
    assert sites[0] == sites[1]
    assert b"2015 (il y a 15 ans)" in sites[0][sheet]
    assert b"2015 (il y a 17 ans)" in sites[2][sheet]

"""The explorer as files: what its scripts hold, how much they weigh, what stands in the page without them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from anatomy import anatomy
from conftest import ROOT

from guide.explorer.comparison import ROWS, compare
from guide.explorer.explorer import records, scripts
from guide.exports import table
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE, World, read_world
from guide.view.view import View

PAGE = "fr/fiches/index.html"
FIRST_VISIT = 60_000
"""Bytes, compressed, of the page and all that it loads on arrival."""


@pytest.fixture(scope="module")
def world() -> World:
    return read_world(ROOT / "node_modules")


def every(guide: Guide, world: World) -> dict[str, str]:
    """The scripts of all editions, as the site has them."""
    editions = [scripts(guide, language, world) for language in guide.languages]
    return {address: text for each in (*editions, records(guide)) for address, text in each}


@pytest.fixture(scope="module")
def made(real: Guide, world: World) -> dict[str, str]:
    return every(real, world)


def value(script: str) -> Any:
    """What a script of data assigns."""
    return json.loads(re.sub(r"^window\.\w+=|;\n$", "", script))


def test_every_sheet_has_its_scripts(made: dict[str, str], real: Guide) -> None:
    expected = {f"data/explorer.{language}.js" for language in real.languages}
    expected |= {f"data/records/{project.id}.js" for project in real.projects}
    expected |= {f"data/sheets/{language}/{each.id}.js" for language in real.languages for each in real.projects}
    assert made.keys() == expected


def test_same_guide_gives_the_same_scripts(made: dict[str, str], real: Guide, world: World) -> None:
    assert list(every(real, world).items()) == list(made.items())


def test_page_loads_of_its_own_language_only_what_is_there(made: dict[str, str], real: Guide) -> None:
    for language, other in (("fr", "en"), ("en", "fr")):
        addresses = value(made[f"data/explorer.{language}.js"])["addresses"]
        for project in real.projects:
            assert addresses["texts"].format(id=project.id) in made
            assert addresses["record"].format(id=project.id) in made
            assert addresses["page"].format(id=project.id).startswith(f"{language}/")
        assert all(f"/{other}/" not in address for address in addresses.values())


def test_records_are_those_of_the_open_data(made: dict[str, str], real: Guide, site: Path) -> None:
    records = [value(made[f"data/records/{project.id}.js"]) for project in real.projects]
    assert [each["entry"] for each in records] == json.loads((site / "data/projects.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(io.StringIO(table.as_csv(real), newline="")))
    read = [list(csv.DictReader(io.StringIO(each["csv"], newline=""))) for each in records]
    assert read == [[row] for row in rows]
    assert [list(row) for (row,) in read] == [list(row) for row in rows]


def test_what_a_spreadsheet_would_take_for_a_formula_is_harmless_in_a_record(tiny: Guide) -> None:
    title = tiny.projects[0].title
    sheet = tiny.projects[0].model_copy(update={"title": type(title)("=HYPERLINK(1)")})
    assert table.row(tiny, sheet)["title_fr"] == "'=HYPERLINK(1)"


def test_values_of_sheets_stand_in_the_order_of_the_facets(made: dict[str, str], real: Guide) -> None:
    data = value(made["data/explorer.en.js"])
    names = [facet["name"] for facet in data["facets"]]
    sheet = next(each for each in data["sheets"] if each["id"] == "samusocial-pointe-noire")
    project = real.project["samusocial-pointe-noire"]
    assert sheet["values"][names.index("theme")] == list(project.themes)
    assert sheet["values"][names.index("country")] == list(project.countries)
    assert data["addresses"]["page"].format(id=sheet["id"]) == "en/project-sheets/samusocial-pointe-noire.html"


def test_explorer_of_a_guide_that_is_not_translated_speaks_its_language(tiny: Guide) -> None:
    data = value(dict(scripts(tiny, "en", NOWHERE))["data/explorer.en.js"])
    assert (data["edition"], data["language"]) == ("en", "fr")
    assert data["words"]["clear"] == "Tout effacer"
    assert data["addresses"]["page"].format(id="riviere-prets") == "en/project-sheets/riviere-prets.html"


def test_every_word_that_the_scripts_print_exists(made: dict[str, str]) -> None:
    words = value(made["data/explorer.fr.js"])["words"]
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "guide/explorer/scripts").glob("*.js"))
    printed = set(re.findall(r'\b[tn]\("([\w.]+)"', text)) | set(re.findall(r'\bbutton\("(\w+)"', text))
    assert len(printed) > 30
    assert printed <= words.keys()


def test_comparison_has_every_row(real: Guide) -> None:
    view = View(real, "en", "")
    rows = compare(view, real.project["samusocial-pointe-noire"])
    assert rows.keys() == ROWS.keys()
    assert {"text": "Congo - Brazzaville"} in rows["countries"]
    assert rows["partners"][0]["text"].endswith(" (Congo - Brazzaville)")
    assert rows["targets"][0]["page"].startswith("en/sdg/targets/")
    assert all(item["text"] for row in rows.values() for item in row)


def test_comparison_marks_what_is_not_translated(tiny: Guide) -> None:
    rows = compare(View(tiny, "en", ""), tiny.project["riviere-prets"])
    assert rows["lessons"] == [{"text": "On lit mieux près de l’eau.", "lang": "fr"}]
    assert rows["cases"] == [
        {
            "text": "Q1. Un bateau plutôt qu’un bus",
            "lang": "fr",
            "page": "en/method/steps/1.html#q1",
        }
    ]


def test_first_visit_is_light(site: Path) -> None:
    # What a telephone puts on its first screen is fetched when the reader asks for it.
    links = [link for link in anatomy(site / PAGE).loads if not link.endswith("icon-180.png")]
    loaded = {(site / PAGE).parent.joinpath(link).resolve() for link in links}
    files = [site / PAGE, *sorted(loaded)]
    assert {"explorer.js", "explorer.fr.js", "explorer.css"} <= {path.name for path in files}
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < FIRST_VISIT


def test_page_holds_the_whole_list_without_scripts(site: Path, real: Guide) -> None:
    page = (site / PAGE).read_text(encoding="utf-8")
    assert re.findall(r'data-sheet="([\w-]+)"', page) == [project.id for project in real.projects]
    assert "Sans JavaScript, la liste ci-dessous est complète" in page

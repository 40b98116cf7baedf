"""The explorer of sheets: a page with the first ones, and the scripts by which readers choose among all.

The page holds the cards of all sheets, as far as `lists.LIMIT`. What is needed to choose among the sheets beyond, and
their cards, are a script of their own, which loads when the reader begins to choose or asks for more.

The selection stands in the fragment of the address, so that it can be shared, kept and linked to from other pages, also
from a disk: ``#country=SN&theme=training&q=eau&sort=period&view=table``. The parameters:

* ``region`` (M49 code) and ``country`` (ISO 3166-1); ``step`` and ``question``; ``goal`` and ``target``; ``decade``
  (``2010s``) and ``year`` (or ``unknown``); ``theme``, ``audience``, ``lead_kind`` (codes of `data/taxonomy.yml`);
  ``language``. See `facets`. Several values of one are separated by commas or given one by one: any of them
  fits. A sheet has to fit every parameter.
* ``q``: words to find; ``sort``: number, title, period, country or relevance.
* ``view``: cards, table or compare; ``compare``: identifiers of up to four sheets.

What is unknown is left aside. A fragment without ``=`` is an ordinary anchor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from guide.explorer.comparison import EDITORS_ROWS, ROWS, compare, heading
from guide.explorer.facets import FACETS, Facet, Value, last_year
from guide.exports import export, table
from guide.model import routes
from guide.model.study import Project
from guide.relations.lists import LIMIT
from guide.relations.relate import Guide
from guide.relations.world import World
from guide.text.csv import csv_text
from guide.view.scripts import assign
from guide.view.view import View, collation

PAGE = "projects/index"


def explorer(view: View) -> Markup:
    """The first sheets, with what it takes to choose among all."""
    return view.part("explorer", base=view.base)


def scripts(guide: Guide, language: str, world: World) -> Iterator[tuple[str, str]]:
    """Scripts of data of one edition with their addresses, one after the other.

    ``data/explorer.<language>.js``: facets, words and the first sheets, for the page. Loaded when asked for:
    ``data/explorer/<language>/rest.js``, the sheets beyond with their cards; ``data/sheets/<language>/<id>.js``, the
    rows of a sheet in the comparison.
    """
    view = View.of(guide, PAGE, language, guide.document(PAGE, language).language)
    yield from _choices(view, world).items()
    for project in guide.projects:
        yield f"data/sheets/{language}/{project.id}.js", assign("guideSheetTexts", compare(view, project))


def records(guide: Guide) -> Iterator[tuple[str, str]]:
    """``data/records/<id>.js``: a sheet as `projects.csv` has it, head included, and as `projects.json` does."""
    for project in guide.projects:
        yield f"data/records/{project.id}.js", assign("guideRecord", _record(guide, project))


def _record(guide: Guide, project: Project) -> dict[str, Any]:
    row = table.row(guide, project)
    return {"csv": csv_text(row, [row.values()]), "entry": export.entry(guide, project)}


def _choices(view: View, world: World) -> dict[str, str]:
    """What the page knows on arrival, and what it loads to choose; titles, leads and periods it reads from cards."""
    guide = view.guide
    codes = [facet.codes(guide) for facet in FACETS]
    by_title = sorted(guide.projects, key=lambda project: collation(view.plain(project.short_title)))
    rank = {project.id: number for number, project in enumerate(by_title)}
    sheets = tuple(
        {"id": project.id, "rank": rank[project.id], "values": [of[project.id] for of in codes]}
        for project in guide.projects
    )
    rest = f"data/explorer/{view.language}/rest.js"
    data = {
        "language": view.reading,
        "edition": view.language,
        "home": guide.home,
        "words": _words(view),
        "facets": [_facet(view, world, facet, of.values()) for facet, of in zip(FACETS, codes, strict=True)],
        "rows": [[name, heading(view, name), name in EDITORS_ROWS] for name in ROWS],
        "total": len(sheets),
        "slice": LIMIT,
        "addresses": {
            "page": routes.address(routes.project("{id}"), view.language, guide.strings),
            "texts": f"data/sheets/{view.language}/{{id}}.js",
            "record": "data/records/{id}.js",
            "rest": rest,
        },
        "sheets": sheets[:LIMIT],
    }
    files = {f"data/explorer.{view.language}.js": assign("guideExplorerData", data)}
    if guide.lists.complete.long:
        cards = view.part("explorer_cards", projects=guide.projects[LIMIT:])
        files[rest] = assign("guideExplorerRest", {"sheets": sheets[LIMIT:], "cards": cards})
    return files


def _facet(view: View, world: World, facet: Facet, code_lists: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    """A facet with its values and how many sheets have each of them, on both levels."""
    values = facet.values(view, world)
    above = {each.code: value.code for value in values for each in value.below}
    counts = Counter(
        code for codes in code_lists for code in {*codes, *(above[code] for code in codes if code in above)}
    )
    return {
        "name": facet.name,
        "above": facet.above,
        "editors": facet.editors,
        "values": [_node(value) for value in values],
        "counts": dict(sorted(counts.items())),
    }


def _node(value: Value) -> dict[str, Any]:
    node: dict[str, Any] = {"code": value.code, "label": value.label}
    if value.language:
        node["lang"] = value.language
    if value.goal:
        node["goal"] = value.goal
    if value.below:
        node["below"] = [_node(each) for each in value.below]
    return node


def _words(view: View) -> dict[str, Any]:
    """Strings that the scripts print, typeset."""
    keys = [key for key in view.guide.strings[view.reading].text if key.startswith("explorer.")]
    words = {key.removeprefix("explorer."): view.forms(key) for key in keys}
    words["help.year"] = view.t("explorer.help.year", year=last_year(view.guide))
    names = ("project.sheet", "project.title", "project.lead", "project.countries", "project.period", "project.table")
    return words | {key: view.t(key) for key in (*names, "editors.choice", "search.loading", "search.failed")}

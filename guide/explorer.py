"""The explorer of sheets: the complete list of a page, and the scripts by which readers choose from it.

The selection stands in the fragment of the address, so that it can be shared, kept and linked to from other pages, also
from a disk: ``#country=SN&theme=training&q=eau&sort=period&view=table``. The parameters:

* ``region`` (M49 code) and ``country`` (ISO 3166-1); ``step`` and ``question``; ``goal`` and ``target``; ``decade``
  (``2010s``) and ``year`` (or ``unknown``); ``theme``, ``audience``, ``lead_kind`` (codes of `data/taxonomy.yml`);
  ``language``. See `guide.facets`. Several values of one are separated by commas or given one by one: any of them
  fits. A sheet has to fit every parameter.
* ``q``: words to find; ``sort``: number, title, period, country or relevance.
* ``view``: cards, table or compare; ``compare``: identifiers of up to four sheets.

What is unknown is left aside. A fragment without ``=`` is an ordinary anchor.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from guide import export, routes, table
from guide.comparison import EDITORS, ROWS, compared
from guide.facets import FACETS, Value, last_year
from guide.javascript import ELEMENTS, assigned
from guide.models import Project
from guide.relate import Guide
from guide.render import View
from guide.world import World

PAGE = "projects/index"
SCRIPTS = ("words", "selection", "facets", "query", "list", "keep", "compare", "page")
"""The programs in `theme/js/explorer/`, in the order in which they build on each other."""


def explorer(view: View) -> Markup:
    """All sheets, with what it takes to choose among them."""
    scripts = (ELEMENTS, f"data/explorer.{view.language}.js", *(f"js/explorer/{name}.js" for name in SCRIPTS))
    return view.part("explorer", base=view.base, scripts=[view.base + script for script in scripts])


def scripts(guide: Guide, world: World) -> dict[str, str]:
    """Scripts of data by address.

    ``data/explorer.<language>.js``: facets, words and values of all sheets, for the page. Loaded when asked for, sheet
    by sheet: ``data/sheets/<language>/<id>.js``, its rows in the comparison; ``data/records/<id>.js``, its row of
    `projects.csv` and its entry in `projects.json`, in full.
    """
    made = {_record(project): assigned("guideRecord", _both(guide, project)) for project in guide.projects}
    for language in guide.languages:
        view = View.of(guide, PAGE, language, guide.document(PAGE, language).language)
        made[f"data/explorer.{language}.js"] = assigned("guideExplorerData", _data(view, world))
        made |= {
            _texts(project, language): assigned("guideSheetTexts", compared(view, project))
            for project in guide.projects
        }
    return made


def _record(project: Project) -> str:
    return f"data/records/{project.id}.js"


def _texts(project: Project, language: str) -> str:
    return f"data/sheets/{language}/{project.id}.js"


def _both(guide: Guide, project: Project) -> dict[str, Any]:
    return {"row": table.row(guide, project), "entry": export.entry(guide, project)}


def _data(view: View, world: World) -> dict[str, Any]:
    """What the page knows on arrival; titles, leads and periods it reads from its own list."""
    guide = view.guide
    codes = [facet.codes(guide) for facet in FACETS]
    facets = [
        {
            "name": facet.name,
            "above": facet.above,
            "editors": facet.editors,
            "values": [_node(value) for value in facet.values(view, world)],
        }
        for facet in FACETS
    ]
    sheets = [
        {
            "id": project.id,
            "page": routes.address(routes.project(project.id), view.language, guide.strings),
            "texts": _texts(project, view.language),
            "record": _record(project),
            "values": [of[project.id] for of in codes],
        }
        for project in guide.projects
    ]
    return {
        "language": view.reading,
        "edition": view.language,
        "home": guide.home,
        "words": _words(view),
        "facets": facets,
        "rows": [[name, view.t(f"project.{name}"), name in EDITORS] for name in ROWS],
        "sheets": sheets,
    }


def _node(value: Value) -> dict[str, Any]:
    node: dict[str, Any] = {"code": value.code, "label": value.label}
    if value.language:
        node["lang"] = value.language
    if value.below:
        node["below"] = [_node(each) for each in value.below]
    return node


def _words(view: View) -> dict[str, Any]:
    """Strings that the scripts print, typeset."""
    keys = [key for key in view.guide.strings[view.reading].text if key.startswith("explorer.")]
    words = {key.removeprefix("explorer."): view.forms(key) for key in keys}
    words["help.year"] = view.t("explorer.help.year", year=last_year(view.guide))
    shown = ("project.sheet", "project.title", "project.lead", "project.countries", "project.period", "project.table")
    return words | {key: view.t(key) for key in (*shown, "editors.choice", "search.loading", "search.failed")}

"""Where every page of the site lives.

A key names a page in all languages (``projects/cergy``, ``method/steps/1``); its address is the language, then the key
with each segment in that language (``fr/projets/cergy.html``). Segments come from `data/strings/<language>.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping

from guide.model.interface import Strings

SECTIONS = ("understand", "method", "projects", "sdg", "tools", "contribute", "about")
"""First segment of the keys of each section, in the order of the menu. A section without pages is left out."""


def address(key: str, language: str, strings: Mapping[str, Strings]) -> str:
    """Address relative to the site's root: ``fr/methode/etapes/1.html``; an anchor is kept."""
    key, mark, anchor = key.partition("#")
    paths = strings[language].paths
    return "/".join([language, *(paths.get(segment, segment) for segment in key.split("/"))]) + ".html" + mark + anchor


def relative(target: str, page: str) -> str:
    """Address `target` as a link from the page at address `page`; both relative to the site's root."""
    path, mark, anchor = target.partition("#")
    here, there = page.split("/"), path.split("/")
    if path == page:
        return mark + anchor or here[-1]
    common = 0
    while common < min(len(here), len(there)) - 1 and here[common] == there[common]:
        common += 1
    return "../" * (len(here) - 1 - common) + "/".join(there[common:]) + mark + anchor


def project(identifier: str) -> str:
    """Key of a sheet."""
    return f"projects/{identifier}"


def step(number: int) -> str:
    """Key of a step."""
    return f"method/steps/{number}"


def closing(code: str) -> str:
    """Key of a closing point."""
    return f"method/{code}"


def goal(number: int) -> str:
    """Key of a goal."""
    return f"sdg/goals/{number}"


def target(code: str) -> str:
    """Key of a target: a dot would look like a file's ending."""
    return f"sdg/targets/{code.replace('.', '-')}"


def target_code(key: str) -> str:
    """Code of the target that a key names."""
    return key.rpartition("/")[2].replace("-", ".")


WORKSHOPS = "tools/workshops/index"
"""Key of the page that lists the workshops; a guide without it has none."""


def workshop(number: int) -> str:
    """Key of the workshop on a step."""
    return f"tools/workshops/{number}"


INDEXES = {
    "country": "projects/countries",
    "lead_kind": "projects/leads",
    "audience": "projects/audiences",
    "theme": "projects/themes",
    "step": "projects/steps",
    "target": "projects/targets",
}
"""Keys of the pages that list sheets by something."""


COMPLETE = "projects/index"
"""Key of the page with all sheets, the first of their list."""
LISTS = {**INDEXES, "goal": "projects/goals", "case": "method/cases", "all": COMPLETE}
"""Beginnings of the keys of lists that take more than one page."""


OVERVIEWS = ("projects/map", "projects/timeline", "projects/charts", "projects/matrix")
"""Keys of the pages that show all sheets at a glance; a guide may do without them."""


def index(kind: str, code: str | int | None = None) -> str:
    """Key of an index page, with the anchor of one of its entries."""
    return INDEXES[kind] + (f"#{anchor(code)}" if code is not None else "")


def list_page(kind: str, code: str | int, page: int) -> str:
    """Key of a further page of a list: ``projects/countries/sn/2``, ``projects/index/2``."""
    return "/".join(filter(None, (LISTS[kind], anchor(code), str(page))))


def anchor(code: str | int) -> str:
    """Anchor of an entry: ``sn``, ``work-integration``, ``8-6``, ``q4``."""
    return str(code).lower().replace(".", "-").replace("_", "-")

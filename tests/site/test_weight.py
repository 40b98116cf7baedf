"""Every page keeps within `budget.yml`, as files; what a browser really transfers is in `tests/browser/`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from conftest import ROOT

from guide.model import routes
from guide.relations.relate import Guide
from guide.view.navigation import Order

pytestmark = pytest.mark.site

BUDGET: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "budget.yml").read_text(encoding="utf-8"))


def line(part: str, key: str) -> Any:
    """What the budget says of a page."""
    return next(value for pattern, value in BUDGET[part].items() if fnmatch(key, pattern))


@cache
def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


@cache
def loaded(path: Path) -> tuple[Path, ...]:
    """Files that a page loads on arrival."""
    html = lxml.html.fromstring(path.read_bytes().decode())
    addresses = html.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
    return tuple((path.parent / address).resolve() for address in dict.fromkeys(addresses))


def pages(site: Path, guide: Guide) -> Iterator[tuple[str, Path]]:
    """Key and file of every page in every language."""
    for language in guide.languages:
        for key in Order(guide).keys:
            yield key, site / routes.address(key, language, guide.strings)


def test_first_visit_of_every_page_keeps_within_its_budget(site: Path, real: Guide) -> None:
    heavy = []
    for key, path in pages(site, real):
        total = weight(path) + sum(map(weight, loaded(path)))
        if total > line("first_visit", key):
            heavy.append((key, total, line("first_visit", key)))
    assert heavy == []


def test_budget_of_a_sheet_is_what_was_promised() -> None:
    """At most 36 kB for a first visit, 9 kB for the next; the search within two seconds on 1.6 Mbit/s."""
    assert line("first_visit", "projects/some-sheet") <= 36_000
    assert BUDGET["next_sheet"] <= 9_000
    assert BUDGET["search"] <= 200_000


def test_next_sheet_is_light_and_brings_nothing_else(site: Path, real: Guide) -> None:
    for language in real.languages:
        paths = [site / routes.address(routes.project(sheet.id), language, real.strings) for sheet in real.projects]
        assert len({loaded(path) for path in paths}) == 1, "all sheets share what they load"
        heavy = [(path.name, weight(path)) for path in paths if weight(path) > BUDGET["next_sheet"]]
        assert heavy == []


def test_pictures_of_goals_are_light(site: Path) -> None:
    pictures = list((site / "img/goals").glob("*.svg"))
    assert len(pictures) == 17
    assert max(map(weight, pictures)) <= BUDGET["goal_picture"]


def test_no_page_loads_a_script_that_it_does_not_use(site: Path, real: Guide) -> None:
    for key, path in pages(site, real):
        allowed = [*BUDGET["scripts"]["*"], *line("scripts", key)]
        scripts = [each.relative_to(site.resolve()).as_posix() for each in loaded(path) if each.suffix == ".js"]
        unknown = [name for name in scripts if not any(fnmatch(name, pattern) for pattern in allowed)]
        assert unknown == [], key


def test_search_of_each_language_keeps_within_its_budget(site: Path, real: Guide) -> None:
    """Programs, settings and list of pages, two of the heaviest volumes of words, ten of the heaviest pages shown."""
    for language in real.languages:
        folder = site / "search" / language
        files = [site / "js/search.js", site / f"search/{language}.js", folder / "list.js"]
        heaviest = sorted(map(weight, (folder / "words").glob("*.js")))[-2:]
        shown = sorted(map(weight, (folder / "pages").rglob("*.js")))[-10:]
        assert len(heaviest) + len(shown) == 12
        assert sum(map(weight, files)) + sum(heaviest) + sum(shown) <= BUDGET["search"], language

"""Long lists go on over pages of their own: nothing is lost, nothing grows, little changes when a sheet is added."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache

import pytest
from large import enlarged

from guide import routes
from guide.embeds import sheets_by, site_map
from guide.explorer import explorer, scripts
from guide.lists import CASES_BELOW, ON_INDEX, SHEETS_BELOW
from guide.navigation import Map, chrome
from guide.pages import PlannedPage, generated_page, planned_pages
from guide.relate import Guide
from guide.render import View
from guide.world import NOWHERE

INDEXED = ("country", "lead_kind", "audience", "theme", "step", "target")
HEAVY = 110_000
"""Bytes of the content of a page, uncompressed, at most: those of the longest step with all that fits under it."""


@pytest.fixture(scope="module")
def large(real: Guide) -> Guide:
    return enlarged(real, 900)


@pytest.fixture(scope="module")
def larger(real: Guide) -> Guide:
    return enlarged(real, 2000)


def sheets_on(html: str) -> list[str]:
    """Identifiers of the sheets whose cards a page shows."""
    return re.findall(r'class="card-title"><a href="[^"]*?([a-z0-9-]+)\.html"', html)


class Pages:
    """Contents of pages by address, rendered as they are asked for."""

    def __init__(self, guide: Guide):
        self.guide = guide
        self.planned = {each.key: each for each in planned_pages(guide)}
        self.keys = {routes.address(key, "fr", guide.strings): key for key in Map(guide).keys}

    @cache  # noqa: B019 (as long as the test)
    def html(self, address: str) -> str:
        key = self.keys[address]
        if key in self.planned:
            return str(generated_page(self.guide, self.planned[key], "fr").html)
        view = View.of(self.guide, key, "fr")
        if key == routes.COMPLETE:
            return str(explorer(view))
        kind = next((kind for kind in INDEXED if routes.INDEXES[kind] == key), "")
        return str(sheets_by(view, kind)) if kind else ""

    def links(self, address: str) -> set[str]:
        """Addresses of the guide that a page links to."""
        found = re.findall(r'<a [^>]*?href="([^"#]+)', self.html(address))
        return {posixpath.normpath(posixpath.join(posixpath.dirname(address), link)) for link in found} & set(self.keys)


def test_guide_of_today_has_no_long_list(real: Guide, tiny: Guide) -> None:
    for guide in (real, tiny):
        assert not guide.lists.pages
        for kind in INDEXED:
            groups = guide.lists.by[kind].values()
            found = sheets_on(sheets_by(View.of(guide, routes.INDEXES[kind], "fr"), kind))
            assert sorted(found) == sorted(project.id for group in groups for project in group.items)


def test_pages_of_a_list_hold_everything_once_by_number(large: Guide) -> None:
    lists = {id(listed): listed for listed, _ in large.lists.pages.values()}.values()
    assert {listed.kind for listed in lists} == {*INDEXED, "goal", "case", "all"}
    for listed in lists:
        pages = [listed.on(page) for page in listed.pages]
        assert tuple(item for page in pages for item in page) == listed.items
        assert all(pages)
        numbers = [(item[0] if listed.kind == "case" else item).number for item in listed.items]
        assert numbers == sorted(numbers)


def test_pages_of_a_list_show_what_they_hold(large: Guide) -> None:
    pages = Pages(large)
    for kind, code in (("country", "SN"), ("theme", "training"), ("goal", 8)):
        listed = large.lists.by[kind][code]
        assert len(listed.pages) > 1
        addresses = [routes.address(listed.key(page), "fr", large.strings) for page in listed.pages]
        shown = [sheets_on(pages.html(address)) for address in addresses]
        assert [sheet for page in shown for sheet in page] == [project.id for project in listed.items]


@pytest.mark.parametrize("kind", [*INDEXED, "all"])
def test_links_of_an_index_lead_to_every_sheet(large: Guide, kind: str) -> None:
    pages = Pages(large)
    key = routes.LISTS[kind]
    own = {routes.address(each, "fr", large.strings) for each, (of, _) in large.lists.pages.items() if of.kind == kind}
    start = routes.address(key, "fr", large.strings)
    met, left = {start}, [start]
    while left:
        new = (pages.links(left.pop()) & own) - met
        met |= new
        left += new
    assert met == {start, *own}, "every page of the lists can be reached"
    shown = {sheet for address in met for sheet in sheets_on(pages.html(address))}
    groups = large.lists.by[kind].values() if kind != "all" else [large.lists.complete]
    assert shown == {project.id for group in groups for project in group.items}


def test_every_page_of_a_long_list_is_a_few_clicks_away(real: Guide) -> None:
    listed = enlarged(real, 13_000).lists.complete
    reached = {1}
    for _ in range(5):
        reached |= {number for page in reached for number in (*listed.numbers(page), page - 1, page + 1)}
    assert set(listed.pages) <= reached
    assert max(len(listed.numbers(page)) for page in listed.pages) < len(listed.pages) / 8


def heaviest(guide: Guide) -> dict[str, int]:
    """Bytes of the heaviest page of each kind: of lists the first pages, of sheets the first few."""

    def worth_looking(planned: PlannedPage) -> bool:
        return planned.values.get("page", 1) in (1, 2) and planned.key not in others

    others = {routes.project(project.id) for project in guide.projects[30:]}
    found: dict[str, int] = {}
    for planned in filter(worth_looking, planned_pages(guide)):
        size = len(generated_page(guide, planned, "fr").html.encode())
        kind = re.sub(r"/[^/]+(/\d+)?$", "", planned.key)
        found[kind] = max(found.get(kind, 0), size)
    for kind in INDEXED:
        found[f"index {kind}"] = len(sheets_by(View.of(guide, routes.INDEXES[kind], "fr"), kind).encode())
    found["explorer"] = len(explorer(View.of(guide, routes.COMPLETE, "fr")).encode())
    return found


def test_no_page_grows_with_the_collection(large: Guide, larger: Guide) -> None:
    before, after = heaviest(large), heaviest(larger)
    assert {kind: size for kind, size in after.items() if size > HEAVY} == {}
    # Pages of lists are only full or not. Elsewhere numbers have a digit more, reasons other words.
    lists = {"projects/index", *(stem for kind, stem in routes.LISTS.items() if kind != "all")}
    grown = {
        kind: (size, before[kind]) for kind, size in after.items() if kind not in lists and size > before[kind] * 1.1
    }
    assert grown == {}


def test_map_of_the_site_leads_to_the_list_instead_of_every_sheet(larger: Guide) -> None:
    html = site_map(View.of(larger, "about/contents", "fr"))
    assert len(html) < 40_000
    for page in larger.lists.complete.pages:
        assert f'/{"index" if page == 1 else f"index/{page}"}.html"' in html


def test_new_sheet_changes_the_last_page_of_each_list_only(real: Guide, large: Guide) -> None:
    more = enlarged(real, 901)
    for key, (listed, page) in more.lists.pages.items():
        if page < len(listed.pages) and key in large.lists.pages:
            assert large.lists.pages[key][0].on(page) == listed.on(page), key


def test_case_is_found_where_its_sheet_says(large: Guide) -> None:
    pages = Pages(large)
    sheet = large.projects[-1]
    places = {case.question: large.lists.case(sheet, case.question) for project in [sheet] for case in project.cases}
    assert places
    html = str(generated_page(large, pages.planned[routes.project(sheet.id)], "fr").html)
    for place in places.values():
        key, _, anchor = place.partition("#")
        address = routes.address(key, "fr", large.strings)
        assert f'id="{anchor}"' in pages.html(address)
        assert f'{posixpath.basename(address)}#{anchor}"' in html


def test_step_shows_the_first_cases_and_leads_to_all(large: Guide) -> None:
    code, listed = max(large.lists.cases.items(), key=lambda item: len(item[1].items))
    address = routes.address(routes.step(large.step_of[code].number), "fr", large.strings)
    html = Pages(large).html(address)
    section = html.split(f'id="{routes.anchor(code)}"')[1].split('<section class="question">')[0]
    assert section.count('class="case"') == CASES_BELOW
    assert f"Voir les {len(listed.items)} cas" in re.sub(r"\s", " ", section)
    assert routes.address(listed.key(), "fr", large.strings) in Pages(large).links(address)


def test_index_shows_as_many_sheets_as_it_has_room_for(large: Guide) -> None:
    for kind in INDEXED:
        html = sheets_by(View.of(large, routes.INDEXES[kind], "fr"), kind)
        assert len(sheets_on(html)) <= ON_INDEX
        for code in large.lists.by[kind]:
            assert html.count(f'id="{routes.anchor(code)}"') == 1, "links into the index keep working"


def test_goal_shows_the_beginning_of_its_list(large: Guide) -> None:
    html = Pages(large).html(routes.address(routes.goal(8), "fr", large.strings))
    assert len(sheets_on(html)) == SHEETS_BELOW
    assert "Voir les " in html


def test_page_of_a_list_says_where_it_stands(large: Guide) -> None:
    key = routes.listed("country", "SN", 2)
    page = generated_page(large, {each.key: each for each in planned_pages(large)}[key], "en")
    assert page.title == "Senegal: the sheets, page 2"
    assert 'aria-current="page"><span class="visually-hidden">Page</span> 2<' in page.html
    assert page.html.count('rel="prev"') == 1
    trail = [link.label for link in chrome(Map(large), key, "en").trail]
    assert trail[1:] == ["Project sheets", "By country", "Senegal: the sheets"]
    assert routes.address(key, "en", large.strings) == "en/project-sheets/countries/sn/2.html"


def test_search_finds_a_list_once_and_every_case(large: Guide) -> None:
    for planned in planned_pages(large):
        if planned.key in large.lists.pages:
            listed, page = large.lists.pages[planned.key]
            assert planned.search == (page == 1 or listed.kind == "case")


def value(script: str) -> object:
    return json.loads(re.sub(r"^window\.\w+=|;\n$", "", script))


def test_explorer_brings_what_does_not_grow_and_loads_the_rest_in_parts(large: Guide, larger: Guide) -> None:
    made = dict(scripts(larger, NOWHERE))
    arriving = "data/explorer.fr.js"
    assert len(made[arriving]) < len(dict(scripts(large, NOWHERE))[arriving]) * 1.02
    data = value(made[arriving])
    sheets = list(data["sheets"])
    assert len(sheets) == len(larger.lists.complete.beginning)
    for number in range(1, data["parts"] + 1):
        sheets += value(made[data["addresses"]["choices"].format(n=number)])
    assert [sheet["id"] for sheet in sheets] == [project.id for project in larger.projects]
    names = sorted(
        (name for name in made if name.startswith("data/explorer/fr/cards-")),
        key=lambda name: int(re.sub(r"\D", "", name)),
    )
    cards = [re.findall(r'data-sheet="([\w-]+)"', str(value(made[name]))) for name in names]
    assert max(map(len, cards)) == data["cards"]
    ids = [sheet["id"] for sheet in data["sheets"]] + [sheet for part in cards for sheet in part]
    assert ids == [project.id for project in larger.projects]
    theme = next(facet for facet in data["facets"] if facet["name"] == "theme")
    assert theme["counts"] == {code: len(projects) for code, projects in larger.by_theme.items()}

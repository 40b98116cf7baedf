"""Lists stand whole on the page that they belong to; very long ones go on over pages of their own."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache

import pytest
from large import enlarged
from markdown import Markdown

from guide.explorer.explorer import explorer, scripts
from guide.model import routes
from guide.pages.embeds import sheets_by, site_map
from guide.pages.heads import planned_head, planned_pages
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE
from guide.view.navigation import Order
from guide.view.publication import Publication
from guide.view.view import View
from macros import MACROS, bound
from macros.edition import Edition, page_environment, use

INDEXED = ("country", "lead_kind", "audience", "theme", "step", "target")


@pytest.fixture(scope="module")
def full(real: Guide) -> Guide:
    """As many sheets as one page of a list holds."""
    return enlarged(real, 300)


@pytest.fixture(scope="module")
def large(real: Guide) -> Guide:
    return enlarged(real, 2700)


def sheets_on(html: str) -> list[str]:
    """Identifiers of the sheets whose cards a page shows."""
    return re.findall(r'class="card-title"><a href="[^"]*?([a-z0-9-]+)\.html"', html)


class Pages:
    """Contents of pages by address, made as they are asked for: from their layouts, without MkDocs."""

    def __init__(self, guide: Guide, language: str = "fr"):
        self.guide, self.language = guide, language
        self.edition = Edition(guide, language, Publication())
        self.environment = page_environment({name: bound(function) for name, function in MACROS.items()})
        self.layouts = {layout.kind: layout.source for layout in guide.collection.layouts}
        self.markdown = Markdown(extensions=["attr_list", "def_list", "md_in_html", "tables", self.edition.markdown])
        self.keys = {routes.address(key, language, guide.strings): key for key in Order(guide).keys}

    @cache  # noqa: B019 (as long as the test)
    def html(self, address: str) -> str:
        key, edition = self.keys[address], self.edition
        planned = edition.planned.get(key)
        source = self.layouts[planned.kind] if planned else self.guide.document(key, self.language).source
        use(edition)
        edition.begin(key)
        return self.markdown.reset().convert(self.environment.from_string(source).render())

    def of(self, key: str) -> str:
        return self.html(routes.address(key.partition("#")[0], self.language, self.guide.strings))

    def links(self, address: str) -> set[str]:
        """Addresses of the guide that a page links to."""
        addresses = re.findall(r'<a [^>]*?href="([^"#]+)', self.html(address))
        return {posixpath.normpath(posixpath.join(posixpath.dirname(address), link)) for link in addresses} & set(
            self.keys
        )


@pytest.mark.parametrize("name", ["tiny", "real", "full"])
def test_an_index_shows_each_of_its_groups_whole(request: pytest.FixtureRequest, name: str) -> None:
    guide: Guide = request.getfixturevalue(name)
    assert not [key for key, (listed, _) in guide.lists.pages.items() if listed.kind != "case"]
    for kind in INDEXED:
        groups = guide.lists.by[kind].values()
        assert groups, kind
        sheets = sheets_on(sheets_by(View.of(guide, routes.INDEXES[kind], "fr"), kind))
        assert sorted(sheets) == sorted(project.id for group in groups for project in group.items)


def test_three_hundred_sheets_stand_in_the_explorer_and_what_is_beyond_on_a_page_more(real: Guide) -> None:
    for number, pages in ((300, []), (301, ["projects/index/2"]), (601, ["projects/index/2", "projects/index/3"])):
        guide = enlarged(real, number)
        assert [key for key in guide.lists.pages if key.startswith("projects/index")] == pages
        shown = re.findall(r'data-sheet="([\w-]+)"', explorer(View.of(guide, routes.COMPLETE, "fr")))
        assert shown == [project.id for project in guide.projects[:300]]


def test_pages_of_a_list_show_all_of_it_once_by_number(large: Guide) -> None:
    pages = Pages(large)
    for kind, code in (("goal", 8), ("target", "8.5"), ("step", 3), ("country", "MA"), ("theme", "training")):
        listed = large.lists.by[kind][code]
        assert len(listed.pages) > 1
        shown = [sheets_on(pages.of(listed.key(page))) for page in listed.pages]
        if kind in routes.INDEXES and kind not in ("step", "target"):
            group = pages.of(listed.key()).split(f'<h2 id="{routes.anchor(code)}"')[1].split("<h2")[0]
            shown[0] = sheets_on(group)
        assert [len(page) for page in shown[:-1]] == [300] * (len(shown) - 1)
        assert [sheet for page in shown for sheet in page] == [project.id for project in listed.items]
        numbers = [project.number for project in listed.items]
        assert numbers == sorted(numbers)


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


def test_map_of_the_site_leads_to_the_list_instead_of_every_sheet(large: Guide) -> None:
    html = site_map(View.of(large, "about/contents", "fr"))
    assert len(html) < 40_000
    for name in ("index", "index/2", "index/9"):
        assert f'/{name}.html"' in html
    assert '/index/10.html"' not in html


def test_new_sheet_changes_the_last_page_of_each_list_only(real: Guide, large: Guide) -> None:
    more = enlarged(real, 2701)
    assert large.lists.pages
    for key, (listed, page) in more.lists.pages.items():
        if page < len(listed.pages) and key in large.lists.pages:
            assert large.lists.pages[key][0].on(page) == listed.on(page), key


def test_case_is_found_where_its_sheet_says(real: Guide) -> None:
    guide = enlarged(real, 6000)
    code, listed = max(guide.lists.cases.items(), key=lambda item: len(item[1].items))
    assert len(listed.pages) > 1
    pages = Pages(guide)
    for sheet in (listed.items[0][0], listed.items[299][0], listed.items[300][0]):
        key, _, anchor = guide.lists.case(sheet, code).partition("#")
        assert f'id="{anchor}"' in pages.of(key)
        address = posixpath.basename(routes.address(key, "fr", guide.strings))
        assert f'{address}#{anchor}"' in pages.of(routes.project(sheet.id))
    step = pages.of(listed.first)
    section = step.split(f'id="{routes.anchor(code)}"')[1].split("<h2")[0]
    assert section.count('class="case"') == 300
    assert routes.address(listed.key(2), "fr", guide.strings) in pages.links(
        routes.address(listed.first.partition("#")[0], "fr", guide.strings)
    )


def test_page_of_a_list_says_where_it_stands(large: Guide) -> None:
    key = routes.list_page("country", "SN", 2)
    planned = {each.key: each for each in planned_pages(large)}[key]
    assert planned_head(planned, View.of(large, key, "en")).title == "Senegal: the sheets, page 2"
    html = Pages(large, "en").of(key)
    assert 'aria-current="page"><span class="visually-hidden">Page</span> 2<' in html
    assert '<a rel="prev" href="../../countries.html#sn">' in html
    assert Order(large).parents(key) == ("index", "projects/index", "projects/countries")
    assert routes.address(key, "en", large.strings) == "en/project-sheets/countries/sn/2.html"


def test_search_finds_cases_on_further_pages_but_no_card_twice(real: Guide) -> None:
    guide = enlarged(real, 6000)
    by_key = {planned.key: planned.search for planned in planned_pages(guide) if planned.key in guide.lists.pages}
    assert {key.partition("/")[0] for key in by_key} == {"projects", "method"}
    assert {key for key, search in by_key.items() if search} == {
        key for key in by_key if key.startswith("method/cases/")
    }


def value(script: str) -> object:
    return json.loads(re.sub(r"^window\.\w+=|;\n$", "", script))


def test_explorer_brings_three_hundred_sheets_and_loads_the_others_at_once(large: Guide, full: Guide) -> None:
    rest = "data/explorer/fr/rest.js"
    assert rest not in dict(scripts(full, "fr", NOWHERE))
    made = dict(scripts(large, "fr", NOWHERE))
    data, others = value(made["data/explorer.fr.js"]), value(made[rest])
    assert (data["total"], len(data["sheets"]), data["addresses"]["rest"]) == (2700, 300, rest)
    everything = [project.id for project in large.projects]
    assert [sheet["id"] for sheet in data["sheets"] + others["sheets"]] == everything
    assert re.findall(r'data-sheet="([\w-]+)"', others["cards"]) == everything[300:]
    theme = next(facet for facet in data["facets"] if facet["name"] == "theme")
    assert theme["counts"] == {code: len(projects) for code, projects in large.by_theme.items()}

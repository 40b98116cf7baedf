"""Views of all sheets stay small, however many sheets there are, and still show each of them once."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import html

from guide import embeds, matrix, pieces, routes, timeline, timeline_pages
from guide.matrix_pages import counted
from guide.navigation import Map
from guide.open_data import tables
from guide.pages import GeneratedPage, generated_page, planned_pages
from guide.relate import Guide
from guide.render import View

VIEWS = {timeline.PAGE: embeds.timeline, matrix.PAGE: embeds.question_matrix}
PAGE, OVERVIEW = 130_000, 40_000
"""Bytes that a page with sheets and one without may have, before compression."""


@pytest.fixture(scope="module")
def shared_out(large: Guide) -> dict[tuple[str, str], GeneratedPage]:
    """The pages of both views in all languages, by key and language."""
    planned = [page for page in planned_pages(large) if page.template == "piece"]
    return {
        (page.key, language): generated_page(large, page, language) for page in planned for language in large.languages
    }


def overview(guide: Guide, key: str, language: str = "fr") -> str:
    return str(VIEWS[key](View.of(guide, key, language)))


def pages_of(shown: dict[tuple[str, str], GeneratedPage], view: str, language: str) -> list[html.HtmlElement]:
    found = [page.html for (key, each), page in shown.items() if each == language and key.startswith(f"{view}/")]
    return [html.fromstring(f"<div>{page}</div>") for page in found]


def test_a_collection_that_fits_on_one_page_has_no_further_pages(real: Guide) -> None:
    assert pieces.count(real) == 0
    assert not [page for page in planned_pages(real) if page.template == "piece"]
    assert pieces.count(replace(real, projects=real.projects * 4)) == 2


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sheet_stands_on_exactly_one_page(
    large: Guide, shared_out: dict[tuple[str, str], GeneratedPage], view: str, language: str
) -> None:
    rows = [page.xpath(".//tbody/tr/th[@scope='row']/a/@href") for page in pages_of(shared_out, view, language)]
    here = View.of(large, routes.piece(view, 1), language)
    wanted = Counter(here.url(routes.project(project.id)) for project in large.projects)
    assert Counter(href for links in rows for href in links) == wanted
    assert max(map(len, rows)) == pieces.SIZE


def test_no_page_grows_with_the_collection(large: Guide, shared_out: dict[tuple[str, str], GeneratedPage]) -> None:
    assert max(len(page.html.encode()) for page in shared_out.values()) < PAGE
    for view in VIEWS:
        for language in large.languages:
            assert len(overview(large, view, language).encode()) < OVERVIEW


def test_sheets_stand_in_the_order_of_the_view(large: Guide, shared_out: dict[tuple[str, str], GeneratedPage]) -> None:
    found = [piece for piece in pieces.pieces(large) if piece.view == timeline.PAGE]
    order = [pieces.began(project) for piece in found for project in piece.projects]
    assert order == sorted(order)
    assert [piece.first for piece in found] == [1 + number * pieces.SIZE for number in range(len(found))]
    assert [piece.key for piece in pieces.pieces(large)] == list(pieces.keys(large))


def test_every_year_leads_to_the_first_project_of_that_year(
    large: Guide, shared_out: dict[tuple[str, str], GeneratedPage]
) -> None:
    years = timeline_pages.years(View.of(large, timeline.PAGE, "fr"))
    assert sum(year.begun for year in years) == sum(bool(project.period.start) for project in large.projects)
    for year in years:
        key, _, anchor = year.key.partition("#")
        rows = html.fromstring(f"<div>{shared_out[key, 'fr'].html}</div>").xpath(".//tr[@id=$id]", id=anchor)
        assert len(rows) == 1
        assert year.name in rows[0].text_content() or not year.begun
    undated = timeline_pages.places(large)[pieces.UNDATED]
    assert f'href="frise/{undated.rpartition("/")[2].replace("#", ".html#")}"' in overview(large, timeline.PAGE)


def test_a_project_has_one_bar_where_its_years_are(real: Guide) -> None:
    shown = pieces.Piece(timeline.PAGE, 1, 1, 27, tuple(pieces.ordered(real, timeline.PAGE)))
    page = html.fromstring(f"<div>{timeline_pages.spans_of(View.of(real, shown.key, 'fr'), shown)}</div>")
    first, last = (int(each.text) for each in page.xpath(".//*[@class='span-years']/span"))
    assert (first, last) == timeline.extent(timeline.spans(View.of(real, timeline.PAGE, "fr")))
    for row in page.xpath(".//tbody/tr[not(@class)]"):
        bars = row.xpath(".//span[contains(@class, 'span')]")
        assert len(bars) == ("non précisées" not in row.text_content())
        for bar in bars:
            left, width = (float(value) for value in re.findall(r"([\d.]+)%", bar.get("style")))
            assert 0 <= left <= 100
            assert 0 < width <= 100.1 - left
            assert ("open" in bar.get("class")) == ("non précisé" in row.text_content())


def test_the_matrix_counts_for_each_question_the_sheets_that_its_pages_show(
    large: Guide, shared_out: dict[tuple[str, str], GeneratedPage]
) -> None:
    marks = [
        Counter(mark.get("data-kind") for mark in page.xpath(".//td/a[@class='mark']"))
        for page in pages_of(shared_out, matrix.PAGE, "fr")
    ]
    assert sum(found["case"] for found in marks) == sum(len(project.cases) for project in large.projects)
    assert counted(large)["case"].keys() == {case.question for project in large.projects for case in project.cases}
    table = html.fromstring(f"<div>{overview(large, matrix.PAGE)}</div>").find(".//table")
    said = [int(row[1].text) for row in table.findall("./tbody/tr")]
    assert sum(said) == sum(counted(large)["case"].values())


def test_pages_lie_below_their_view_and_follow_each_other(large: Guide) -> None:
    site = Map(large)
    last = pieces.count(large)
    for view in VIEWS:
        assert list(site.parents(routes.piece(view, 2)))[-1] == view
        assert site.neighbours(routes.piece(view, 2)) == (routes.piece(view, 1), routes.piece(view, 3))
        assert site.neighbours(routes.piece(view, last))[1] is None
    assert site.neighbours(routes.project(large.projects[-1].id))[1] is None
    assert View.of(large, "index", "fr").url(routes.piece(timeline.PAGE, 2)) == "fiches/frise/2.html"


def test_what_an_overview_offers_to_download_is_written(large: Guide) -> None:
    written = tables(large)
    for view in VIEWS:
        for href in html.fromstring(f"<div>{overview(large, view)}</div>").xpath(".//a[@download]/@href"):
            assert href.removeprefix("../../") in written


def test_titles_say_which_page(shared_out: dict[tuple[str, str], GeneratedPage]) -> None:
    assert shared_out["projects/timeline/2", "fr"].title == "La frise des projets, page 2"
    assert shared_out["projects/timeline/2", "en"].title == "The timeline of the projects, page 2"
    assert not any(page.search for page in shared_out.values()), "the search finds the sheets themselves"
    titles = [(page.language, page.title) for page in shared_out.values()]
    assert len(set(titles)) == len(titles)


def test_the_pages_are_valid_html(
    large: Guide, shared_out: dict[tuple[str, str], GeneratedPage], tmp_path: Path
) -> None:
    bodies = {f"{key}/{language}": page.html for (key, language), page in shared_out.items() if key.endswith("/2")}
    bodies |= {view: overview(large, view) for view in VIEWS}
    for name, body in bodies.items():
        head = (
            '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>Essai</title>\n</head>\n<body>'
        )
        target = tmp_path / f"{name.replace('/', '-')}.html"
        target.write_text(
            f"{head}<main>\n<h1>Essai</h1>\n<h2>Fiches</h2>\n{body}</main></body></html>", encoding="utf-8"
        )
    program = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = ["node", str(program), "--config", str(ROOT / ".htmlvalidate.json"), "--formatter", "text", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout

"""Every kind of page on paper: no interface, nothing folded, nothing cut, addresses of other sites."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from conftest import build_site, copy_tiny
from playwright.sync_api import Browser, Page, expect
from test_reading_in_chromium import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.site]

PRINTED = [
    *KINDS,
    *("fr/outils/grille-d-entretien.html", "fr/contribuer/fiche-vierge.html", "fr/contribuer/index.html"),
    *("fr/a-propos/traductions.html", "en/understand/study-method.html"),
]
SHEET = "fr/fiches/solidarite-laique-procopil.html"
A4 = 672
"""Width of a page of paper between its margins, in pixels of CSS: 210 mm less 2 × 16 mm."""
INTERFACE = (
    ".md-skip, .menu-link, .menu-button, .palette, .languages, .search-button, .search, .md-tabs, .md-sidebar, "
    ".md-path, .toc, .md-top, .contents, .md-footer__inner, .md-footer a"
)
SHOWN = "all => all.filter(each => each.checkVisibility()).map(each => each.className)"
NAMED = "each => each.outerHTML.slice(0, 120)"
CUT = f"""(all, width) => all.filter(each => each.checkVisibility()).filter(each =>
  each.getBoundingClientRect().right > width + 1
  || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible"
).map({NAMED})"""
"""Elements that reach beyond the paper, or hold more than they show."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page of the browser as wide as paper, of somebody who reads in the dark, network off."""
    context = browser.new_context(offline=True, viewport={"width": A4, "height": 950}, color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.fixture
def paper(tab: Page) -> Page:
    """That page as it would be printed."""
    tab.emulate_media(media="print")
    return tab


@pytest.mark.parametrize("address", PRINTED)
def test_page_on_paper(paper: Page, site: Path, address: str) -> None:
    paper.goto((site / address).as_uri())
    assert paper.locator(INTERFACE).evaluate_all(SHOWN) == []
    expect(paper.locator(".brand")).to_be_visible()
    expect(paper.locator(".md-footer p").first).to_be_visible()
    # A drawing cuts off what lies outside of its frame.
    assert paper.locator("body *:not(.visually-hidden, svg *)").evaluate_all(CUT, A4) == []
    assert paper.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    folded = "all => all.filter(each => !each.getBoundingClientRect().height).length"
    text = "#content details:not(.explorer-facet, .explorer *) > p:not(:has([download]))"
    assert paper.locator(text).evaluate_all(folded) == 0


def test_citation_is_unfolded_on_paper_though_nobody_opened_it(paper: Page, site: Path) -> None:
    paper.goto((site / SHEET).as_uri())
    citation = paper.locator("details.cite")
    assert not citation.evaluate("each => each.open")
    assert citation.locator("p").first.bounding_box()["height"] > 20  # type: ignore[index]
    paper.emulate_media(media="screen")
    assert not citation.locator("p").first.is_visible()


def test_address_of_another_site_is_printed_and_that_of_a_page_is_not(paper: Page, site: Path) -> None:
    paper.goto((site / SHEET).as_uri())
    after = "all => all.map(each => [each.getAttribute('href'), getComputedStyle(each, '::after').content])"
    links = paper.locator("#content a").evaluate_all(after)
    outside = [(href, content) for href, content in links if href.startswith("http")]
    assert outside
    assert [content for href, content in outside if href not in content] == []
    assert {content for href, content in links if not href.startswith(("http", "data:"))} == {"none"}


@pytest.mark.parametrize(
    ("address", "selector", "rule"),
    [
        (SHEET, "#content h2", "breakAfter"),
        (SHEET, ".card", "breakInside"),
        ("fr/methode/etapes/2.html", ".case, .voice, .checklist > li", "breakInside"),
        ("fr/fiches/carte.html", "tbody tr", "breakInside"),
        ("fr/outils/glossaire.html", ".glossary > div", "breakInside"),
    ],
)
def test_what_belongs_together_stays_together(paper: Page, site: Path, address: str, selector: str, rule: str) -> None:
    paper.goto((site / address).as_uri())
    found = paper.locator(selector).evaluate_all("(all, rule) => all.map(each => getComputedStyle(each)[rule])", rule)
    assert found
    assert set(found) == {"avoid"}


def test_long_table_repeats_its_head(paper: Page, site: Path) -> None:
    paper.goto((site / "fr/fiches/carte.html").as_uri())
    assert paper.locator("thead").evaluate("each => getComputedStyle(each).display") == "table-header-group"


def test_page_says_on_paper_only_where_it_is_on_the_web(paper: Page, tmp_path: Path) -> None:
    project = copy_tiny(tmp_path / "tiny")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://guide.example.org/")
        result = build_site(project)
    assert result.returncode == 0, result.stderr
    paper.goto((project / "site/fr/index.html").as_uri())
    address = paper.get_by_text("https://guide.example.org/fr/index.html")
    expect(address).to_be_visible()
    paper.emulate_media(media="screen")
    expect(address).to_be_hidden()


def test_printed_page_is_a4_and_tagged(paper: Page, site: Path, serve: Callable[[Path], str]) -> None:
    paper.context.set_offline(False)
    paper.goto(f"{serve(site)}/fr/methode/etapes/2.html")
    with pikepdf.open(io.BytesIO(paper.pdf(prefer_css_page_size=True, tagged=True))) as made:
        assert 5 < len(made.pages) < 15
        assert [round(float(each)) for each in made.pages[0].mediabox][2:] == [595, 842]
        assert made.Root.MarkInfo.Marked
    paper.context.set_offline(True)

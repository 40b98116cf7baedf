"""Timeline, charts and matrices as readers use them: over HTTP and from a disk with the network off."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

TIMELINE, CHARTS, MATRIX = "fr/fiches/frise.html", "fr/fiches/chiffres.html", "fr/fiches/matrice.html"
SURVEY = "fr/comprendre/etat-des-lieux.html"
A4 = 703
"""Width of a page of paper between its margins, in px."""


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, serve: Callable[[Path], str]) -> str:
    """Address of the site, on a server or on a disk."""
    return serve(site) if request.param == "http" else site.as_uri()


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context(offline=root.startswith("file:"), viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def disk(browser: Browser) -> Iterator[Page]:
    """A page for what is the same over HTTP."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def test_a_bar_of_the_timeline_opens_its_sheet(page: Page, root: str) -> None:
    page.goto(f"{root}/{TIMELINE}")
    page.get_by_role("link", name="Cergy–Thiès").and_(page.locator(".chart a")).click()
    page.wait_for_url("**/cergy-thies-chantiers-insertion.html")


def test_the_timeline_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}/{TIMELINE}")
    page.locator("#content").focus()
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_accessible_name(
        "Juvisy–Tillabéri\u00a0: appui institutionnel (à partir de 1988, fin non précisée)"
    )
    assert focused.locator("path").evaluate("e => getComputedStyle(e).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/juvisy-tillaberi-jumelage.html")


def test_the_table_and_the_file_under_a_chart(page: Page, root: str) -> None:
    page.goto(f"{root}/{CHARTS}")
    section = page.locator("section", has=page.locator("#audience"))
    expect(section.get_by_role("table")).to_be_hidden()
    section.locator("summary").press("Enter")
    rows = section.locator("tbody tr").all_inner_texts()
    with page.expect_download() as found:
        section.get_by_role("link", name="Télécharger").click()
    assert found.value.suggested_filename == "audience.fr.csv"
    held = list(csv.reader(io.StringIO(Path(found.value.path()).read_text(encoding="utf-8"))))
    assert [row.split("\t") for row in rows] == held[1:]


def test_a_bar_leads_to_as_many_sheets_as_it_counts(page: Page, root: str) -> None:
    page.goto(f"{root}/{CHARTS}")
    page.get_by_role("link", name="Femmes\u00a0: 7 fiches").click()
    page.wait_for_url("**/publics.html#women")
    assert page.locator("#women + ul > li").count() == 7
    page.go_back()
    page.get_by_role("link", name="8.6 ").and_(page.locator(".chart a")).click()
    page.wait_for_url("**/cibles/8-6.html")
    assert page.locator("h2#projects ~ ul.cards").first.locator("> li").count() == 5


def test_marks_rows_and_columns_of_the_matrix_open_the_pages(page: Page, root: str) -> None:
    page.goto(f"{root}/{MATRIX}")
    page.get_by_role("link", name="Q9\u00a0: cas").first.click()
    page.wait_for_url("**/etapes/3.html#q9-1")
    expect(page.locator("#q9-1")).to_be_in_viewport()
    page.go_back()
    matrix = page.get_by_role("region", name="Fiches et questions de la méthode")
    matrix.get_by_role("link", name="Q2\u00a0: parole de Yannick Billard").first.press("Enter")
    page.wait_for_url("**/etapes/1.html#q2-voices")
    page.go_back()
    matrix.get_by_role("link", name="Q14", exact=True).click()
    page.wait_for_url("**/etapes/5.html#q14")
    page.go_back()
    matrix.get_by_role("rowheader").get_by_role("link", name="16. Mené–Kayes").click()
    page.wait_for_url("**/amitie-kayes-mene-jardin-femmes.html")


def test_a_number_of_the_second_matrix_leads_to_the_sheets(page: Page, root: str) -> None:
    page.goto(f"{root}/{MATRIX}")
    page.get_by_role("link", name="Cible 8.6, étape 3\u00a0: 3 fiches").click()
    page.wait_for_url("**/fiches/index.html#target=8.6&step=3")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_heads_stay_in_sight_while_the_matrix_scrolls_by_keyboard(disk: Page, site: Path, width: int) -> None:
    disk.set_viewport_size({"width": width, "height": 700})
    disk.goto((site / MATRIX).as_uri())
    frame = disk.get_by_role("region", name="Fiches et questions de la méthode")
    frame.focus()
    for _ in range(3):
        disk.keyboard.press("PageDown")
    disk.wait_for_function("e => e.scrollTop > 100", arg=frame.element_handle())
    inside = """([head, frame]) => { const a = head.getBoundingClientRect(), b = frame.getBoundingClientRect();
      return a.top >= b.top - 1 && a.left >= b.left - 1 && a.bottom <= b.bottom && a.left < b.right }"""
    for head in ("thead tr:nth-child(2) th:nth-child(1)", "thead th[rowspan]:first-child"):
        assert disk.evaluate(inside, [frame.locator(head).first.element_handle(), frame.element_handle()]), head
    frame.locator("tbody .mark").last.focus()
    # What has the focus comes into sight, and not under a head; the page scrolls there in a moment.
    in_sight = """e => { const r = e.getBoundingClientRect();
      return e.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)) }"""
    disk.wait_for_function(in_sight, arg=frame.locator("tbody .mark").last.element_handle())


@pytest.mark.parametrize(("width", "kind"), [(320, "narrow"), (360, "narrow"), (768, "wide"), (1440, "wide")])
def test_one_drawing_of_the_timeline_shows_and_its_text_is_not_small(
    disk: Page, site: Path, width: int, kind: str
) -> None:
    disk.set_viewport_size({"width": width, "height": 700})
    disk.goto((site / TIMELINE).as_uri())
    shown = disk.locator("svg.chart:visible")
    assert {each.get_attribute("class") for each in shown.all()} == {f"chart {kind}"}
    scale = shown.first.evaluate("e => e.getBoundingClientRect().width / e.viewBox.baseVal.width")
    assert scale * 12 > (10 if width < 360 else 11.5)
    assert scale <= 1


@pytest.mark.parametrize("address", [TIMELINE, CHARTS, SURVEY])
def test_no_text_of_a_chart_runs_out_of_it(disk: Page, site: Path, address: str) -> None:
    disk.goto((site / address).as_uri())
    out = """() => [...document.querySelectorAll("svg.chart text")].filter(text => {
      const box = text.getBBox(), place = text.getCTM(), width = text.ownerSVGElement.viewBox.baseVal.width
      const start = box.x + place.e / place.a  // of the first letter, which may lean out a little
      return box.width && (start < -2 || start + box.width > width + 1) }).map(text => text.textContent)"""
    assert disk.evaluate(out) == []


def test_on_paper_charts_and_matrices_fit_and_are_whole(disk: Page, site: Path) -> None:
    disk.set_viewport_size({"width": A4, "height": 1000})
    disk.emulate_media(media="print")
    for address in (TIMELINE, CHARTS, MATRIX, SURVEY):
        disk.goto((site / address).as_uri())
        assert disk.evaluate("document.documentElement.scrollWidth") <= A4, address
        for box in disk.evaluate(
            "[...document.querySelectorAll('svg.chart')].map(e => e.getBoundingClientRect().height)"
        ):
            assert box < 950, (address, "no image is longer than a page")
        for frame in disk.locator(".matrix").all():
            assert frame.evaluate("e => e.scrollHeight - e.clientHeight") <= 1, "nothing is hidden in a frame"


def test_without_scripts_nothing_is_missing(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((site / TIMELINE).as_uri())
    page.get_by_text("Les données en tableau").click()
    expect(page.get_by_role("cell", name="Du 1er janvier au 31 juillet 2013")).to_be_visible()
    expect(page.get_by_role("cell", name="1er janvier 2013", exact=True)).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_bars_and_words(browser: Browser, site: Path, scheme: str) -> None:
    context = browser.new_context(offline=True, forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((site / CHARTS).as_uri())
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part in (".chart g rect", ".chart text"):
        assert page.locator(part).first.evaluate("e => getComputedStyle(e).fill") != paper
    context.close()


def test_every_link_of_the_pages_leads_to_a_file(disk: Page, site: Path) -> None:
    for address in (TIMELINE, CHARTS, MATRIX):
        disk.goto((site / address).as_uri())
        links = disk.evaluate("[...document.querySelectorAll('#content a')].map(a => a.href.baseVal ?? a.href)")
        assert len(links) > 20
        base = (site / address).as_uri()
        for link in links:
            path = urlsplit(link).path if link.startswith("file:") else ""
            target = Path(unquote(path)) if path else (site / address).parent / link.split("#")[0]
            assert target.is_file(), (base, link)

"""The frame of pages as readers use it: by keyboard, on small screens, without scripts, in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

SHEET = "fr/fiches/herault-medenine-dechets-agroecologie.html"
KINDS = (SHEET, "fr/index.html", "fr/methode/etapes/3.html", "fr/odd/index.html", "fr/outils/glossaire.html")
PHONE = {"width": 390, "height": 800}
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(18, 23, 31)"


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site in a context of its own."""
    contexts = []

    def start(page: str = SHEET, **settings: object) -> Page:
        contexts.append(browser.new_context(**settings))  # type: ignore[arg-type]
        tab = contexts[-1].new_page()
        tab.goto(f"{address}/{page}")
        return tab

    yield start
    for context in contexts:
        context.close()


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("no keyboard reaches it")


def test_keyboard_opens_and_closes_the_drawer_of_a_phone(opened: Callable[..., Page]) -> None:
    page = opened(viewport=PHONE)
    button, menu = page.locator(".menu-button"), page.locator("#menu")
    expect(menu).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.locator("a").first).to_be_focused()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(menu).to_be_hidden()


def test_no_link_of_the_closed_drawer_takes_the_focus(opened: Callable[..., Page]) -> None:
    page = opened(viewport=PHONE)
    tab_to(page, page.locator("summary").first)
    assert page.locator("#menu a").count() > 10
    focusable = page.locator("#menu a").evaluate_all(
        "links => links.filter(link => (link.focus(), link === document.activeElement))"
    )
    assert focusable == []


def test_leaving_the_open_drawer_closes_it(opened: Callable[..., Page]) -> None:
    page = opened(viewport=PHONE)
    page.click(".menu-button")
    page.mouse.click(380, 600)
    expect(page.locator(".menu-button")).to_have_attribute("aria-expanded", "false")
    page.click(".menu-button")
    page.locator("#menu a").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".menu-button")).to_have_attribute("aria-expanded", "false")


def test_keyboard_opens_and_closes_the_search_of_a_phone(opened: Callable[..., Page]) -> None:
    page = opened(viewport=PHONE)
    button, field = page.locator(".search-button"), page.locator("#search")
    expect(field).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("tunisie")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#search-results")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_be_focused()


def test_without_scripts_the_header_leads_to_the_menu_and_dark_systems_are_dark(opened: Callable[..., Page]) -> None:
    page = opened(viewport=PHONE, java_script_enabled=False, color_scheme="dark")
    assert page.locator(".menu-button, .search-button, .palette, .search").locator("visible=true").count() == 0
    page.locator(".menu-link").click()
    expect(page.locator("#menu a").first).to_be_in_viewport()
    page.locator("summary").first.click()
    expect(page.locator(".toc a").first).to_be_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == DARK


def test_palette_goes_from_the_system_to_light_and_dark_and_says_so(opened: Callable[..., Page]) -> None:
    page = opened(color_scheme="dark", viewport={"width": 1280, "height": 800})
    button = page.locator("button.palette")
    for name, color in (
        ("celles du système", DARK),
        ("claires", LIGHT),
        ("sombres", DARK),
        ("celles du système", DARK),
    ):
        expect(button).to_have_accessible_name(f"Couleurs\N{NO-BREAK SPACE}: {name}")
        assert ground(page) == color, name
        button.click()
    expect(button.locator("[aria-live=polite]")).to_have_count(1)


def test_chosen_palette_is_there_before_anything_shows(opened: Callable[..., Page]) -> None:
    page = opened(color_scheme="light")
    page.locator("button.palette").click()
    page.locator("button.palette").click()
    page.add_init_script(
        "new MutationObserver((_, observer) => { if (document.body) {"
        " window.schemeAtFirst = document.documentElement.dataset.scheme; observer.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.reload()
    assert page.evaluate("window.schemeAtFirst") == "dark"
    assert ground(page) == DARK


def test_letters_and_signs_do_not_leave_the_page(opened: Callable[..., Page]) -> None:
    page = opened()
    before = page.url
    for key in ("p", "n", ",", "."):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == before


@pytest.mark.parametrize("selector", [".menu-button", ".brand", ".palette", ".search-button", "summary"])
def test_focus_is_seen(opened: Callable[..., Page], selector: str) -> None:
    page = opened(viewport=PHONE)
    target = page.locator(selector).first
    tab_to(page, target)
    style = target.evaluate(
        "element => [getComputedStyle(element).outlineStyle, getComputedStyle(element).outlineWidth]"
    )
    assert style == ["solid", "3px"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["", ".menu-button", ".search-button"])
def test_axe_finds_nothing_around_the_content(opened: Callable[..., Page], scheme: str, state: str) -> None:
    page = opened(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    if state:
        page.click(state)
    assert violations(page, context={"exclude": ["#content"]}) == []


def test_links_in_text_are_underlined(opened: Callable[..., Page]) -> None:
    links = opened().locator("#content p a:not([class])")
    assert links.count() > 3
    lines = links.evaluate_all("links => links.map(link => getComputedStyle(link).textDecorationLine)")
    assert set(lines) == {"underline"}


def test_contents_follow_the_reading(opened: Callable[..., Page]) -> None:
    page = opened(viewport={"width": 1440, "height": 900})
    for name in ("objectives", "cases"):
        page.evaluate("name => document.getElementById(name).scrollIntoView()", name)
        current = page.locator(".md-sidebar--secondary [aria-current=location]")
        expect(current).to_have_attribute("href", f"#{name}")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_at_400_percent(opened: Callable[..., Page], kind: str) -> None:
    page = opened(kind, viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


FIRST_TEXT = """() => {
  const title = document.querySelector("h1");
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = new Range();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!(title.compareDocumentPosition(text) & 4) || title.contains(text) || !text.data.trim()) continue;
    range.selectNode(text);
    const box = range.getBoundingClientRect();
    if (box.height > 1 && text.parentElement.checkVisibility()) return box.top - title.getBoundingClientRect().bottom;
  }
}"""
"""Pixels between the title and the first text that is seen under it."""


def test_text_follows_its_title_where_the_menu_is_longer_than_the_page(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    shorter = []
    for path in sorted((site / "fr/odd/objectifs").glob("*.html")):
        page.goto(path.as_uri())
        assert 0 < page.evaluate(FIRST_TEXT) < 60, path.name
        text, menu = (page.locator(name).bounding_box() for name in ("#content", "#menu .md-nav"))
        assert text
        assert menu
        if text["y"] + text["height"] < menu["y"] + menu["height"]:
            shorter.append(path.name)
    assert "15.html" in shorter
    page.close()


COVERED = """cite => {
  const paragraph = cite.closest("p, li, dd, td, blockquote"), boxes = [...cite.getClientRects()];
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), covered = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = new Range();
    range.selectNode(text);
    if (!cite.contains(text) && [...range.getClientRects()].some(line => boxes.some(box =>
      line.left < box.right - 1 && box.left < line.right - 1 && line.top < box.bottom - 1 && box.top < line.bottom - 1
    ))) covered.push(text.data);
  }
  return covered;
}"""
"""Texts around a citation that its boxes lie on."""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["inclusion", "action-exterieure", "des-omd-aux-odd", "methode-de-l-etude"])
def test_citations_are_words_of_their_line(opened: Callable[..., Page], width: int, name: str) -> None:
    page = opened(f"fr/comprendre/{name}.html", viewport={"width": width, "height": 900})
    cites = page.locator("a.cite")
    assert cites.count() > 1
    for cite in cites.all():
        expect(cite).to_have_css("display", "inline")
        expect(cite).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        expect(cite).to_have_css("padding", "0px")
        assert cite.evaluate(COVERED) == []

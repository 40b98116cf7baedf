"""Reading comfort: explanations of terms, links to passages, contrast, zoom, motion, measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

SHEET = "fr/fiches/cergy-thies-chantiers-insertion.html"


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


# Explanations


def test_term_is_explained_on_focus_and_escape_puts_the_explanation_away(page: Page, site: Path) -> None:
    page.goto((site / SHEET).as_uri())
    term = page.locator("a.term").first
    assert page.locator("script[src*=terms]").count() == 0, "explanations wait until one is asked for"
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    term.focus()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(re.compile(r"\w+ \w+ \w+"))
    expect(term).to_have_attribute("aria-describedby", "tip")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()


def test_enter_follows_the_term_to_its_entry(page: Page, site: Path) -> None:
    page.goto((site / SHEET).as_uri())
    page.locator("a.term").first.press("Enter")
    page.wait_for_url("**/outils/glossaire.html#*")


def test_explanation_stays_while_the_mouse_is_on_it_and_goes_when_it_leaves(page: Page, site: Path) -> None:
    page.goto((site / SHEET).as_uri())
    tip = page.get_by_role("tooltip")
    page.locator("a.term").first.hover()
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.wait_for_timeout(400)  # longer than the moment that it waits before it goes
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    expect(tip).to_be_hidden()


def test_click_of_a_mouse_follows_the_term(page: Page, site: Path) -> None:
    page.goto((site / SHEET).as_uri())
    page.locator("a.term").first.click()
    page.wait_for_url("**/outils/glossaire.html#*")


def test_first_touch_explains_and_the_second_leads_to_the_glossary(browser: Browser, site: Path) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / SHEET).as_uri())
    term, tip = page.locator("a.term").first, page.get_by_role("tooltip")
    term.tap()
    expect(tip).to_be_visible()
    assert page.url.endswith(SHEET)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator("div.bubble").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    term.tap()
    term.tap()
    page.wait_for_url("**/outils/glossaire.html#*")
    context.close()


def test_touched_explanation_offers_the_glossary(browser: Browser, site: Path) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / SHEET).as_uri())
    page.locator("a.term").first.tap()
    page.get_by_text("Voir le glossaire").tap()
    page.wait_for_url("**/outils/glossaire.html#*")
    context.close()


# Links to passages


def test_link_to_a_passage_is_copied_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/{SHEET}")
    link = page.locator("#lessons a.anchor")
    expect(link).to_have_accessible_name("Copier le lien vers ce passage\u00a0: Enseignements")
    link.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Lien copié")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/{SHEET}#lessons"
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator("#lessons")).to_be_in_viewport()


def test_link_of_a_case_and_of_a_glossary_entry(page: Page, address: str) -> None:
    page.goto(f"{address}/fr/methode/etapes/2.html")
    case = page.locator("article.case").first
    assert case.locator("a.anchor").get_attribute("href") == f"#{case.get_attribute('id')}"
    page.goto(f"{address}/fr/outils/glossaire.html")
    assert page.locator("#odd a.anchor").get_attribute("href") == "#odd"


def test_from_a_disk_the_link_is_copied_as_well(page: Page, site: Path) -> None:
    page.goto((site / SHEET).as_uri())
    page.locator("#lessons a.anchor").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Lien copié")).to_be_visible()


def test_headings_keep_their_names(page: Page, site: Path) -> None:
    page.goto((site / SHEET).as_uri())
    expect(page.get_by_role("heading", name="Enseignements", exact=True)).to_be_visible()


def test_link_shows_where_there_is_no_mouse(browser: Browser, site: Path) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / SHEET).as_uri())
    expect(page.locator("#lessons a.anchor")).to_have_css("opacity", "1")
    context.close()

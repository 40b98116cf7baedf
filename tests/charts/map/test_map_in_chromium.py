"""The map of partnerships as readers use it: online and from a disk, with a finger, a keyboard, a screen reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.relations.relate import Guide

pytestmark = pytest.mark.browser

FRENCH = "fr/fiches/carte.html"


@pytest.fixture(params=["http", "file"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Path, serve: Callable[[Path], str]) -> Iterator[Page]:
    """The French map on a large screen, over HTTP, then from a disk with the network off."""
    offline = request.param == "file"
    context = browser.new_context(offline=offline, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(f"{site.as_uri() if offline else serve(site)}/{FRENCH}")
    yield opened
    context.close()


def test_country_opens_its_sheets(page: Page, real: Guide) -> None:
    page.get_by_role("link", name="Sénégal : 3 fiches").click()
    page.wait_for_url("**/fr/fiches/pays.html#sn")
    expect(page.locator("#sn")).to_be_in_viewport()
    cards = page.locator("#sn + ul .card-title")
    assert cards.count() == len(real.by_country["SN"])


def test_land_of_a_country_is_as_good_as_its_number(page: Page) -> None:
    """North of Niger, far from the disc."""
    box = page.locator("#land-ne").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.2)
    page.wait_for_url("**/fr/fiches/pays.html#ne")


def test_keyboard_goes_through_all_countries_in_the_order_of_the_table(page: Page, real: Guide) -> None:
    page.locator(".map-frame a").first.focus()
    walked = []
    for _ in real.by_country:
        walked.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    listed = page.locator(".map-rows th a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert walked == listed
    assert page.evaluate("document.activeElement.closest('.map-table') !== null"), "then comes the table"


def test_focus_shows_and_leaves_only_the_arcs_of_its_country(page: Page) -> None:
    disc = page.locator("#map-sn circle")
    before = disc.evaluate("node => getComputedStyle(node).stroke")
    page.locator("#map-ma").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "map-sn"
    assert disc.evaluate("node => getComputedStyle(node).stroke") != before
    assert float(disc.evaluate("node => parseFloat(getComputedStyle(node).strokeWidth)")) >= 3
    expect(page.locator(".arcs .to-sn").first).to_have_css("opacity", "1")
    expect(page.locator(".arcs .to-ma").first).to_have_css("opacity", "0.12")


def test_map_and_table_say_the_same(page: Page) -> None:
    named = page.locator(".map-frame a").evaluate_all("all => all.map(link => link.getAttribute('aria-label'))")
    cells = page.locator(".map-rows tbody tr").evaluate_all(
        "all => all.map(row => [row.cells[0].innerText, row.cells[1].innerText.split('\\n')[0]])"
    )
    assert [re.split(r"\s:\s", name) for name in named] == cells
    arcs = page.locator(".arcs path").count()
    territories = page.locator(".map-rows td:nth-child(3) li").count()
    assert arcs == territories > 20


def test_screen_readers_hear_a_list_of_links_with_what_the_table_says(page: Page, real: Guide) -> None:
    group = page.get_by_role("group", name="Carte des partenariats")
    expect(group).to_have_accessible_description(re.compile("Le tableau dit la même chose"))
    items = group.get_by_role("listitem")
    assert items.count() == len(real.by_country)
    morocco = items.get_by_role("link", name="Maroc : 6 fiches", exact=True)
    expect(morocco).to_have_accessible_description(re.compile(r"Hérault\s: Conseil général de l’Hérault"))
    expect(page.get_by_role("table", name="Les partenariats, pays par pays")).to_be_visible()


def test_on_a_phone_every_country_is_a_target_of_24_pixels_in_reach(
    browser: Browser, site: Path, serve: Callable[[Path], str]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{serve(site)}/{FRENCH}")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    boxes = page.locator(".map .disc circle").evaluate_all(
        "all => all.map(disc => disc.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert min(min(box) for box in boxes) >= 23.9
    seen = page.locator(".map-frame a").evaluate_all(
        "all => all.filter(a => { const b = a.querySelector('circle').getBoundingClientRect();"
        " return b.left >= 0 && b.right <= 360; }).length"
    )
    assert seen > len(boxes) / 2, "the map opens where most countries are"
    haiti = page.get_by_role("link", name="Haïti : 1 fiche")
    haiti.locator("circle").tap()
    page.wait_for_url("**/fr/fiches/pays.html#ht")
    context.close()


def test_without_scripts_the_map_is_whole(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/en/project-sheets/map.html")
    page.get_by_role("link", name="Senegal: 3 sheets").click()
    page.wait_for_url("**/en/project-sheets/countries.html#sn")
    context.close()


def test_forced_colours_leave_outlines_and_numbers(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, forced_colors="active")
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{FRENCH}")
    land = page.locator("#land-ma").evaluate("node => [getComputedStyle(node).stroke, getComputedStyle(node).fill]")
    assert land[0] != land[1]
    disc = page.locator("#map-ma circle").evaluate("node => getComputedStyle(node).fill")
    text = page.locator("#map-ma text").evaluate("node => getComputedStyle(node).fill")
    assert disc != text
    context.close()


def test_print_shows_the_whole_map(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{FRENCH}")
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('.map-frame svg').getBoundingClientRect().width") <= 360
    context.close()

"""No mark between links is left where the links are hidden, on a screen, on a phone, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from test_reading_in_chromium import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.site]

LEFT = re.compile(r"^\s*[·›»].*|.*[·›]\s*$|.*·\s*·.*", re.MULTILINE)
MARKS = """() => [...document.querySelectorAll(".md-path__item")].map(item => {
  const mark = side => getComputedStyle(item, side).content;
  return [mark("::before") !== "none", mark("::after") !== "none"];
})"""
"""Whether something is drawn before and after each breadcrumb."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_no_mark_between_links_is_left_alone(tab: Page, site: Path, address: str) -> None:
    tab.emulate_media(media="screen")
    tab.goto((site / address).as_uri())
    for width, media in ((1440, "screen"), (360, "screen"), (672, "print")):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(media=media)
        text = tab.inner_text("body")
        assert len(text) > 100
        assert LEFT.findall(text) == [], (width, media)


@pytest.mark.parametrize("address", ["fr/fiches/solidarite-laique-procopil.html", "en/sdg/targets/8-5.html"])
def test_marks_stand_between_breadcrumbs_only(tab: Page, site: Path, address: str) -> None:
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.goto((site / address).as_uri())
    first, *others = tab.evaluate(MARKS)
    assert first == [False, False]
    assert others
    assert all(each == [True, False] for each in others)

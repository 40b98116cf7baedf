"""Accessibility where a browser is needed: axe on every kind of page, keyboard, zoom, spacing, motion, contrast.

The pages are not listed by hand: there are as many as it takes to meet every kind of element of the site, in every
place that it has, in every language.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from axe import RULES, violations
from lxml import etree
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LANGUAGES = ("fr", "en")


@functools.cache
def addresses(site: Path, *languages: str) -> list[str]:
    """Pages of these languages: one more, the largest first, for as long as one has an element that none has had."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for language in languages:
        for path in sorted((site / language).rglob("*.html"), key=lambda path: (-path.stat().st_size, path)):
            elements = lxml.html.fromstring(path.read_bytes().decode()).find("body").iter(etree.Element)
            patterns = {
                (each.getparent().tag, each.tag, *(each.get(name, "") for name in ("class", "role", "type")))
                for each in elements
            }
            if patterns - seen:
                found.append(path.relative_to(site).as_posix())
                seen |= patterns
    return found


@pytest.fixture(scope="module")
def kinds(site: Path) -> dict[str, list[str]]:
    """Addresses of every kind of element by language: texts of another language are longer or break elsewhere."""
    found = {language: addresses(site, language) for language in LANGUAGES}
    assert len(found["fr"]) > 20
    return found


def opened(browser: Browser, width: int = 1280, height: int = 900, **settings: Any) -> Page:
    """A page without a network."""
    context = browser.new_context(offline=True, viewport={"width": width, "height": height}, **settings)
    return context.new_page()


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, site: Path, width: int) -> None:
    """On every kind of element once: what axe looks at has the same elements in every language."""
    pages = addresses(site, *LANGUAGES)
    assert {page.split("/")[0] for page in pages} == set(LANGUAGES)
    page = opened(browser, width, reduced_motion="reduce")  # colours of links change at once, not over time
    for address in pages:
        page.goto((site / address).as_uri())
        found = violations(page, {"runOnly": {"type": "tag", "values": RULES}})
        assert found == [], (address, found)
        if width > 1000:  # colours are those of a phone, and what does not depend on colour is the same in the dark
            page.emulate_media(color_scheme="dark")
            found = violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}})
            assert found == [], (address, "dark", found)
            page.emulate_media(color_scheme="light")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_seven_to_one(browser: Browser, site: Path, kinds: dict[str, list[str]], scheme: str) -> None:
    page = opened(browser, color_scheme=scheme, contrast="more")
    for address in kinds["fr"]:
        page.goto((site / address).as_uri())
        found = violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}})
        assert found == [], (address, found)
    page.context.close()


CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
  const style = getComputedStyle(element);
  const cuts = value => value === "hidden" || value === "clip";
  return element.clientWidth > 4 && element.textContent.trim() && !element.closest(".visually-hidden, svg") &&
    ((cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
     (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
}).map(element => element.outerHTML.slice(0, 120))"""
"""Elements that hide a part of their text."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_400_percent_nothing_is_lost_and_nothing_scrolls_sideways(
    browser: Browser, site: Path, kinds: dict[str, list[str]], language: str
) -> None:
    """WCAG 1.4.10: a window of 1280 × 1024 at 400 % has 320 × 256 pixels of CSS."""
    page = opened(browser, 320, 256)
    for address in kinds[language]:
        page.goto((site / address).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert page.evaluate(CUT_OFF) == [], address
    page.context.close()


BROKEN = r"""() => {
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, element = text.parentElement;
    if (element.closest("script, style, svg, code, pre, option, .visually-hidden")) continue;
    if (!element.checkVisibility() || getComputedStyle(element).hyphens === "auto") continue;
    for (const word of text.data.matchAll(/[\p{L}\p{M}]{4,}/gu)) {
      const range = new Range();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
      if (lines.size > 1) broken.push(`${word[0]}: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  return broken;
}"""
"""Words that go on in the next line without a hyphen."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_no_word_is_broken(
    browser: Browser, site: Path, kinds: dict[str, list[str]], width: int, language: str
) -> None:
    page = opened(browser, width)
    for address in kinds[language]:
        page.goto((site / address).as_uri())
        assert page.evaluate(BROKEN) == [], address
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_wider_spacing_of_the_text_loses_nothing(
    browser: Browser, site: Path, kinds: dict[str, list[str]], width: int
) -> None:
    """WCAG 1.4.12."""
    page = opened(browser, width)
    for address in kinds["fr"]:
        page.goto((site / address).as_uri())
        page.add_style_tag(
            content="""
              * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
              p { margin-block-end: 2em !important }
            """
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(CUT_OFF) == [], address
    page.context.close()


def test_text_of_200_percent_fits(browser: Browser, site: Path, kinds: dict[str, list[str]]) -> None:
    """WCAG 1.4.4, on a phone as well; as for readers whose letters are large, the layout is that of half the width."""
    page = opened(browser, 720)
    for address in kinds["fr"]:
        page.goto((site / address).as_uri())
        page.add_style_tag(content="html { font-size: 200% }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, address
        assert page.evaluate(CUT_OFF) == [], address
    page.context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, site: Path, kinds: dict[str, list[str]]) -> None:
    page = opened(browser, reduced_motion="reduce")
    for address in kinds["fr"]:
        page.goto((site / address).as_uri())
        moving = page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll("*")].filter(element => {
              const style = getComputedStyle(element);
              return style.scrollBehavior === "smooth" || style.animationName !== "none" ||
                style.transitionDuration.split(",").some(time => parseFloat(time) > 0.01);
            }).map(element => element.outerHTML.slice(0, 100))"""
        )
        assert moving == [], (address, moving[:3])
    page.context.close()


FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const drawn = [...element.querySelectorAll("path, circle, use")].map(each => getComputedStyle(each));
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) ||
    (element instanceof SVGElement && drawn.some(each => each.stroke !== "none" && parseFloat(each.strokeWidth) >= 2));
  const box = element.getClientRects()[0] || element.getBoundingClientRect(); // the first line of a link of several
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const top = document.elementFromPoint(x, box.top + Math.min(box.height / 2, 20));
  const label = [...(element.labels || [])].some(each => each.contains(top));
  return {
    html: element.outerHTML.slice(0, 120), ring,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !!top && !element.contains(top) && !top.contains(element) && !label,
  };
}"""
"""The element that has the focus: whether it has a ring, is on the screen, is covered by another."""


REACH = 20
"""Elements that the keyboard walks to on each page."""


def walked(page: Page, steps: int) -> Iterator[dict[str, Any]]:
    """What the Tab key reaches, one by one; the frame's own links are the same on every page."""
    page.locator(".md-skip[href='#content']").focus()
    page.keyboard.press("Enter")
    for _ in range(steps):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if not found:
            return
        yield found


@pytest.mark.parametrize(("width", "forced"), [(360, "active"), (1280, "none")])
def test_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Browser, site: Path, kinds: dict[str, list[str]], width: int, forced: str
) -> None:
    """WCAG 2.4.7, 2.4.11; also in the colours that the system forces."""
    page = opened(browser, width, 700, forced_colors=forced, reduced_motion="reduce")
    for address in kinds["fr"]:
        page.goto((site / address).as_uri())
        reached = 0
        for focus in walked(page, REACH):
            reached += 1
            assert focus["ring"], (address, focus)
            assert focus["seen"], (address, focus)
            assert not focus["covered"], (address, focus)
        there = page.locator("#content :is(a, button, input, select, textarea, summary):visible").count()
        assert reached >= min(REACH, there), (address, reached, there)
    page.context.close()


@pytest.mark.parametrize("font", ["", "Liberation Sans", "serif", "monospace"])
def test_lines_have_a_measure_that_reads_well(browser: Browser, site: Path, font: str) -> None:
    """WCAG 1.4.8 allows 80 characters a line; below 45 the eye jumps too often. In any font."""
    page = opened(browser, 1440)
    page.goto((site / "fr/methode/etapes/2.html").as_uri())
    lines = page.evaluate(
        """font => {
          document.body.style.fontFamily = font;
          return [...document.querySelectorAll("#content p")].filter(p => p.textContent.length > 300).map(each => {
            const height = parseFloat(getComputedStyle(each).lineHeight);
            return each.textContent.length / Math.round(each.offsetHeight / height);
          });
        }""",
        font,
    )
    assert len(lines) > 10
    assert 45 < sorted(lines)[len(lines) // 2] < 80
    assert max(lines) <= 80
    page.context.close()

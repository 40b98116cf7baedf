"""What stands around the content: Material without its script, its defects mended, as light as promised."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT
from lxml.html import HtmlElement

pytestmark = pytest.mark.site

SHEET = "fr/fiches/herault-medenine-dechets-agroecologie.html"
BUNDLE = ROOT / "node_modules/.bundles/material.css"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlElement]:
    """Pages of the guide by address; not the two that stand alone."""
    names = {
        path.relative_to(site).as_posix(): lxml.html.fromstring(path.read_text(encoding="utf-8"))
        for path in sorted((site / "fr").rglob("*.html"))
    }
    assert len(names) > 100
    return names


def around(page: HtmlElement) -> Iterator[HtmlElement]:
    """Elements of a page but those of its content."""
    content = set(page.get_element_by_id("content").iterdescendants())
    return (element for element in page.iter() if isinstance(element.tag, str) and element not in content)


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def test_no_key_and_no_link_of_the_head_leaves_the_page(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        assert not page.xpath("//head/link[@rel='prev' or @rel='next'] | //*[@accesskey]"), address


def test_nothing_around_the_content_is_inline(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        for element in around(page):
            assert element.get("style") is None, address
            assert element.tag not in ("style", "svg"), address
            assert not [name for name in element.attrib if name.startswith("on")], address
            if element.tag == "script" and element.get("src") is None:
                assert element.get("type") == "application/ld+json", address


def test_landmarks_of_a_page_have_names_of_their_own(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        names = [element.get("aria-label") for element in around(page) if element.tag == "nav"]
        assert names, address
        assert all(names), address
        assert len(names) == len(set(names)), (address, names)


def test_skip_link_leads_to_the_content_of_every_page(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        assert page.xpath("//a[@class='md-skip' and @href='#content']"), address


def test_contents_stand_under_the_title_where_they_stand_beside_the_text(pages: dict[str, HtmlElement]) -> None:
    links = ".//a[@class='md-nav__link']/@href"
    for address, page in pages.items():
        for beside in page.find_class("md-sidebar--secondary"):
            (under,) = page.xpath("//h1/following-sibling::details[@class='toc']")
            assert under.xpath(links) == beside.xpath(links), address
            assert under.get("open") is None, address
    assert pages[SHEET].find_class("toc")
    assert not pages["fr/index.html"].find_class("toc")


def test_sections_lead_to_their_index_and_only_the_open_one_shows_its_pages(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        tabs = page.xpath("//a[@class='md-tabs__link']/@href")
        menu = page.xpath("//nav[contains(@class, 'md-nav--primary')]/ul/li")
        assert len(tabs) == len(menu) == 7, address
        assert all(link.endswith("index.html") for link in tabs), address
        open_sections = [item for item in menu if item.find("ul") is not None]
        assert len(open_sections) <= 1, address
        assert all("md-nav__item--active" in item.get("class") for item in open_sections), address
    current = pages[SHEET].find_class("md-tabs__item--active")
    assert [tab.text_content().strip() for tab in current] == ["Fiches projet"]


def test_every_icon_has_a_picture(pages: dict[str, HtmlElement], site: Path) -> None:
    css = "".join((site / "css" / name).read_text(encoding="utf-8") for name in ("guide.css", "icons.css"))
    drawn = set(re.findall(r"\.(icon-[\w-]+)\{--icon:", css))
    used = {name for page in pages.values() for name in re.findall(r"\bicon-[\w-]+", " ".join(page.xpath("//@class")))}
    assert used >= {"icon-menu", "icon-search", "icon-palette-system"}
    assert used | {"icon-palette-light", "icon-palette-dark"} <= drawn


def test_style_sheet_of_material_is_trimmed_and_has_every_palette() -> None:
    css = BUNDLE.read_text(encoding="utf-8")
    assert css.startswith("@layer material{")
    assert weight(css) <= 11_500
    for name in ("red", "pink", "purple", "indigo", "blue", "teal", "green", "lime", "amber", "brown", "grey", "black"):
        assert f"[data-md-color-primary={name}]" in css, name
    for rule in (
        ".md-typeset .admonition",
        ".md-typeset .warning>.admonition-title",
        ".grid.cards",
        ".footnote",
        ".md-button",
    ):
        assert rule in css, rule
    assert ".focus-visible" not in css  # Material's script sets that class: without it, no outline


def test_frame_is_light(site: Path) -> None:
    assert weight((site / "js/guide.js").read_text(encoding="utf-8")) <= 3_600
    assert weight((site / SHEET).read_text(encoding="utf-8")) <= 9_000


def test_no_script_and_no_style_sheet_of_material_is_published(site: Path) -> None:
    assert not [
        path for path in site.rglob("*") if re.search(r"bundle\.|workers/|lunr|main\.\w+\.min", path.as_posix())
    ]

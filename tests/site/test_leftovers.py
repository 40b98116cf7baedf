"""What shows as a slip on any kind of page: marks between links that are not there, lists pulled apart."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

pytestmark = pytest.mark.site

SEPARATORS = "·›»|•"


def documents(site: Path) -> list[tuple[str, lxml.html.HtmlElement]]:
    pages = sorted(path for folder in ("fr", "en") for path in (site / folder).rglob("*.html"))
    assert len(pages) > 200
    return [(path.relative_to(site).as_posix(), lxml.html.fromstring(path.read_bytes().decode())) for path in pages]


def test_no_separator_stands_beside_nothing(site: Path) -> None:
    """« · · » and lines that begin or end with a mark: one of the links between is missing or hidden."""
    wrong = []
    for name, page in documents(site):
        for element in page.xpath("//body//*[@hidden]"):
            parent = element.getparent()
            if parent is not None and "·" in " ".join(parent.xpath("text()")):
                wrong.append((name, "hidden beside ·", lxml.html.tostring(parent)[:120]))
        for element in page.xpath("//body//p | //body//li | //body//dd | //body//nav | //body//footer//div"):
            text = " ".join(element.text_content().split())
            if re.search(r"·\s*·", text) or text.strip("\u00a0 ")[:1] in {"·", "›"} or text[-1:] in {"·", "›"}:
                wrong.append((name, "alone", text[:120]))
    assert wrong == []


def test_breadcrumbs_are_a_list_of_links_and_nothing_else(site: Path) -> None:
    """The marks between them are drawn by the style sheet, before every item but the first."""
    trails = 0
    for name, page in documents(site):
        for trail in page.xpath("//nav[contains(@class, 'md-path')]"):
            trails += 1
            assert trail.xpath("ol/li"), name
            for item in trail.xpath("ol/li"):
                assert item.text_content().strip(), name
                assert item.text_content() == "".join(item.xpath("a//text()")), name
    assert trails > 200
    css = (site / "css/guide.css").read_text(encoding="utf-8")
    assert re.search(r"\.md-path__item:not\(:first-child\)::?before", css)
    assert not re.search(r"\.md-path__item[^,{]*::?after", css)


def test_no_list_is_loose_where_an_item_wraps(site: Path) -> None:
    """Markdown pulls a list apart where a blank line stands between its items; passages that wrap have none."""
    loose = {
        path.relative_to(site).as_posix(): items
        for path in sorted(site.rglob("*.html"))
        if (items := re.findall(r"<li>\n<p>.{0,60}", path.read_text(encoding="utf-8")))
    }
    assert loose == {}

"""What every page owes its readers, read from the files: WCAG 2.2 AA and RGAA 4.1, where no browser is needed.

The numbers in comments are RGAA criteria. What needs a browser is in `tests/browser/test_accessibility_in_chromium.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

pytestmark = pytest.mark.site

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def page(path: Path) -> HtmlElement:
    return lxml.html.fromstring(path.read_bytes().decode())


def editions(site: Path) -> list[Path]:
    """All pages of the guide; not the page that chooses a language, nor that of a wrong address."""
    return sorted(path for folder in ("fr", "en") for path in (site / folder).rglob("*.html"))


def wrong(site: Path, find: Callable[[HtmlElement], Iterable[object]]) -> list[tuple[str, list[object]]]:
    """Pages where `find` finds something, with what it finds."""
    places = [(path.relative_to(site).as_posix(), list(find(page(path)))) for path in editions(site)]
    return [(name, items[:3]) for name, items in places if items]


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def name(element: HtmlElement) -> str:
    """The accessible name, as far as attributes, content and SVG titles give it."""
    by_id = [
        text(each)
        for identifier in element.get("aria-labelledby", "").split()
        for each in element.getroottree().getroot().xpath("//*[@id=$id]", id=identifier)
    ]
    return " ".join(by_id) or element.get("aria-label") or text(element) or element.get("title") or ""


def test_language_and_title_are_those_of_the_page(site: Path) -> None:  # 8.3, 8.5, 8.6
    titles: dict[str, Counter[str]] = {"fr": Counter(), "en": Counter()}
    for path in editions(site):
        language = path.relative_to(site).parts[0]
        assert page(path).get("lang") == language
        title = " ".join((page(path).findtext("head/title") or "").split())
        heading = text(page(path).xpath("//h1")[0])
        assert title.split(" · ")[0].strip() == heading, path
        titles[language][title] += 1
    for counted in titles.values():
        assert [title for title, count in counted.items() if count > 1] == []


def test_landmarks_are_there_once_and_in_order(site: Path) -> None:  # 9.2, 12.6
    for path in editions(site):
        body = page(path).find("body")
        order = [each.tag for each in body.iter("header", "main", "footer") if each.getparent().tag in {"body", "div"}]
        assert order == ["header", "main", "footer"], path


def test_navigations_of_a_page_have_different_names(site: Path) -> None:  # 12.6
    def repeated(html: HtmlElement) -> list[str]:
        names = Counter(
            name(each) if each.get("aria-label") or each.get("aria-labelledby") else "" for each in html.iter("nav")
        )
        return [label for label, count in names.items() if count > 1 or not label]

    assert wrong(site, repeated) == []


def test_headings_begin_with_one_and_leave_out_no_level(site: Path) -> None:  # 9.1
    def broken(html: HtmlElement) -> Iterator[object]:
        levels = [int(each.tag[1]) for each in html.iter(*HEADINGS)]
        if levels.count(1) != 1 or levels[0] != 1:
            yield levels
        yield from (pair for pair in pairwise(levels) if pair[1] > pair[0] + 1)
        yield from (each.get("id") for each in html.iter(*HEADINGS) if not text(each))

    assert wrong(site, broken) == []


def test_first_link_skips_to_the_content(site: Path) -> None:  # 12.7
    for path in editions(site):
        first = next(page(path).find("body").iter("a"))
        assert first.get("class") == "md-skip"
        assert page(path).xpath("//*[@id=$id]", id=first.get("href")[1:])


def test_every_link_and_button_has_a_name(site: Path) -> None:  # 6.2, 11.9
    assert (
        wrong(site, lambda html: [lxml.html.tostring(each) for each in html.iter("a", "button") if not name(each)])
        == []
    )


def test_no_link_says_only_where_to_click(site: Path) -> None:  # 6.1
    def unclear(html: HtmlElement) -> list[str]:
        vague = {
            "ici",
            "cliquez ici",
            "lire la suite",
            "en savoir plus",
            "here",
            "click here",
            "read more",
            "more",
            "lien",
        }
        return [text(each) for each in html.iter("a") if name(each).casefold().strip(" .…→") in vague]

    assert wrong(site, unclear) == []


def test_tables_have_a_name_and_heads_with_a_scope(site: Path) -> None:  # 5.4, 5.6, 5.7
    def poor(html: HtmlElement) -> Iterator[str]:
        for table in html.iter("table"):
            named = table.find("caption") is not None or table.get("aria-label") or table.get("aria-labelledby")
            region = table.xpath(
                "ancestor::*[@role='region'][@aria-label or @aria-labelledby] | ancestor::figure[figcaption]"
            )
            if not named and not region:
                yield "no name: " + text(table)[:60]
            heads = list(table.iter("th"))
            if not heads or any(not each.get("scope") for each in heads):
                yield "no head or scope: " + text(table)[:60]

    assert wrong(site, poor) == []


def test_images_have_an_alternative_or_are_hidden(site: Path) -> None:  # 1.1, 1.2
    def bare(html: HtmlElement) -> Iterator[str]:
        for image in html.iter("img"):
            if image.get("alt") is None:
                yield image.get("src", "")
        for drawing in html.xpath("//svg[not(ancestor::svg)]"):
            titled = drawing.get("aria-label") or drawing.get("aria-labelledby") or drawing.find("title") is not None
            if not titled and drawing.get("aria-hidden") != "true":
                yield lxml.html.tostring(drawing)[:80].decode()

    assert wrong(site, bare) == []


def test_fields_have_labels(site: Path) -> None:  # 11.1
    def bare(html: HtmlElement) -> Iterator[str]:
        for field in html.iter("input", "select", "textarea"):
            labelled = field.get("aria-label") or field.get("aria-labelledby") or field.xpath("ancestor::label")
            by_id = field.get("id") and html.xpath("//label[@for=$id]", id=field.get("id"))
            # Material's own switches, which its style sheet never shows
            if field.get("type") != "hidden" and field.get("class") != "md-toggle" and not labelled and not by_id:
                yield lxml.html.tostring(field)[:80].decode()

    assert wrong(site, bare) == []


def test_nothing_moves_plays_or_opens_by_itself(site: Path) -> None:  # 4.10, 13.1, 13.2, 13.8
    moving = "//iframe | //video | //audio | //marquee | //*[@target] | //meta[@http-equiv='refresh'] | //*[@autofocus]"
    assert wrong(site, lambda html: html.xpath(moving)) == []


def test_order_of_the_keyboard_is_that_of_the_page(site: Path) -> None:  # 12.8
    assert wrong(site, lambda html: html.xpath("//*[@tabindex > 0] | //*[@accesskey]")) == []


def test_zoom_is_never_forbidden(site: Path) -> None:  # 10.4
    for path in editions(site):
        (viewport,) = page(path).xpath("//meta[@name='viewport']/@content")
        assert viewport == "width=device-width,initial-scale=1"


def test_documents_to_download_say_their_format(site: Path) -> None:  # 6.1, 13.3
    endings = (".zip", ".pdf", ".epub", ".docx", ".odt", ".csv", ".json", ".geojson", ".xml")

    def silent(html: HtmlElement) -> Iterator[str]:
        for link in html.xpath("//main//a[@href]"):
            address = link.get("href").split("#")[0]
            ending = next((each for each in endings if address.endswith(each)), "")
            if (
                ending
                and "://" not in address
                and ending[1:].upper() not in (name(link) + text(link.getparent())).upper()
            ):
                yield address

    assert wrong(site, silent) == []

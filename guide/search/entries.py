"""Cuts finished pages into the passages that the search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html

from guide.model import routes
from guide.relations.relate import Guide
from guide.view.view import View

_NO_PASSAGES = frozenset(("nav", "script", "style", "svg", "button"))
_TITLES = frozenset(("h2", "h3"))
_BREAK = "\N{LINE SEPARATOR}"  # no sheet may hold it
_BLOCKS = "p li tr div section aside article h1 h2 h3 h4 blockquote figcaption caption ul ol dl".split()  # noqa: SIM905
_BEFORE = dict.fromkeys(_BLOCKS, _BREAK) | dict.fromkeys(("dt", "dd", "th", "td", "br"), " ")
_AFTER = _BEFORE | dict.fromkeys(("dd", "td"), _BREAK)  # a value goes with the label before it
_BREAKS = re.compile(rf"[ \t\n\r]*{_BREAK}[ \t\n\r{_BREAK}]*")
_DOT = "\N{NO-BREAK SPACE}· "  # no line begins with it
_AFTER_A_STOP = re.compile(rf"(?<=[.!?:;…]){_DOT}")


@dataclass(frozen=True, slots=True)
class Section:
    """A passage under one heading."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page as the search knows it."""

    url: str
    """Relative to the site's root."""
    title: str
    kind: str
    """Section of the site, shown beside the title."""
    sections: tuple[Section, ...]
    also: str = ""
    """Other name of the page, found like its title but not shown: that of its section in the menu, « ODD 5 »."""


class _Cutter:
    """Collects the text of a page under the headings that can be linked to."""

    def __init__(self) -> None:
        self.sections: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self.in_heading = False

    def visit(self, element: Any) -> None:
        """Collect what an element holds, its own text first."""
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _NO_PASSAGES and "data-search-skip" not in child.attrib:
                self._visit_child(child)
            self._add(child.tail)

    def _visit_child(self, child: Any) -> None:
        tag, anchor = child.tag, child.get("id")
        starts = anchor and (tag in _TITLES or tag == "div")
        if starts:
            self.sections.append((anchor, [], []))
            self.in_heading = tag in _TITLES
        self._add(_BEFORE.get(tag))
        self.visit(child)
        if starts and tag in _TITLES:
            self.in_heading = False
        self._add(_AFTER.get(tag))

    def _add(self, text: str | None) -> None:
        if text:
            _, heading, body = self.sections[-1]
            (heading if self.in_heading else body).append(text)


def cut(html: str) -> tuple[Section, ...]:
    """The passages of a page's content on one line: a middle dot parts blocks, where the first has no mark at its end."""
    cutter = _Cutter()
    cutter.visit(lxml_html.document_fromstring(f"<html><body>{html}</body></html>").find("body"))
    sections = [Section(anchor, _join(heading), _join(text)) for anchor, heading, text in cutter.sections]
    return tuple(section for section in sections if section.heading or section.text)


def page_entry(guide: Guide, key: str, language: str, html: str) -> SearchEntry:
    """What the search knows of a page of one edition, from its finished content."""
    view = View(guide, language, "")
    name = f"section.{key.partition('/')[0]}"
    kind = view.t(name) if name in guide.strings[language].text else ""
    address = routes.address(key, language, guide.strings)
    return SearchEntry(address, view.title(key), kind, cut(html), _other_name(key, kind))


def _other_name(key: str, section: str) -> str:
    """What readers call a page besides its title: the first of a section, a goal, a target."""
    if key.partition("/")[2] == "index":
        return section
    return f"{section} {routes.target_code(key)}" if key.startswith(("sdg/goals/", "sdg/targets/")) else ""


def _join(parts: Iterable[str]) -> str:
    line = _AFTER_A_STOP.sub(" ", _BREAKS.sub(_DOT, "".join(parts).strip(f" \t\n\r{_BREAK}")))
    return re.sub(r"[ \t\n\r]+", " ", line)

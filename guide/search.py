"""Cuts finished pages into the passages that the search finds, and writes the index of one language.

The index is a script, not JSON: pages opened from a disk may load scripts but not fetch files. It holds passages; the
browser builds the word index from them with the rules of `data/strings/<language>.yml`, the same for pages and queries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from guide import routes
from guide.relate import Guide
from guide.render import View

_SKIPPED = frozenset(("nav", "script", "style", "svg", "button"))
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
_BLOCKS = frozenset(
    "p li dt dd td th tr div section aside article h1 h2 h3 h4 blockquote figcaption caption br ul ol dl".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Section:
    """A passage under one heading."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Entry:
    """A page as the search knows it."""

    url: str
    """Relative to the site's root."""
    title: str
    kind: str
    """Section of the site, shown beside the title."""
    sections: tuple[Section, ...]


@dataclass
class _Cutter(HTMLParser):
    """Collects the text of a page under the headings that can be linked to."""

    sections: list[tuple[str, list[str], list[str]]] = field(default_factory=lambda: [("", [], [])])
    skipped: list[str] = field(default_factory=list)
    """Open elements from the one that the search does not look into."""
    heading: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self.skipped or tag in _SKIPPED or "data-search-skip" in attributes:
            if tag not in _VOID:
                self.skipped.append(tag)
            return
        if attributes.get("id") and tag in {"h2", "h3", "div"}:
            self.sections.append((attributes["id"] or "", [], []))
            self.heading = tag if tag != "div" else ""
        if tag in _BLOCKS:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            if tag in self.skipped:
                while self.skipped.pop() != tag:
                    pass
            return
        if tag == self.heading:
            self.heading = ""
        if tag in _BLOCKS:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, data: str) -> None:
        if not self.skipped:
            _, heading, text = self.sections[-1]
            (heading if self.heading else text).append(data)


def cut(html: str) -> tuple[Section, ...]:
    """The passages of a page's content, white space made single."""
    cutter = _Cutter()
    cutter.feed(html)
    cutter.close()
    made = [Section(anchor, _joined(heading), _joined(text)) for anchor, heading, text in cutter.sections]
    return tuple(section for section in made if section.heading or section.text)


def page_entry(guide: Guide, key: str, language: str, html: str) -> Entry:
    """What the search knows of a page of one edition, from its finished content."""
    view = View(guide, language, "")
    section = f"section.{key.split('/')[0]}"
    kind = view.t(section) if section in guide.strings[language].text else ""
    return Entry(routes.address(key, language, guide.strings), view.title(key), kind, cut(html))


def _joined(parts: Iterable[str]) -> str:
    return re.sub(r"[ \t\n\r]+", " ", "".join(parts)).strip()


def index_script(guide: Guide, language: str, entries: Iterable[Entry]) -> str:
    """The script that hands the passages and rules of one language to `theme/js/search.js`."""
    entries = list(entries)
    view = View(guide, language, "")
    rules = guide.strings[language].search
    groups = [list(pair) for pair in rules.synonyms]
    for term in guide.terms:
        names = [term.name, *([term.acronym] if term.acronym else [])]
        # Readers of another language know the source's acronyms, too: « ODD » finds the SDGs.
        forms = [*map(view.plain, names), *view.aliases(term), *([term.acronym.source] if term.acronym else [])]
        groups.append(list(dict.fromkeys(forms)))
    data: dict[str, Any] = {
        "language": language,
        "words": {name: view.forms(f"search.{name}") for name in ("count", "limited", "none", "some")},
        "rules": {
            "elisions": rules.elisions,
            "endings": [ending.split(">") for ending in rules.endings],
            "exceptions": rules.exceptions,
            "stopWords": rules.stop_words,
            "synonyms": [group for group in groups if len(group) > 1],
        },
        "pages": [[entry.url, entry.title, entry.kind] for entry in entries],
        "sections": [
            [number, section.anchor, section.heading, section.text]
            for number, entry in enumerate(entries)
            for section in entry.sections
        ],
    }
    # `<` could end the script early where a browser reads it within a page.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"guideSearchIndex({text});\n"


def indexes(guide: Guide, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The index of every language with its address; entries in any order."""
    found = sorted(entries, key=lambda entry: entry.url)
    for language in guide.languages:
        own = [entry for entry in found if entry.url.startswith(f"{language}/")]
        yield f"search/{language}.js", index_script(guide, language, own).encode()

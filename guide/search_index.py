"""Writes the word index of one language: small scripts of which a reader loads those that a query needs.

Scripts, not JSON: pages opened from a disk may load scripts but not fetch files. The index holds the same numbers that
MiniSearch would count in the browser, so that `theme/js/search/index.js` can hand them to it without reading any text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guide.search import Entry, Section
from guide.search_words import Words

VOLUME = 8_000
"""Numbers in one script of words, about: 7 KB compressed."""
LEAD = 1_000
"""Characters of a page's text in an index of titles."""
_TITLE, _HEADING, _TEXT = range(3)

Postings = tuple[list[int], list[int], list[int]]
"""Where a word occurs: in the titles of pages, in the headings and in texts of passages. Each list alternates
between a number and how often: ``[4, 1, 7, 2]``."""


@dataclass
class Index:
    """The words of pages, counted one page after the other."""

    words: Words
    pages: list[list[Any]] = field(default_factory=list)
    """``[address, title, kind, different words of the title, [those of heading and text of each passage]]``"""
    terms: dict[str, Postings] = field(default_factory=dict)
    sections: int = 0

    def add(self, entry: Entry) -> None:
        """Count the words of a page."""
        title = self._count(entry.title, len(self.pages), _TITLE)
        lengths = []
        for section in entry.sections:
            lengths.append(self._count(section.heading, self.sections, _HEADING))
            lengths.append(self._count(section.text, self.sections, _TEXT))
            self.sections += 1
        self.pages.append([entry.url, entry.title, entry.kind, title, lengths])

    def _count(self, text: str, number: int, part: int) -> int:
        counted = Counter(self.words.of(text))
        for term, times in counted.items():
            places = self.terms.get(term)
            if places is None:
                places = self.terms[term] = ([], [], [])
            places[part].extend((number, times))
        return len(counted)

    def volumes(self) -> Iterator[list[list[Any]]]:
        """Words in the order in which JavaScript compares them, cut into volumes like an encyclopedia."""
        volume: list[list[Any]] = []
        size = 0
        for term in sorted(self.terms, key=lambda term: term.encode("utf-16-be")):
            row = [_distances(numbers) for numbers in self.terms[term]]
            volume.append([term, *row])
            size += sum(map(len, row))
            if size >= VOLUME:
                yield volume
                volume, size = [], 0
        if volume:
            yield volume


def _distances(numbers: list[int]) -> list[int]:
    """Each number as its distance from the one before: small numbers compress well."""
    made: list[int] = []
    last = 0
    for number, times in zip(numbers[::2], numbers[1::2], strict=True):
        made += (number - last, times)
        last = number
    return made


def lead(entry: Entry) -> Entry:
    """A page as an index of titles knows it: one passage with all headings and the first words."""
    headings = " ".join(section.heading for section in entry.sections)
    text = next((section.text for section in entry.sections if section.text), "")
    return Entry(entry.url, entry.title, entry.kind, (Section("", headings, text[:LEAD]),))


def index_files(index: Index, folder: str) -> Iterator[tuple[str, str]]:
    """Addresses and scripts of an index; `folder` is ``search/fr``."""
    beginnings = []
    for number, rows in enumerate(index.volumes()):
        address = f"{folder}/words/{number}"
        beginnings.append(rows[0][0])
        yield f"{address}.js", script(address, rows)
    yield f"{folder}/index.js", script(f"{folder}/index", {"pages": index.pages, "beginnings": beginnings})


def page_file(entry: Entry, folder: str) -> tuple[str, str]:
    """Address and script of what the results show of a page: title, kind, passages."""
    address = f"{folder}/pages/{entry.url.removesuffix('.html')}"
    passages = [[section.anchor, section.heading, section.text] for section in entry.sections]
    return f"{address}.js", script(address, [entry.title, entry.kind, passages])


def script(address: str, value: Any) -> str:
    """A script that hands a value over under its address; `<` could end it early where it is read within a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"guideSearchData({json.dumps(address)},{text});\n"

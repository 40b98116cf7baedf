"""Writes the word index of one language: small scripts of which a reader loads those that a query needs.

Scripts, not JSON: pages opened from a disk may load scripts but not fetch files. The index holds the same numbers that
MiniSearch would count in the browser, so that `theme/js/search/index.js` can hand them to it without reading any text.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from guide.search import Entry
from guide.search_words import Words

Grain = Literal["passages", "pages"]
"""What is counted on its own, and ranked: every passage, or every page as a whole."""
VOLUME = 8_000
"""Numbers in one script of words, about: 7 KB compressed."""
_TITLE, _HEADING, _TEXT = range(3)

Postings = tuple["array[int]", "array[int]", "array[int]"]
"""Where a word occurs: in the titles of pages, in headings and in texts. Each alternates between the number of a page
or passage and how often: ``[4, 1, 7, 2]``."""


@dataclass
class Index:
    """The words of pages, counted one page after the other."""

    words: Words
    grain: Grain = "passages"
    counted: list[tuple[int, list[int]]] = field(default_factory=list)
    """Of each page: different words of the title, those of heading and text of each passage."""
    terms: dict[str, Postings] = field(default_factory=dict)
    sections: int = 0

    @property
    def pages(self) -> int | list[tuple[int, list[int]]]:
        """What the browser has to know of pages: how many words each passage has; of whole pages, their number."""
        return self.counted if self.grain == "passages" else len(self.counted)

    def add(self, entry: Entry) -> None:
        """Count the words of a page."""
        number = len(self.counted)
        title = self._count(f"{entry.title} {entry.also}", number, _TITLE)
        if self.grain == "pages":
            self._count(" ".join(section.heading for section in entry.sections), number, _HEADING)
            self._count(" ".join(section.text for section in entry.sections), number, _TEXT)
            self.counted.append((title, []))
            return
        lengths = []
        for section in entry.sections:
            lengths.append(self._count(section.heading, self.sections, _HEADING))
            lengths.append(self._count(section.text, self.sections, _TEXT))
            self.sections += 1
        self.counted.append((title, lengths))

    def _count(self, text: str, number: int, part: int) -> int:
        counted = Counter(self.words.of(text))
        for term, times in counted.items():
            places = self.terms.get(term)
            if places is None:
                places = self.terms[term] = (array("I"), array("I"), array("I"))
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


def _distances(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance from the one before: small numbers compress well."""
    made: list[int] = []
    last = 0
    for number, times in zip(numbers[::2], numbers[1::2], strict=True):
        made += (number - last, times)
        last = number
    return made


def volume_files(index: Index, folder: str) -> Iterator[tuple[str, str, str]]:
    """Address, first word and script of each volume; `folder` is ``search/fr``."""
    for number, rows in enumerate(index.volumes()):
        address = f"{folder}/words/{number}"
        yield address, rows[0][0], script(address, rows)


def page_file(entry: Entry, address: str) -> str:
    """Script of what the results show of a page: address, title, kind, passages."""
    passages = [[section.anchor, section.heading, section.text] for section in entry.sections]
    return script(address, [entry.url, entry.title, entry.kind, passages])


def script(address: str, value: Any) -> str:
    """A script that hands a value over under its address; `<` could end it early where it is read within a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"guideSearchData({json.dumps(address)},{text});\n"

"""Puts what a filled-in template says where its markers point, and keeps what has no place in a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guide.contributing.word.reader import DocumentPart, Foreign, Grid, Line, Unreadable
from guide.contributing.word.template import ANNEX, template
from guide.contributing.word.writer import Heading, Paragraph
from guide.contributing.yaml_writer import PASSAGES, clean
from guide.model.questionnaire import BY_PATH, Field
from guide.reading.fit import nearest
from guide.relations.relate import Guide

_MARKER = re.compile(r"\[([a-z_]+(?:\.[a-z_]+)*)\]\s*$")
_EMPTY_TICKS = {"", "☐", "□", "-", "_", "[ ]", "[]", "non", "no"}


@dataclass(frozen=True)
class Leftover:
    """Something of the document that is not in the sheet."""

    heading: str
    row: int
    """Row of a table, counted from 1 below its head; 0 outside tables."""
    text: str
    why: str = ""
    """Key of `guide.contributing.importer.WORDS`."""


def place(guide: Guide, parts: Iterable[DocumentPart]) -> Reader:
    """The answers of a document, and what could not be placed."""
    reader = Reader(guide)
    for part in parts:
        if isinstance(part, Line):
            reader.line(part)
        elif isinstance(part, Grid):
            reader.grid(part)
        else:
            reader.foreign(part)
    if not reader.has_markers:
        raise Unreadable("no_template")
    if not reader.answers:
        raise Unreadable("nothing")
    return reader


def _plain(text: str) -> str:
    return " ".join(clean(text).split())


@dataclass
class Reader:
    """Walks through a document and puts every answer where its marker says."""

    guide: Guide
    answers: dict[str, Any] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)
    current: Field | None = None
    heading: str = ""
    annex: bool = False
    has_markers: bool = False

    @cached_property
    def _template(self) -> tuple[dict[str, str], set[str]]:
        """Markers by heading, and the lines of the template that are no answers; in all languages."""
        markers: dict[str, str] = {}
        lines: set[str] = set()
        for language in self.guide.languages:
            for block in template(self.guide, language):
                if isinstance(block, Heading):
                    markers[_plain(block.text)] = block.marker
                elif isinstance(block, Paragraph):
                    lines.add(_plain(block.text))
        return markers, lines

    def line(self, line: Line) -> None:
        """A heading opens a field, a paragraph answers it."""
        markers, known = self._template
        text = _plain(line.text)
        match = _MARKER.search(text)
        name = match[1] if match else markers.get(text) if line.heading else None
        if name == ANNEX or name in BY_PATH or name == "":
            self.heading = text[: match.start()].strip() if match else text
            self.current, self.annex = BY_PATH.get(name or ""), name == ANNEX
            self.has_markers = self.has_markers or bool(match)
        elif match and line.heading:
            raise Unreadable("unknown_heading", text=text, nearest=nearest(match[1], list(BY_PATH)))
        elif not text or text in known:
            return
        elif line.heading or self.annex or self.current is None or not self._answer(self.current, line.text):
            self._set_aside(text)

    def _answer(self, to: Field, text: str) -> bool:
        """Take a paragraph as an answer, or a part of one; whether it can be one."""
        if to.kind == "texts":
            self._put(to.path, [*(self._at(to.path) or []), text])
        elif to.kind in {"number", "numbers"}:
            self._put(to.path, _value(to, text))
        elif to.kind == "text":
            before = self._at(to.path)
            self._put(to.path, f"{before}{_between(to)}{text}" if before else text)
        else:
            return False
        return True

    def grid(self, grid: Grid) -> None:
        """A table holds the answers to the fields that its head names."""
        head = [_plain(cell) for cell in grid.rows[0]] if grid.rows else []
        markers = [match[1] if (match := _MARKER.search(cell)) else "" for cell in head]
        for cell, marker in zip(head, markers, strict=True):
            if marker and marker not in BY_PATH:
                raise Unreadable("unknown_heading", text=cell, nearest=nearest(marker, list(BY_PATH)))
        if not any(markers):
            known = {_plain(cell) for cell in head} <= set(self._annex_heads)
            if not (self.annex or (known and head)):
                for number, row in enumerate(grid.rows):
                    self._set_row_aside(row, number)
            return
        self.has_markers = True
        columns = [BY_PATH.get(marker) for marker in markers]
        for number, row in enumerate(grid.rows[1:], 1):
            self._row(columns, row, number)

    @cached_property
    def _annex_heads(self) -> set[str]:
        return {
            _plain(str(self.guide.strings[language].text[key]))
            for language in self.guide.languages
            for key in ("blank.code", "blank.meaning")
        }

    def _row(self, columns: list[Field | None], row: tuple[str, ...], number: int) -> None:
        first = next(column for column in columns if column)
        if first.kind in {"choice", "choices"}:
            self._tick(first, row, number)
            return
        values: dict[str, Any] = {}
        for index, cell in enumerate(row):
            column = columns[index] if index < len(columns) else None
            if not _plain(cell):
                continue
            if column is None or column.path.rpartition(".")[0] != first.path.rpartition(".")[0]:
                self._set_aside(_plain(cell), number)
            else:
                values[column.name] = _value(column, cell)
        if not values:
            return
        if first.kind == "texts" and first.path in BY_PATH and len(columns) == 1:
            self._put(first.path, [*(self._at(first.path) or []), row[0]])
            return
        parent = BY_PATH[first.path.rpartition(".")[0]]
        self._put(parent.path, [*(self._at(parent.path) or []), values])

    def _tick(self, to: Field, row: tuple[str, ...], number: int) -> None:
        if not row or _plain(row[0]).casefold() in _EMPTY_TICKS:
            return
        match = _MARKER.search(_plain(row[1])) if len(row) > 1 else None
        if not match:
            self._set_row_aside(row, number)
        elif to.kind == "choices":
            self._put(to.path, [*(self._at(to.path) or []), match[1]])
        elif self._at(to.path):
            self.leftovers.append(Leftover(self.heading, number, _plain(row[1]), "one_choice"))
        else:
            self._put(to.path, match[1])

    def foreign(self, part: Foreign) -> None:
        """Pictures, boxes and notes have no place in a sheet."""
        self._set_aside(part.what)

    def _set_row_aside(self, row: tuple[str, ...], number: int) -> None:
        text = " | ".join(_plain(cell) for cell in row)
        if text.strip(" |"):
            self._set_aside(text, number)

    def _set_aside(self, text: str, row: int = 0) -> None:
        self.leftovers.append(Leftover(self.heading, row, text))

    def _at(self, path: str) -> Any:
        value: Any = self.answers
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _put(self, path: str, value: Any) -> None:
        *above, last = path.split(".")
        inside = self.answers
        for key in above:
            inside = inside.setdefault(key, {})
        inside[last] = value


def _between(to: Field) -> str:
    return "\n\n" if to.path in PASSAGES else " "


def _value(to: Field, cell: str) -> Any:
    """What a cell or paragraph says, as its field holds it; what does not fit is left for the check to refuse."""
    if to.kind == "texts":
        return [re.sub(r"^- ", "", line) for line in clean(cell).split("\n") if line.strip()]
    if to.kind in {"number", "numbers"}:
        numbers = [int(part) if re.fullmatch(r"\d{1,9}", part) else part for part in re.split(r"[\s,;]+", cell.strip())]
        return numbers if to.kind == "numbers" else numbers[0]
    return cell

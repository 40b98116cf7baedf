"""Reads a YAML file that a stranger wrote: nothing runs, nothing explodes, every value keeps its line.

PyYAML's safe loader still expands aliases, keeps the last of two equal keys and forgets where a value stood, so values
are built here from the parser's events.
"""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from guide.problems.problem import FieldPath, Problem
from guide.text.suspicious import INVISIBLE

MAX_BYTES = 200_000
"""Largest file accepted, in bytes; the longest sheet of the study has 20,000."""
MAX_DEPTH = 20

_CONSTRUCTORS: dict[str, Any] = {
    "null": lambda text: None,
    "bool": lambda text: text.lower() in {"yes", "true", "on"},
    "int": lambda text: (
        int(text.replace("_", ""), 0) if re.fullmatch(r"[-+]?(0x[\da-f]+|0|[1-9]\d{0,17})", text) else text
    ),
    "float": lambda text: float(text) if re.fullmatch(r"[-+]?\d{1,17}\.\d{1,17}", text) else float("nan"),
}
_RESOLVER = yaml.resolver.Resolver()
_TELLING = frozenset(_RESOLVER.yaml_implicit_resolvers)
"""How plain scalars start that may be something else than text."""
_COMMENT = re.compile(r" +#(.?)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """What a YAML file says, and where it says it."""

    file: Path
    data: Any = None
    """Mappings as dict, sequences as tuple, scalars as str, int, float, bool or None."""
    lines: dict[FieldPath, int] = field(default_factory=dict, hash=False)
    """Line of each value (of its key, where it has one), counted from 1."""
    scalars: dict[FieldPath, Any] = field(default_factory=dict, hash=False)
    """All values that are neither mapping nor sequence, in the order of the file."""
    plain: dict[FieldPath, str] = field(default_factory=dict, hash=False)
    """Scalars that YAML reads as something else than text, as they were typed."""

    def line(self, path: FieldPath) -> int:
        """Line of a field, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def as_typed(self, path: FieldPath, otherwise: str) -> str:
        """A scalar as it was typed, where YAML reads something else than text."""
        return self.plain.get(path, otherwise)

    def problem(self, path: FieldPath, code: str, **details: object) -> Problem:
        """A problem at a field of this file."""
        return Problem(self.file, self.line(path), path, code, details)


def _tag(text: str) -> str:
    """What YAML takes a plain scalar for: str, int, bool…"""
    if text[:1] not in _TELLING:
        return "str"
    resolve: Callable[..., str] = _RESOLVER.resolve
    return resolve(yaml.ScalarNode, text, (True, False)).rsplit(":", 1)[-1]


def read_yaml(path: Path, name: Path) -> Document | Problem:
    """Parse `path`; problems call it `name`."""
    text = read_text(path, name)
    return text if isinstance(text, Problem) else parse(text, name)


def parse(text: str, name: Path) -> Document | Problem:
    """The values of a YAML text."""
    try:
        return _Composer(text, name).document()
    except _Refusal as refused:
        return refused.problem
    except yaml.YAMLError as error:
        return _syntax_problem(error, text, name)


def read_text(path: Path, name: Path) -> str | Problem:
    """The text of a regular file: UTF-8 with or without BOM, line ends made LF."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return Problem(name, 0, (), "symlink")
    if not stat.S_ISREG(status.st_mode):
        return Problem(name, 0, (), "not_a_file")
    if status.st_size > MAX_BYTES:
        return Problem(name, 0, (), "too_large", {"size": status.st_size, "limit": MAX_BYTES})
    raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(name, raw.count(b"\n", 0, error.start) + 1, (), "not_utf8")
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return Problem(name, 0, (), "empty_file")
    match = INVISIBLE.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        return Problem(name, line, (), "control_character", {"value": f"{ord(match[0]):04X}"})
    return text


class _Refusal(Exception):
    def __init__(self, problem: Problem):
        self.problem = problem


class _Composer:
    """Builds the values from the parser's events: no aliases, no tags, and no deeper than `MAX_DEPTH`."""

    def __init__(self, text: str, name: Path):
        self.file = name
        self.loader = _Loader(text)
        self._next: Callable[[], Any] = self.loader.get_event
        self.rows = text.split("\n")
        self.lines: dict[FieldPath, int] = {}
        self.scalars: dict[FieldPath, Any] = {}
        self.plain: dict[FieldPath, str] = {}

    def document(self) -> Document:
        """The values of the text and their lines."""
        try:
            self._next()  # the stream starts
            if isinstance(self._next(), StreamEndEvent):
                raise _Refusal(Problem(self.file, 0, (), "empty_file"))
            data = self._value(self._next(), ())
            self._next()  # the document ends
            event = self._next()
            if isinstance(event, DocumentStartEvent):
                raise self._refusal(event, (), "documents")
        finally:
            self.loader.dispose()
        if data is None:
            raise _Refusal(Problem(self.file, 0, (), "empty_file"))
        return Document(self.file, data, self.lines, self.scalars, self.plain)

    def _refusal(self, event: Any, path: FieldPath, code: str, **details: object) -> _Refusal:
        return _Refusal(Problem(self.file, event.start_mark.line + 1, path, code, details))

    def _value(self, event: Any, path: FieldPath) -> Any:
        """The value that begins with an event."""
        self._refuse_marks(event, path)
        self.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, ScalarEvent):
            value = self.scalars[path] = self._scalar(event, path)
            return value
        if len(path) >= MAX_DEPTH:
            raise self._refusal(event, path, "nesting", limit=MAX_DEPTH)
        return self._mapping(path) if isinstance(event, MappingStartEvent) else self._sequence(path)

    def _refuse_marks(self, event: Any, path: FieldPath) -> None:
        """Refuse aliases, anchors and tags: no file needs them."""
        if event.anchor:
            raise self._refusal(event, path, "alias")
        if event.tag:
            raise self._refusal(event, path, "tag", tag=event.tag)

    def _mapping(self, path: FieldPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event, path)
            below = (*path, key)
            if key in values:
                raise self._refusal(event, below, "duplicate_key", key=key, first=self.lines[below])
            self.lines[below] = event.start_mark.line + 1
            values[key] = self._value(self._next(), below)
        return values

    def _key(self, event: Any, path: FieldPath) -> str:
        self._refuse_marks(event, path)
        if not isinstance(event, ScalarEvent):
            raise self._refusal(event, path, "key_type", key="[…]")
        key: str = event.value
        if event.implicit[0] and _tag(key) not in {"str", "bool"}:
            raise self._refusal(event, path, "key_type", key=key)
        return key

    def _sequence(self, path: FieldPath) -> tuple[Any, ...]:
        values: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return tuple(values)

    def _scalar(self, event: Any, path: FieldPath) -> Any:
        value: str = event.value
        if not event.implicit[0]:  # in quotes, or a block
            return value
        self._refuse_comment(event, path)
        tag = _tag(value)
        if tag == "str":
            return value
        self.plain[path] = value
        return _CONSTRUCTORS.get(tag, str)(value)

    def _refuse_comment(self, event: Any, path: FieldPath) -> None:
        """Refuse a comment that was meant as text."""
        end = event.end_mark
        comment = _COMMENT.match(self.rows[end.line], end.column) if end.line < len(self.rows) else None
        if comment and (" " in event.value or comment[1].strip()):
            raise self._refusal(event, path, "comment_in_text")


def _syntax_problem(error: yaml.YAMLError, text: str, name: Path) -> Problem:
    """Tell the usual mistakes by name: a tab, a colon in plain text, an open quote."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "syntaxe")
    context = str(getattr(error, "context", None) or "")
    line = mark.line + 1 if mark else 1
    lines = text.split("\n")
    if "quoted scalar" in context:
        start = getattr(error, "context_mark", None)
        return Problem(name, start.line + 1 if start else line, (), "quote")
    for number in (line, line - 1):
        if 0 < number <= len(lines) and re.match(r" *\t", lines[number - 1]):
            return Problem(name, number, (), "tab")
    if "mapping values are not allowed" in reason:
        return Problem(name, line, (), "colon")
    return Problem(name, line, (), "yaml", {"reason": reason})

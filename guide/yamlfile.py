"""Reads a YAML file that a stranger wrote: nothing runs, nothing explodes, every value keeps its line.

PyYAML's safe loader still expands aliases, keeps the last of two equal keys and forgets where a value stood, so files
are composed here from the parser's events, without recursion.
"""

from __future__ import annotations

import codecs
import re
import stat
import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from guide.problems import FieldPath, Problem
from guide.signs import INVISIBLE, invisible

MAX_BYTES = 200_000
"""Largest file accepted, in bytes; the longest sheet of the study has 20,000."""
MAX_DEPTH = 20
SHORT = 24
"""Texts below this length are mostly codes and names, which files repeat: they are kept once."""

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
    lines: array[int] = field(default_factory=lambda: array("I"), hash=False)
    """Line of each value (of its key, where it has one) in reading order, counted from 1."""
    plain: dict[int, str] = field(default_factory=dict, hash=False)
    """Scalars that YAML reads as something else than text, as they were typed, by their place in reading order."""

    def line(self, path: FieldPath) -> int:
        """Line of a field, or of the nearest one around it."""
        place, _ = self._place(path)
        return self.lines[place] if self.lines else 1

    def typed(self, path: FieldPath, otherwise: str) -> str:
        """A scalar as it was typed, where YAML reads something else than text."""
        place, found = self._place(path)
        return self.plain.get(place, otherwise) if found else otherwise

    def problem(self, path: FieldPath, code: str, **details: object) -> Problem:
        """A problem at a field of this file."""
        return Problem(self.file, self.line(path), path, code, details)

    def _place(self, path: FieldPath) -> tuple[int, bool]:
        """The place of a field in reading order, or of the nearest one around it; whether it is the field itself.

        Problems are rare: counting when one is found is cheaper than keeping a path for each value of each file.
        """
        place, current = 0, self.data
        for part in path:
            before = _before(current, part)
            if before is None:
                return place, False
            place += 1 + sum(map(_size, before))
            current = current[part]
        return place, True


def _before(value: Any, part: str | int) -> list[Any] | None:
    """What a mapping or sequence holds before one of its items; nothing where it has no such item."""
    if isinstance(value, dict) and part in value:
        return list(value.values())[: list(value).index(str(part))]
    if isinstance(value, tuple) and isinstance(part, int) and part < len(value):
        return list(value[:part])
    return None


def _tag(text: str) -> str:
    """What YAML takes a plain scalar for: str, int, bool…"""
    resolve: Callable[..., str] = _RESOLVER.resolve
    return resolve(yaml.ScalarNode, text, (True, False)).rsplit(":", 1)[-1]


def _size(value: Any) -> int:
    """How many values there are from here down."""
    below = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return 1 + sum(map(_size, below))


def read(path: Path, shown: Path) -> Document | Problem:
    """Parse `path`; problems name it `shown`."""
    text = read_text(path, shown)
    return text if isinstance(text, Problem) else parse(text, shown)


def parse(text: str, shown: Path) -> Document | Problem:
    """The values of a YAML text."""
    try:
        return _Composer(text, shown).document()
    except _Refused as refused:
        return refused.problem
    except yaml.YAMLError as error:
        return _syntax_problem(error, text, shown)


def read_text(path: Path, shown: Path) -> str | Problem:
    """The text of a regular file: UTF-8 with or without BOM, line ends made LF."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return Problem(shown, 0, (), "symlink")
    if not stat.S_ISREG(status.st_mode):
        return Problem(shown, 0, (), "not_a_file")
    if status.st_size > MAX_BYTES:
        return Problem(shown, 0, (), "too_large", {"size": status.st_size, "limit": MAX_BYTES})
    raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(shown, raw.count(b"\n", 0, error.start) + 1, (), "not_utf8")
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return Problem(shown, 0, (), "empty_file")
    found = INVISIBLE.search(text) if invisible(text) else None
    if found:
        line = text.count("\n", 0, found.start()) + 1
        return Problem(shown, line, (), "control_character", {"value": f"{ord(found[0]):04X}"})
    return text


class _Refused(Exception):
    def __init__(self, problem: Problem):
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    value: Any
    """A dict or a list."""
    place: int
    """In reading order."""
    key: str | None = None


class _Composer:
    """Builds the values from the parser's events, without recursion and without aliases."""

    def __init__(self, text: str, shown: Path):
        self.text, self.shown = text, shown
        self.lines: list[int] = []
        self.plain: dict[int, str] = {}
        self.stack: list[_Open] = []
        self.root: list[Any] = []
        self.commented = text.split("\n") if " #" in text else []
        """The lines of a text that may hold comments after values."""

    def document(self) -> Document:
        """The values of the text and their lines."""
        loader = _Loader(self.text)
        documents = 0
        try:
            while (event := loader.get_event()) is not None:
                kind = type(event)
                if kind is ScalarEvent:
                    self._scalar(event)
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    closed = self.stack.pop().value
                    self._place(closed if isinstance(closed, dict) else tuple(closed))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    self._open(event)
                elif kind is AliasEvent:
                    raise self._refused(event, self._path(), "alias")
                elif kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise self._refused(event, (), "documents")
        finally:
            loader.dispose()
        if not self.root or self.root[0] is None:
            raise _Refused(Problem(self.shown, 0, (), "empty_file"))
        return Document(self.shown, self.root[0], array("I", self.lines), self.plain)

    def _refused(self, event: Any, path: FieldPath, code: str, **details: object) -> _Refused:
        return _Refused(Problem(self.shown, event.start_mark.line + 1, path, code, details))

    def _path(self) -> FieldPath:
        """Where the next value goes."""
        return tuple(len(each.value) if isinstance(each.value, list) else each.key or "" for each in self.stack)

    def _place(self, value: Any) -> None:
        if not self.stack:
            self.root.append(value)
            return
        parent = self.stack[-1]
        if parent.key is None:
            parent.value.append(value)
        else:
            parent.value[parent.key] = value
            parent.key = None

    def _open(self, event: Any) -> None:
        parent = self.stack[-1] if self.stack else None
        if event.anchor or event.tag:
            raise self._marked(event)
        if parent is None or parent.key is None:
            if parent and isinstance(parent.value, dict):
                raise self._refused(event, self._path()[:-1], "key_type", key="[…]")
            self.lines.append(event.start_mark.line + 1)
        if len(self.stack) >= MAX_DEPTH:
            raise self._refused(event, self._path(), "nesting", limit=MAX_DEPTH)
        self.stack.append(_Open({} if type(event) is MappingStartEvent else [], len(self.lines) - 1))

    def _marked(self, event: Any) -> _Refused:
        """No file needs an anchor or a tag."""
        if event.anchor:
            return self._refused(event, self._path(), "alias")
        return self._refused(event, self._path(), "tag", tag=event.tag)

    def _scalar(self, event: Any) -> None:
        """A scalar: nearly all of a file, so that this is written for speed."""
        if event.anchor or event.tag:
            raise self._marked(event)
        value: str = event.value
        plain = event.implicit[0]
        # Only plain scalars can be anything but text, and only those that start like it.
        tag = _tag(value) if plain and value[:1] in _TELLING else "str"
        parent = self.stack[-1] if self.stack else None
        if parent is None or parent.key is None:
            if parent and isinstance(parent.value, dict):
                self._key(event, parent, tag)
                return
            self.lines.append(event.start_mark.line + 1)
        if plain and self.commented:
            self._uncommented(event)
        if tag != "str":
            self.plain[len(self.lines) - 1] = value
            value = _CONSTRUCTORS.get(tag, str)(value)
        elif len(value) < SHORT:
            value = sys.intern(value)
        self._place(value)

    def _key(self, event: Any, parent: _Open, tag: str) -> None:
        key = event.value
        if tag not in {"str", "bool"}:
            raise self._refused(event, self._path()[:-1], "key_type", key=key)
        if key in parent.value:
            first = self.lines[parent.place + 1 + sum(map(_size, _before(parent.value, key) or ()))]
            raise self._refused(event, (*self._path()[:-1], key), "duplicate_key", key=key, first=first)
        parent.key = key
        self.lines.append(event.start_mark.line + 1)

    def _uncommented(self, event: Any) -> None:
        """Refuse a comment that was meant as text."""
        end = event.end_mark
        cut = _COMMENT.match(self.commented[end.line], end.column) if end.line < len(self.commented) else None
        if cut and (" " in event.value or cut[1].strip()):
            raise self._refused(event, self._path(), "comment_in_text")


def _syntax_problem(error: yaml.YAMLError, text: str, shown: Path) -> Problem:
    """Tell the usual mistakes by name: a tab, a colon in plain text, an open quote."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "syntaxe")
    context = str(getattr(error, "context", None) or "")
    line = mark.line + 1 if mark else 1
    lines = text.split("\n")
    if "quoted scalar" in context:
        start = getattr(error, "context_mark", None)
        return Problem(shown, start.line + 1 if start else line, (), "quote")
    for number in (line, line - 1):
        if 0 < number <= len(lines) and re.match(r" *\t", lines[number - 1]):
            return Problem(shown, number, (), "tab")
    if "mapping values are not allowed" in reason:
        return Problem(shown, line, (), "colon")
    return Problem(shown, line, (), "yaml", {"reason": reason})

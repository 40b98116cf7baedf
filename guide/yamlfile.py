"""Reads a YAML file that a stranger wrote: nothing runs, nothing explodes, every value keeps its line.

PyYAML's safe loader still expands aliases, keeps the last of two equal keys and forgets where a value stood, so files
are composed here from the parser's events, without recursion.
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
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from guide.problems import FieldPath, Problem

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
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """What a YAML file says, and where it says it."""

    file: Path
    data: Any
    """Mappings as dict, sequences as tuple, scalars as str, int, float, bool or None."""
    lines: dict[FieldPath, int] = field(hash=False)
    """Line of each key or list item, counted from 1."""
    plain: dict[FieldPath, str] = field(hash=False)
    """Scalars that YAML reads as something else than text, as they were typed."""

    def line(self, path: FieldPath) -> int:
        """Line of a field, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: FieldPath, code: str, **details: object) -> Problem:
        """A problem at a field of this file."""
        return Problem(self.file, self.line(path), path, code, details)


def read(path: Path, shown: Path) -> Document | Problem:
    """Parse `path`; problems name it `shown`."""
    text = read_text(path, shown)
    return text if isinstance(text, Problem) else parse(text, shown)


def parse(text: str, shown: Path) -> Document | Problem:
    """The values of a YAML text."""
    try:
        return _compose(text, shown)
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
    found = INVISIBLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        return Problem(shown, line, (), "control_character", {"value": f"{ord(found[0]):04X}"})
    return text


INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Control, direction, zero-width and shapeless characters: they hide things from the reviewer of a pull request.
The two joiners that some scripts need (U+200C, U+200D) are allowed."""


class _Refused(Exception):
    def __init__(self, problem: Problem):
        self.problem = problem


@dataclass
class _Open:
    """A mapping or sequence that is being read."""

    path: FieldPath
    value: dict[str, Any] | list[Any]
    key: str | None = None


def _compose(text: str, shown: Path) -> Document:
    """Build the values from the parser's events, without recursion and without aliases."""
    lines: dict[FieldPath, int] = {}
    plain: dict[FieldPath, str] = {}
    stack: list[_Open] = []
    root: list[Any] = []
    documents = 0
    loader = _Loader(text)
    typed = text.split("\n")
    resolve: Callable[..., str] = _RESOLVER.resolve

    def refuse(line: int, path: FieldPath, code: str, **details: object) -> _Refused:
        return _Refused(Problem(shown, line, path, code, details))

    def child_path() -> FieldPath:
        if not stack:
            return ()
        parent = stack[-1]
        return (*parent.path, len(parent.value) if isinstance(parent.value, list) else parent.key or "")

    def place(value: Any) -> None:
        if not stack:
            root.append(value)
        elif isinstance(stack[-1].value, list):
            stack[-1].value.append(value)
        else:
            stack[-1].value[stack[-1].key or ""] = value
            stack[-1].key = None

    try:
        while loader.check_event():
            event = loader.get_event()
            line = event.start_mark.line + 1
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise refuse(line, (), "documents")
                continue
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise refuse(line, child_path(), "alias")
            if getattr(event, "tag", None):
                raise refuse(line, child_path(), "tag", tag=event.tag)
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                parent = stack[-1] if stack else None
                if parent and isinstance(parent.value, dict) and parent.key is None:
                    raise refuse(line, parent.path, "key_type", key="[…]")
                if len(stack) >= MAX_DEPTH:
                    raise refuse(line, child_path(), "nesting", limit=MAX_DEPTH)
                path = child_path()
                lines.setdefault(path, line)
                stack.append(_Open(path, {} if isinstance(event, MappingStartEvent) else []))
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                closed = stack.pop()
                place(closed.value if isinstance(closed.value, dict) else tuple(closed.value))
            elif isinstance(event, ScalarEvent):
                tag = resolve(yaml.ScalarNode, event.value, event.implicit).rsplit(":", 1)[-1]
                parent = stack[-1] if stack else None
                if parent and isinstance(parent.value, dict) and parent.key is None:
                    if tag not in {"str", "bool"}:
                        raise refuse(line, parent.path, "key_type", key=event.value)
                    path = (*parent.path, event.value)
                    if event.value in parent.value:
                        raise refuse(line, path, "duplicate_key", key=event.value, first=lines[path])
                    parent.key = event.value
                    lines[path] = line
                    continue
                path = child_path()
                lines.setdefault(path, line)
                end = event.end_mark
                rest = typed[end.line][end.column :] if end and end.line < len(typed) else ""
                cut = re.match(r" +#(.?)", rest)
                if event.style in {None, ""} and cut and (" " in event.value or cut[1].strip()):
                    raise refuse(line, path, "comment_in_text")
                if tag != "str":
                    plain[path] = event.value
                place(_CONSTRUCTORS.get(tag, str)(event.value) if tag != "str" else event.value)
    finally:
        loader.dispose()
    if not root or root[0] is None:
        raise refuse(0, (), "empty_file")
    return Document(shown, root[0], lines, plain)


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

"""A problem in somebody's file: where it is, what is wrong, and what to write instead."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guide.problems.messages import MESSAGES

FieldPath = tuple[str | int, ...]
"""Keys and list positions that lead to a field, as in ``("lessons", 0)``."""


@dataclass(frozen=True)
class Problem:
    """One thing that has to be mended before the guide can be built."""

    file: Path
    line: int
    """Counted from 1; 0 where the problem is the file as a whole."""
    field: FieldPath
    code: str
    """Key of `guide.problems.messages.MESSAGES`."""
    details: dict[str, object] = dataclasses.field(default_factory=dict, hash=False)
    """Values for the message's placeholders."""

    def text(self, language: str = "fr") -> str:
        """``file:line: field: what is wrong; what to write instead``, on one line."""
        where = format_path(self.field) or {"fr": "fichier"}.get(language, "file")
        return f"{shorten(self.file, 200)}:{self.line}: {shorten(where)}: {self.message(language)}"

    def message(self, language: str = "fr") -> str:
        """What is wrong; what to write instead."""
        return MESSAGES[self.code][language].format(**{key: shorten(value) for key, value in self.details.items()})


def format_path(field: FieldPath) -> str:
    """A field as people write it: ``cases[0].title``."""
    name = ""
    for part in field:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def shorten(value: object, limit: int = 80) -> str:
    """A value fit to be shown in a terminal: one line, no control or direction characters, cut at `limit`."""
    if isinstance(value, list | tuple | set | frozenset):
        value = ", ".join(map(str, value))
        limit = 300
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and field, each once."""
    unique = {
        (str(each.file), each.line, format_path(each.field), each.code, each.message()): each for each in problems
    }
    return [unique[key] for key in sorted(unique, key=lambda key: key[:4])]

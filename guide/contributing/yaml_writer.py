"""Writes the values of a sheet as YAML that people like to read: the way back from `guide.reading.yaml_file`.

Every scalar takes the plainest style that reads back as the same value: bare, in straight quotes, folded (`>-`) or as
it stands (`|-`). Values are mappings in the order in which they are to be written, sequences and scalars.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from guide.model.fields import Style
from guide.model.questionnaire import walk
from guide.problems.problem import FieldPath
from guide.reading import yaml_file
from guide.text.passages import ITEM, LINES
from guide.text.rewriting import Rewriting
from guide.text.suspicious import INVISIBLE

WIDTH = 120
HEADER = """\
# yaml-language-server: $schema=../schema/project.schema.json
# Fiche projet. Mode d’emploi : CONTRIBUTING.md
"""
PASSAGES = frozenset(field.path for field in walk() if field.style is Style.PASSAGE)
"""Fields that hold sentences, and take lines of their own; by the keys that lead to them."""
INLINE = frozenset(field.path for field in walk() if field.inline)
"""Short lists of codes or numbers: on one line, in brackets."""

Comments = Callable[[FieldPath], Sequence[str]]
"""Lines that explain the field at a path, without their `#`."""

_RESOLVER = yaml.resolver.Resolver()


def keys_of(path: FieldPath) -> str:
    """The keys that lead to a field, without positions: ``cases.title``."""
    return ".".join(part for part in path if isinstance(part, str))


def sheet(values: Mapping[str, Any], comments: Comments = lambda path: (), header: str = HEADER) -> str:
    """A file that says `values`, below a header; `comments` stand above the fields that they explain."""
    return header + "".join(f"{line}\n" for line in _mapping(values, (), comments))


def _mapping(values: Mapping[str, Any], path: FieldPath, comments: Comments) -> list[str]:
    """The lines of a mapping, without indentation."""
    lines: list[str] = []
    for key, value in values.items():
        place = (*path, key)
        lines += [f"# {line}".rstrip() for line in comments(place)]
        name = key if _reads_as_text(key) else json.dumps(key, ensure_ascii=False)
        first, *more = _value(value, place, comments)
        if isinstance(value, Mapping) or (not first and more):
            lines += [f"{name}:", *_indented([first, *more] if first else more)]
        else:
            lines += [f"{name}: {first}", *_indented(more)]
    return lines


def _value(value: Any, path: FieldPath, comments: Comments) -> list[str]:
    """The first line, which stands beside the key or dash, and the lines below it; an empty first line means none."""
    if isinstance(value, Mapping):
        return _mapping(value, path, comments) or ["{}"]
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, Sequence):
        if not value:
            return ["[]"]
        if keys_of(path) in INLINE:
            line = "[" + ", ".join(_in_list(item) for item in value) + "]"
            if len(line) + len(keys_of(path)) + 2 * len(path) <= WIDTH:
                return [line]
        lines = [""]
        for index, item in enumerate(value):
            first, *more = _value(item, (*path, index), comments)
            # Comments come between the dash and the first key, where YAML would read them as text.
            while first.startswith("#"):
                lines, (first, *more) = [*lines, first], more
            lines += [f"- {first}".rstrip(), *_indented(more)]
        return lines
    return [_scalar(value)]


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _in_list(value: Any) -> str:
    """An item of a list in brackets."""
    return _bare(value) if isinstance(value, str) and re.fullmatch(r"[\w-]+", value) else _scalar(value)


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _text(value: str, path: FieldPath) -> list[str]:
    """A text in the plainest style that reads back as itself."""
    keys, indent = keys_of(path), 2 * len(path)
    room = WIDTH - indent + 2 - (len(str(path[-1])) + 2 if isinstance(path[-1], str) else 2)
    quoted = json.dumps(value, ensure_ascii=False)
    # Dates, codes and whatever else looks like a number would not be one thing to all readers of YAML.
    one_line = quoted if re.match(r"[-+.\d]\S*$", value) else _bare(value)
    if not re.search(r"\s", value) or ("\n" not in value and keys not in PASSAGES and len(one_line) <= room):
        return [one_line]
    block = ["|-", value] if "\n" in value else [">-", _wrap(value, WIDTH - indent)]
    block = "\n".join(block).split("\n")
    return block if _says(block, value) else [quoted]


def _wrap(line: str, width: int) -> str:
    """A line as several that fit; those of an item stand below its first word."""
    item = _ITEM.match(line)
    indent = len(item[0]) if item else 0
    return re.sub(WRAP.replace("WIDTH", str(width - indent)), rf"\1\n{' ' * indent}", line)


def _bare(value: str) -> str:
    """A text on one line, without quotes where it may do without."""
    plain = _reads_as_text(value) and not re.search(r"[\n\t]", value) and _says([value], value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def _reads_as_text(value: str) -> bool:
    """Whether YAML, by the rules of 1.1 or 1.2, takes the bare word for text: « NO » is a country, not a refusal."""
    resolve: Callable[..., str] = _RESOLVER.resolve
    tag = resolve(yaml.ScalarNode, value, (True, False))
    return tag.endswith(":str") and not re.fullmatch(r"[-+.\d]+(?:[eE][-+]?\d+)?|0o[0-7]+|[yYnN]", value)


def _says(lines: Sequence[str], value: str) -> bool:
    """Whether lines after a key read back as `value`."""
    first, *more = lines
    text = f"x: {first}\n" + "".join(f"{line}\n" for line in _indented(more))
    document = yaml_file.parse(text, Path("x"))
    return isinstance(document, yaml_file.Document) and bool(document.data == {"x": value})


# Texts as people type them


_CLEAN = (
    (r"\r\n?|\u000b|\u2028", "\n"),
    (r"[\t\u00a0\u2000-\u200a\u202f\u3000]", " "),
    (INVISIBLE.pattern, ""),
    (r"(?<! ) +(?![^\n])", ""),
    (r"^[ \n]+|\n+$", ""),
)
clean = Rewriting(*_CLEAN)
"""A text as it was meant: ordinary spaces, no invisible characters, no space at the ends of lines."""
join_lines = Rewriting(
    *_CLEAN,
    (r"(?<![^\n]) *[·–] +", "- "),
    (r"(?<![^\n]) *([0-9]{1,2})\) +", r"\1. "),
    *LINES.table,
)
"""A passage as people type it, with a line for each paragraph and item: what a field of the form shows."""
WRAP = rf"(?=[^\n]{{WIDTH}}[^\n])([^\n]{{1,WIDTH}})(?<! ) (?! |{ITEM})"
"""Where a line of more than `WIDTH` characters is cut. A dash or number within a sentence stays behind its word: at the
start of a line it would begin a list."""
_ITEM = re.compile(ITEM)


def passage(text: str, path: FieldPath) -> str:
    """A passage set for its place: one paragraph on one line, several in lines that fit, lists item by item."""
    lines = join_lines(text)
    if "\n" not in lines and not _ITEM.match(lines):
        return lines
    return "\n".join(_wrap(line, WIDTH - 2 * len(path)) for line in lines.split("\n"))

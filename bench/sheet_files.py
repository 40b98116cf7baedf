"""Writes made sheets and their translations as YAML, quickly: `guide.write` reads back all that it writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from material import Pair, Sheet, identity

from guide.translations import RECORD, digest
from guide.write import HEADER


def source_file(sheet: Sheet) -> str:
    """The file of a sheet."""
    return HEADER + "".join(_mapping(_french(sheet), ""))


def translation_file(sheet: Sheet, name: str) -> str:
    """The file of its translation, recorded as made from the sheet as it is."""
    record = {field: digest(_said(pair.french)) for field, pair in sorted(_pairs(sheet))}
    values = {key: value for key, value in _english(sheet).items() if key != "id"} | {RECORD: record}
    return f"# English translation of data/{name}\n" + "".join(_mapping(values, ""))


def _french(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _french(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_french(item) for item in value]
    return value.french if isinstance(value, Pair) else value


def _english(value: Any) -> Any:
    """What is translated of a value, with what its items are known by; nothing where nothing is."""
    if isinstance(value, dict):
        found = {key: _english(below) for key, below in value.items()}
        kept = {key: below for key, below in found.items() if below is not None}
        own = identity(value)
        return {own: value[own], **kept} if kept and own else kept or None
    if isinstance(value, list):
        items = [_english(item) for item in value]
        return items if any(item is not None for item in items) else None
    return value.english if isinstance(value, Pair) else None


def _pairs(value: Any, name: str = "") -> Iterator[tuple[str, Pair]]:
    """All translated passages by the names of their fields, as `guide.translations.passages` names them."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _pairs(below, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            key = identity(item)
            yield from _pairs(item, f"{name}[{item[key] if key else index}]")
    elif isinstance(value, Pair):
        yield name, value


def _is_block(text: str) -> bool:
    """Whether the line ends of a passage have a meaning."""
    return "\n\n" in text or "\n- " in text


def _said(text: str) -> str:
    """A passage as it reads back."""
    return text if _is_block(text) else text.replace("\n", " ")


def _mapping(values: Sheet, indent: str) -> Iterator[str]:
    for key, value in values.items():
        yield from _entry(f"{indent}{key}:", value, f"{indent}  ")


def _entry(start: str, value: Any, indent: str) -> Iterator[str]:
    """A value after a key or a dash; what needs lines of its own is indented."""
    if isinstance(value, dict):
        yield f"{start}\n"
        yield from _mapping(value, indent)
    elif isinstance(value, list):
        yield f"{start}\n"
        for item in value:
            yield from _entry(f"{indent}-", item, f"{indent}  ")
    elif isinstance(value, str) and "\n" in value:
        lines = "".join(f"{indent}{line}\n" if line else "\n" for line in value.split("\n"))
        yield f"{start} {'|-' if _is_block(value) else '>-'}\n{lines}"
    else:
        yield f"{start} {json.dumps(value, ensure_ascii=False)}\n"

"""Lays translations over the source, and knows which of them are missing or older than what they translate.

A translation has the shape of the file that it translates, texts only. Under ``made_from`` it records, field by field,
a digest of the French passage that it was made from: when the French changes, that passage and no other is outdated.
Items of a list are found by what identifies them (id, code, question, number), plain passages by their digest, so that
an item that is inserted or moved outdates nothing else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from guide.model.fields import SOURCE_LANGUAGE, M, Model, Text
from guide.model.interface import PageMeta, Strings
from guide.problems.problem import FieldPath, Problem
from guide.reading import yaml_file
from guide.reading.fit import suspicious
from guide.reading.yaml_file import Document

IDENTITIES = ("id", "code", "question", "number")
RECORD = "made_from"


@lru_cache(maxsize=256)
def digest(text: str) -> str:
    """Eight characters that change with the words of a passage, not with its formatting."""
    if "\n" in text or not text[:1].isalpha():  # else no line starts with a mark
        text = _LINE_MARK.sub(" ", text)
    for mark in "*_`":
        text = text.replace(mark, " ")
    text = text.replace("\u2019", "'").replace("\u00ab", '"').replace("\u00bb", '"')
    words = " ".join(text.split())
    for mark in ';:!?"':
        words = words.replace(f" {mark}", mark)
    words = words.replace('" ', '"')
    return hashlib.sha256(words.encode()).hexdigest()[:8]


_LINE_MARK = re.compile(r"(?m)^\s*(?:[-#>]+|\d+\.)\s")


@cache
def _identifying(kind: type[Model]) -> tuple[str, ...]:
    return tuple(key for key in IDENTITIES if key in kind.model_fields)


def identity(item: Any) -> tuple[str, str] | None:
    """Key and value by which an item of a list is known."""
    if isinstance(item, Model):
        for key in _identifying(type(item)):
            value = getattr(item, key)
            if isinstance(value, str | int):
                return key, str(value)
    return None


def passages(value: Any, name: str = "") -> Iterator[tuple[str, Text]]:
    """All passages of a value with the names of their fields: ``lessons[0]``, ``targets[8.6].reason``."""
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, Model):
        for key in type(value).model_fields:
            yield from passages(getattr(value, key), f"{name}.{key}" if name else key)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from passages(item, f"{name}[{(identity(item) or ('', index))[1]}]")


# Laying over


@dataclass
class _Layer:
    """Lays one document over one value."""

    document: Document
    language: str
    source: str
    """Name of the file that is translated, for problems."""
    made_from: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    current: dict[str, str] = field(default_factory=dict)
    """Digest of what each translated field now translates."""

    def refuse(self, path: FieldPath) -> None:
        self.problems.append(self.document.problem(path, "translation_of_nothing", source=self.source))

    def lay(self, original: Any, over: Any, path: FieldPath, name: str) -> Any:
        if over is None:
            return original
        if isinstance(original, Text) and isinstance(over, str):
            self.current[name] = digest(original.source)
            return original.translated(self.language, over, self.made_from.get(name) != self.current[name])
        if isinstance(original, Model) and isinstance(over, dict):
            return self.model(original, over, path, name)
        if isinstance(original, tuple) and isinstance(over, tuple):
            return self.items(original, over, path, name)
        self.refuse(path)
        return original

    def model(self, original: Model, over: dict[str, Any], path: FieldPath, name: str) -> Model:
        changes = {}
        own = identity(original)
        for key, below in over.items():
            if own and key == own[0] and str(below) == own[1]:
                continue
            if key not in type(original).model_fields or getattr(original, key) is None:
                self.refuse((*path, key))
            else:
                changes[key] = self.lay(getattr(original, key), below, (*path, key), f"{name}.{key}" if name else key)
        return original.model_copy(update=changes)

    def items(self, original: tuple[Any, ...], over: tuple[Any, ...], path: FieldPath, name: str) -> tuple[Any, ...]:
        result = list(original)
        for index, below in enumerate(over):
            position = self.position(original, below, index, name)
            if position is None:
                self.refuse((*path, index))
            else:
                mark = (identity(original[position]) or ("", index))[1]
                result[position] = self.lay(original[position], below, (*path, index), f"{name}[{mark}]")
        return tuple(result)

    def position(self, original: tuple[Any, ...], below: Any, index: int, name: str) -> int | None:
        """Which item of the source the item at `index` of a translation translates."""
        if isinstance(below, dict):
            for position, item in enumerate(original):
                known = identity(item)
                if known and str(below.get(known[0])) == known[1]:
                    return position
            has_identity = any(key in below for key in IDENTITIES)
            return index if index < len(original) and not has_identity else None
        origin = self.made_from.get(f"{name}[{index}]")
        if origin is not None:
            at = [index, *range(len(original))] if index < len(original) else range(len(original))
            for position in at:
                item = original[position]
                if isinstance(item, Text) and digest(item.source) == origin:
                    return position
        return index if index < len(original) else None


def lay_over(value: M, document: Document, language: str, source: str) -> tuple[M, list[Problem]]:
    """A value with the translations of a document: same keys, texts only; an empty item is untranslated."""
    layer, result = _lay(value, document, language, source)
    return result, [*suspicious(document), *layer.problems]


def _lay(value: M, document: Document, language: str, source: str) -> tuple[_Layer, M]:
    data = dict(document.data) if isinstance(document.data, dict) else document.data
    made_from = data.pop(RECORD, {}) if isinstance(data, dict) else {}
    layer = _Layer(document, language, source, made_from if isinstance(made_from, dict) else {})
    return layer, layer.lay(value, data, (), "")


# Pages


def sections(markdown: str) -> list[str]:
    """The passages of a page: what stands before the first heading ``##``, then each section."""
    return re.split(r"(?m)^(?=## )", markdown)


def page_passages(meta: PageMeta, markdown: str) -> dict[str, str]:
    """The passages of a page by name: ``title``, ``description``, ``body[0]``…"""
    texts = {"title": meta.title, "description": meta.description}
    if meta.short_title:
        texts["short_title"] = meta.short_title
    return texts | {f"body[{index}]": text for index, text in enumerate(sections(markdown)) if text.strip()}


def string_passages(strings: Strings) -> dict[str, str]:
    """The strings of the interface by name; the forms of a plural together."""
    return {key: text if isinstance(text, str) else " / ".join(text.values()) for key, text in strings.text.items()}


def stale_names(made_from: dict[str, str], source: dict[str, str], translation: dict[str, str]) -> list[str]:
    """Names of passages whose translation was made from another wording of the source."""
    return [name for name, text in source.items() if name in translation and made_from.get(name) != digest(text)]


def with_notes(markdown: str, names: list[str], note: str) -> str:
    """A page with a note under the heading of each of its outdated sections."""
    parts = []
    for index, text in enumerate(sections(markdown)):
        if f"body[{index}]" in names:
            heading, mark, rest = text.partition("\n") if text.startswith("## ") else ("", "", text)
            text = f"{heading}{mark}\n{note}\n\n{rest}"
        parts.append(text)
    return "".join(parts)


# State


@dataclass(frozen=True)
class State:
    """How far the translation of one file has come."""

    language: str
    file: str
    """The file that is translated, relative to the project: ``data/projects/x.yml``, ``docs/fr/index.md``."""
    translation: str
    """The file of its translation."""
    total: int
    missing: tuple[str, ...]
    outdated: tuple[str, ...]

    @property
    def done(self) -> int:
        """Passages that are translated and up to date."""
        return self.total - len(self.missing) - len(self.outdated)


def _state(language: str, file: str, translation: str, names: dict[str, str]) -> State:
    """`names`: field to ``missing``, ``outdated`` or ``done``."""
    by_state = {
        state: tuple(name for name, each in names.items() if each == state) for state in ("missing", "outdated")
    }
    return State(language, file, translation, len(names), by_state["missing"], by_state["outdated"])


def states(collection: Any, language: str) -> list[State]:
    """State of every file that can be translated into `language`; see `guide.reading.folder.Collection`."""
    files = []
    for file, value in sorted(collection.values.items()):
        if not isinstance(value, Strings):
            names = {
                name: "missing"
                if text.language(language) != language
                else "outdated"
                if language in text.stale
                else "done"
                for name, text in passages(value)
                if text.required
            }
            if names:
                files.append(_state(language, f"data/{file}", f"data/translations/{language}/{file}", names))
    source, strings = collection.strings[SOURCE_LANGUAGE], collection.strings[language]
    originals, own = string_passages(source), string_passages(strings)
    stale = stale_names(strings.made_from, originals, own)
    names = {key: "missing" if key not in own else "outdated" if key in stale else "done" for key in originals}
    files.append(_state(language, f"data/strings/{SOURCE_LANGUAGE}.yml", f"data/strings/{language}.yml", names))
    by_key = {(page.language, page.key): page for page in collection.pages}
    for (edition, key), page in sorted(by_key.items()):
        if edition != SOURCE_LANGUAGE:
            continue
        originals = page_passages(page.meta, page.source)
        other = by_key.get((language, key))
        own = page_passages(other.meta, other.source) if other else {}
        stale = stale_names(other.meta.made_from, originals, own) if other else []
        names = {name: "missing" if name not in own else "outdated" if name in stale else "done" for name in originals}
        files.append(_state(language, f"docs/{edition}/{key}.md", f"docs/{language}/{key}.md", names))
    return files


# Accepting


def replace_record(text: str, record: dict[str, str], front_matter: bool) -> str:
    """The text of a translation file with its record replaced; all else stays as it was typed."""
    lines = [f'  {name}: "{value}"\n' for name, value in sorted(record.items())]
    block = f"{RECORD}: # empreintes du texte traduit ; écrites par « guide translations --accept »\n{''.join(lines)}"
    head, body = text, ""
    if front_matter:
        opening = re.match(r"(---\n.*?\n)(---\n.*)", text, re.DOTALL)
        assert opening
        head, body = opening[1], opening[2]
    head = re.sub(rf"(?ms)^{RECORD}:.*?(?=^\S|\Z)", "", head)
    return head.rstrip("\n") + "\n" + block + body


def read_record(text: str, front_matter: bool) -> dict[str, str]:
    """The record that a translation file holds."""
    document = yaml_file.parse(text.split("---\n")[1] if front_matter else text, Path())
    record = document.data.get(RECORD) if isinstance(document, Document) else None
    return {str(key): str(value) for key, value in record.items()} if isinstance(record, dict) else {}


def current_record(collection: Any, language: str, file: str) -> dict[str, str]:
    """Digests of what every passage of a translation file translates now."""
    if file.startswith("docs/"):
        key = file.removeprefix(f"docs/{language}/").removesuffix(".md")
        pages = {(page.language, page.key): page for page in collection.pages}
        page, original = pages[language, key], pages[SOURCE_LANGUAGE, key]
        own = page_passages(page.meta, page.source)
        return {
            name: digest(text) for name, text in page_passages(original.meta, original.source).items() if name in own
        }
    if file.startswith("data/strings/"):
        own = string_passages(collection.strings[language])
        source = string_passages(collection.strings[SOURCE_LANGUAGE])
        return {name: digest(text) for name, text in source.items() if name in own}
    original_file = file.removeprefix(f"data/translations/{language}/")
    layer, _ = _lay(collection.values[original_file], collection.document(original_file), language, original_file)
    return layer.current


def language_of(file: str) -> str:
    """Language of a translation file by its place."""
    parts = Path(file).parts
    return Path(file).stem if parts[:2] == ("data", "strings") else parts[2] if parts[0] == "data" else parts[1]

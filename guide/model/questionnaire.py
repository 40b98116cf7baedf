"""The fields of a sheet, one after the other, with what their types say: taken from `guide.model.study.Project`.

Forms, template, import, check, exports and comparison walk through `FIELDS`. A field's path (``cases.title``) is also
its marker in documents and the end of its keys in `data/strings/`: `field.cases.title`, `help.cases.title`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin

from babel import Locale
from pydantic import BaseModel

from guide.model.fields import SOURCE_LANGUAGE, Group, Name, Reference, Style, Text, Use, mark, rule, unwrap
from guide.model.interface import Strings
from guide.model.study import Project, Taxonomy
from guide.problems.problem import FieldPath
from guide.text.typography import fold

FieldKind = Literal["text", "number", "choice", "texts", "numbers", "choices", "group", "table"]


@dataclass(frozen=True)
class Field:
    """One question to the author of a sheet."""

    path: str
    """Keys that lead to it, without positions: ``lead.offices.address``."""
    kind: FieldKind
    """A plural name holds several values; a group has fields of its own, a table several rows of them."""
    required: bool
    """Within what surrounds it: a phase, where there is one, needs a name."""
    description: str
    """What the JSON Schema says of it, in French."""
    fields: tuple[Field, ...]
    style: Style | None
    """How a file has to write it."""
    rule: str
    """The pattern that it has to match, by its name in `guide.model.fields.PATTERNS`."""
    reference: str
    """What its codes stand for; see `guide.model.fields.Reference`."""
    translated: bool
    """Whether it is a text that each language has in its own words; names are not."""
    use: Use
    """Of a field that is not within another one; its part of the form is always told."""

    @property
    def name(self) -> str:
        """The key in its mapping."""
        return self.path.rpartition(".")[2]

    @property
    def multiline(self) -> bool:
        """Whether an answer takes several lines."""
        return self.kind == "text" and self.style is Style.PASSAGE

    @property
    def several(self) -> bool:
        """Whether it holds several values, or several rows of fields."""
        return self.kind in {"texts", "numbers", "choices", "table"}

    @property
    def inline(self) -> bool:
        """Whether it is a list of codes or numbers, short enough for one line of a file."""
        return self.kind in {"choices", "numbers"} or (self.kind == "texts" and bool(self.rule))


def _fields(model: type[BaseModel], prefix: str) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        path, annotation = f"{prefix}{name}", unwrap(info.annotation)
        many = get_origin(annotation) is tuple
        inner = unwrap(get_args(annotation)[0]) if many else annotation
        reference = mark(info, Reference)
        kind: FieldKind
        fields: tuple[Field, ...] = ()
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            kind, fields = "table" if many else "group", tuple(_fields(inner, f"{path}."))
        elif reference and reference.kind in Taxonomy.model_fields:
            kind = "choices" if many else "choice"
        elif inner is int:
            kind = "numbers" if many else "number"
        else:
            kind = "texts" if many else "text"
        yield Field(
            path,
            kind,
            info.is_required(),
            info.description or "",
            fields,
            style=mark(info, Style),
            rule=rule(info),
            reference=reference.kind if reference else "",
            translated=isinstance(inner, type) and issubclass(inner, Text) and not issubclass(inner, Name),
            use=mark(info, Use) or Use(),
        )


def _set_groups(fields: Iterator[Field]) -> Iterator[Field]:
    """Fields that all know their part of the form: their own, or that of the field before."""
    group: Group | None = None
    for field in fields:
        group = field.use.group or group
        yield replace(field, use=replace(field.use, group=group))


FIELDS: tuple[Field, ...] = tuple(_set_groups(_fields(Project, "")))
"""The fields of a sheet in the order of the file."""
GROUPS: tuple[tuple[Group, tuple[str, ...]], ...] = tuple(
    (
        group,
        tuple(field.name for field in sorted(FIELDS, key=lambda field: field.use.editors) if field.use.group == group),
    )
    for group in get_args(Group)
)
"""Parts of the form with the fields of a sheet that they hold, the authors' before the editors'; the file keeps the
order of the model."""


def walk(fields: tuple[Field, ...] = FIELDS) -> Iterator[Field]:
    """All fields, each before those within it."""
    for field in fields:
        yield field
        yield from walk(field.fields)


BY_PATH = {field.path: field for field in walk()}


def values(
    of: BaseModel, fields: tuple[Field, ...] = FIELDS, at: FieldPath = ()
) -> Iterator[tuple[FieldPath, Field, Any]]:
    """All that a sheet says, value by value, each with its place and its field."""
    for field in fields:
        content = getattr(of, field.name)
        path = (*at, field.name)
        items = (
            [((*path, index), item) for index, item in enumerate(content)]
            if isinstance(content, tuple)
            else [(path, content)]
        )
        for place, item in items:
            if isinstance(item, BaseModel):
                yield from values(item, field.fields, place)
            elif item is not None:
                yield place, field, item


@dataclass(frozen=True)
class Words:
    """What fields are called and how they are explained, in one language."""

    strings: Mapping[str, Strings]
    taxonomy: Taxonomy
    language: str

    def t(self, key: str, **details: object) -> str:
        """A string of the interface, without the typography of pages."""
        text = self._text[key]
        assert isinstance(text, str), key
        return text.format(**details)

    def has(self, key: str) -> bool:
        """Whether there is such a string."""
        return key in self._text

    def label(self, field: Field) -> str:
        """What a field is called."""
        return self.t(f"field.{field.path}")

    def help(self, field: Field) -> str:
        """What to write there."""
        return self.t(f"help.{field.path}")

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """Codes that may be ticked, with what they stand for."""
        entries = getattr(self.taxonomy, field.reference)
        return [(entry.id, entry.label.within(self.language)) for entry in entries]

    @property
    def _text(self) -> Mapping[str, str | dict[str, str]]:
        return (self.strings.get(self.language) or self.strings[SOURCE_LANGUAGE]).text


@cache
def _countries() -> dict[str, str]:
    """Codes by the names of countries in French and English, without case and accents."""
    locales = (Locale("fr"), Locale("en"))
    return {fold(str(name)): str(code) for locale in locales for code, name in locale.territories.items()}


def country_of(text: str) -> str:
    """The code of a country given by name or code; what is not known stays as it was typed."""
    name = text.strip()
    return name.upper() if len(name) == 2 else _countries().get(fold(name.replace("'", "’")), name)

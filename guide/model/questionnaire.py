"""The fields of a sheet as people fill them in, one after the other: taken from `guide.model.study.Project`.

The template document, the blank sheet, the questions of `guide new` and the import all walk through `FIELDS`. A field's
path (``cases.title``) is also its marker in documents and the end of its keys in `data/strings/`: `field.cases.title`,
`help.cases.title`.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from babel import Locale
from pydantic import BaseModel

from guide.model.fields import SOURCE_LANGUAGE
from guide.model.interface import Strings
from guide.model.study import Project, Taxonomy
from guide.text.typography import fold

Kind = Literal["text", "number", "choice", "texts", "numbers", "choices", "group", "table"]


@dataclass(frozen=True)
class Field:
    """One question to the author of a sheet."""

    path: str
    """Keys that lead to it, without positions: ``lead.offices.address``."""
    kind: Kind
    """A plural name holds several values; a group has fields of its own, a table several rows of them."""
    required: bool
    """Within what surrounds it: a phase, where there is one, needs a name."""
    description: str
    """What the JSON Schema says of it, in French."""
    fields: tuple[Field, ...] = ()

    @property
    def name(self) -> str:
        """The key in its mapping."""
        return self.path.rpartition(".")[2]

    @property
    def multiline(self) -> bool:
        """Whether an answer takes several lines."""
        return self.name in {"text", "reason", "summary", "partners_note"} and self.path != "period.text"


CHOICES = {"lead.kind": "lead_kinds", "audiences": "audiences", "themes": "themes"}
"""Fields that are ticked, with their lists in `data/taxonomy.yml`."""
EDITORS = ("id", "number", "further_reading", "study", "updated", "updated_by", "verified", "editor_notes")
"""Fields that authors leave to the editors."""


def _bare(annotation: Any) -> Any:
    """An annotation without `| None` and `Annotated`."""
    if get_origin(annotation) in {Union, types.UnionType}:
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _fields(model: type[BaseModel], prefix: str) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        path, annotation = f"{prefix}{name}", _bare(info.annotation)
        many = get_origin(annotation) is tuple
        inner = _bare(get_args(annotation)[0]) if many else annotation
        kind: Kind
        fields: tuple[Field, ...] = ()
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            kind, fields = "table" if many else "group", tuple(_fields(inner, f"{path}."))
        elif path in CHOICES:
            kind = "choices" if many else "choice"
        elif inner is int:
            kind = "numbers" if many else "number"
        else:
            kind = "texts" if many else "text"
        yield Field(path, kind, info.is_required(), info.description or "", fields)


FIELDS: tuple[Field, ...] = tuple(_fields(Project, ""))
"""The fields of a sheet in the order of the file."""


def walk(fields: tuple[Field, ...] = FIELDS) -> Iterator[Field]:
    """All fields, each before those within it."""
    for field in fields:
        yield field
        yield from walk(field.fields)


BY_PATH = {field.path: field for field in walk()}


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
        entries = getattr(self.taxonomy, CHOICES[field.path])
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

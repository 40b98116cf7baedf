"""The kinds of values that files may hold: texts for readers, codes, addresses, dates; and the base of all models.

A value that does not fit raises an error whose code stands in `guide.problems.messages`.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from guide.text.rewriting import BLANK

T = TypeVar("T")
SOURCE_LANGUAGE = "fr"
"""Language of `data/`: every text exists in it, translations lie over it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A passage for readers, in the source language, with the translations that exist.

    Sheets hold plain strings; `guide.reading.translations` lays the translations over them.
    """

    required: ClassVar[bool] = True
    """Whether a translation is missing where there is none."""

    source: str
    """The passage in `SOURCE_LANGUAGE`."""
    translations: tuple[tuple[str, str], ...] = ()
    """Pairs (language, passage)."""
    stale: tuple[str, ...] = ()
    """Languages whose translation was made from another wording of the source."""

    def language(self, edition: str) -> str:
        """The language in which this passage can be given to a reader of `edition`."""
        return edition if any(language == edition for language, _ in self.translations) else SOURCE_LANGUAGE

    def within(self, edition: str) -> str:
        """The passage in `edition`, else in the source language."""
        for language, text in self.translations:
            if language == edition:
                return text
        return self.source

    def translated(self, language: str, text: str, stale: bool = False) -> Self:
        """The passage with one translation more."""
        translations = (*self.translations, (language, text))
        return replace(self, translations=translations, stale=(*self.stale, language) if stale else self.stale)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        plain = core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)
        return core_schema.no_info_after_validator_function(
            cls, plain, serialization=core_schema.plain_serializer_function_ser_schema(lambda text: text.source)
        )


@dataclass(frozen=True, slots=True)
class Name(Text):
    """A name or title: it may be translated, but stands as it is where it is not."""

    required: ClassVar[bool] = False


@dataclass(frozen=True)
class Pattern:
    """A validator that refuses what does not match `pattern` wholly, with an error of `guide.problems.messages`."""

    pattern: str
    error: str

    def __call__(self, value: str) -> str:
        """The value, if it matches."""
        if not re.fullmatch(self.pattern, value):
            raise PydanticCustomError(self.error, self.error, {"value": value})
        return value


# What a type says of its values besides, for `mark` to read


class Style(Enum):
    """How a file has to write a value."""

    PASSAGE = "sentences, in lines of their own"


@dataclass(frozen=True)
class Reference:
    """A code stands for something that another file defines, else the problem is ``unknown_<kind>``."""

    kind: str
    """``country``, ``source``…, or the name of a list of `guide.model.study.Taxonomy`."""


Group = Literal["identity", "lead", "partners", "project", "lessons", "sorting", "more", "consent", "editors"]
"""Parts of the form, in their order."""


@dataclass(frozen=True)
class Use:
    """Where else a field of a sheet shows than on its page; a field that says nothing shows everywhere."""

    group: Group | None = None
    """Its part of the form; that of the field before it unless it says otherwise."""
    editors: bool = False
    """Whether authors leave it to the editors."""
    compared: bool = True
    """Whether it is a row where sheets are compared."""
    in_table: bool = True
    """Whether `projects.csv` has a column for it."""


def unwrap(annotation: Any) -> Any:
    """A type without ``| None`` and ``Annotated``."""
    if get_origin(annotation) in {Union, types.UnionType}:
        return unwrap(next(part for part in get_args(annotation) if part is not type(None)))
    return unwrap(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def mark(field: FieldInfo, kind: type[T]) -> T | None:
    """What the type of a field, or of the items of its list, says in `Annotated`, if it says something of that kind."""
    return next((each for each in (*field.metadata, *_annotations(field.annotation)) if isinstance(each, kind)), None)


def rule(field: FieldInfo) -> str:
    """The name of the pattern that a value, or each item of a list, has to match; empty where there is none."""
    functions = (
        each.func for each in (*field.metadata, *_annotations(field.annotation)) if isinstance(each, AfterValidator)
    )
    return next((function.error for function in functions if isinstance(function, Pattern)), "")


def _annotations(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for part in get_args(annotation):
        yield from _annotations(part)


Str = Annotated[str, Field(strict=True, min_length=1)]


def _pattern(pattern: str) -> Any:
    """Tells editors and forms of the pattern; the check itself says what to write instead."""
    return Field(json_schema_extra={"pattern": f"^(?:{pattern})$"})


_IDENTIFIER = r"[a-z0-9]+(-[a-z0-9]+)*"
_CODE = r"[a-z0-9]+(_[a-z0-9]+)*"
_QUESTION = r"Q[1-9][0-9]?|[a-z]+(-[a-z]+)*"
_TARGET = r"[0-9]{1,2}\.([0-9]{1,2}|[a-d])"
_COUNTRY = r"[A-Z]{2}"
_LETTER = r"0-9A-Za-z\u00c0-\u1fff\u2c00-\ud7ff"
_LABEL = f"[{_LETTER}]([{_LETTER}-]*[{_LETTER}])?"
"""A part of the name of a site. Letters of all scripts, none that looks like a slash or a colon."""
_ADDRESS = rf"""https?://{_LABEL}(\.{_LABEL})+(:[0-9]{{1,5}})?([/?#][^{BLANK}<>"'\\`{{}}|^]*)?"""
"""Only plain web addresses: anything else could run in a reader's browser."""
_DATE = r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

Identifier = Annotated[Str, AfterValidator(Pattern(_IDENTIFIER, "identifier")), _pattern(_IDENTIFIER)]
Code = Annotated[Str, AfterValidator(Pattern(_CODE, "code")), _pattern(_CODE)]
Url = Annotated[Str, AfterValidator(Pattern(_ADDRESS, "address")), _pattern(_ADDRESS)]
QuestionCode = Annotated[Str, AfterValidator(Pattern(_QUESTION, "question_code")), _pattern(_QUESTION)]
TargetCode = Annotated[Str, AfterValidator(Pattern(_TARGET, "target_code")), _pattern(_TARGET)]
CountryCode = Annotated[
    Str, AfterValidator(Pattern(_COUNTRY, "country_code")), _pattern(_COUNTRY), Reference("country")
]
IsoDate = Annotated[Str, AfterValidator(Pattern(_DATE, "iso_date")), _pattern(_DATE)]
Passage = Annotated[Text, Style.PASSAGE]
"""Sentences; a `Text` that is none fits on one line."""
PATTERNS = {
    "identifier": _IDENTIFIER,
    "code": _CODE,
    "address": _ADDRESS,
    "question_code": _QUESTION,
    "target_code": _TARGET,
    "country_code": _COUNTRY,
    "iso_date": _DATE,
}
"""What a value must match wholly, by the name of the error: the form in the site checks with the same patterns."""
PageNumber = Annotated[int, Field(strict=True, ge=1, le=999)]


class Model(BaseModel):
    """A frozen value that accepts its own keys and types, and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


M = TypeVar("M", bound=Model)
"""A model that is read from a file."""

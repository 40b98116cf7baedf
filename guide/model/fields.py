"""The kinds of values that files may hold: texts for readers, codes, addresses, dates; and the base of all models.

A value that does not fit raises an error whose code stands in `guide.problems.messages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

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

    def language(self, wanted: str) -> str:
        """The language in which this passage can be given to a reader of `wanted`."""
        return wanted if any(language == wanted for language, _ in self.translations) else SOURCE_LANGUAGE

    def within(self, wanted: str) -> str:
        """The passage in `wanted`, else in the source language."""
        for language, text in self.translations:
            if language == wanted:
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


def matching(pattern: str, error: str) -> Callable[[str], str]:
    """A validator that refuses what does not match `pattern` wholly, with an error of `guide.problems.messages`."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(error, error, {"value": value})
        return value

    return check


Str = Annotated[str, Field(strict=True, min_length=1)]


def _pattern(pattern: str) -> Any:
    """Tells editors and forms of the pattern; the check itself says what to write instead."""
    return Field(json_schema_extra={"pattern": f"^(?:{pattern})$"})


_IDENTIFIER = r"[a-z0-9]+(-[a-z0-9]+)*"
_CODE = r"[a-z0-9]+(_[a-z0-9]+)*"
_QUESTION = r"Q[1-9]\d?|[a-z]+(-[a-z]+)*"
_TARGET = r"\d{1,2}\.(\d{1,2}|[a-d])"
_COUNTRY = r"[A-Z]{2}"
_ADDRESS = r"""https?://[^\s/?#@<>"'\\`{}|^]+\.[^\s/?#@<>"'\\`{}|^]+([/?#][^\s<>"'\\`{}|^]*)?"""
"""Only plain web addresses: anything else could run in a reader's browser."""
_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"

Identifier = Annotated[Str, AfterValidator(matching(_IDENTIFIER, "identifier")), _pattern(_IDENTIFIER)]
Code = Annotated[Str, AfterValidator(matching(_CODE, "code")), _pattern(_CODE)]
Url = Annotated[Str, AfterValidator(matching(_ADDRESS, "address")), _pattern(_ADDRESS)]
QuestionCode = Annotated[Str, AfterValidator(matching(_QUESTION, "question_code")), _pattern(_QUESTION)]
TargetCode = Annotated[Str, AfterValidator(matching(_TARGET, "target_code")), _pattern(_TARGET)]
CountryCode = Annotated[Str, AfterValidator(matching(_COUNTRY, "country_code")), _pattern(_COUNTRY)]
IsoDate = Annotated[Str, AfterValidator(matching(_DATE, "iso_date")), _pattern(_DATE)]
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
Page = Annotated[int, Field(strict=True, ge=1, le=999)]


class Model(BaseModel):
    """A frozen value that accepts its own keys and types, and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)

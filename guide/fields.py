"""The kinds of values that files may hold: texts for readers, codes, addresses, dates; and the base of all models.

A value that does not fit raises an error whose code stands in `guide.messages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

SOURCE_LANGUAGE = "fr"
"""Language of `data/`: every text exists in it, translations lie over it."""


_END, _STALE = b"\xff", b"\xfe"
"""What ends a piece of a text, what marks an outdated translation: bytes that UTF-8 never has."""
_set = object.__setattr__


class Text:
    """A passage for readers, in the source language, with the translations that exist.

    Immutable and hashable. Sheets hold plain strings; `guide.translations` lays the translations over them. A large
    guide holds half a million passages: one piece of UTF-8 takes a third of what strings and tuples of them would.
    """

    __slots__ = ("_packed",)

    required: ClassVar[bool] = True
    """Whether a translation is missing where there is none."""

    _packed: bytes
    """The passage in `SOURCE_LANGUAGE`, then each translation after the name of its language."""

    def __init__(self, source: str, translations: tuple[tuple[str, str], ...] = (), stale: tuple[str, ...] = ()):
        _set(self, "_packed", source.encode(errors="surrogatepass"))
        for language, text in translations:
            _set(self, "_packed", self.translated(language, text, language in stale)._packed)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Text is immutable")

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is type(self) and self._packed == other._packed)

    def __hash__(self) -> int:
        return hash(self._packed)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.source!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _packed_text, (type(self), self._packed)

    @property
    def source(self) -> str:
        """The passage in `SOURCE_LANGUAGE`."""
        return self._packed.partition(_END)[0].decode(errors="surrogatepass")

    @property
    def translations(self) -> tuple[tuple[str, str], ...]:
        """Pairs (language, passage)."""
        pieces = self._packed.split(_END)
        names = (name.removeprefix(_STALE).decode() for name in pieces[1::2])
        return tuple(zip(names, (text.decode(errors="surrogatepass") for text in pieces[2::2]), strict=True))

    @property
    def stale(self) -> tuple[str, ...]:
        """Languages whose translation was made from another wording of the source."""
        return tuple(name[1:].decode() for name in self._packed.split(_END)[1::2] if name.startswith(_STALE))

    def language(self, wanted: str) -> str:
        """The language in which this passage can be given to a reader of `wanted`."""
        return wanted if self._translation(wanted) is not None else SOURCE_LANGUAGE

    def within(self, wanted: str) -> str:
        """The passage in `wanted`, else in the source language."""
        found = self._translation(wanted)
        return self.source if found is None else found.decode(errors="surrogatepass")

    def _translation(self, wanted: str) -> bytes | None:
        """The piece in one language; nothing else is decoded, since pages ask for one language thousands of times."""
        pieces = self._packed.split(_END)
        name = wanted.encode()
        for position in range(1, len(pieces), 2):
            if pieces[position] in (name, _STALE + name):
                return pieces[position + 1]
        return None

    def translated(self, language: str, text: str, stale: bool = False) -> Self:
        """The passage with one translation more."""
        mark = _STALE if stale else b""
        pieces = (self._packed, mark + language.encode(), text.encode(errors="surrogatepass"))
        return cast(Self, _packed_text(type(self), _END.join(pieces)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        plain = core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)
        return core_schema.no_info_after_validator_function(
            cls, plain, serialization=core_schema.plain_serializer_function_ser_schema(lambda text: text.source)
        )


def _packed_text(kind: type[Text], packed: bytes) -> Text:
    text = kind.__new__(kind)
    _set(text, "_packed", packed)
    return text


class Name(Text):
    """A name or title: it may be translated, but stands as it is where it is not."""

    __slots__ = ()

    required = False


def matching(pattern: str, error: str) -> Callable[[str], str]:
    """A validator that refuses strings that do not match `pattern` wholly, with the named error of `guide.messages`."""

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

    def __eq__(self, other: object) -> bool:
        return self is other or super().__eq__(other)

    def __reduce__(self) -> tuple[Any, ...]:
        """Between processes a value is the tuple of what its fields hold."""
        return with_values, (type(self), *(getattr(self, name) for name in field_names(type(self))))


M = TypeVar("M", bound=Model)


@cache
def field_names(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a model in their order; pydantic's own way to them takes long."""
    return tuple(kind.model_fields)


@cache
def _given(kind: type[Model]) -> set[str]:
    return set(field_names(kind))


def with_values(kind: type[M], *values: object) -> M:
    """A value that was validated before. Its fields share one list of names with all of its kind, as pydantic's do not:
    it takes a third of the memory.
    """
    made = object.__new__(kind)
    for name, value in zip(field_names(kind), values, strict=True):
        _set(made, name, value)
    _set(made, "__pydantic_fields_set__", _given(kind))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made

"""Sets text by the rules of its language, so that contributors type ordinary spaces and straight apostrophes.

Source of the French rules: Lexique des règles typographiques en usage à l’Imprimerie nationale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

NBSP = "\u00a0"
NNBSP = "\u202f"
"""Narrow no-break space: before ; ! ? and between groups of digits."""

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_SPACE = f"[ \n{NBSP}{NNBSP}]"
FRENCH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(f"{_SPACE}+([;!?])"), rf"{NNBSP}\1"),
    (re.compile(f"{_SPACE}+([:»])"), rf"{NBSP}\1"),
    (re.compile(f"«{_SPACE}*"), f"«{NBSP}"),
    (re.compile(f"(?<=[^\\s«{NBSP}])»"), f"{NBSP}»"),
    (re.compile(rf"(?<!\d)(\d{{1,3}}){_SPACE}(?=\d{{3}}(?!\d))"), rf"\1{NNBSP}"),
    (re.compile(rf"(?<=\d){_SPACE}(?=[%€])"), NBSP),
    (re.compile(rf"(?<!\d)1(?={_SPACE}(?:{_MONTHS})\b)"), "1er"),
    (re.compile(rf"\b(n°|nos|p\.|pp\.|M\.|Mme|Dr){_SPACE}(?=[\dA-Z])"), rf"\1{NBSP}"),
)


def _french(text: str) -> str:
    for pattern, replacement in FRENCH:
        text = pattern.sub(replacement, text)
    return text


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_RULES: dict[str, Callable[[str], str]] = {"fr": _french}


NAME = 80
"""Characters: names and words of the interface are short, and stand on many pages."""


def typeset(text: str, language: str) -> str:
    """Plain text with typographic apostrophes and the no-break spaces of `language`."""
    return _typeset_name(text, language) if len(text) <= NAME else _typeset(text, language)


def _typeset(text: str, language: str) -> str:
    text = _APOSTROPHE.sub("’", text).replace("...", "…")
    rule = _RULES.get(language)
    return rule(text) if rule else text


_typeset_name = lru_cache(maxsize=8_000)(_typeset)


def fold(text: str) -> str:
    """A text without case and accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

"""Sets text by the rules of its language, so that contributors type ordinary spaces and straight apostrophes.

Source of the French rules: Lexique des règles typographiques en usage à l’Imprimerie nationale.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from guide.text.rewriting import BLANK, WORD, Rewriting

NBSP = "\u00a0"
NNBSP = "\u202f"
"""Narrow no-break space: before ; ! ? and between groups of digits."""

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_SPACE = f"[ \n{NBSP}{NNBSP}]"
EVERYWHERE = Rewriting((f"(?<=[{WORD}])'(?=[{WORD}])", "’"), (r"\.\.\.", "…"))
"""What holds in every language."""
LANGUAGES = {
    "fr": Rewriting(
        (f"{_SPACE}+([;!?])", rf"{NNBSP}\1"),
        (f"{_SPACE}+([:»])", rf"{NBSP}\1"),
        (f"«{_SPACE}*", f"«{NBSP}"),
        (f"(?<=[^{BLANK}«])»", f"{NBSP}»"),
        (f"(?<![0-9])([0-9]{{1,3}}){_SPACE}(?=[0-9]{{3}}(?![0-9]))", rf"\1{NNBSP}"),
        (f"(?<=[0-9]){_SPACE}(?=[%€])", NBSP),
        (f"(?<![0-9])1(?={_SPACE}(?:{_MONTHS})(?![{WORD}]))", "1er"),
        (rf"(?<![{WORD}])(n°|nos|p\.|pp\.|M\.|Mme|Dr){_SPACE}(?=[0-9A-Z])", rf"\1{NBSP}"),
    )
}
"""What a language adds."""


NAME = 80
"""Characters: names and words of the interface are short, and stand on many pages."""


def typeset(text: str, language: str) -> str:
    """Plain text with typographic apostrophes and the no-break spaces of `language`."""
    return _typeset_name(text, language) if len(text) <= NAME else _typeset(text, language)


def _typeset(text: str, language: str) -> str:
    text = EVERYWHERE(text)
    return LANGUAGES[language](text) if language in LANGUAGES else text


_typeset_name = lru_cache(maxsize=8_000)(_typeset)


def fold(text: str) -> str:
    """A text without case and accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

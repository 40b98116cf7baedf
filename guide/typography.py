"""Sets text by the rules of its language, so that contributors type ordinary spaces and straight apostrophes.

Source of the French rules: Lexique des règles typographiques en usage à l’Imprimerie nationale.
"""

from __future__ import annotations

import html
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


_TOKEN = re.compile(r"(<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>)", re.DOTALL)
_LANG = re.compile(r"""<[^>]*\slang=["']([A-Za-z-]+)["']""")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_LITERAL = frozenset(("code", "pre", "kbd", "textarea"))


def typeset_html(markup: str, language: str) -> str:
    """HTML with its text set by the language of each element (``lang``); code and attributes are left alone."""
    out: list[str] = []
    stack: list[tuple[str, str, bool]] = []
    current, literal = language, False
    for part in _TOKEN.split(markup):
        if not part:
            continue
        if part[0] != "<" or part == "<":
            out.append(part if literal else html_text(part, current))
            continue
        out.append(part)
        name = re.match(r"</?([A-Za-z][\w-]*)", part)
        if not name:
            continue
        tag = name[1].lower()
        if part.startswith("</"):
            while stack:
                opened, current, literal = stack.pop()
                if opened == tag:
                    break
        elif tag not in _VOID and not part.endswith("/>") and tag not in {"script", "style"}:
            stack.append((tag, current, literal))
            given = _LANG.match(part)
            current = given[1] if given else current
            literal = literal or tag in _LITERAL
    return "".join(out)


def html_text(text: str, language: str) -> str:
    """Typeset text between two tags, with its entities kept safe."""
    if not text.strip():
        return text
    return html.escape(typeset(html.unescape(text), language), quote=False)


def fold(text: str) -> str:
    """A text without case and accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

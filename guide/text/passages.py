"""Turns passages of `data/` into HTML. Only paragraphs, lists and emphasis exist; everything else is literal text."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markupsafe import Markup

from guide.text.rewriting import WORD, Rewriting
from guide.text.typography import NAME, typeset

ITEM = r"(?:-|[0-9]{1,2}\.) "
"""What an item of a list begins with."""
_START = r"(?<![^\n])"
"""The start of a line."""
LINES = Rewriting(
    (r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]", "\n"),
    (r"\t", " "),
    (r"(?<! ) +(?![^\n])", ""),
    # A number at the start of a line that only wraps is no item: a list begins with 1, or after an empty line.
    (rf"{_START}(?! |{ITEM})([^\n]+)\n(?=(?!1\.)[0-9]{{1,2}}\. )", r"\1 "),
    (rf"{_START} +", ""),
    (r"^\n+|\n+$", ""),
    (rf"{_START}[*+•] +", "- "),
    (rf"{_START}(-|[0-9]{{1,2}}\.) +", r"\1 "),
    (rf"(?<!\n)\n(?!\n|{ITEM})", " "),
    (" {2,}", " "),
    (r"\n+", "\n\n"),
    (rf"{_START}({ITEM}[^\n]*)\n\n(?={ITEM})", "\\1\n"),
)
"""A passage with each paragraph and each item of a list on one line, and an empty line around paragraphs."""

_ELEMENT = "<(?:em|strong)>(?:[^<]|<(?:em|strong)>[^<]*</(?:em|strong)>)*</(?:em|strong)>"


def _emphasis(mark: str, own: str, element: str) -> tuple[str, str]:
    """The rule for marks that stand around words, not within one: stars in a sum (``2*3*4``) are stars."""
    within = rf"(?:{own}|{_ELEMENT})+?"
    return (
        rf"(?<![{WORD}]){mark}(?=[^ \n])({within})(?<=[^ \n]){mark}(?![{WORD}])",
        rf"<{element}>\1</{element}>",
    )


HTML = Rewriting(
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    (r"\\\\", "&#92;"),
    (r"\\\*", "&#42;"),
    (r"\\_", "&#95;"),
    (r"\n+", "\n"),
    (rf"{_START}(- [^\n]*(?:\n- [^\n]*)*)", "<ul>\n\\1\n</ul>"),
    (rf"{_START}([0-9]{{1,2}}\. [^\n]*(?:\n[0-9]{{1,2}}\. [^\n]*)*)", "<ol>\n\\1\n</ol>"),
    (rf"{_START}{ITEM}([^\n]*)", r"<li>\1</li>"),
    (rf"{_START}(?!<)([^\n]+)", r"<p>\1</p>"),
    (r"\\(?=[`{}\[\]()#+.!\-]|&gt;)", ""),
    _emphasis(r"\*\*", r"[^*<]|\*[^*<]+\*", "strong"),
    _emphasis("__", "[^_<]|_[^_<]+_", "strong"),
    _emphasis(r"(?<!\*)\*(?!\*)", "[^*<]", "em"),
    _emphasis("(?<!_)_(?!_)", "[^_<]", "em"),
    ("&#42;", "*"),
    ("&#95;", "_"),
    (r"&#92;", r"\\"),
)
"""What `LINES` gives, typeset, as HTML. Everything that is no paragraph, list or emphasis is literal text."""


@lru_cache(maxsize=500)  # a case stands on its sheet, its step and its workshop
def passage(text: str, language: str) -> Markup:
    """Blocks of HTML: ``<p>`` and lists."""
    return Markup(HTML(typeset(LINES(text), language)))


def plain(text: str, language: str) -> str:
    """A passage as plain text on one line, for descriptions and excerpts."""
    return _plain_name(text, language) if len(text) <= NAME else _plain(text, language)


_TAG = re.compile("<[^>]+>")
_BREAK = re.compile("\n+")


def _plain(text: str, language: str) -> str:
    return html.unescape(_BREAK.sub(" ", _TAG.sub("", passage(text, language)).strip()))


_plain_name = lru_cache(maxsize=4_000)(_plain)


def excerpt(text: str, language: str, limit: int = 155) -> str:
    """The start of a passage, cut at a word, for the description of a page."""
    text = plain(text, language)
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit)  # none in a long address, nor in scripts without spaces
    return text[: end if end > 0 else limit].rstrip(" ,;:\u00a0\u202f") + "…"


_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b[Mm]me)(?<!\b[Dd]r)[.!?…](?:[\s\u00a0\u202f]?[»”’])?(?=\s+[^\sa-z\d])")


def first_sentence(text: str, language: str) -> str:
    """What a passage begins with, as far as its first full stop; a list that it announces is part of it."""
    text = plain(text, language)
    end = _SENTENCE.search(text)
    return text[: end.end()] if end else text


def beginning(text: str, language: str, limit: int = 400) -> str:
    """A short passage whole, else its first paragraph; a list that it announces is part of it."""
    text = text.strip()
    first, *rest = re.split(r"\n\s*\n", text)
    if len(text) <= limit:
        return plain(text, language)
    return plain(first + (f"\n{rest[0]}" if rest and first.endswith(":") else ""), language)

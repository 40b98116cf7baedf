"""Turns passages of `data/` into HTML. Only paragraphs, lists and emphasis exist; everything else is literal text."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.util import Registry
from markupsafe import Markup

from guide.text.typography import NAME, typeset

_KEPT_BLOCKS = frozenset(("empty", "olist", "ulist", "paragraph"))
_KEPT_INLINES = frozenset(("escape", "not_strong", "em_strong", "em_strong2"))
_MARKED = re.compile(r"[*_\\&<>`\[]|^ *(-|\d+\.) |\n\s*\n", re.MULTILINE)


def _parser() -> Markdown:
    """Python-Markdown without links, images, HTML, code, headings or entities."""
    parser = Markdown(output_format="html")
    registries: tuple[tuple[Registry[Any], frozenset[str]], ...] = (
        (parser.preprocessors, frozenset(("normalize_whitespace",))),
        (parser.parser.blockprocessors, _KEPT_BLOCKS),
        (parser.inlinePatterns, _KEPT_INLINES),
    )
    for registry, kept in registries:
        names = [item.name for item in registry._priority]  # type: ignore[attr-defined]
        for name in set(names) - kept:
            registry.deregister(name)
    return parser


_PARSER = _parser()


_ITEM = re.compile(r"(?m)^\s*- ")
_EMPHASIS = re.compile(r"(?<![\w*_])[*_]+(?=\S)|(?<=\S)[*_]+(?![\w*_])")
_STARS = re.compile(r"(?<=\w)\*+(?=\w)")
"""Stars within a word or a sum (``2*3*4``) are stars."""


@lru_cache(maxsize=500)  # a case stands on its sheet, its step and its workshop
def passage(text: str, language: str) -> Markup:
    """Blocks of HTML: ``<p>`` and lists."""
    text = typeset(text, language)
    if not _MARKED.search(text):
        return Markup(f"<p>{html.escape(text, quote=False)}</p>")
    _PARSER.reset()
    text = _STARS.sub(lambda stars: "\\*" * len(stars[0]), _with_lists_apart(text))
    return Markup(_PARSER.convert(text.replace("&", "&amp;")))


def _with_lists_apart(text: str) -> str:
    """A passage with a blank line before each list that follows its paragraph without one, and items on a line each."""
    lines: list[str] = []
    listed = False
    """Whether the last line belongs to a list."""
    for line in text.split("\n"):
        item = line.startswith("- ")
        if listed and line[:1] == " " and line.strip() and not _ITEM.match(line):
            lines[-1] += f" {line.strip()}"
            continue
        if item and not listed and lines and lines[-1].strip():
            lines.append("")
        listed = item or (listed and bool(line.strip()))
        lines.append(line)
    return "\n".join(lines)


def plain(text: str, language: str) -> str:
    """A passage as plain text on one line, for descriptions and excerpts."""
    return _plain_name(text, language) if len(text) <= NAME else _plain(text, language)


def _plain(text: str, language: str) -> str:
    text = _ITEM.sub("", text)
    return typeset(" ".join(_EMPHASIS.sub("", text).split()), language)


_plain_name = lru_cache(maxsize=4_000)(_plain)


def excerpt(text: str, language: str, limit: int = 155) -> str:
    """The start of a passage, cut at a word, for the description of a page."""
    text = plain(text, language)
    return text if len(text) <= limit else text[: text.rindex(" ", 0, limit)].rstrip(" ,;:\u00a0\u202f") + "…"


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

"""Typesets the text of a page of Markdown by the rules of its language; its marks stay as they are."""

from __future__ import annotations

import re

from guide.typography import typeset

_LINE = re.compile(r"^(\s*(?:(?::|[-*+]|\d+\.|#+|>)\s+)*)(.*)$")
"""What makes a line a heading, an entry or a quotation; its text."""
_RULE = re.compile(r"^[\s|:-]*$")
"""An empty line, the line under the heads of a table."""
_MARK = re.compile(r"(`[^`]*`|<[^>]*>|\]\([^)]*\)|\{:[^}]*\})")
"""Code, HTML, targets of links, attributes."""


def typeset_markdown(text: str, language: str) -> str:
    """Markdown whose paragraphs stand on a line each, typeset."""
    return "\n".join(_typeset_line(line, language) for line in text.split("\n"))


def _typeset_line(line: str, language: str) -> str:
    if _RULE.match(line):
        return line
    found = _LINE.match(line)
    opening, content = found.groups() if found else ("", line)
    parts = _MARK.split(content)
    return opening + "".join(part if index % 2 else typeset(part, language) for index, part in enumerate(parts))

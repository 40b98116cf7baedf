r"""Tables of patterns and what takes the place of what they match: Python and the form in the site run the same.

Patterns keep to what means the same in Python's `re` and in JavaScript's `RegExp` with the flag u: no flags, and none
of ``\d \w \s \b``, which cover other letters and spaces there. Replacements name groups as Python does (``\1``).
`tests/text/test_rewriting.py` runs every table in both.
"""

from __future__ import annotations

import re

WORD = "0-9A-Za-zªµºÀ-ÖØ-öø-ɏͰ-῿Ⰰ-ⷿぁ-퟿"
"""Letters and digits, for use in brackets; wide enough to know where a word ends in any alphabet."""
BLANK = r" \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space, for use in brackets."""


class Rewriting:
    """A way to write a text anew: the replacements of a table, one after the other."""

    def __init__(self, *table: tuple[str, str]):
        self.table = table
        """Pairs (pattern, replacement)."""
        self._compiled = [(re.compile(pattern).sub, replacement) for pattern, replacement in table]

    def __call__(self, text: str) -> str:
        """The text after all replacements."""
        for substitute, replacement in self._compiled:
            text = substitute(replacement, text)
        return text

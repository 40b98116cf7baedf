"""Makes the words of one language comparable, as `theme/js/search/words.js` does for queries.

Both follow the rules of `data/strings/<language>.yml`; a test runs all words of the site through both.
"""

from __future__ import annotations

import re
import sys
import unicodedata

from guide.interface import SearchRules

_MARKS = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)).startswith("M"))
_JOINTS = "-‐‑.'’"
_WORD = re.compile(rf"[\w{_MARKS}]+(?:[{_JOINTS}][\w{_MARKS}]+)*")
_MARK = re.compile(f"[{_MARKS}]")
_DECIMAL_COMMA = re.compile(r"([0-9]),(?=[0-9])")
_NUMBER = re.compile(r"[0-9]+\.(?:[^\W\d_]|[0-9])+")
"""« 8.6 », « 1.b »: one word."""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


class Words:
    """The words of texts in one language, as the index knows them."""

    def __init__(self, rules: SearchRules) -> None:
        self._elisions = frozenset(rules.elisions)
        self._exceptions = frozenset(rules.exceptions)
        self._stop_words = frozenset(rules.stop_words)
        self._endings = [tuple(ending.split(">")) for ending in rules.endings]
        self._known: dict[str, list[str]] = {}

    def of(self, text: str) -> list[str]:
        """Every word of a text in its order, without accents, elisions, endings and stop words; of a compound, its
        parts and the whole: « l’agro-écologie » gives agro, ecologie, agroecologie.
        """
        known = self._known
        found: list[str] = []
        # An underscore is no letter, but `\w` takes it for one.
        for written in _WORD.findall(_DECIMAL_COMMA.sub(r"\1.", text.replace("_", " "))):
            terms = known.get(written)
            if terms is None:
                terms = known[written] = self._terms(written)
            found += terms
        return found

    def _terms(self, written: str) -> list[str]:
        parts = self._parts(written)
        if len(parts) > 1:
            parts = [*parts, "".join(parts)]
        return [sys.intern(self._stem(part)) for part in parts if part not in self._stop_words]

    def _parts(self, written: str) -> list[str]:
        if _NUMBER.fullmatch(written):
            return [_folded(written)]
        parts = re.split(f"[{_JOINTS}]", _folded(written))
        while len(parts) > 1 and parts[0] in self._elisions:
            parts = parts[1:]
        return [part for part in parts if part]

    def _stem(self, word: str) -> str:
        if len(word) < 4 or word in self._exceptions or re.search("[0-9]", word):
            return word
        for ending, replacement in self._endings:
            if word.endswith(ending):
                short = word.removesuffix(ending) + replacement
                return short if len(short) > 2 else word
        return word


def _folded(text: str) -> str:
    return _MARK.sub("", unicodedata.normalize("NFD", text.lower())).translate(_LIGATURES)

"""Tables and patterns that run in Python and in browsers: one dialect, and the same results in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import run_in_node
from hostile import TEXTS

from guide.contributing import yaml_writer
from guide.model.fields import PATTERNS
from guide.text import passages, typography
from guide.text.rewriting import Rewriting
from guide.text.suspicious import INVISIBLE, SUSPICIOUS

TABLES = {
    "clean": yaml_writer.clean,
    "join_lines": yaml_writer.join_lines,
    "lines": passages.LINES,
    "html": passages.HTML,
    "everywhere": typography.EVERYWHERE,
    **typography.LANGUAGES,
}
ALONE = {
    **{f"^(?:{pattern})$": f"^(?:{pattern})$" for pattern in PATTERNS.values()},
    **{code: pattern.pattern for code, pattern in SUSPICIOUS},
    "invisible": INVISIBLE.pattern,
    "item": passages.ITEM,
    "wrap": yaml_writer.WRAP.replace("WIDTH", "20"),
}
CORPUS = [
    *TEXTS,
    *(
        "jean@exemple.org",
        "é (at) à.fr",
        "a[AT]b.fr",
        "+33 (0)1 23 45 67 89",
        "le\u00a001.23.45.67.89",
        "0033123456789",
    ),
    *(
        "2014",
        "2014-05-06",
        "٢٠١٤",
        "Q4",
        "8.6",
        "1.b",
        "FR",
        "un-nom",
        "code_a",
        "https://a.fr/b",
        "https://a.fr/\u2003b",
    ),
    *("voir [le site](https://a.b/c) ici", "< b", "a\u00a0<b\u00a0c>", "M.\u00a0Diop", "x\u200by\u202ez", "\U000e0041"),
    *(f"a{chr(code)}'b {chr(code)}1 {chr(code)}*c*{chr(code)} d{chr(code)}@e.fr" for code in range(0x20, 0xD800, 7)),
]


@pytest.mark.parametrize("pattern", [*ALONE.values(), *(rule for each in TABLES.values() for rule, _ in each.table)])
def test_patterns_keep_to_what_both_languages_read_alike(pattern: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[dDwWsSbBAZ]", pattern), "covers other signs in JavaScript"
    assert not re.search(r"\(\?[a-zP#(]", pattern), "flags, named groups, comments and conditions differ"
    assert not re.search(r"\\U|\\x|\\N", pattern)


def test_python_and_javascript_make_the_same_of_any_text() -> None:
    tables = [each.table for each in TABLES.values()]
    value = {"tables": tables, "patterns": list(ALONE.values()), "texts": CORPUS}
    theirs = run_in_node(Path(__file__).with_name("rewriting.mjs"), value=value)
    assert len(CORPUS) > 7_000
    for (name, rewriting), results in zip(TABLES.items(), theirs["rewritten"], strict=True):
        for text, result in zip(CORPUS, results, strict=True):
            assert result == rewriting(text), (name, text)
    for (name, pattern), results in zip(ALONE.items(), theirs["matches"], strict=True):
        compiled = re.compile(pattern)
        for text, result in zip(CORPUS, results, strict=True):
            match = compiled.search(text)
            assert result == (match and match[0]), (name, text)


def test_rules_run_one_after_the_other() -> None:
    assert Rewriting(("a", "b"), ("(b)c", r"<\1>"), ("d", r"\\"))("acd") == "<b>\\"

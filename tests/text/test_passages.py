"""Passages as HTML: paragraphs, lists, emphasis, and nothing else."""

from __future__ import annotations

import pytest
from hostile import TEXTS

from guide.text.passages import excerpt, passage, plain


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts(text: str) -> None:
    assert passage(text, "fr") == TEXTS[text]


def test_english_has_its_own_typography() -> None:
    assert passage("It's *here*: why?", "en") == "<p>It’s <em>here</em>: why?</p>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2*3*4 = 24", "2*3*4 = 24"),
        ("Un *mot*, deux **mots**.", "Un mot, deux mots."),
        ("l’*eau* (*air*)", "l’eau (air)"),
        (r"\*seul\* &lt; <b>", "*seul* &lt; <b>"),
        ("Un :\n- a ;\n- b\n\nDeux", "Un\u00a0: a\u202f; b Deux"),
    ],
)
def test_plain_text_has_the_words_of_the_passage(text: str, words: str) -> None:
    assert plain(text, "fr") == words


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x> c",
        "[lien](javascript:alert(1))",
        "![image](x)",
        "<https://example.org>",
        "[x]: javascript:alert(1)\n\n[x]",
        "# Titre",
        "    code",
        "> citation",
        "* * *",
        "&lt;script&gt;",
        "`<script>`",
        "\x02amp\x03",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "<div markdown=1>*a*</div>",
        "- <script>\n- [a](javascript:b)",
    ],
)
def test_only_plain_markup_comes_out(text: str) -> None:
    import re

    tags = set(re.findall(r"</?(\w+)", str(passage(text, "fr"))))
    assert tags <= {"p", "ul", "ol", "li", "em", "strong"}
    assert not re.search(r"<\w+ ", str(passage(text, "fr"))), "no attribute comes out"


def test_plain_and_excerpt() -> None:
    assert plain("Un :\n- *a* ;\n- b", "fr") == "Un\u00a0: a\u202f; b"
    short = excerpt("mot " * 100, "fr", 20)
    assert len(short) <= 20
    assert short.endswith("mot…")
    assert excerpt("https://example.org/" + "a" * 200, "fr", 30) == "https://example.org/aaaaaaaaaa…", (
        "no space to cut at"
    )
    assert excerpt("汉" * 200, "fr", 10) == "汉汉汉汉汉汉汉汉汉汉…"

"""Passages as HTML: paragraphs, lists, emphasis, and nothing else."""

from __future__ import annotations

import pytest

from guide.text.passages import excerpt, passage, plain


def test_paragraphs_and_lists() -> None:
    text = "Un :\n- a ;\n- b\n  suite\n\nDeux *trois*."
    html = str(passage(text, "fr"))
    assert html.count("<p>") == 2
    assert "<ul>\n<li>a\u202f;</li>\n<li>b suite</li>\n</ul>" in html
    assert "<em>trois</em>" in html


@pytest.mark.parametrize(
    "text",
    [
        "Un :\n- a\n  suite\n- b",
        "Un :\n\n- a\n  suite\n- b",
        "Un :\n- a suite\n- b",
    ],
)
def test_list_whose_items_wrap_is_tight(text: str) -> None:
    expected = "<p>Un\u00a0:</p>\n<ul>\n<li>a suite</li>\n<li>b</li>\n</ul>"
    assert str(passage(text, "fr")) == expected


def test_list_with_blank_lines_between_items_is_one_list() -> None:
    html = str(passage("- a\n  suite\n\n- b\n\nfin", "fr"))
    assert html.count("<ul>") == 1
    assert html.endswith("</ul>\n<p>fin</p>")


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("2*3*4 = 24", "2*3*4 = 24", "2*3*4 = 24"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("2**3**4", "2**3**4", "2**3**4"),
        ("Un *mot*, deux **mots**.", "Un <em>mot</em>, deux <strong>mots</strong>.", "Un mot, deux mots."),
        ("l’*eau* (*air*)", "l’<em>eau</em> (<em>air</em>)", "l’eau (air)"),
    ],
)
def test_stars_mark_words_not_sums(text: str, html: str, words: str) -> None:
    assert str(passage(text, "fr")) == f"<p>{html}</p>"
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


def test_what_looks_like_code_is_shown_as_typed() -> None:
    assert str(passage("{{ 7 * 7 }} &lt; <b>", "fr")) == "<p>{{ 7 * 7 }} &amp;lt; &lt;b&gt;</p>"


def test_plain_and_excerpt() -> None:
    assert plain("Un :\n- *a* ;\n- b", "fr") == "Un\u00a0: a\u202f; b"
    short = excerpt("mot " * 100, "fr", 20)
    assert len(short) <= 20
    assert short.endswith("mot…")

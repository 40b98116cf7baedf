"""What HTML of a page stays, and what goes."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from guide.text.markup import EXTENSIONS, find_forbidden, line_of, sanitize

HOSTILE = {
    "<script>alert(1)</script>": "<script>",
    "<img src=x onerror=alert(1)>": 'onerror="alert(1)"',
    '<div title="`"><img src=x onerror=alert(1)><b title="`">x</b></div>': 'onerror="alert(1)"',
    '<a href="javascript&colon;alert(1)">x</a>': 'href="javascript:alert(1)"',
    '<a href="java&Tab;script&colon;alert(1)">x</a>': 'href="java\tscript:alert(1)"',
    '<a href=" javascript:alert(1)">x</a>': 'href=" javascript:alert(1)"',
    '<a href="data:text/html,x">x</a>': 'href="data:text/html,x"',
    '<a href="//example.org/">x</a>': 'href="//example.org/"',
    '<a href="\\\\example.org/">x</a>': 'href="\\\\example.org/"',
    '<img src="https://example.org/x.png" alt="">': 'src="https://example.org/x.png"',
    '<img src="//example.org/x.png" alt="">': 'src="//example.org/x.png"',
    '<img src="/x.png" alt="">': 'src="/x.png"',
    '<img src="data:image/png;base64,AA==" alt="">': 'src="data:image/png;base64,AA=="',
    '<img src="a.png" srcset="https://example.org/x.png 2x" alt="">': 'srcset="https://example.org/x.png 2x"',
    '<p style="position:fixed;inset:0">x</p>': 'style="position:fixed;inset:0"',
    '<p class="lead md-overlay">x</p>': 'class="md-overlay"',
    "<plaintext>x": "<plaintext>",
    "<textarea>x": "<textarea>",
    "<iframe src=x></iframe>": "<iframe>",
    "<svg onload=alert(1)></svg>": "<svg>",
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>': "<math>",
    '<form action="https://example.org/"><input></form>': "<form>",
    '<link rel="stylesheet" href="https://example.org/x.css">': "<link>",
    '<meta http-equiv="refresh" content="0;url=https://example.org/">': "<meta>",
    '<base href="https://example.org/">': "<base>",
    "<p>x</p></main>": "</main>",
    '<p title="\ufdd00\ufdd1">x</p>': 'title="\ufdd00\ufdd1"',
    '<a href="\ufdd00\ufdd1">x</a>': 'href="\ufdd00\ufdd1"',
    '<img src="\ufdd00\ufdd1.png" alt="">': 'src="\ufdd00\ufdd1.png"',
    '<p class="\ufdd00\ufdd1">x</p>': 'class="\ufdd00\ufdd1"',
}
HARMLESS = (
    "<p>a &lt; b, c &amp; d, <em>e</em></p>",
    '<p><a href="../methode/etape-1.html#q1">x</a> <a href="https://example.org/a?b=c#d">x</a> <a href="#x">x</a></p>',
    '<p><img alt="x" src="../images/x.png" width="3"></p>',
    '<div class="admonition note"><p class="admonition-title">x</p></div>',
    '<table><thead><tr><th style="text-align:center">x</th></tr></thead></table>',
    '<h2 id="x">x</h2><p class="lead" lang="en">y</p><ol start="3"><li>z</li></ol>',
    "<p>x \ufdd00\ufdd1 y</p>",
)


@pytest.mark.parametrize("html", HOSTILE, ids=HOSTILE.get)
def test_what_could_run_load_or_cover_goes_and_is_named(html: str) -> None:
    cleaned, removals = sanitize(html)
    assert HOSTILE[html] in removals
    for sign in ("alert", "javascript", "example.org", "position", "overlay", "http-equiv", "\ufdd0"):
        assert sign not in cleaned, cleaned
    assert sanitize(cleaned) == (cleaned, ())


@pytest.mark.parametrize("html", HARMLESS)
def test_what_pages_use_stays_as_it_is(html: str) -> None:
    assert sanitize(html) == (html, ())


MARKDOWN = {
    r'\`<img src=x onerror="a()">\`': 'onerror="a()"',
    "[x](javascript&colon;a())": 'href="javascript:a()"',
    "[x](javascript:a())": 'href="javascript:a()"',
    "[x][y]\n\n[y]: javascript:a()": 'href="javascript:a()"',
    "<javascript:a()>": "<javascript:a()>",
    '[x](y.md){: href="javascript:a()" }': 'href="javascript:a()"',
    'x\n{: onclick="a()" }': 'onclick="a()"',
    "x\n{: .md-overlay }": 'class="md-overlay"',
    "![x](https://example.org/x.png)": 'src="https://example.org/x.png"',
    "![x][y]\n\n[y]: //example.org/x.png": 'src="//example.org/x.png"',
    "[x](//example.org/)": 'href="//example.org/"',
    '<div markdown="1" onclick="a()">x</div>': 'onclick="a()"',
    "&lt;b&gt; <b\nonclick=a()>x</b>": 'onclick="a()"',
}


@pytest.mark.parametrize("source", MARKDOWN)
def test_markdown_opens_no_other_way(source: str) -> None:
    assert MARKDOWN[source] in find_forbidden(source)


@pytest.mark.parametrize(
    "source",
    [
        "Un [lien](../methode/index.md#q1), un [autre](https://example.org/a_(b)).\n\n> 3 < 4 & 5\n\n`<script>`",
        "## Titre {: #titre }\n\nUn paragraphe.\n{: .lead }\n\n!!! note\n    Texte.\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |",
        "![Une image](img/a.png)\n\n    <script>un bloc de code</script>",
    ],
)
def test_plain_markdown_is_left_alone(source: str) -> None:
    assert find_forbidden(source) == ()


def test_a_piece_is_looked_for_in_its_source() -> None:
    source = "un\n<IMG src=x\nonerror = a()>\n<script>"
    assert [line_of(piece, source) for piece in ("<script>", 'onerror="a()"', "<img>", "<nothing>")] == [3, 2, 1, 0]


def test_the_check_reads_markdown_as_the_site_does() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("markdown_extensions:\n")[1]
    assert re.findall(r"^  - (\w+)", text.split("\n#")[0], re.MULTILINE) == list(EXTENSIONS)

"""What pages are made of besides Markdown: marks of macros, and typesetting."""

from __future__ import annotations

import pytest
from markdown import Markdown

from guide.pages.markdown import PageMarkdown, unmark

EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
"""As `mkdocs.yml` has them."""


@pytest.fixture
def page() -> PageMarkdown:
    extension = PageMarkdown()
    extension.begin("fr")
    return extension


def converted(page: PageMarkdown, source: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, page]).convert(source)


BLOCK = "<div><p>*a* # b</p>\n\n<p>{{ c }}</p></div>"
INLINE = "<a href='x'>*a* &amp; b : c</a>"


def test_block_alone_on_its_line_stands_alone(page: PageMarkdown) -> None:
    assert converted(page, f"before\n\n{page.keep(BLOCK)}\n\nafter") == f"<p>before</p>\n{BLOCK}\n<p>after</p>"


def test_block_in_the_line_below_a_paragraph_stands_alone(page: PageMarkdown) -> None:
    assert converted(page, f"before\n{page.keep(BLOCK)}\nafter") == f"<p>before</p>\n{BLOCK}\n<p>after</p>"


def test_inline_alone_on_its_line_belongs_to_its_paragraph(page: PageMarkdown) -> None:
    assert converted(page, f"before\n{page.keep(INLINE)}\nafter") == f"<p>before\n{INLINE}\nafter</p>"


def test_inline_within_a_sentence(page: PageMarkdown) -> None:
    assert converted(page, f"a *{page.keep(INLINE)}* b") == f"<p>a <em>{INLINE}</em> b</p>"


@pytest.mark.parametrize("start", ['<link rel="stylesheet" href="x.css">', "<svg></svg>"])
def test_block_that_begins_with_its_style_sheet_or_a_chart_is_a_block(page: PageMarkdown, start: str) -> None:
    html = f"{start}\n<div>a</div>"
    assert converted(page, f"before\n\n{page.keep(html)}") == f"<p>before</p>\n{html}"


def test_heading_with_an_anchor(page: PageMarkdown) -> None:
    markdown = Markdown(extensions=[*EXTENSIONS, page])
    title = page.keep("<b>*T* : x</b>")
    assert markdown.convert(f"## {title} {{: #q1 .lead }}") == '<h2 class="lead" id="q1"><b>*T* : x</b></h2>'
    assert [token["id"] for token in markdown.toc_tokens] == ["q1"]
    assert "*T* : x" in markdown.toc


def test_list_item(page: PageMarkdown) -> None:
    assert converted(page, f"- a {page.keep(INLINE)}\n- b") == f"<ul>\n<li>a {INLINE}</li>\n<li>b</li>\n</ul>"


def test_block_in_an_admonition(page: PageMarkdown) -> None:
    html = converted(page, f'!!! note "T"\n\n    before\n\n    {page.keep(BLOCK)}')
    assert html.startswith('<div class="admonition note">')
    assert html.endswith(f"<p>before</p>\n{BLOCK}\n</div>")


def test_cell_of_a_table(page: PageMarkdown) -> None:
    html = converted(page, f"| a | b |\n| - | - |\n| {page.keep('<b>x | y</b>')} | c |")
    assert "<td><b>x | y</b></td>\n<td>c</td>" in html


def test_several_marks_keep_their_places(page: PageMarkdown) -> None:
    first, second = page.keep("<b>1</b>"), page.keep("<b>2</b>")
    assert converted(page, f"{second} {first} {second}") == "<p><b>2</b> <b>1</b> <b>2</b></p>"


def test_what_a_mark_stands_for_may_look_like_a_mark(page: PageMarkdown) -> None:
    page.keep("<b>secret</b>")
    assert converted(page, page.keep("<i>\ufdd00\ufdd1</i>")) == "<p><i>\ufdd00\ufdd1</i></p>"


def test_nothing_leaves_no_mark(page: PageMarkdown) -> None:
    assert page.keep(" \n") == ""


def test_a_page_forgets_the_page_before(page: PageMarkdown) -> None:
    page.keep("<b>1</b>")
    page.begin("en")
    assert converted(page, page.keep("<b>2</b>")) == "<p><b>2</b></p>"


def test_source_holds_no_mark() -> None:
    assert unmark("a \ufdd00\ufdd1 b \ufdd1") == "a 0 b "


def test_text_is_typeset_in_the_language_of_the_page(page: PageMarkdown) -> None:
    assert converted(page, "*Ou* : l'eau ? « a »") == "<p><em>Ou</em>\u00a0: l’eau\u202f? «\u00a0a\u00a0»</p>"
    page.begin("en")
    assert converted(page, "Say: it's *so* ?") == "<p>Say: it’s <em>so</em> ?</p>"


def test_code_is_left_as_it_was_typed(page: PageMarkdown) -> None:
    assert converted(page, "`l'a : b` l'a : b") == "<p><code>l'a : b</code> l’a\u00a0: b</p>"
    assert converted(page, "    l'a : b") == "<pre><code>l'a : b\n</code></pre>"


def test_element_in_another_language_is_typeset_by_its_rules(page: PageMarkdown) -> None:
    html = converted(page, 'a : b *c : d*{: lang="en" } e : f')
    assert html == '<p>a\u00a0: b <em lang="en">c : d</em> e\u00a0: f</p>'


def test_what_macros_returned_is_not_typeset_again(page: PageMarkdown) -> None:
    assert converted(page, f"l'a : {page.keep('<b>a : b</b>')}") == "<p>l’a\u00a0: <b>a : b</b></p>"


def test_wrapped_item_makes_a_tight_list(page: PageMarkdown) -> None:
    assert converted(page, "- a\n  wrapped\n- b") == "<ul>\n<li>a\n  wrapped</li>\n<li>b</li>\n</ul>"

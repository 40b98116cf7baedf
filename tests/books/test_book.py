"""The pages of a site as one book: what it holds, in which order, and where its links lead."""

from __future__ import annotations

import base64
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, build_site, copy_tiny, edit
from downloads import files_of, guide_of
from lxml import html

from guide.books.book import Book, Chapter, book, document, plan
from guide.books.markup import Links, on_paper, prefix_ids, serialize
from guide.relations.relate import Guide

PAGE = """<!doctype html><html lang="en"><head></head><body><main>
<p class="notice">Only French.</p><h1 lang="fr">Été</h1>
<article id="content" lang="fr">%s</article></main></body></html>"""
LOGO = ROOT / "theme/img/icon.svg"
HOSTILE = '1 < 2 & "x" {{ 7 + 7 }} &lt;b&gt; --> ]]>'
"""A title that some syntax or other could take for something of its own."""


def chapter(content: str, level: int = 2) -> Chapter:
    return Chapter.of(PAGE % content, "a/b", level)


def text(content: str, level: int = 2) -> str:
    return str(chapter(content, level).text("html")).partition("</p>")[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide's project, with hostile titles and an address, and its site."""
    folder = copy_tiny(tmp_path_factory.mktemp("book") / "tiny")
    edit(folder / "data/projects/riviere-prets.yml", lambda data: data.update(title=HOSTILE))
    home = folder / "docs/fr/index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\n[Licence](https://example.org/l?a=1&b=2)\n", encoding="utf-8")
    lists = folder / "docs/fr/projects/countries.md"
    page = "---\ntitle: Par pays\ndescription: x\nbook: index\n---\n\n{{ sheets_by('country') }}\n"
    lists.write_text(page, encoding="utf-8")
    (folder / "docs/fr/tools/screen.md").write_text("---\ntitle: Écran\ndescription: x\nbook: false\n---\n\nÉcran.\n")
    home.write_text(home.read_text(encoding="utf-8") + '\n{{ link("tools/screen") }}\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://guide.example.org/")
        result = build_site(folder)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="module")
def tiny_book(project: Path) -> Book:
    return book(files_of(project / "site"), guide_of(project), "fr", "1.2.3", "2026-11-23")


@pytest.fixture(scope="module")
def page(tiny_book: Book) -> html.HtmlElement:
    return html.document_fromstring(document(tiny_book))


def test_parts_follow_the_menu_and_lists_come_last(real: Guide) -> None:
    parts = dict(plan(real))
    assert list(parts) == ["", "understand", "method", "projects", "sdg", "tools", "about", "index"]
    assert parts[""] == [("index", 1)]
    assert [key for key, _ in parts["method"]][:2] == ["method/index", "method/steps/1"]
    sheets = [f"projects/{project.id}" for project in real.projects]
    assert [key for key, _ in parts["projects"]][-len(sheets) :] == sheets
    assert not [key for key, _ in parts["tools"] if key.startswith(("tools/my-project", "tools/workshops"))]
    assert ("projects/countries", 2) in parts["index"]


def test_targets_stand_beneath_their_goal(real: Guide) -> None:
    keys = dict(plan(real))["sdg"]
    place = keys.index(("sdg/goals/8", 2))
    targets = len(next(goal for goal in real.goals if goal.number == 8).targets)
    assert {level for _, level in keys[place + 1 : place + 1 + targets]} == {3}
    assert keys[place + 1 + targets] == ("sdg/goals/9", 2)


def test_what_only_serves_a_screen_is_no_chapter(real: Guide) -> None:
    keys = {key for _, chapters in plan(real) for key, _ in chapters}
    assert not keys & {"contribute/index", "about/contents", "about/download", "about/translations", "projects/targets"}


def test_interface_goes_and_a_heading_without_anything_under_it_too() -> None:
    content = (
        "<h2>Un</h2><ul data-book-skip><li>x</li></ul><h2>Deux</h2><form><input></form><nav>y</nav><p hidden>z</p>Oui"
    )
    assert text(content) == "<h3>Deux</h3>Oui"


def test_heading_stays_where_something_is_left() -> None:
    assert text("<h2>Un</h2><nav>x</nav><dl><dt>a</dt></dl>") == "<h3>Un</h3><dl><dt>a</dt></dl>"


def test_icons_that_only_a_screen_can_draw_go_and_their_words_stay() -> None:
    content = '<p><span class="icon icon-lead" aria-hidden="true"></span>Porteur</p><p class="iconic">x</p>'
    assert text(content) == '<p>Porteur</p><p class="iconic">x</p>'


def test_folded_passages_open() -> None:
    content = '<details class="x"><summary>Plus</summary><p>Texte</p></details>'
    assert text(content) == '<div class="x details"><p class="summary">Plus</p><p>Texte</p></div>'


def test_headings_go_down_with_their_chapter() -> None:
    assert text("<h2>a</h2><h3>b</h3>", 1) == "<h2>a</h2><h3>b</h3>"
    assert text("<h2>a</h2><h5>b</h5>", 3) == "<h4>a</h4><h6>b</h6>"


def test_chapter_keeps_its_language_and_its_notice_that_of_the_edition() -> None:
    made = chapter("")
    assert (made.title, made.language, made.id) == ("Été", "fr", "a-b")
    assert made.text("html") == '<p class="notice" lang="en">Only French.</p>'


def test_ids_and_what_refers_to_them_are_the_chapters_own() -> None:
    content = '<p id="x" aria-labelledby="x y">a</p><svg><use href="#x" clip-path="url(#c)"/></svg>'
    made = text(content)
    assert 'id="a-b--x" aria-labelledby="a-b--x a-b--y"' in made
    assert 'href="#a-b--x" clip-path="url(#a-b--c)"' in made


def test_drawings_have_the_colours_of_paper_and_the_names_of_xml() -> None:
    content = '<svg viewBox="0 0 1 1"><path fill="var(--a, #123456)" style="stroke: var(--b-c, rgb(1 2 3))"/></svg>'
    made = str(chapter(content).text("xml"))
    assert 'viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"' in made
    assert '<path fill="#123456" style="stroke: rgb(1 2 3)"/>' in made


FILES = {
    "fr/x.html": b"",
    "fr/screen.html": b'<link rel="canonical" href="https://example.org/fr/screen.html?a=1&amp;b=2">',
    "fr/nowhere.html": b"",
    "img/a.svg": b"<svg/>",
}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("x.html", "#x"),
        ("x.html#there", "#x--there"),
        ("x.html#lost", "#x"),
        ("#here", "#me--here"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&amp;b=2"),
        ("screen.html#part", "https://example.org/fr/screen.html?a=1&amp;b=2#part"),
        ("nowhere.html", None),
        ("../data/table.csv", None),
        ("data:text/plain,x", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_link_leads_into_the_book_or_to_the_web_or_is_text(link: str, expected: str | None) -> None:
    content = html.fragment_fromstring(f'<div><a href="{link}" download hreflang="fr">là</a></div>')
    places = {"fr/x.html": "x", "fr/me.html": "me"}
    Links(FILES, places, {"x--there", "me--here"}).tie(content, "fr/me.html")
    assert serialize(content, "html") == (f'<a href="{expected}">là</a>' if expected else "là")


def test_pictures_come_along() -> None:
    content = html.fragment_fromstring('<div><img src="../img/a.svg" alt="A"></div>')
    Links(FILES, {}, set()).tie(content, "fr/me.html")
    assert serialize(content, "html") == '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="A">'


def test_text_stays_text() -> None:
    article = html.fragment_fromstring("<article>&lt;script&gt; &amp;amp; <b>&lt;i&gt;</b> x &lt;</article>")
    on_paper(article, 0)
    prefix_ids(article, "p--")
    assert serialize(article, "xml") == "&lt;script&gt; &amp;amp; <b>&lt;i&gt;</b> x &lt;"


def test_ids_of_the_book_are_unique_and_every_link_leads_somewhere(page: html.HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [each for each, number in ids.items() if number > 1] == []
    links = [link for link in page.xpath("//a/@href") if link.startswith("#")]
    assert len(links) > 20
    assert [link for link in links if link[1:] not in ids] == []
    assert {link.partition(":")[0] for link in page.xpath("//a/@href") if not link.startswith("#")} == {"https"}


def test_headings_of_the_book_skip_no_level(page: html.HtmlElement) -> None:
    levels = [int(each.tag[1]) for each in page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_contents_list_parts_and_chapters(page: html.HtmlElement, tiny_book: Book) -> None:
    listed = page.xpath("//nav[@id='contents']//a/@href")
    chapters = [chapter for part in tiny_book.parts for chapter in part.chapters]
    assert {f"#{chapter.id}" for chapter in chapters if chapter.level < 3} < set(listed)
    assert tiny_book.parts[-1].name == "index"
    assert listed[-1] == "#projects-countries"


def test_link_to_a_page_left_out_leads_to_the_web(page: html.HtmlElement) -> None:
    assert set(page.xpath("//a[text()='Écran']/@href")) == {"https://guide.example.org/fr/outils/screen.html"}
    assert not page.xpath("//*[@id='tools-screen']")


def test_strange_titles_are_only_text(page: html.HtmlElement) -> None:
    (heading,) = page.xpath("//*[@id='projects-riviere-prets']")
    assert heading.text_content() == HOSTILE
    listed = page.xpath("//nav[@id='contents']//a[@href='#projects-riviere-prets']")
    assert [each.text_content() for each in listed] == [HOSTILE]


def test_cover_says_which_edition_it_is(page: html.HtmlElement) -> None:
    cover = page.xpath("//section[@class='cover']")[0].text_content()
    assert "Version 1.2.3 du 23 novembre 2026" in cover.replace("\u00a0", " ")
    assert "https://guide.example.org/fr/index.html" in cover


def test_cover_bears_the_logo_of_the_project(page: html.HtmlElement) -> None:
    (logo,) = page.xpath("//section[@class='cover']//img")
    assert base64.b64decode(logo.get("src").removeprefix("data:image/svg+xml;base64,")) == LOGO.read_bytes()
    assert logo.get("alt") == "", "the title says it all"


def test_goals_have_their_colours(tiny_book: Book, page: html.HtmlElement) -> None:
    assert page.xpath("//*[contains(@class, 'goal-4')]//*[contains(@class, 'goal-mark')]")
    assert ".goal-4 .goal-mark, .goal-4 .goal-tile { background: #c5192d; }" in document(tiny_book)


def test_book_of_the_same_files_is_the_same(project: Path, tiny_book: Book) -> None:
    again = book(files_of(project / "site"), guide_of(project), "fr", "1.2.3", "2026-11-23")
    assert document(again) == document(tiny_book)


def test_book_names_nothing_that_would_be_loaded(tiny_book: Book) -> None:
    loads = re.findall(r"""(?:\bsrc="(?!data:)|<link|@import|url\((?!#))[^>]*""", document(tiny_book))
    assert loads == []

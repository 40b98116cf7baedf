"""The guide as plain Markdown: other builders make the same pages of it."""

from __future__ import annotations

import functools
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, accept_translations, copy_tiny
from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown

from guide.as_markdown import as_markdown
from guide.cli import main
from guide.markdown_tree import write
from guide.relate import Guide
from guide.typography_of_markdown import typeset_markdown

Built = tuple[Path, Path, str]
"""The pages of one language as the site has them, as a builder makes them, and where in a page it puts the content."""
PROPERDOCS = "//div[@role='main']"
ZENSICAL = "//article"
BY_DESIGN = ".//script | .//style | .//link | .//*[@hidden] | .//svg[contains(@class, 'narrow')]"
"""What the trees leave out of pages: what a reader without scripts does not see, drawings for phones."""
COUNTED = ("h1", "h2", "h3", "h4", "h5", "li", "ol", "dt", "dd", "table", "tr", "th", "td", "svg", "blockquote", "br")
"""Elements that must be as many as on the site; `strong` and `em` also stand for a summary or a title of a work."""


BLOCKS = {*COUNTED, "caption", "div", "figcaption", "p", "section", "summary", "text", "title", "ul"}


def render(out: Path, *arguments: str) -> Path:
    assert main(["render", str(out), *arguments]) == 0
    return out


def build(tree: Path, program: str, **environment: str) -> Path:
    """The site that a builder makes of a tree, strictly."""
    command = [sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml"]
    surroundings = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    result = subprocess.run(command, cwd=tree, env=surroundings, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return tree / "site"


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(tmp_path_factory.mktemp("trees") / "guide", "--data", str(ROOT / "data"))


@pytest.fixture(scope="module")
def french(trees: Path, site: Path) -> Built:
    return site / "fr", build(trees / "fr", "properdocs"), PROPERDOCS


@pytest.fixture(scope="module")
def english(trees: Path, site: Path) -> Built:
    return site / "en", build(trees / "en", "properdocs"), PROPERDOCS


@pytest.fixture(scope="module")
def tiny_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_tiny(tmp_path_factory.mktemp("tiny") / "project")
    return render(project / "trees", "--data", str(project / "data")) / "en"


@pytest.fixture(scope="module")
def tiny_properdocs(tiny_tree: Path, tiny_site: Path) -> Built:
    """A guide whose translation is incomplete."""
    return tiny_site / "en", build(tiny_tree, "properdocs"), PROPERDOCS


@pytest.fixture(scope="module")
def tiny_zensical(tiny_tree: Path, tiny_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same tree, to another builder."""
    tree = shutil.copytree(tiny_tree, tmp_path_factory.mktemp("zensical") / "en", ignore=shutil.ignore_patterns("site"))
    return tiny_site / "en", build(tree, "zensical", THEME="zensical"), ZENSICAL


@pytest.fixture(params=["french", "english", "tiny_properdocs", "tiny_zensical"])
def built(request: pytest.FixtureRequest) -> Built:
    return request.getfixturevalue(request.param)


@functools.cache
def of_site(page: Path) -> HtmlElement:
    """Title, notices and article of a page of the site, without what the trees leave out by design."""
    document = html.document_fromstring(page.read_text(encoding="utf-8"))
    (article,) = document.xpath("//article[@id='content']")
    for element in article.xpath(BY_DESIGN):
        element.drop_tree()
    for explanation in article.xpath(".//a[@class='term']"):
        explanation.drop_tag()
    for offer in article.xpath(".//a[@download]"):
        place = offer.getparent()
        offer.drop_tree()
        if not place.text_content().strip(" ·\n"):
            place.drop_tree()
    whole = html.Element("main")
    whole.extend([*document.xpath("//main//h1"), *document.xpath("//main//p[@class='notice']"), article])
    return whole


@functools.cache
def of_builder(page: Path, place: str) -> HtmlElement:
    return html.document_fromstring(page.read_text(encoding="utf-8")).xpath(place)[0]


def words(element: HtmlElement) -> str:
    """Text of a page, blocks apart; no-break spaces stay as they are. The age of facts is not in the trees."""

    def pieces(each: HtmlElement) -> Iterator[str]:
        if isinstance(each.tag, str):
            yield from (" " if each.tag in BLOCKS else "", each.text or "")
            for child in each:
                yield from pieces(child)
                yield child.tail or ""
            yield " " if each.tag in BLOCKS else ""

    text = re.sub(r"[ \n\t]+", " ", "".join(pieces(element))).strip()
    return re.sub(r" \((il y a \d+ ans?|\d+ years? ago)\)", "", text)


def links(element: HtmlElement, page: str) -> Counter[str]:
    """Addresses that a page leads to, within its tree; anchors that choose sheets by a script are left out."""
    found: Counter[str] = Counter()
    for href in element.xpath(".//a/@href"):
        path, _, anchor = href.partition("#")
        if not re.match("[a-z]+:", path):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        found[f"{path}#{anchor}" if anchor and "=" not in anchor else path] += 1
    return found


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.stem != "404")


def test_every_page_of_the_site_is_built_at_the_same_address(built: Built) -> None:
    site, other, _ = built
    assert pages(other) == pages(site)


def test_every_page_says_what_the_page_of_the_site_says(built: Built) -> None:
    site, other, place = built
    for page in pages(site):
        assert words(of_builder(other / page, place)) == words(of_site(site / page)), page


def test_every_page_is_made_of_the_same_headings_lists_tables_and_drawings(built: Built) -> None:
    site, other, place = built

    def counted(element: HtmlElement) -> dict[str, int]:
        return {tag: len(element.xpath(f".//{tag}")) for tag in COUNTED}

    for page in pages(site):
        assert counted(of_builder(other / page, place)) == counted(of_site(site / page)), page


def test_every_link_leads_where_it_leads_on_the_site(built: Built) -> None:
    """All but those to files and to the other language: each tree is a site of its own."""
    site, other, place = built
    for page in pages(site):
        expected = {
            address: number for address, number in links(of_site(site / page), page).items() if address[:3] != "../"
        }
        assert links(of_builder(other / page, place), page) == expected, page


def test_every_passage_keeps_its_anchor(built: Built) -> None:
    site, other, place = built
    for page in pages(site):
        anchors = {*of_site(site / page).xpath(".//@id")} - {"content"}
        assert anchors <= {*of_builder(other / page, place).xpath(".//@id")}, page


def test_language_of_a_passage_that_is_not_translated_is_marked(tiny_properdocs: Built) -> None:
    _, other, place = tiny_properdocs
    glossary = of_builder(other / "tools/glossary.html", place)
    assert glossary.xpath("string(.//h1/@lang)") == "fr"
    assert glossary.xpath("count(.//div[@lang='fr']//dt)") > 0
    sheet = of_builder(other / "project-sheets/riviere-prets.html", place)
    assert "Un bateau porte des livres." in sheet.xpath("string(.//span[@lang='fr'][contains(., 'bateau')])")


def test_tree_needs_no_program_of_this_project(trees: Path) -> None:
    assert {path.suffix for path in trees.rglob("*") if path.is_file() and "site" not in path.parts} == {
        "",
        ".md",
        ".yml",
    }
    for language in ("fr", "en"):
        configuration = (trees / language / "mkdocs.yml").read_text(encoding="utf-8")
        assert not re.search("hooks|plugins|macros|custom_dir", configuration)
        for path in (trees / language / "docs").rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            assert "{{" not in text, path
            assert "guidefragment" not in text, path


def test_front_matter_has_title_and_description(trees: Path) -> None:
    text = (trees / "en/docs/method/steps/1.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"].startswith("Step 1: ")
    assert set(front) == {"title", "description"}


def test_page_of_docs_keeps_its_own_markdown(trees: Path) -> None:
    source = (ROOT / "docs/en/about/accessibility.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    written = (trees / "en/docs/about/accessibility.md").read_text(encoding="utf-8")
    kept = [line for line in source.splitlines() if line and "{{" not in line and "'" not in line and "..." not in line]
    assert len(kept) > 10
    assert not [line for line in kept if line not in written]


def test_own_links_of_a_page_lead_into_the_tree(tiny_folder: Path) -> None:
    page = tiny_folder / "docs/fr/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[méthode](method/index.md#step-1)\n", encoding="utf-8")
    out = render(tiny_folder / "out", "--data", str(tiny_folder / "data"))
    assert "[méthode](methode/index.md#step-1)" in (out / "fr/docs/index.md").read_text(encoding="utf-8")


def test_passage_that_is_older_than_the_french_says_so(tiny_folder: Path) -> None:
    accept_translations(tiny_folder)
    page = tiny_folder / "docs/fr/index.md"
    page.write_text(page.read_text(encoding="utf-8").rstrip() + " Une phrase de plus.\n", encoding="utf-8")
    out = render(tiny_folder / "out", "--data", str(tiny_folder / "data"))
    text = (out / "en/docs/index.md").read_text(encoding="utf-8")
    assert "This passage was translated from an earlier version of the French. Read the French original" in text
    assert "](../" not in text


def test_two_writings_are_the_same_bytes(tiny: Guide, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tiny, tmp_path / name)
    written = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("a", "b")
    ]
    assert written[0] == written[1]


def test_pages_of_an_earlier_writing_go_and_other_files_stay(tiny_folder: Path) -> None:
    arguments = ("--data", str(tiny_folder / "data"))
    out = render(tiny_folder / "out", *arguments)
    (out / "fr/CNAME").write_text("example.org", encoding="utf-8")
    (out / "fr/docs/gone.md").write_text("# Gone", encoding="utf-8")
    render(out, *arguments)
    assert (out / "fr/CNAME").exists()
    assert (out / "fr/docs/index.md").exists()
    assert not (out / "fr/docs/gone.md").exists()


def test_folder_of_something_else_is_left_alone(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(tiny_folder), "--data", str(tiny_folder / "data")]) == 2
    assert "contient autre chose" in capsys.readouterr().err
    assert not (tiny_folder / "fr").exists()


def test_nothing_is_written_where_the_data_has_problems(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny_folder / "data/projects/moulin-contes.yml").write_text("number: 1\n", encoding="utf-8")
    assert main(["render", str(tiny_folder / "out"), "--data", str(tiny_folder / "data")]) == 1
    assert "data/projects/moulin-contes.yml" in capsys.readouterr().out
    assert not (tiny_folder / "out").exists()


LITERAL = [
    "AA [clic](#){: onmouseover=alert(1) } ![i](http://example.org/i.png) **gras** {{ 7 * 7 }}",
    "<b>x</b> &amp; `code` _a_ a_b \\ | c ] {: #id }",
    "1. Nombre",
    "- tiret",
    "+ plus",
    "# dièse",
    ": deux-points",
    "---",
]


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize("tag", ["p", "li", "h2", "td", "dt", "dd"])
def test_text_that_means_something_to_markdown_is_only_text(text: str, tag: str) -> None:
    around = {
        "p": "{}",
        "h2": "{}",
        "li": "<ul>{}</ul>",
        "td": "<table><thead><tr><th>x</th></tr></thead><tbody><tr>{}</tr></tbody></table>",
        "dt": "<dl>{}<dd>x</dd></dl>",
        "dd": "<dl><dt>x</dt>{}</dl>",
    }
    element = html.Element(tag)
    element.text = text
    content = around[tag].format(html.tostring(element, encoding="unicode"))
    again = html.fragment_fromstring(markdown(as_markdown(content, "fr", str)), create_parent="div")
    (found,) = again.iter(tag)
    assert found.text_content().strip() == text
    assert not list(found.iter("a", "img", "strong", "em", "code", "b"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<h2 id='a'>Titre</h2>", "## Titre {: #a }"),
        ("<div id='a'><h3>Titre</h3><p>x</p></div>", "### Titre {: #a }\n\nx"),
        ("<div id='a'><p>x</p></div>", '<a id="a"></a>x'),
        ("<p>un <strong>mot </strong>et <em>un</em><br>autre</p>", "un **mot** et *un*  \nautre"),
        ("<ol><li>un</li><li>deux<ul><li>trois</li></ul></li></ol>", "1.  un\n\n2.  deux\n\n    -   trois"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "-   a\n\n<!-- -->\n\n-   b"),
        ("<dl><div id='a'><dt>T</dt><dd><p>x</p><p>y</p></dd></div></dl>", '<a id="a"></a>T\n:   x\n\n    y'),
        ("<blockquote><p>x</p><p>y</p></blockquote>", "> x\n>\n> y"),
        ("<p lang='en'>x <span lang='fr'>y</span></p>", '<span lang="en">x <span lang="fr">y</span></span>'),
        ("<p><a href='https://example.org/a_(b)'>x</a></p>", "[x](<https://example.org/a_(b)>)"),
        ("<p>a</p><p><a href='x.csv' download>x</a> · <a href='y.csv' download>y</a></p>", "a"),
        ("<figure id='a'><svg id='b'></svg></figure>", '<a id="a"></a><a id="b"></a>\n\n<div>\n<svg></svg>\n</div>'),
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr></tbody></table>",
            "| a | b |\n| --- | --- |\n| c |  |",
        ),
    ],
)
def test_html_becomes_markdown(content: str, expected: str) -> None:
    assert as_markdown(content, "fr", str) == expected


def markdown(text: str) -> str:
    return Markdown(extensions=["attr_list", "def_list", "md_in_html", "tables"]).convert(text)


def test_text_of_markdown_is_typeset_and_its_marks_stay() -> None:
    text = "| A | B |\n| --- | :--- |\n| l'un : `a : b` | <a title='x ; y'>« non »</a> |\n\n:   Vrai ?\n{: .lead }"
    assert typeset_markdown(text, "fr") == (
        "| A | B |\n| --- | :--- |\n"
        "| l’un\u00a0: `a : b` | <a title='x ; y'>«\u00a0non\u00a0»</a> |\n\n:   Vrai\u202f?\n{: .lead }"
    )

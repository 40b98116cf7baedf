"""Pages run in a sandbox with the guide's macros and nothing else; what macros return is text, whatever it holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, build_site, copy_tiny, edit

from guide.cli import main

PAGE = "docs/fr/tools/index.md"


def write(project: Path, body: str, title: str = "A") -> None:
    (project / PAGE).write_text(f"---\ntitle: {title}\ndescription: B\n---\n\n{body}\n", encoding="utf-8")


@pytest.mark.parametrize(
    "source",
    [
        "{{ config }}",
        "{{ config.site_name }}",
        "{{ environment }}",
        "{{ git }}",
        "{{ page }}",
        "{{ page.title }}",
        "{{ navigation }}",
        "{{ files }}",
        "{{ macros_info() }}",
        '{{ "".__class__ }}',
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        '{{ project | attr("__globals__") }}',
        "{% include 'index.md' %}",
        "{% import 'index.md' as other %}",
        "{% extends 'index.md' %}",
    ],
)
def test_what_is_no_macro_is_a_problem_with_file_and_line(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    write(tiny_folder, f"a\n\n{source}")
    assert main(["check", "--data", str(tiny_folder / "data")]) == 1
    (problem, *_) = capsys.readouterr().out.splitlines()
    assert problem.startswith(f"{tiny_folder}/{PAGE}:8: "), problem


SHELL = "Essai {{ lipsum.__globals__.os.popen('touch ran').read() }}"


def test_front_matter_with_a_call_stops_the_build_and_runs_nothing(tiny_folder: Path) -> None:
    pages = {"a": SHELL, "b": "{{ 7 * 7 }}", "c": "{% set x = 1 %}"}
    for name, title in pages.items():
        page = tiny_folder / f"docs/fr/tools/{name}.md"
        page.write_text(f'---\ntitle: "{title}"\ndescription: x\n---\n\na\n', encoding="utf-8")
    result = build_site(tiny_folder)
    assert result.returncode != 0
    for name in pages:
        assert f"docs/fr/tools/{name}.md:2: title:" in result.stderr
    assert not (tiny_folder / "site").exists()
    assert not list(tiny_folder.rglob("ran"))


PLUGIN = """
import sys
from mkdocs.config import load_config

config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
config = config.plugins.on_config(config)
plugin = config.plugins["macros"]
assert {"config", "environment", "git"} <= plugin.variables.keys(), "the plugin offers them"
for source in sys.stdin.read().splitlines():
    try:
        print("printed", plugin.env.from_string(source).render(**plugin.variables))
    except BaseException as error:
        print(type(error).__name__, error)
"""
"""What mkdocs-macros does with the text and the title of a page, without any check before."""


def test_the_plugin_itself_reaches_nothing_but_macros(tiny_folder: Path) -> None:
    sources = {
        "{{ config }}": "UndefinedError 'config' is undefined",
        "{{ environment }}": "UndefinedError 'environment' is undefined",
        "{{ git }}": "UndefinedError 'git' is undefined",
        "{{ page }}": "UndefinedError 'page' is undefined",
        "{{ now() }}": "UndefinedError 'now' is undefined",
        SHELL: "UndefinedError 'lipsum' is undefined",
        "{{ project.__globals__ }}": "SecurityError access to attribute '__globals__' of 'function' object is unsafe.",
        "{{ count }}": "MissingParentheses macro",
        "{{ 7 + 7 }}": "printed 14",
    }
    result = subprocess.run(
        [sys.executable, "-c", PLUGIN],
        cwd=tiny_folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        input="\n".join(sources),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout.splitlines() == list(sources.values()), result.stderr
    assert not list(tiny_folder.rglob("ran"))


POISON = (
    '{{ count("projects") }}',
    "{% raw %}",
    "{# dit #}",
    "# x",
    "[a][x.example]",
    "*a*",
    "**gras**",
    "`code`",
    "a {: #b .c }",
    "guidefragment3x",
    "wzxhzdk:0",
    "klzzwxh:0000",
    "&lt;b&gt; &amp;",
    "AT&T",
    "\ufdd00\ufdd1",
    "\ufdd0",
)
"""What means something to Markdown, Jinja, Python-Markdown's stash or the build; none of it in a sheet."""


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a guide whose sheet holds all that in every text, and whose pages call it by macros."""
    project = copy_tiny(tmp_path_factory.mktemp("poisoned") / "project")
    text = " ; ".join(("Début", *POISON, "fin"))

    def spoil(sheet: dict) -> None:  # type: ignore[type-arg]
        sheet |= dict.fromkeys(("title", "short_title", "name", "summary"), text)
        sheet |= {name: [text] for name in ("objectives", "lessons", "open_questions", "editor_notes")}
        sheet["lead"]["name"] = text
        sheet["partners"][0]["names"] = [text]
        sheet["targets"][0]["reason"] = text
        sheet["cases"][0] |= {"title": text, "text": text}

    edit(project / "data/projects/riviere-prets.yml", spoil)
    write(
        project,
        '## {{ project("riviere-prets") }}\n\nVoir {{ project("riviere-prets") }}, *en somme* :\n\n'
        '* {{ project("riviere-prets") }}\n\n{{ explorer() }}\n\n'
        '{% if config is defined %}{{ count("projects") }}{% else %}{{ count("steps") }}{% endif %} étape',
    )
    result = build_site(project)
    assert result.returncode == 0, result.stderr
    return project / "site"


def text_of(markup: str) -> str:
    """What a reader sees of a page's content, with ordinary spaces."""
    from lxml import html

    (main_,) = html.document_fromstring(markup).xpath("//main")
    for element in main_.xpath(".//script | .//style | .//details[@class='toc'] | .//nav"):
        element.drop_tree()
    return re.sub(r"\s+", " ", main_.text_content())


@pytest.mark.parametrize(
    ("page", "times"),
    [
        ("fr/fiches/riviere-prets.html", 9),
        ("fr/index.html", 1),
        ("fr/methode/etapes/1.html", 2),
        ("fr/odd/cibles/4-6.html", 2),
        ("fr/outils/index.html", 4),
        ("en/project-sheets/riviere-prets.html", 9),
    ],
)
def test_text_from_data_stands_as_it_was_typed(poisoned: Path, page: str, times: int) -> None:
    text = text_of((poisoned / page).read_text(encoding="utf-8"))
    assert text.count("Début ;") >= times
    for poison in POISON:
        if "*" not in poison:
            assert text.count(f" ; {poison} ;") == text.count("Début ;"), poison
    # Texts of sheets may have emphasis: no star is left of it, nor is it read in a name.
    assert text.count(" ; a ; gras ; ") == text.count("Début ;")


@pytest.mark.parametrize("page", ["fr/index.html", "fr/outils/index.html"])
def test_name_of_a_sheet_has_no_emphasis(poisoned: Path, page: str) -> None:
    markup = (poisoned / page).read_text(encoding="utf-8").split("<main", 1)[1]
    assert "gras" in markup
    assert "<em>a</em>" not in markup
    assert "<strong>gras</strong>" not in markup


def test_text_from_data_makes_no_element(poisoned: Path) -> None:
    pages = [*(poisoned / "fr").rglob("*.html"), *(poisoned / "en").rglob("*.html")]
    assert len(pages) == 42
    for path in pages:
        content = path.read_text(encoding="utf-8").split("<main", 1)[1].split("</main>")[0]
        assert 'x.example"' not in content, path
        assert 'id="b"' not in content, path
        assert "<b>" not in content, path
        assert "\x02" not in content, path
    tools = (poisoned / "fr/outils/index.html").read_text(encoding="utf-8").split("<main", 1)[1]
    assert "<em>en somme</em>" in tools, "Markdown of the page itself is read"


def test_value_of_a_call_stands_in_its_place(poisoned: Path) -> None:
    """`config` is no word of pages, so that the other branch counts: one step, where there are two sheets."""
    text = text_of((poisoned / "fr/outils/index.html").read_text(encoding="utf-8"))
    assert text.count("1 étape") >= 1
    assert "2 étape" not in text


def test_marks_of_markdown_are_refused_in_data(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """U+0002 and U+0003 frame the references into Python-Markdown's stash."""
    edit(tiny_folder / "data/projects/riviere-prets.yml", lambda data: data.update(title="a \x02wzxhzdk:0\x03"))
    assert main(["check", "--data", str(tiny_folder / "data")]) == 1
    assert "riviere-prets.yml:3: title: un caractère invisible (U+0002)" in capsys.readouterr().out


def test_script_is_refused_in_data(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny_folder / "data/projects/riviere-prets.yml", lambda data: data.update(title="<script>alert(1)</script>"))
    assert main(["check", "--data", str(tiny_folder / "data")]) == 1
    assert "riviere-prets.yml:3: title: le texte contient du HTML (« <script> »)" in capsys.readouterr().out


def test_marks_of_the_build_in_a_page_are_taken_out(tiny_folder: Path) -> None:
    """In the source of a page a mark would stand for what some macro returned."""
    write(tiny_folder, 'a \ufdd00\ufdd1 b \ufdd09\ufdd1 c {{ project("moulin-contes") }} d')
    result = build_site(tiny_folder)
    assert result.returncode == 0, result.stderr
    text = text_of((tiny_folder / "site/fr/outils/index.html").read_text(encoding="utf-8"))
    assert "a 0 b 9 c Moulin" in text

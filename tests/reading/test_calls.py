"""Calls in pages: the right ones are recorded as they are run, the wrong ones are problems with line and remedy."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from guide import build, examine
from guide.pages.embeds import EMBEDS
from guide.reading.calls import MissingParentheses, sandbox
from guide.reading.signatures import MACROS
from guide.relations.relate import Guide
from macros.edition import page_environment

Check = Callable[[str], list[str]]


@pytest.fixture
def check(tiny_folder: Path) -> Check:
    """Says what is wrong with a page of that text, whose first line is line 6 of its file."""
    path = tiny_folder / "docs/fr/tools/index.md"

    def run_check(source: str) -> list[str]:
        path.write_text(f"---\ntitle: A\ndescription: B\n---\n\n{source}\n", encoding="utf-8")
        _, problems = build(tiny_folder / "data", tiny_folder / "docs")
        return [problem.text().replace(f"{path}:", "") for problem in problems]

    return run_check


@pytest.mark.parametrize(
    "source",
    [
        '{{ project("riviere-prets") }}',
        "{{- project('riviere-prets') -}}",
        '{{ project(identifier="riviere-prets") }}',
        '{{ term("bdr", "un sigle") }} {{ term("bdr", label="un sigle") }}',
        '{% for name in ["riviere-prets", "moulin-contes"] %}{{ project(name) }}{% endfor %}',
        '{% set name = "riviere-prets" %}{{ project(name) }}',
        "{% macro twice() %}{{ caller() }}{{ caller() }}{% endmacro %}{% call twice() %}{{ steps() }}{% endcall %}",
        '{{ count("projects") | int + 1 }}',
        '{% if count("projects") == "2" %}x{% else %}{{ project(count("steps")) }}{% endif %}',
        "{% if config is defined %}{{ steps() }}{% endif %}",
        "{{ home() }} {{ home('a', 'b', 'c') }} {{ downloads('zip', 'pdf') }}",
        "{% raw %}{{ nothing }}{% endraw %} {# {{ nothing }} #}",
        "{{ steps()\n  | indent(4) }}",
        "{{ project(\n  'riviere-prets'\n) }}",
    ],
)
def test_good_call(check: Check, source: str) -> None:
    assert check(source) == []


SHEET = '{{ project("moulin-contes") }}'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # By keyword and with a dash, both of which a pattern over Markdown missed
        (
            'a\n{{ project(identifier="riviere-pret") }}',
            "7: project: fiche inconnue : « riviere-pret » (→ riviere-prets ?)",
        ),
        ("{{- step(number=9) }}", "6: step: étape inconnue : « 9 »"),
        ('{{ count(what="sheets") }}', "6: count: valeur inconnue : « sheets » ; choix : cases, countries"),
        ("{{ downloads('zip', 'doc') }}", "6: downloads: valeur inconnue : « doc »"),
        # Arguments
        ("{{ timeline(1, 2) }}", "6: timeline: « timeline(1, 2) » ne répond pas à timeline() ; "),
        ("{{ project() }}", "6: project: « project() » ne répond pas à project(identifier) ; "),
        ("{{ project(3) }}", "6: project: « project(3) » ne répond pas à project(identifier) ; "),
        ("{{ step(true) }}", "6: step: « step(True) » ne répond pas à step(number) ; "),
        (
            '{{ project("moulin-contes", "x") }}',
            '6: project: « project("moulin-contes", "x") » ne répond pas à project(identifier) ; '
            f"écrivez par exemple {SHEET}",
        ),
        (
            '{{ project(id="moulin-contes") }}',
            '6: project: « project(id="moulin-contes") » ne répond pas à project(identifier) ; '
            f"écrivez par exemple {SHEET}",
        ),
        (
            '{{ term("bdr", labl="x") }}',
            '6: term: « term("bdr", labl="x") » ne répond pas à term(identifier, label=\'\') ; ',
        ),
        ('{{ term("bdr", 3) }}', '6: term: « term("bdr", 3) » ne répond pas à'),
        ('{{ project("moulin-contes", identifier="x") }}', "6: project: « project("),
        # In loops, and where they are not run
        ('{% for name in ["x"] %}\n{{ project(name) }}{% endfor %}', "7: project: fiche inconnue : « x »"),
        ("{% if false %}\n\n{{ step(9) }}{% endif %}", "8: step: étape inconnue : « 9 »"),
        ('{% if false %}{{ project("x" ~ "y") }}{% endif %}', "6: project: fiche inconnue : « xy »"),
        ("{% set two = 2 %}{{ timeline(two) }}", "6: timeline: « timeline(…) » ne répond pas à timeline() ; "),
        ("{% if false %}{{ step(count) }}{{ timeline(count) }}{% endif %}", "6: timeline: « timeline(…) » ne répond"),
        # What is not there
        ("{{ projet() }}", "6: fichier: fonction inconnue : « projet » (→ project ?)"),
        ("a\n\n{{ nothing }}", "8: fichier: « nothing » n’est défini nulle part ; "),
        ("{{ project(nothing) }}", "6: fichier: « nothing » n’est défini nulle part ; "),
        ("{{ stpes }}", "6: fichier: « stpes » n’est défini nulle part (→ steps ?) ; "),
        ("{{ range(3) }}", "6: fichier: fonction inconnue : « range »"),
        ("{{ config.site_name }}", "6: fichier: « config » n’est défini nulle part"),
        # What cannot be done
        ("{{ steps }}", "6: fichier: « steps » ne répond pas à steps() ; écrivez par exemple {{ steps() }}"),
        ("{{ 1 / 0 }}", "6: fichier: ce que contiennent les accolades échoue (division by zero) ; "),
        ("{{ 'a' + 1 }}", "6: fichier: ce que contiennent les accolades échoue (can only concatenate str"),
        ("{{ ''.__class__ }}", "6: fichier: ce que contiennent les accolades échoue (access to attribute '__class__'"),
        ("{{ steps.__globals__ }}", "6: fichier: ce que contiennent les accolades échoue (access to attribute"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "6: fichier: ce que contiennent les accolades échoue (operator **)"),
        ("{% include 'x' %}", "6: fichier: ce que contiennent les accolades échoue (no loader"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "6: fichier: ce que contiennent les accolades échoue ("),
        # Syntax
        ("{{ project('x' }}", "6: fichier: les accolades de la page ne se lisent pas ("),
        (
            "a\n{{ steps() | shell }}",
            "7: fichier: les accolades de la page ne se lisent pas (No filter named 'shell'.)",
        ),
        ("{% for a in 'a' %}" * 30 + "{% endfor %}" * 30, "5: fichier: les accolades de la page ne se lisent pas ("),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "5: fichier: les accolades de la page ne se lisent pas ("),
        ("{{ count([1]) }}", "6: count: « count([1]) » ne répond pas à count(what) ; "),
        ("## Titre {#ancre}", "6: fichier: les accolades de la page ne se lisent pas (Missing end of comment tag)"),
    ],
)
def test_bad_call(check: Check, source: str, expected: str) -> None:
    messages = check(source)
    assert len(messages) == 1, messages
    assert messages[0].startswith(expected), messages


def test_all_wrong_calls_of_a_page_are_told_at_once(check: Check) -> None:
    messages = check('{{ nope() }}\n{{ step(9) }}\n{% for n in ["x", "y"] %}\n{{ cite(n) }}{% endfor %}\n{{ nothing }}')
    assert [line.split(" ;")[0].split(" (→")[0] for line in messages] == [
        "6: fichier: fonction inconnue : « nope »",
        "7: step: étape inconnue : « 9 »",
        "9: cite: référence inconnue : « x »",
        "9: cite: référence inconnue : « y »",
        "10: fichier: « nothing » n’est défini nulle part",
    ]


@pytest.mark.parametrize("title", ['"{{ steps() }}"', '"a {% if %}"', "'a {# b'"])
def test_front_matter_is_not_run(tiny_folder: Path, title: str) -> None:
    path = tiny_folder / "docs/fr/tools/index.md"
    path.write_text(f"---\ndescription: B\ntitle: {title}\n---\n", encoding="utf-8")
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    assert [(problem.line, problem.code) for problem in problems] == [(3, "page_braces")]
    assert "contient {{, {% ou {#, dont rien n’est exécuté ici ; écrivez du texte simple" in problems[0].text()


def test_links_back_come_from_calls_as_they_are_run(tiny_folder: Path) -> None:
    page = tiny_folder / "docs/fr/tools/index.md"
    page.write_text(
        "---\ntitle: A\ndescription: B\n---\n"
        '{{- project("riviere-prets") }}{{ project("riviere-prets") }}'
        '{% for name in ["moulin-contes"] %}{{ project(identifier=name) }}{% endfor %}'
        '{% if false %}{{ cite("manuel") }}{% endif %}{% raw %}{{ cite("manuel") }}{% endraw %}',
        encoding="utf-8",
    )
    guide, problems = build(tiny_folder / "data", tiny_folder / "docs")
    assert guide, [problem.text() for problem in problems]
    assert [page.key for page in guide.pages_citing["riviere-prets"]] == ["index", "tools/index"]
    assert [page.key for page in guide.pages_citing["moulin-contes"]] == ["tools/index"]
    assert guide.cited_sources["manuel"] == ("index", "method/steps/1")


def test_calls_of_a_page_have_their_lines(tiny_folder: Path) -> None:
    page = tiny_folder / "docs/fr/tools/index.md"
    page.write_text(
        '---\ntitle: A\ndescription: B\n---\na\n{{ term("bdr", label="x") }}\n\n{{ nope() }}{{ home("a", "b") }}\n',
        encoding="utf-8",
    )
    collection, _ = examine(tiny_folder / "data", tiny_folder / "docs")
    (calls,) = [page.calls for page in collection.pages if page.key == "tools/index"]
    assert [(call.name, call.bound, call.line) for call in calls] == [
        ("term", [("identifier", "bdr"), ("label", "x")], 2),
        ("home", [("labels", "a"), ("labels", "b")], 4),
    ]


def test_pages_of_the_guide_cite_what_they_cited(real: Guide) -> None:
    assert len(real.cited_sources) == 27
    assert [page.key for page in real.pages_citing["lille-oujda-regie-de-quartier"]] == ["understand/morocco"]


def test_signatures_are_those_of_the_functions() -> None:
    assert len(MACROS) > 30
    assert MACROS.keys() == EMBEDS.keys()
    for name, function in EMBEDS.items():
        view, *parameters = inspect.signature(function).parameters.values()
        assert view.name == "view"
        own = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
        assert own == list(MACROS[name].signature.parameters.values()), name
        assert MACROS[name].kinds.keys() <= {parameter.name for parameter in own}, name


def test_source_of_a_page_is_run_with_what_it_is_given() -> None:
    environment = page_environment({"hello": lambda name: f"<{name}>", "text": str})
    assert environment.from_string('a {{ hello("b") }} {{ 7 + 7 }}').render() == "a <b> 14"
    with pytest.raises(MissingParentheses, match="str"):
        environment.from_string("{{ text }}").render()


def test_sandbox_knows_nothing_of_its_own() -> None:
    assert sandbox().globals == {}
    assert "attr" not in sandbox().filters


def test_a_check_loads_neither_drawing_nor_word_processor_libraries() -> None:
    heavy = {"docx", "odf", "lxml", "guide.pages.embeds", "guide.view.view"}
    code = f"import sys, guide; sys.exit(', '.join({heavy} & sys.modules.keys()) or 0)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_name_that_nothing_defines_is_a_problem_of_its_line(check: Check) -> None:
    problems = check("{{ first }}\n\n{% if false %}{{ second }}{% endif %}")
    assert [problem.split("»")[0] for problem in problems] == ["6: fichier: « first ", "8: fichier: « second "]

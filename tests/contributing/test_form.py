"""The form knows every field and every rule of a sheet."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from conftest import ROOT, InForm
from hostile import TEXTS
from lxml.html import fromstring

from guide.contributing.form import GROUPS, file_script, form_schema, form_script
from guide.contributing.schema import project_schema
from guide.model.fields import PATTERNS
from guide.model.study import Project
from guide.pages.blocks import BLOCKS, has
from guide.problems.messages import MESSAGES
from guide.reading.translations import passages as translated
from guide.relations.relate import Guide
from guide.text.passages import passage, plain
from guide.view.scripts import assign
from guide.view.view import View

LAYOUT = {
    "facts": "project.facts",
    "lessons": "project.lessons",
    "summary": "project.summary",
    "objectives": "project.objectives",
    "phases": "project.phases",
    "open_questions": "project.open_questions",
    "partners": "project.partners",
    "cases": "project.cases",
    "targets": "project.targets",
    "contact": "project.lead",
    "websites": "project.websites",
    "notes": "",
}
"""Blocks of a sheet's page in order, with their headings, that the preview draws alike."""
ALWAYS = ("facts", "lessons", "summary", "partners", "cases", "contact", "notes")


def test_every_field_stands_in_one_group() -> None:
    grouped = [name for _, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(Project.model_fields)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_field_has_its_words_and_its_rules(real: Guide, language: str) -> None:
    patterns, rules = 0, 0

    def look(schema: dict, path: str) -> None:  # type: ignore[type-arg]
        nonlocal rules
        assert "$ref" not in schema
        assert "anyOf" not in schema
        assert "pattern" not in schema
        assert not path or (schema["title"] and schema["help"]), path
        rules += "rule" in schema
        assert schema.get("rule", "code") in PATTERNS
        assert len(schema.get("enum", ())) == len(schema.get("labels", ()))
        for name, each in schema.get("properties", {}).items():
            look(each, f"{path}.{name}" if path else name)
        if "items" in schema:
            look(schema["items"], path)

    look(form_schema(real, language), "")
    # Each pattern and each choice of the schema for editors has become a rule of the form.
    text = str(project_schema(real))
    patterns = len(re.findall(r"'pattern': '\^\(\?:|'enum':", text))
    used_twice = text.count("'$ref': '#/$defs/Office'") - 1
    assert rules == patterns + used_twice


def test_choices_have_names_in_the_language_of_the_page(real: Guide) -> None:
    for language, name in (("fr", "Maroc"), ("en", "Morocco")):
        country = form_schema(real, language)["properties"]["lead"]["properties"]["country"]
        assert country["labels"][country["enum"].index("MA")] == name
        folded = [label for label in country["labels"] if label.isascii()]
        assert folded == sorted(folded, key=str.casefold)


def test_hints_of_problems_are_those_of_the_check_in_french(real: Guide) -> None:
    schema = form_schema(real, "fr")
    assert schema["properties"]["title"]["description"] == Project.model_fields["title"].description
    assert form_schema(real, "en")["properties"]["title"]["description"].startswith("What the project does")


def test_scripts_only_use_wordings_that_exist() -> None:
    used = set()
    for path in (ROOT / "guide/contributing/scripts").glob("*.js"):
        calls = r'\b(?:report|message|nothing)\((?:[\w.]+|\[.*?\])?(?:, )?(?:path, )?"(\w+)"'
        used |= set(re.findall(calls, path.read_text(encoding="utf-8")))
    assert len(used) > 20
    assert used <= MESSAGES.keys()


def test_the_form_lists_every_sheet_of_a_large_guide(large: Guide) -> None:
    script = form_script(large, "fr")
    data = json.loads(script.removeprefix("window.guideFormData=").rstrip(";\n"))
    assert [number for _, number, _ in data["sheets"]] == list(range(1, 2001))


def test_scripts_are_only_data(tiny: Guide) -> None:
    assert assign("x", "</script>") == 'window.x="\\u003c/script>";\n'
    script = form_script(tiny, "fr", "https://hosting.example/guide/")
    assert script.startswith("window.guideFormData={")
    assert '"repository":"https://hosting.example/guide"' in script
    assert "Cergy" not in script
    assert file_script("id: a\n") == 'window.guideSheet="id: a\\n";\n'


# The preview


def test_hostile_texts_look_the_same_in_the_preview(in_form: InForm) -> None:
    assert in_form("passage", list(TEXTS)) == list(TEXTS.values())


def test_every_text_of_a_sheet_looks_the_same_in_the_preview(real: Guide, in_form: InForm) -> None:
    texts = [text.source for project in real.projects for _, text in translated(project)]
    assert len(real.projects) == 27
    assert len(texts) > 800
    assert in_form("passage", texts) == [str(passage(text, "fr")) for text in texts]
    assert list(map(unescape, in_form("line", texts))) == [plain(text, "fr") for text in texts]


BESIDES = (
    "//*[@data-search-skip][not(ancestor::ul[contains(@class, 'links')])]"
    " | //*[contains(@class, 'elsewhere')] | //section[@data-block='state' or @data-block='further_reading']"
)
"""What only the page says of a sheet, or only the preview."""


def words(html: str) -> list[str]:
    """The words of a piece of a page, in order."""
    tree = fromstring(f"<div>{html}</div>")
    for element in tree.xpath(BESIDES):
        element.drop_tree()
    return " ".join(tree.itertext()).split()


def test_preview_of_every_sheet_has_the_words_of_its_page(real: Guide, in_form: InForm) -> None:
    folder = ROOT / "data/projects"
    sheets = [(folder / f"{project.id}.yml").read_text(encoding="utf-8") for project in real.projects]
    for project, preview in zip(real.projects, in_form("preview", sheets), strict=True):
        view = View.of(real, f"projects/{project.id}", "fr")
        page = [view.line(project.title)]
        for block, heading in LAYOUT.items():
            if block in ALWAYS or has(view, block):
                page += [f"<h2>{view.t(heading)}</h2>" if heading else "", BLOCKS[block](view)]
        assert words(preview) == words("".join(page)), project.id


def test_the_preview_of_an_empty_sheet_is_no_problem(in_form: InForm) -> None:
    assert in_form("preview", ["id: a\n"])[0].startswith("<h3>Fiche sans titre</h3>")


def test_nothing_in_a_sheet_is_markup_of_the_preview(in_form: InForm) -> None:
    evil = '"<img src=x onerror=alert(1)>"'
    file = (
        f"title: {evil}\nnumber: {evil}\nsummary: {evil}\nlead: {{name: {evil}, kind: {evil}, url: {evil}}}\n"
        f"websites: [{{label: {evil}, url: {evil}}}]\nphases: [{{name: {evil}, start: {evil}}}]\nthemes: [{evil}]\n"
        f"consent: {{by: {evil}, date: {evil}}}\nfurther_reading: [{evil}]\npartners: [{{country: {evil}}}]\n"
    )
    (preview,) = in_form("preview", [file])
    assert preview.count("&lt;img") > 9
    assert "<img" not in preview

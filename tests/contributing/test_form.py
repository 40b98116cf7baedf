"""The form knows every field and every rule of a sheet."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT

from guide.contributing.form import GROUPS, SCRIPTS, file_script, form_schema, form_script
from guide.contributing.javascript import regex, whole
from guide.contributing.schema import project_schema
from guide.model.fields import PATTERNS
from guide.model.study import Project
from guide.problems.messages import MESSAGES
from guide.relations.relate import Guide
from guide.view.scripts import assign


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
    for name in ("rules", "sheet"):
        text = (ROOT / "theme/js/contribute" / f"{name}.js").read_text(encoding="utf-8")
        used |= set(re.findall(r'\b(?:say|message|wrong|nothing)\(.*?"(\w+)"(?:, \{.*?\})?\)', text))
    assert len(used) > 15
    assert used <= MESSAGES.keys()


def test_scripts_fit_on_a_few_screens() -> None:
    for name in SCRIPTS:
        assert (ROOT / "theme/js/contribute" / f"{name}.js").read_text(encoding="utf-8").count("\n") <= 320, name


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


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        (r"\d+", r"\p{Nd}+"),
        (r"[\w.+-]@\[", r"[\p{L}\p{N}_.+-]@\["),
        ("[^\\s\"'\\\\]", "[^\\s\"'\\\\]"),
        (r"\"\'", "\"'"),
        ("[\u200b-\u200d]", r"[\u{200b}-\u{200d}]"),
        (r"[a\-z]", r"[a\-z]"),
    ],
)
def test_patterns_are_said_in_javascript(python: str, javascript: str) -> None:
    assert regex(python) == javascript
    assert whole(python) == f"^(?:{javascript})$"


def test_a_pattern_that_has_no_translation_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\\Z"):
        regex(r"a\Z")

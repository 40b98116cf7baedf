"""A field that is added to the sheets: told in four files, seen everywhere."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, copy_tiny

MODEL = '''\
class Grant(Model):
    """Money that a project was given."""

    giver: Name = Field(description="Qui a donné")
    country: CountryCode = Field(description="Pays de qui a donné")
    date: IsoDate | None = Field(None, description="Date du don")


class Project(Model):
'''
FIELDS = """\
    budget: Text | None = Field(None, description="Budget en toutes lettres")
    grants: tuple[Grant, ...] = Field((), description="Dons reçus")
    lessons: Annotated"""
LAYOUT = """\
{% if has("budget") %}
## {{ t("field.budget") }} {: #budget }

{{ field("budget") }}
{% endif %}

{% if has("grants") %}
## {{ t("field.grants") }} {: #grants }

{{ field("grants") }}
{% endif %}

## {{ t("project.lessons") }}"""
WORDS = {
    "fr": """\
  field.budget: Budget
  help.budget: "Ce que le projet coûte."
  field.grants: Dons
  help.grants: "Un don par ligne."
  field.grants.giver: Donateur
  help.grants.giver: "Son nom."
  field.grants.country: Pays du donateur
  help.grants.country: "Deux lettres."
  field.grants.date: Date du don
  help.grants.date: "L’année suffit."
""",
    "en": """\
  field.budget: Costs
  help.budget: "What the project costs."
  field.grants: Grants
  help.grants: "One grant per line."
  field.grants.giver: Giver
  help.grants.giver: "Its name."
  field.grants.country: Country of the giver
  help.grants.country: "Two letters."
  field.grants.date: Date of the grant
  help.grants.date: "The year is enough."
""",
}
SHEET = """
budget: Douze mille euros
grants:
  - giver: Fonds du Fleuve
    country: DE
    date: "2001-06"
"""

REPORT = """
import json
from pathlib import Path
from guide import build
from guide.contributing import form, issue_form, schema
from guide.contributing.word import template
from guide.explorer import comparison
from guide.exports import export, export_schema, table
from guide.model import questionnaire
from guide.reading.translations import states
from guide.view.view import View

guide, problems = build(Path("data"), Path("docs"))
assert not problems, problems
sheet = guide.project["riviere-prets"]
text = table.as_csv(guide)
rows = table.Measured([text.encode()])
assert list(rows)
english = View(guide, "en", "")
print(json.dumps({
    "schema": schema.project_schema(guide),
    "form": form.form_schema(guide, "en"),
    "groups": dict(questionnaire.GROUPS),
    "issue form": issue_form.issue_form(guide, "en"),
    "template": [vars(block) for block in template.template(guide, "fr")],
    "entry": export.entry(guide, sheet),
    "entry schema": export_schema.exported_schema(guide),
    "table": text,
    "package": table.package(guide, rows),
    "headings": {name: comparison.heading(english, name) for name in comparison.ROWS},
    "compared": comparison.compared(english, sheet),
    "missing": {state.file: state.missing for state in states(guide.collection, "en")},
}))
"""


def insert(path: Path, before: str, text: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.count(before) == 1, path
    path.write_text(content.replace(before, text), encoding="utf-8")


def add_words(project: Path, language: str) -> None:
    insert(project / f"data/strings/{language}.yml", "\ntext:\n", f"\ntext:\n{WORDS[language]}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny guide with code of its own, whose model has two fields more; they have no words yet."""
    project = copy_tiny(tmp_path / "project")
    (project / "guide").unlink()
    shutil.copytree(ROOT / "guide", project / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    model = project / "guide/model/study.py"
    insert(model, "class Project(Model):\n", MODEL)
    insert(model, "    lessons: Annotated", FIELDS)
    insert(project / "docs/layouts/project.md", '## {{ t("project.lessons") }}', LAYOUT)
    sheet = project / "data/projects/riviere-prets.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").rstrip() + SHEET, encoding="utf-8")
    return project


@pytest.fixture
def complete(project: Path) -> Path:
    """The same with words in both languages: four files are changed, and a sheet that uses the fields."""
    for language in WORDS:
        add_words(project, language)
    return project


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(project)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def report(project: Path) -> Mapping[str, Any]:
    result = run(project, "-c", REPORT)
    assert result.returncode == 0, result.stderr
    value: Mapping[str, Any] = json.loads(result.stdout)
    return value


def test_field_without_words_is_a_problem_with_file_and_remedy(project: Path) -> None:
    result = run(project, "-m", "guide", "check")
    assert result.returncode == 1
    problem = "text: le champ « budget » des fiches n’a pas de mots ; ajoutez la chaîne « field.budget »"
    assert re.search(rf"(?m)^data/strings/fr\.yml:\d+: {problem}$", result.stdout)
    assert "« help.budget »" in result.stdout
    add_words(project, "fr")
    result = run(project, "-m", "guide", "check", "--lang", "en")
    assert result.returncode == 1
    problem = "text: this interface string is missing; translate: “field.budget: Budget”"
    assert re.search(rf"(?m)^data/strings/en\.yml:\d+: {problem}$", result.stdout)


@pytest.mark.parametrize(
    ("right", "wrong", "place", "text"),
    [
        ("budget: Douze mille euros", "budget: 12000", "budget", "un texte est attendu"),
        ("country: DE", "country: XX", "grants[0].country", "pays inconnu : « XX »"),
        ('"2001-06"', '"2001-02-30"', "grants[0].date", "le jour « 2001-02-30 » n’existe pas"),
        ("giver:", "donor:", "grants[0].donor", "champ inconnu"),
    ],
)
def test_wrong_value_is_a_problem(complete: Path, right: str, wrong: str, place: str, text: str) -> None:
    assert run(complete, "-m", "guide", "check").returncode == 0
    insert(complete / "data/projects/riviere-prets.yml", right, wrong)
    result = run(complete, "-m", "guide", "check")
    assert result.returncode == 1
    (line,) = (line for line in result.stdout.splitlines() if f": {place}: " in line)
    assert text in line


def test_field_is_everywhere(complete: Path) -> None:
    value = report(complete)

    budget = value["schema"]["properties"]["budget"]
    assert budget["description"] == "Budget en toutes lettres"
    assert budget["anyOf"][0]["type"] == "string"
    assert "DE" in value["schema"]["$defs"]["Grant"]["properties"]["country"]["enum"]

    properties = value["form"]["properties"]
    assert (properties["budget"]["title"], properties["budget"]["help"]) == ("Costs", "What the project costs.")
    country = properties["grants"]["items"]["properties"]["country"]
    assert (country["title"], country["unknown"]) == ("Country of the giver", "unknown_country")
    assert country["labels"][country["enum"].index("DE")] == "Germany"
    assert properties["grants"]["items"]["properties"]["date"]["rule"] == "iso_date"
    assert value["groups"]["project"] == ["name", "summary", "objectives", "phases", "period", "budget", "grants"]

    assert "label: Costs\n" in value["issue form"]
    assert "description: What the project costs.\n" in value["issue form"]
    headings = [(block["text"], block.get("marker")) for block in value["template"] if "text" in block]
    assert ("Budget", "budget") in headings
    heads = [head for block in value["template"] for head in block.get("head", ())]
    assert ["Donateur", "grants.giver"] in heads

    assert value["entry"]["budget"] == {"fr": "Douze mille euros"}
    assert value["entry"]["grants"] == [{"giver": "Fonds du Fleuve", "country": "DE", "date": "2001-06"}]
    definition = value["entry schema"]["$defs"]["Project"]
    assert {"budget", "grants"} <= set(definition["required"])
    assert definition["properties"]["budget"]["description"] == "Budget en toutes lettres"

    river, mill = csv.DictReader(io.StringIO(value["table"]))
    names = ("budget_fr", "budget_en", "grants_giver", "grants_country", "grants_date")
    assert list(river)[-5:] == list(names)
    assert [river[name] for name in names] == ["Douze mille euros", "", "Fonds du Fleuve", "DE", "2001-06"]
    assert [mill[name] for name in names] == [""] * 5
    columns = {field["name"]: field["description"] for field in value["package"]["resources"][0]["schema"]["fields"]}
    assert columns["budget_en"] == "Budget / Costs [en]"
    assert columns["grants_country"] == "Pays du donateur / Country of the giver"

    assert value["headings"]["budget"] == "Costs"
    assert value["compared"]["budget"] == [{"text": "Douze mille euros", "lang": "fr"}]
    texts = [item["text"] for item in value["compared"]["grants"]]
    assert texts == ["Fonds du Fleuve", "Germany", "June 2001"]
    assert "budget" in value["missing"]["data/projects/riviere-prets.yml"]


@pytest.mark.site
def test_field_is_on_the_page(complete: Path) -> None:
    result = run(complete, str(ROOT / "scripts/editions.py"), "site", ".")
    assert result.returncode == 0, result.stderr
    page = (complete / "site/fr/fiches/riviere-prets.html").read_text(encoding="utf-8")
    assert '<h2 id="budget">Budget' in page
    assert "<p>Douze mille euros</p>" in page
    assert "Fonds du Fleuve" in page
    assert ">Allemagne</a>" in page
    assert "juin 2001" in page
    other = (complete / "site/fr/fiches/moulin-contes.html").read_text(encoding="utf-8")
    assert 'id="budget"' not in other

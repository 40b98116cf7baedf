"""The JSON Schema of a sheet: kept current, understood by other programs, as strict as a schema can be."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from guide.cli import main
from guide.contributing.schema import as_text, project_schema
from guide.model.fields import Model
from guide.model.study import Project
from guide.relations.relate import Guide

SCHEMA = ROOT / "data/schema/project.schema.json"
SHEETS = sorted((ROOT / "data/projects").glob("*.yml"))
BAD = sorted((ROOT / "tests/data/bad").glob("*.yml"))

UNSEEN = {
    "anchor": "the parser has resolved the alias before the schema sees a value",
    "no-for-text": "in YAML 1.2, by which check-jsonschema reads, a bare `no` is a text; in YAML 1.1 it is not",
    "Fiche Accentuée": "takes the file's name",
    "comment-in-text": "the parser has dropped what follows the #",
    "long-text": "the schema sets no limit of length",
    "no-such-day": "that February has no 30th day takes a calendar",
    "no-such-update": "likewise",
    "number-taken": "takes a look at the other sheets",
    "other-id": "takes the file's name",
    "period-order": "a schema cannot compare two values",
}
"""Bad sheets that only `guide check` can refuse, and why."""


def validate(schema: Path, *sheets: Path, form: str = "text") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "-o", form, "--schemafile", str(schema), *map(str, sheets)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_schema_in_the_repository_is_current(real: Guide) -> None:
    assert SCHEMA.read_text(encoding="utf-8") == as_text(project_schema(real)), "run `python -m guide schema`"


def test_command_writes_the_schema_of_the_data(
    tiny_folder: Path, tiny: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--data", str(tiny_folder / "data")]) == 0
    file = Path(capsys.readouterr().out.strip())
    assert file == tiny_folder / "data/schema/project.schema.json"
    assert json.loads(file.read_text(encoding="utf-8")) == project_schema(tiny)
    assert main(["check", "--data", str(tiny_folder / "data")]) == 0, "the schema has its place among the data"


def test_command_writes_nothing_while_the_data_are_wrong(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny_folder / "data/projects/moulin-contes.yml").write_text("number: 1\n", encoding="utf-8")
    assert main(["schema", "--data", str(tiny_folder / "data")]) == 1
    assert "moulin-contes.yml:1: " in capsys.readouterr().out
    assert not (tiny_folder / "data/schema").exists()


def test_schema_is_one_itself() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(SCHEMA)]
    assert subprocess.run(command, check=False).returncode == 0


def test_schema_accepts_every_real_sheet() -> None:
    result = validate(SCHEMA, *SHEETS)
    assert result.returncode == 0, result.stdout[:2000] + result.stderr[:2000]


@pytest.fixture(scope="session")
def tiny_schema(tiny: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("schema") / "project.schema.json"
    file.write_text(as_text(project_schema(tiny)), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def refused(tiny_schema: Path) -> set[str]:
    """Names of the bad sheets that cannot be read, or do not fit the schema."""
    report = json.loads(validate(tiny_schema, *BAD, form="json").stdout)
    return {Path(each["filename"]).stem for each in (*report["errors"], *report["parse_errors"])}


@pytest.mark.parametrize("name", [path.stem for path in BAD])
def test_schema_refuses_the_bad_sheets_that_a_schema_can_refuse(name: str, refused: set[str]) -> None:
    assert (name not in refused) is (name in UNSEEN), UNSEEN.get(name, "can a schema see it?")


def test_the_list_of_unseen_sheets_names_sheets() -> None:
    assert UNSEEN.keys() <= {path.stem for path in BAD}


def test_tiny_schema_accepts_the_tiny_sheets(tiny_schema: Path) -> None:
    sheets = sorted((ROOT / "tests/data/tiny/data/projects").glob("*.yml"))
    assert sheets
    assert validate(tiny_schema, *sheets).returncode == 0


def test_every_field_has_a_description_in_french() -> None:
    models = [Project]
    for model in models:
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"
            names = re.findall(r"guide\.model\.study\.(\w+)", repr(field.annotation))
            models += [
                each
                for each in Model.__subclasses__()
                if each.__name__ in names and each not in models and each.__module__ == "guide.model.study"
            ]
    assert len(models) > 5


def test_editor_finds_the_schema() -> None:
    """By the setting of the folder, and by the first line of each sheet."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    ((schema, pattern),) = settings["yaml.schemas"].items()
    assert (ROOT / schema) == SCHEMA
    assert sorted(ROOT.glob(pattern)) == SHEETS
    for sheet in SHEETS:
        modeline = re.match(r"# yaml-language-server: \$schema=(\S+)\n", sheet.read_text(encoding="utf-8"))
        assert modeline, sheet
        assert (sheet.parent / modeline[1]).resolve() == SCHEMA
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}

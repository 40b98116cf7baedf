"""Rules of the project that a reader of the code relies on."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT

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
    "SCRIPTS": "the programs of that page, or who writes them",
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
UNFINISHED = {
    ROOT / "guide" / name
    for name in (
        "contributing/form.py",
        "contributing/javascript.py",
        "contributing/yaml_writer.py",
        "text/passages.py",
    )
}
"""Modules that are about to be written anew."""


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
    names = [(path, *each) for path in CORE if path not in UNFINISHED for each in own_names(path)]
    assert len(names) > 4000
    participles = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {name}"
        for path, line, name in names
        if name.strip("_").lower() in PARTICIPLES
    ]
    assert participles == []


def test_lock_files_name_no_registry() -> None:
    for name in ("requirements.txt", "requirements-links.txt", "package-lock.json"):
        text = (ROOT / name).read_text(encoding="utf-8")
        # In a lock file of npm, `url` is where a package asks for support, `resolved` where it was fetched.
        assert "://" not in re.sub(r'"url": "https://[^"]*"', "", text), name
        assert "resolved" not in text


def test_every_requirement_is_pinned_and_hashed() -> None:
    for name in ("requirements.txt", "requirements-links.txt"):
        for block in re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip()):
            assert re.match(r"[a-z0-9._-]+==", block), block
            assert "--hash=sha256:" in block, block


def test_no_file_of_the_repository_has_an_absolute_path_of_a_machine() -> None:
    for path in TRACKED:
        if path.suffix in {".py", ".yml", ".md", ".toml", ".json", ".html", ".js", ".css", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not re.search(r"(?<![\w.])/(?:home|root|Users)/\w", text), path

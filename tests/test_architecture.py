"""Rules of the project that a reader of the code relies on."""

from __future__ import annotations

import ast
import re
import subprocess

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

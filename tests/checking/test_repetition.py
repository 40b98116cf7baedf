"""What has an identifier, a code or a number has it alone; the other place is named."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import edit

from guide import build

STEP = "data/steps/1.yml"


def again(*path: str) -> Callable[[dict[str, Any]], None]:
    """Gives the first entry of a list a second time."""

    def change(data: dict[str, Any]) -> None:
        entries: Any = data
        for name in path:
            entries = entries[0][name] if isinstance(entries, list) else entries[name]
        entries.append(copy.deepcopy(entries[0]))

    return change


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        ("data/taxonomy.yml", ("themes",), "lending"),
        ("data/taxonomy.yml", ("audiences",), "readers"),
        ("data/taxonomy.yml", ("lead_kinds",), "library"),
        ("data/sdg.yml", ("goals",), "4"),
        ("data/sdg.yml", ("goals", "targets"), "4.6"),
        (STEP, ("questions",), "Q1"),
    ],
)
def test_an_entry_given_twice_names_the_line_of_the_first(
    tiny_folder: Path, file: str, path: tuple[str, ...], value: str
) -> None:
    edit(tiny_folder / file, again(*path))
    text = (tiny_folder / file).read_text(encoding="utf-8").splitlines()
    key = {"themes": "id", "audiences": "id", "lead_kinds": "id", "goals": "number"}.get(path[-1], "code")
    lines = [
        number
        for number, line in enumerate(text, 1)
        if line.strip("- ").strip() in {f"{key}: {value}", f"{key}: '{value}'"}
    ]
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    problem = next(each for each in problems if each.code == "name_again")
    assert (str(problem.details["value"]), problem.details["other"], problem.line) == (value, lines[0], lines[1])


def test_a_question_of_another_step_is_named_with_its_file(tiny_folder: Path) -> None:
    step = (tiny_folder / STEP).read_text(encoding="utf-8").replace("number: 1", "number: 2", 1)
    (tiny_folder / "data/steps/2.yml").write_text(step, encoding="utf-8")
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    texts = [problem.text("en") for problem in problems if problem.code == "code_again"]
    expected = "the code “Q1” is that of a question of data/steps/1.yml already; give it another one"
    assert texts[0].endswith(f"data/steps/2.yml:7: questions[0].code: {expected}")


def test_a_target_of_another_goal_is_named(tiny_folder: Path) -> None:
    path = tiny_folder / "data/sdg.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('code: "4.6"', 'code: "5.6"', 1), encoding="utf-8")
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    texts = [problem.text("en") for problem in problems if problem.code == "goal_of_target"]
    assert [text.split(": ", 2)[2] for text in texts] == ["the target 5.6 is not one of goal 4; move it"]

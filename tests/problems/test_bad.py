"""Every file of `tests/data/bad/` is a sheet that a stranger might send; beside it stands what the check must say.

Drop a sheet there and run `BAD=1 pytest tests/problems/test_bad.py` to write the answer, then read it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, copy_tiny

from guide import build

BAD = ROOT / "tests" / "data" / "bad"
SHEETS = sorted(path for path in BAD.glob("*.yml"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_bad_sheet_is_refused_with_file_line_field_and_remedy(sheet: Path, tmp_path: Path) -> None:
    project = copy_tiny(tmp_path / "tiny")
    shutil.copy(sheet, project / "data" / "projects")
    _, problems = build(project / "data", project / "docs")
    messages = "".join(
        problem.text(language).replace(str(project) + "/", "") + "\n"
        for language in ("fr", "en")
        for problem in problems
    )
    expected = sheet.with_suffix(".txt")
    if os.environ.get("BAD"):
        expected.write_text(messages, encoding="utf-8")
    assert messages == expected.read_text(encoding="utf-8")
    assert messages, "nothing was found wrong"
    for line in messages.splitlines():
        place, _, message = line.split(": ", 2)
        assert place.startswith("data/projects/")
        assert place.rsplit(":", 1)[1].isdigit()
        assert ";" in message, "a problem ends with what to write instead"


def test_every_expectation_has_its_sheet() -> None:
    assert {path.stem for path in BAD.glob("*.txt")} == {path.stem for path in SHEETS}

"""Programs in JavaScript, tested in Node without a browser: `npm test` runs the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import NODE, ROOT


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.test.mjs")), ids=lambda path: path.name)
def test_in_node(path: Path) -> None:
    result = subprocess.run([NODE, "--test", path], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr

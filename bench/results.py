"""Keeps what was measured in a JSON file, part by part, so that a long run can be stopped and gone on with.

{"machine": {…}, "versions": {…}, "sizes": {"270": {"build_cold": {"runs": [{"seconds": …}], "commit": …, "at": …}}}}
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import machine

ROOT = Path(__file__).parent.parent

Values = dict[str, float]


class Results:
    """The measurements of one benchmark, by number of sheets and part."""

    def __init__(self, file: Path):
        self.file = file
        self.data: dict[str, Any] = {"machine": machine.description(), "versions": machine.own_versions(), "sizes": {}}
        if file.exists():
            self.data = json.loads(file.read_text(encoding="utf-8"))

    def has(self, size: int, part: str) -> bool:
        """Whether a part has been measured; one that failed has not."""
        return "failure" not in self.data["sizes"].get(str(size), {}).get(part, {"failure": ""})

    def commit(self, size: int, part: str) -> str:
        """The commit at which a part was measured; empty where it was not."""
        return str(self.data["sizes"].get(str(size), {}).get(part, {}).get("commit", ""))

    def keep(self, size: int, part: str, runs: Sequence[Values], **facts: object) -> None:
        """Write down the runs of a part, in the place of earlier ones."""
        own = {"runs": [_rounded(run) for run in runs], **facts, "commit": machine.commit(), "at": machine.now()}
        self.data["sizes"].setdefault(str(size), {})[part] = own
        self.data["sizes"] = dict(sorted(self.data["sizes"].items(), key=lambda item: int(item[0])))
        self.save()

    def versions(self, found: dict[str, str]) -> None:
        """Write down versions of tools."""
        self.data["versions"] |= found
        self.save()

    def save(self) -> None:
        """Replace the file as a whole: what was measured before survives an interruption."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_suffix(".part")
        text = json.dumps(self.data, ensure_ascii=False, indent=1) + "\n"
        # The file goes into the repository: what a program said of its failure may name this machine's folders.
        part.write_text(text.replace(f"{ROOT}/", ""), encoding="utf-8")
        part.replace(self.file)


def values(data: dict[str, Any], size: int, part: str, name: str) -> list[float]:
    """The values of all runs of a part; none where it was not measured."""
    runs = data["sizes"].get(str(size), {}).get(part, {}).get("runs", [])
    return [run[name] for run in runs if name in run]


def median(data: dict[str, Any], size: int, part: str, name: str) -> float | None:
    """The middle value of the runs."""
    found = values(data, size, part, name)
    return statistics.median(found) if found else None


def sizes(data: dict[str, Any]) -> list[int]:
    """Numbers of sheets that were measured, the smallest first."""
    return sorted(map(int, data["sizes"]))


def _rounded(run: Values) -> Values:
    return {name: round(value, 4) for name, value in run.items()}

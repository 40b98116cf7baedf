"""Prints the measurements of a run as tables, and writes them into bench/README.md.

python bench/tables.py FILE
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

README = Path(__file__).parent / "README.md"
MIB, KB = 1024**2, 1000
PROGRAMS = {"material": "Material", "zensical": "Zensical", "hugo": "Hugo"}
RATIOS = {f"/{part}": f"the guide / {name}" for part, name in PROGRAMS.items()}
ROWS = {"check": "`guide check`", "guide": "the guide", **PROGRAMS, **RATIOS, "preview": "a saved sheet is served"}
TARGETS = (
    ("build / Material, wall clock", "/material", "seconds", 1, {27: 1.0, 270: 1.0, 2700: 1.0}),
    ("build / Zensical, wall clock", "/zensical", "seconds", 1, {27: 1.0, 270: 1.0, 2700: 1.0}),
    ("build, memory (MiB)", "guide", "memory", MIB, {2700: 1536}),
    ("`guide check` (s)", "check", "seconds", 1, {27: 0.7, 2700: 5.0}),
    ("a saved sheet is served (s)", "preview", "seconds", 1, {27: 1.0, 270: 2.0}),
    ("first visit to a sheet (kB)", "reading", "first visit, bytes", KB, {27: 36, 270: 36, 2700: 36}),
    ("the next sheet (kB)", "reading", "next sheet, bytes", KB, {27: 9, 270: 9, 2700: 9}),
)
"""What the guide promises: title, part and key of the values, unit, limit by number of sheets."""


def values(of_size: dict[str, Any], part: str, key: str, unit: float = 1) -> list[float]:
    """The values of all runs of a part; of « /material », the guide's divided by Material's in the same run."""
    if part.startswith("/"):
        pairs = zip(values(of_size, "guide", key), values(of_size, part[1:], key), strict=True)
        return [own / other for own, other in pairs]
    runs = of_size.get(part) or [run.get(part, {}) for run in of_size["runs"]]
    return [run[key] / unit for run in runs if key in run]


def all_tables(results: dict[str, Any]) -> str:
    """Everything that was measured, as Markdown."""
    sizes = {int(size): of_size for size, of_size in results["sizes"].items()}
    head = ["", *(f"{size} sheets" for size in sizes)]
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    lines = [
        f"* {size} sheets: {each['pages']} pages, {len(each['runs'])} runs, load of the machine when they began "
        f"{spread([run['load'] for run in each['runs']])}"
        for size, each in sizes.items()
    ]
    parts = [f"{results['machine']}; {versions}; commit {results['commit']}, {results['date']}.", "\n".join(lines)]
    rows = []
    for title, part, key, unit, limits in TARGETS:
        for size in sorted(sizes.keys() & limits):
            if measured := values(sizes[size], part, key, unit):
                verdict = "met" if statistics.median(measured) <= limits[size] else "**missed**"
                rows.append([title, str(size), spread(measured), f"{limits[size]:g}", verdict])
    parts += ["### Targets", table(["", "sheets", "measured", "at most", ""], rows)]
    for title, key, unit in (("Seconds", "seconds", 1), ("Processor seconds", "cpu", 1), ("MiB", "memory", MIB)):
        rows = [
            [name, *(spread(values(each, part, key, unit)) for each in sizes.values())] for part, name in ROWS.items()
        ]
        parts += [f"### {title}", table(head, rows)]
    keys = dict.fromkeys(key for each in sizes.values() for run in each.get("reading", []) for key in run)
    rows = [[key, *(spread(values(each, "reading", key)) for each in sizes.values())] for key in keys]
    return "\n\n".join([*parts, "### Reading in Chromium", table(head, rows)])


def spread(measured: Sequence[float]) -> str:
    """Median, least and most."""
    if not measured:
        return "–"
    row = (min(measured), statistics.median(measured), max(measured))
    low, middle, high = (f"{each:.0f}" if each >= 100 else f"{each:.3g}" for each in row)
    return middle if low == high else f"{middle} ({low}–{high})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown whose columns also stand under each other as plain text."""
    lines = [list(head), *map(list, rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(head))]
    texts = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    texts.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {text} |" for text in texts)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    content = f"From `results/{file.name}`.\n\n{all_tables(json.loads(file.read_text(encoding='utf-8')))}"
    page = README.read_text(encoding="utf-8")
    README.write_text(re.sub("(?s)(?<=<!-- results -->\n).*(?=\n<!-- /)", lambda _: content, page), encoding="utf-8")

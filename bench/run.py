"""Measures the guide on collections of several sizes beside other programs; prints tables, writes JSON.

    python bench/run.py [--sizes 27 270 2700] [--runs N] [--results FILE]      (make bench)

Each run measures all programs once, one after the other, so that ratios are of one moment. See bench/README.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pages
import preview
import process
import reading
import tables
from collection import ROOT, make_project

COMMANDS: dict[str, process.Command] = {
    "material": [sys.executable, "-m", "mkdocs", "build", "--quiet"],
    "zensical": [sys.executable, "-m", "zensical", "build"],
    "hugo": [sys.executable, "-m", "hugo", "build", "--quiet"],
}
"""Other programs: what builds the tree of a language."""


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=(27, 270, 2700), help="numbers of sheets")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--results", type=Path, help="file to write; sizes that it has stay")
    options = parser.parse_args()
    file = options.results or ROOT / f"bench/results/{datetime.date.today()}.json"
    results: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"sizes": {}}
    results |= _circumstances()
    for size in options.sizes:
        results["sizes"][str(size)] = {"runs": []}
        for name, value in _measured(size, options.runs):
            of_size = results["sizes"][str(size)]
            of_size[name] = [*of_size[name], value] if name == "runs" else value
            file.parent.mkdir(exist_ok=True)
            file.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(tables.all_tables(results), file, sep="\n")


def _measured(size: int, runs: int) -> Iterator[tuple[str, Any]]:
    """Name and values of each part that is measured, as soon as it is."""
    folder = ROOT / "build/bench" / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    project, site = make_project(folder / "project", size), folder / "site"
    trees = pages.trees(project, folder / "plain")
    yield "pages", sum(1 for tree in trees for _ in (tree / "docs").rglob("*.md"))
    environment = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    outputs = [tree / each for tree in trees for each in ("site", "public", ".cache", "resources")]
    parts: dict[str, tuple[list[process.Command], list[Path], list[Path]]] = {
        "check": ([[sys.executable, "-m", "guide", "check"]], [project], []),
        "guide": ([[sys.executable, ROOT / "scripts/editions.py", site, project]], [folder], [site]),
        **{name: ([command] * len(trees), trees, outputs) for name, command in COMMANDS.items()},
    }
    for number in range(runs):
        run: dict[str, Any] = {"load": os.getloadavg()[0]}
        for name, (commands, folders, left) in parts.items():
            for each in left:
                shutil.rmtree(each, ignore_errors=True)
            print(f"{datetime.datetime.now():%H:%M:%S} {size} {number} {name}", flush=True)
            run[name] = process.run(commands, folders, environment)
        yield "runs", run
    yield "preview", preview.measured(project, runs)
    yield "reading", reading.measured(site, runs)


def _circumstances() -> dict[str, Any]:
    """What the figures were measured on, and of what: those of two machines do not compare."""
    names = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "markdown", "zensical", "hugo")
    commit = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return {
        "machine": f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}",
        "versions": {name: version(name) for name in names},
        "commit": commit.stdout.strip(),
        "date": str(datetime.date.today()),
    }


if __name__ == "__main__":
    main()

"""Says what a build costs: processor time by phase and by module, of all its processes.

    python bench/costs.py SIZE [--check] [--readme]      (make profile)

The build is the real one; bench/sampler/ looks in every few milliseconds. What a library does counts for the module of
ours that called it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import machine
import process
from project import make_project
from tables import README, between, spaced, table

HERE = Path(__file__).parent
ROOT = HERE.parent
PHASES = {
    "read": "yamlfile suspicious shape load reading_values fields models reference interface translations",
    "check": "check check_pages calls signatures messages problems",
    "relate": "relate similar lists __init__",
    "typeset, explain terms": "typography terms passages",
    "search": "search search_files hooks/search_index.py",
    "open data, citations, feeds": (
        "open_data export export_schema table geography iati feed linked_data sitemap citation hooks/open_data.py"
    ),
    "scripts of data": (
        "page_scripts explorer comparison facets plan form javascript hooks/page_scripts.py hooks/contribution.py"
    ),
    "maps, charts, matrices, timeline": (
        "world_map partnerships projection spread topojson territories world charts data_table counts figures timeline "
        "matrix guide/templates/charts"
    ),
    "frame around pages": "frame site hooks/page_frame.py guide/templates/frame.html theme",
    "pages and their templates": (
        "pages render embeds making navigation routes reads guide/templates macros/__init__.py hooks/rendering.py"
    ),
    "documents to fill in": "documents template placing questionnaire hooks/template_documents.py",
}
"""Modules of `guide/` by name, others by path, by the phase that they are part of."""


def phase(place: str) -> str:
    """The phase that a module, a template or a library belongs to."""
    if place.startswith("("):
        return "start of Python, imports" if place == "(imports)" else "MkDocs and libraries on their own"
    for name, members in PHASES.items():
        for member in members.split():
            if place == member or place == f"guide/{member}.py" or place.startswith(f"{member}/"):
                return name
    return "other"


def profile(size: int, command: Sequence[str]) -> tuple[Counter[str], process.Run]:
    """Run a command of the guide on a collection: share of each place, and what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder, counts = Path(name), Counter[str]()
        (folder / "counts").mkdir()
        make_project(folder / "project", size)
        environment = {
            "PYTHONPATH": f"{HERE / 'sampler'}:{ROOT}",
            "COSTS_ROOT": str(ROOT),
            "COSTS_FOLDER": str(folder / "counts"),
            "NO_MKDOCS_2_WARNING": "1",
        }
        run = process.run(command, folder / "project", environment, folder / "output.txt")
        for file in (folder / "counts").glob("*.json"):
            counts.update(json.loads(file.read_text(encoding="utf-8")))
    return counts, run


def report(counts: Counter[str], run: process.Run, size: int) -> str:
    """Two tables: by phase, and the modules that cost most."""
    total = counts.total()
    phases: Counter[str] = Counter()
    for place, count in counts.items():
        phases[phase(place)] += count

    def rows(counted: Counter[str], most: int) -> list[list[str]]:
        return [
            [place, f"{count / total * run.processor_seconds:.1f}", f"{count / total:.0%}"]
            for place, count in counted.most_common(most)
        ]

    return "\n\n".join(
        (
            f"{spaced(size)} sheets, {run.processor_seconds:.1f} s of processor time in {run.seconds:.1f} s, at commit "
            f"{machine.commit()}.",
            table(["phase", "processor seconds", ""], rows(phases, 20)),
            table(["module, template or (library)", "processor seconds", ""], rows(counts, 25)),
        )
    )


def main() -> None:
    """Print what a build or a check costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, help="number of sheets")
    parser.add_argument("--check", action="store_true", help="`guide check` instead of the build")
    parser.add_argument("--readme", action="store_true", help="put the tables into bench/README.md")
    options = parser.parse_args()
    build = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--quiet"]
    text = report(
        *profile(options.size, [sys.executable, "-m", "guide", "check"] if options.check else build), options.size
    )
    if options.readme:
        README.write_text(between(README.read_text(encoding="utf-8"), "costs", text), encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()

"""Measures the guide on collections of several sizes beside other programs, in one run; prints tables, writes JSON.

    python bench/run.py [--sizes 27 270 2700 13000] [--runs N] [--only PART…] [--results FILE]      (make bench)

Each part is written down as soon as it is measured: the same command goes on where it was stopped. With `--only`, the
named parts are measured again. See bench/README.md.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import machine
import preview
import process
import reading
import tables
from contenders import CONTENDERS, Contender
from playwright.sync_api import Error as BrowserError
from project import make_project
from results import Results
from weight import weight

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
WORK = ROOT / "build/bench"
SIZES = (27, 270, 2700, 13000)
LANGUAGES = ("fr", "en")
BUDGET = 90
"""Seconds that the runs of one part may take before no other is begun: large collections have fewer runs."""
LEAST = {"check_cold": 2, "build_cold": 2}
"""Runs that these parts have in any case; others have one."""


@dataclass(frozen=True)
class Bench:
    """One collection, and where its measurements go."""

    size: int
    results: Results
    runs: int
    tools: Path
    """Folder of the programs of the other sites' builders."""

    @property
    def folder(self) -> Path:
        """All files of this size."""
        return WORK / str(self.size)

    @property
    def project(self) -> Path:
        """A project as the guide's own, with the collection in the place of its data."""
        return self.folder / "project"

    @property
    def site(self) -> Path:
        """The site that the guide's build makes of it."""
        return self.project / "site"

    @property
    def plain(self) -> Path:
        """The same pages as plain Markdown."""
        return self.folder / "plain"

    # Parts

    def collection(self) -> None:
        """Make the collection."""
        shutil.rmtree(self.folder, ignore_errors=True)
        began = time.perf_counter()
        make_project(self.project, self.size)
        seconds = time.perf_counter() - began
        content = weight(self.project / "data/projects")
        self.results.keep(self.size, "collection", [{"seconds": seconds}], bytes=content.bytes)

    def check(self, warm: bool) -> None:
        """`guide check`, without or with what an earlier run left in its cache."""
        command = [sys.executable, "-m", "guide", "check"]
        self._repeat(f"check_{_state(warm)}", lambda: [self._ours(command, warm)])

    def build(self, warm: bool) -> None:
        """The whole build of the site."""
        self._repeat(f"build_{_state(warm)}", lambda: [self._build(warm)], lambda: [self.site])

    def contender(self, name: str) -> None:
        """Another program's build of the same pages, one language after the other."""
        program = CONTENDERS[name]
        if not (self.tools / program.command[0]).exists():
            self.results.keep(self.size, name, [], failure="not installed")
            return
        if not self.plain.exists():
            self._render()
        for language in LANGUAGES:
            program.prepare(self.plain / language, language)
        sites = [self.plain / language / program.site for language in LANGUAGES]
        self._repeat(name, lambda: [self._theirs(program, language) for language in LANGUAGES], lambda: sites)
        for site in sites:
            shutil.rmtree(site, ignore_errors=True)

    def browser(self) -> None:
        """What a reader of the site waits for."""
        if not self.site.exists():
            self._build(warm=True)
        runs = max(3, self.runs)
        for name, found in reading.measured(self.site, runs).items():
            self.results.keep(self.size, f"browser_{name}", found)

    def preview(self) -> None:
        """How long a saved sheet takes to show."""
        self.results.keep(self.size, "preview", preview.measured(self.project, max(5, self.runs)))

    # How

    def _repeat(
        self,
        part: str,
        measure: Callable[[], Sequence[process.Run]],
        sites: Callable[[], Sequence[Path]] = tuple,
    ) -> None:
        """Run a part several times; times of several commands add up, of their memory the most counts."""
        runs: list[dict[str, float]] = []
        load = os.getloadavg()[0]
        began = time.perf_counter()
        while len(runs) < self.runs and (
            len(runs) < min(self.runs, LEAST.get(part, 1)) or time.perf_counter() - began < BUDGET
        ):
            found = measure()
            runs.append(
                {
                    "seconds": sum(run.seconds for run in found),
                    "processor_seconds": sum(run.processor_seconds for run in found),
                    "memory": max(run.memory for run in found),
                }
            )
        facts: dict[str, Any] = {"load_before": round(load, 2)}
        if built := sites():
            facts["site"] = weight(*built, compress=part.startswith("build")).facts()
        self.results.keep(self.size, part, runs, **facts)

    def _ours(self, command: Sequence[str | Path], warm: bool) -> process.Run:
        # What is kept from one run to the next: drawings in the project, values of sheets with the user's other caches.
        kept = self.folder / "cache"
        for folder in () if warm else (kept, self.project / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)
        environment = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(kept)}
        return process.run(command, self.project, environment, self.folder / "output.txt")

    def _build(self, warm: bool) -> process.Run:
        shutil.rmtree(self.site, ignore_errors=True)
        return self._ours([Path(sys.executable).with_name("mkdocs"), "build", "--strict", "--quiet"], warm)

    def _render(self) -> None:
        """Write the pages as Markdown."""
        found = self._ours([sys.executable, "-m", "guide", "render", self.plain], warm=True)
        self.results.keep(self.size, "render", [{"seconds": found.seconds, "memory": found.memory}])

    def _theirs(self, program: Contender, language: str) -> process.Run:
        tree = self.plain / language
        for name in (program.site, ".cache", "resources"):
            shutil.rmtree(tree / name, ignore_errors=True)
        command = [self.tools / program.command[0], *program.command[1:]]
        environment = {"PYTHONPATH": "", **program.environment}
        return process.run(command, tree, environment, self.folder / "output.txt")


PARTS: dict[str, tuple[str, Callable[[Bench], None]]] = {
    "check_cold": ("check_cold", lambda bench: bench.check(warm=False)),
    "check_warm": ("check_warm", lambda bench: bench.check(warm=True)),
    "build_cold": ("build_cold", lambda bench: bench.build(warm=False)),
    "build_warm": ("build_warm", lambda bench: bench.build(warm=True)),
    "browser": ("browser_http", Bench.browser),
    "preview": ("preview", Bench.preview),
    **{name: (name, lambda bench, name=name: bench.contender(name)) for name in CONTENDERS},  # type: ignore[misc]
}
"""What can be measured of a collection, by name: where its result stands, and how it is measured."""


def _state(warm: bool) -> str:
    return "warm" if warm else "cold"


def tools(results: Results) -> Path:
    """Install the other builders into an environment of their own; gives the folder of their programs."""
    environment, locked = WORK / "tools", HERE / "requirements.txt"
    done = environment / ".ready"
    if not done.exists() or done.read_bytes() != locked.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        pip = [environment / "bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--require-hashes", "-r", locked], check=True)
        shutil.copyfile(locked, done)
    listed = [line.split()[0] for line in locked.read_text(encoding="utf-8").splitlines() if "==" in line]
    versions = dict(line.split("==", 1) for line in listed)
    results.versions({program.package: versions[program.package] for program in CONTENDERS.values()})
    return environment / "bin"


def main() -> int:
    """Measure what is asked for and has not been measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of sheets")
    parser.add_argument("--runs", type=int, default=5, help=f"runs of each part, at most; fewer after {BUDGET} s")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=(), help="measure these parts, even again")
    parser.add_argument("--results", type=Path, help="file to write or to go on with")
    options = parser.parse_args()
    name = f"{datetime.date.today()}-{'-'.join(map(str, options.sizes))}.json"
    results = Results(options.results or HERE / "results" / name)
    WORK.mkdir(parents=True, exist_ok=True)
    programs = tools(results)
    for size in options.sizes:
        bench = Bench(size, results, options.runs, programs)
        wanted = options.only or [name for name, (kept, _) in PARTS.items() if not results.has(size, kept)]
        # Another commit may have other strings and pages, of which the collection has a copy.
        current = bench.project.exists() and results.commit(size, "collection") == machine.commit()
        if wanted and not current:
            bench.collection()
        for part in wanted:
            print(f"{datetime.datetime.now():%H:%M:%S} {size} {part}", flush=True)
            kept, measure = PARTS[part]
            try:
                measure(bench)
            except (process.Failed, BrowserError) as failure:
                print(failure, flush=True)
                results.keep(size, kept, [], failure=str(failure))
        shutil.rmtree(bench.site, ignore_errors=True)
    print(tables.all_tables(results.data))
    print(results.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())

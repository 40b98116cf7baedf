"""Builds the site: one MkDocs build a language, side by side, laid together in one folder.

    python scripts/editions.py TARGET [PROJECT]

`mkdocs.yml` is the edition in the source language, with all that editions share; `mkdocs.<language>.yml`: the others.
The folder is replaced when every edition is complete; a build that fails says why and leaves it as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent


def configurations(root: Path = ROOT) -> list[Path]:
    """The configuration of each edition; the one that all inherit comes last."""
    return [*sorted(root.glob("mkdocs.*.yml")), root / "mkdocs.yml"]


def build(configurations: Sequence[Path], folder: Path, settings: Mapping[str, str] | None = None) -> list[Path]:
    """Build editions side by side, each into a folder of its own below `folder`; these folders.

    `settings` are variables that the configurations read (SITE_URL, ALONE, DOWNLOADS). Prints what MkDocs has to say
    beside its progress, and ends the program where a build fails.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(settings or {})}
    targets = {configuration: folder / configuration.stem for configuration in configurations}
    with ThreadPoolExecutor(len(targets)) as pool:
        results = list(pool.map(lambda each: _build(each, targets[each], environment), targets))
    texts = ["".join(line for line in each.stdout.splitlines(True) if line[:4] != "INFO") for each in results]
    sys.stderr.writelines(dict.fromkeys(texts))  # what all editions say, once
    if failed := max(result.returncode for result in results):
        sys.exit(failed)
    return list(targets.values())


def _build(configuration: Path, target: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        configuration.name,
        "-d",
        str(target.absolute()),
    ]
    return subprocess.run(
        command,
        cwd=configuration.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def main(target: Path, root: Path = ROOT) -> int:
    """Build the whole site beside the old one, then swap them."""
    target, root = target.absolute(), root.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".site-") as folder:
        editions = build(configurations(root), Path(folder))
        whole = editions.pop()
        for edition in editions:
            for path in sorted(edition.rglob("*")):
                place = whole / path.relative_to(edition)
                if path.is_file() and not place.exists():
                    place.parent.mkdir(parents=True, exist_ok=True)
                    path.rename(place)
        if target.exists():
            shutil.rmtree(target)
        whole.rename(target)
    print(target / "index.html" if target.parent != root else f"{target.name}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))

"""What the makers of downloads share: the files of a site in, archives or books and their list out."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from guide import Guide, build
from guide.view.publication import Download

ROOT = Path(__file__).parent.parent
LIST = "downloads.json"


def version() -> str:
    """Version of the guide."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def guide_of(root: Path) -> Guide:
    """The guide of a project. Prints all problems and ends the program where there are any."""
    guide, problems = build(root / "data", root / "docs")
    if guide is None:
        sys.exit("\n".join(problem.text() for problem in problems))
    return guide


def files_of(site: Path) -> dict[str, bytes]:
    """Content of a site by address."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def write(target: Path, made: Iterable[tuple[str, str, bytes]]) -> None:
    """Write files, given as language, ending and content; print size and SHA-256 of each; bring the list up to date.

    What the list says of other endings stays, if it is of this version: archives and books are made separately.
    """
    target.mkdir(parents=True, exist_ok=True)
    new = []
    for language, form, content in made:
        digest = hashlib.sha256(content).hexdigest()
        download = Download(f"guide-{language}-{version()}.{form}", language, len(content), digest)
        (target / download.name).write_bytes(content)
        print(f"{download.sha256}  {target / download.name}  {download.size}")
        new.append(download)
    rest = [old for old in _listed(target) if old.form not in {each.form for each in new}]
    every = sorted([*rest, *new], key=lambda each: each.form, reverse=True)
    listed = [dataclasses.asdict(download) for download in every]
    (target / LIST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


def _listed(target: Path) -> Iterator[Download]:
    """Downloads of this version that were listed before and still are there."""
    if (target / LIST).exists():
        for each in json.loads((target / LIST).read_text(encoding="utf-8")):
            if each["name"].startswith(f"guide-{each['language']}-{version()}.") and (target / each["name"]).exists():
                yield Download(**each)

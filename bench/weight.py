"""Weighs what a build has written."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Weight:
    """How much a site holds."""

    files: int
    pages: int
    bytes: int
    compressed: int
    """Bytes of its files, each compressed as servers send it; 0 where this was not asked for."""

    def facts(self) -> dict[str, int]:
        """As values of JSON."""
        return asdict(self)


def weight(*folders: Path, compress: bool = False) -> Weight:
    """Of all files of some folders."""
    files = [path for folder in folders for path in _files(folder)]
    compressed = 0
    if compress:
        with ThreadPoolExecutor() as workers:
            compressed = sum(workers.map(lambda path: len(zlib.compress(path.read_bytes())), files, chunksize=64))
    pages = sum(path.suffix == ".html" for path in files)
    return Weight(len(files), pages, sum(path.stat().st_size for path in files), compressed)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())

"""Keeps what was read from one run of the program to the next, so that only what has changed is read again.

It lies in the user's own folder of caches and not in the project's: what is unpickled can run, and a project's folder
may hold what a stranger sent. A cache that is damaged, foreign, or made by another version of the code is no cache.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pydantic

from guide.reading_values import Reading

WORTH_KEEPING = 500
"""From how many files on they are kept: fewer are read anew in about a second."""
AT_ONCE = 32
"""Readings that are pickled together: pickling all at once would take as much memory again."""
SETTLED = 2
"""Seconds after which a changed file counts as settled: a clock can be too coarse to tell two changes apart."""


def kept(data: Path, docs: Path | None) -> dict[Path, Reading]:
    """What was read from these folders before; nothing where that is not known for certain."""
    readings: dict[Path, Reading] = {}
    try:
        with _place(data, docs).open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return {}
            head, end = file.read(_SIZE), os.fstat(file.fileno()).st_size
            if head != hashlib.file_digest(file, _blank).digest():
                return {}
            file.seek(_SIZE)
            while file.tell() < end:
                readings |= pickle.load(file)
    except (OSError, RuntimeError):  # there is none, or no home to have one in
        return {}
    return readings


def keep(data: Path, docs: Path | None, readings: Mapping[Path, Reading], before: Mapping[Path, Reading]) -> None:
    """Note what was read, where that is much and where enough of it was not known `before`."""
    changed = sum(before.get(path) is not reading for path, reading in readings.items())
    if len(readings) < WORTH_KEEPING or changed * 20 < len(readings):
        return
    latest = time.time_ns() - SETTLED * 1_000_000_000
    settled = [(path, reading) for path, reading in readings.items() if max(reading.stamp[::3]) < latest]
    try:
        place = _place(data, docs)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        written = place.with_suffix(f".{os.getpid()}")
        with written.open("wb") as file:
            digest = _blank()
            file.write(digest.digest())  # its place
            for start in range(0, len(settled), AT_ONCE):
                piece = pickle.dumps(dict(settled[start : start + AT_ONCE]), pickle.HIGHEST_PROTOCOL)
                digest.update(piece)
                file.write(piece)
            file.seek(0)
            file.write(digest.digest())
        written.replace(place)
    except (OSError, RuntimeError):
        return  # a full disk or a home that cannot be written to is no reason not to check


_SIZE = hashlib.sha256().digest_size


def _blank() -> hashlib._Hash:
    """A digest that tells whether a cache is whole and was written by this code."""
    return hashlib.sha256(_code())


@cache
def _code() -> bytes:
    """A digest of all that decides what is read from a file."""
    parts = [sys.version.encode(), pydantic.VERSION.encode()]
    parts += [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"\0".join(parts)).digest()


def _place(data: Path, docs: Path | None) -> Path:
    """The file of a cache; names of files are kept as they were given."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = hashlib.sha256(repr((Path.cwd(), data, docs)).encode()).hexdigest()[:16]
    return folder / "guide" / f"{name}.pickle"

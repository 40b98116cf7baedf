"""Does the same for many things, in several processes where that takes less time."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")

WORTH_IT = 200
"""From how many things on processes are started: they cost about as much as reading fifty sheets."""
AT_ONCE = 32
"""Things handed to a process in one go."""


def each(function: Callable[[A], R], things: Sequence[A], processes: int | None = None) -> Iterator[R]:
    """`function` of each thing, in their order; `processes`: 1 for none but this one, nothing for as many as pay."""
    count = (processors() if len(things) >= WORTH_IT else 1) if processes is None else processes
    # Other ways to start a process import everything anew, and need a main module that may be imported.
    if count == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, things)
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
        yield from pool.map(function, things, chunksize=AT_ONCE)


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""Does independent work in several processes, where the system can fork; results come back in the order of the jobs."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Job = Callable[[], T]
"""Work that needs no other job. It may run in a process that is a copy of this one: what it changes in memory is lost
then, and what it returns has to be small and to survive pickling."""

_jobs: Sequence[Job[Any]] = ()
"""What forked processes find when they start."""


def processes() -> int:
    """How many processes work side by side: `GUIDE_PROCESSES`, else one a processor; one where forking is not safe."""
    # A copy of a process that has threads can wait for ever for a lock that one of them held.
    if threading.active_count() > 1:
        return 1
    if wanted := os.environ.get("GUIDE_PROCESSES"):
        return max(1, int(wanted))
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class Crew(Generic[T]):
    """Jobs under way; the work begins at once where there are processes for it, else when results are asked for.

    This process is one of the workers: it does what no other has begun when it asks for results. A process more would
    be one more copy of what it reads in memory.
    """

    def __init__(self, jobs: Sequence[Job[T]], workers: int):
        global _jobs
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._futures: list[Future[T]] = []
        self._given: set[int] = set()
        """What `result` did here."""
        if workers > 1 and len(jobs) > 1:
            _jobs = jobs
            gc.freeze()  # what is shared with the copies stays shared
            self._pool = ProcessPoolExecutor(workers - 1, mp_context=multiprocessing.get_context("fork"))
            self._futures = [self._pool.submit(_run, number) for number in range(len(jobs))]

    def result(self, number: int) -> T:
        """What one job returns."""
        if self._pool is not None and not self._futures[number].cancel():
            return self._futures[number].result()
        self._given.add(number)
        return self._jobs[number]()

    def results(self) -> Iterator[T]:
        """What each job returns that `result` has not done here; the error of the first that failed."""
        left = [number for number in range(len(self._jobs)) if number not in self._given]
        if self._pool is None:
            yield from (self._jobs[number]() for number in left)
            return
        try:
            # From the end: the others work from the beginning.
            own = {number: self._jobs[number]() for number in reversed(left) if self._futures[number].cancel()}
            yield from (own[number] if number in own else self._futures[number].result() for number in left)
        finally:
            self._pool.shutdown(cancel_futures=True)


def _run(number: int) -> Any:
    return _jobs[number]()

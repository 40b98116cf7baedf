"""Notes every few milliseconds of processor time where Python is, in each process of a build; see bench/costs.py.

Python imports this module by itself where it lies on the path. What a library does counts for the module or template of
ours that called it; what nobody of ours called, for the library.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import signal
from collections import Counter
from types import FrameType

EVERY = 0.004
"""Seconds of processor time."""
SAVE_AFTER = 50
"""Samples: a worker process may be ended without a word."""
ROOT, FOLDER = os.environ["COSTS_ROOT"], os.environ["COSTS_FOLDER"]
counts: Counter[str] = Counter()


@functools.cache
def owner(name: str) -> tuple[str, str]:
    """Of a file of code: our module or template, and the library; at most one of them."""
    if "site-packages/" in name:
        return "", name.split("site-packages/")[1].split("/")[0]
    real = os.path.realpath(name)  # the project that is measured consists of links
    inside = real.removeprefix(ROOT + "/")
    return (inside, "") if inside.split("/")[0] in {"guide", "hooks", "macros", "theme"} else ("", "")


def place(frame: FrameType | None) -> str:
    """Whose work it is."""
    library = ""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith("<frozen importlib"):
            return "(imports)"
        ours, theirs = owner(name)
        if ours:
            return ours
        library, frame = library or theirs, frame.f_back
    return f"({library or 'Python'})"


def note(number: int, frame: FrameType | None) -> None:
    """Count the place where the process is now."""
    counts[place(frame)] += 1
    if not counts.total() % SAVE_AFTER:
        save()


def save() -> None:
    """Write the counts of this process."""
    with contextlib.suppress(OSError), open(f"{FOLDER}/{os.getpid()}.json", "w", encoding="utf-8") as file:
        json.dump(counts, file)


def start() -> None:
    """Begin to count; a new process begins at nothing and has no timer."""
    counts.clear()
    signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)


def stop() -> None:
    """End before Python forgets what to do at the signal."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    save()


start()
atexit.register(stop)
os.register_at_fork(after_in_child=start)

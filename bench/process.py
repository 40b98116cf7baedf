"""Runs a command and measures it: seconds, processor seconds, and the most memory that all its processes held at once.

Memory is the sum of the proportional set sizes (PSS) of the command and its descendants, so that pages that processes
share count once. Linux says it in /proc; elsewhere the memory stays unknown.
"""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_OFTEN, _SELDOM, _SHORT = 0.05, 0.25, 10.0
"""Seconds between two looks at the memory while a command is young, later, and how long it counts as young: each look
stops large processes for some milliseconds."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    seconds: float
    processor_seconds: float
    """Of all its processes."""
    memory: int
    """Bytes; 0 where the system does not say."""
    output: str


class Failed(Exception):
    """A command that ended with an error; says how its output ends."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], log: Path) -> Run:
    """Run a command in a folder with more environment variables, its output in a file; raises `Failed`."""
    with log.open("w+", encoding="utf-8", errors="replace") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=os.environ | dict(environment),
            stdout=output,
            stderr=output,
        )
        memory = 0
        while True:
            memory = max(memory, sum(map(pss, family(process.pid))))
            waited = time.perf_counter() - began
            ended, status, usage = _wait(process.pid, _OFTEN if waited < _SHORT else _SELDOM)
            if ended:
                break
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: exit status {process.returncode}\n{text[-3000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, memory, text)


def _wait(pid: int, seconds: float) -> tuple[bool, int, resource.struct_rusage]:
    """Wait for a child to end, no longer than some seconds; looks often, so that its time is exact to a millisecond."""
    end = time.perf_counter() + seconds
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended or time.perf_counter() > end:
            return bool(ended), status, usage
        time.sleep(0.001)


def family(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    try:
        tasks = list((PROC / str(pid) / "task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has just ended
        return
    for child in children:
        yield from family(int(child))


def pss(pid: int) -> int:
    """Bytes of memory of a process; what it shares with others counts by its share."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)

"""Runs commands side by side and measures them: seconds, processor seconds, the most memory of all their processes.

Memory is the sum of the proportional set sizes (PSS) of the commands and their descendants: what processes share
counts once. Linux says it in /proc; elsewhere it is 0.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.2
"""Seconds between two looks at the memory: each stops large processes for some milliseconds."""
Command = Sequence[str | Path]


def run(commands: Sequence[Command], folders: Sequence[Path], environment: Mapping[str, str]) -> dict[str, float]:
    """Run one command in each folder, all at once; raises `RuntimeError` with its output where one fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        began, memory = time.perf_counter(), 0
        started = [
            subprocess.Popen(command, cwd=folder, env=os.environ | environment, stdout=output, stderr=output)
            for command, folder in zip(commands, folders, strict=True)
        ]
        with ThreadPoolExecutor(len(started)) as pool:
            ends = [pool.submit(_end, process) for process in started]
            while not all(end.done() for end in ends):
                memory = max(memory, sum(pss(each) for process in started for each in family(process.pid)))
                time.sleep(EVERY)
        output.seek(0)
        if any(process.returncode for process in started):
            raise RuntimeError(f"{commands[0]}: {output.read()[-3000:]}")
    moments, cpu = zip(*(end.result() for end in ends), strict=True)
    return {"seconds": max(moments) - began, "cpu": sum(cpu), "memory": memory}


def _end(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """When a process has ended, and the processor seconds of it and its children."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter(), usage.ru_utime + usage.ru_stime


def family(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    try:
        for task in (PROC / f"{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))
    except OSError:
        pass  # it has just ended


def pss(pid: int) -> int:
    """Bytes of memory of a process; what it shares with others counts by its share."""
    try:
        return int((PROC / f"{pid}/smaps_rollup").read_text().partition("\nPss:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return 0


def processor_seconds(pid: int) -> float:
    """What a process that runs has used; 0 where the system does not say."""
    stat = PROC / f"{pid}/stat"
    fields = stat.read_text().rpartition(")")[2].split()[11:13] if stat.exists() else ()
    return sum(map(int, fields)) / os.sysconf("SC_CLK_TCK")

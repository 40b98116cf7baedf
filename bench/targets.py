"""What the guide promises at every size, and whether the measurements of one run keep it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from results import median, sizes

MIB = 1024**2
MIDDLE, LARGE, NATION = 270, 2700, 13000


@dataclass(frozen=True)
class Verdict:
    """One target at one size."""

    title: str
    size: int
    value: float
    limit: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether the value is within its limit."""
        return self.value <= self.limit


def verdicts(data: dict[str, Any]) -> Iterator[Verdict]:
    """All targets whose parts have been measured."""

    def middle(size: int, part: str, name: str) -> float | None:
        return median(data, size, part, name)

    def judged(
        title: str, size: int, value: float | None, limit: float, unit: str = "", scale: float = 1
    ) -> Iterator[Verdict]:
        if value is not None:
            yield Verdict(title, size, value * scale, limit, unit)

    def ratio(over: float | None, under: float | None) -> float | None:
        return over / under if over is not None and under else None

    for size in sizes(data):
        own = middle(size, "build_cold", "seconds")
        for part, title, limit in (("material", "Material", 1.25), ("zensical", "Zensical", 1.0)):
            value = ratio(own, middle(size, part, "seconds"))
            yield from judged(f"build (cold) / {title}", size, value, limit, "×")
    each = [ratio(middle(size, "build_cold", "seconds"), size) for size in (NATION, MIDDLE)]
    yield from judged("build, time per sheet / at 270", NATION, ratio(*each), 1.2, "×")
    yield from judged("build, memory", NATION, middle(NATION, "build_cold", "memory"), 1024, "MiB", 1 / MIB)
    yield from judged("guide check (cold)", LARGE, middle(LARGE, "check_cold", "seconds"), 5, "s")
    for size, limit in ((MIDDLE, 0.5), (LARGE, 2.0)):
        yield from judged("a saved sheet shows in the preview", size, middle(size, "preview", "seconds"), limit, "s")
    for way in ("http", "file"):
        part = f"browser_{way}"
        yield from judged(f"search ready, {way}", MIDDLE, middle(MIDDLE, part, "ready_ms"), 300, "ms")
        yield from judged(f"a query, {way}", MIDDLE, middle(MIDDLE, part, "query_ms"), 30, "ms")
    http = "browser_http"
    yield from judged("first answer, http", NATION, middle(NATION, http, "first_answer_ms"), 1000, "ms")
    transferred = middle(NATION, http, "bytes_before_first_answer")
    yield from judged("transferred before it", NATION, transferred, 300, "kB", 1 / 1000)
    yield from judged("longest freeze, http", NATION, middle(NATION, http, "freeze_ms"), 100, "ms")

"""Prints the measurements of a run as tables, and writes them into bench/README.md.

python bench/tables.py FILE [--readme]
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from results import sizes, values
from targets import MIB, verdicts

README = Path(__file__).parent / "README.md"
BUILDS = {
    "check_cold": "`guide check`, cold",
    "check_warm": "`guide check`, warm",
    "build_cold": "the guide’s build, cold",
    "build_warm": "the guide’s build, warm",
    "preview": "a saved sheet shows in the preview",
    "render": "`guide render` (Markdown)",
    "material": "MkDocs Material, two languages",
    "zensical": "Zensical, two languages",
    "hugo": "Hugo, two languages",
}
READING = {
    "ready_ms": "search ready (ms)",
    "first_answer_ms": "first answer (ms)",
    "query_ms": "a query, once ready (ms)",
    "query_again_ms": "the same query later (ms)",
    "slowest_query_ms": "slowest query (ms)",
    "freeze_ms": "longest freeze (ms; 0: under 50)",
    "bytes_before_first_answer": "transferred before first answer (kB)",
    "bytes_before_ready": "transferred until ready (kB)",
    "heap_before": "heap of scripts, before (MB)",
    "heap_after": "heap of scripts, after (MB)",
    "tab_memory": "memory of the tab’s process (MB)",
    "unanswered": "queries without an answer",
}
WAYS = {"http": "http", "slow": "1.6 Mbit/s, 150 ms", "file": "file://"}


def all_tables(data: dict[str, Any]) -> str:
    """Everything that was measured, as Markdown."""
    parts = [_machine(data)]
    if not sizes(data):
        return parts[0]
    parts += ["### Targets", _targets(data)]
    parts += ["### Seconds: median (least–most, runs)", _builds(data, "seconds", _seconds)]
    parts += ["### Processor seconds, all processes", _builds(data, "processor_seconds", _seconds)]
    parts += ["### Most memory at once, MiB", _builds(data, "memory", _mebibytes)]
    parts += ["### Sites", _sites(data)]
    parts += ["### Pages: bytes over http, compressed, with styles and scripts", _visits(data)]
    parts += ["### Search in Chromium", _reading(data)]
    failed = _failures(data)
    return "\n\n".join([*parts, *([failed] if failed else [])])


def _machine(data: dict[str, Any]) -> str:
    found = data["machine"]
    memory = f"{found['memory'] / 1024**3:.0f} GiB" if found["memory"] else "?"
    versions = ", ".join(f"{name} {version}" for name, version in data["versions"].items())
    measured = [part for size in data["sizes"].values() for part in size.values()]
    days = sorted({part["at"][:10] for part in measured})
    commits = list(dict.fromkeys(part["commit"] for part in measured))
    return (
        f"{found['processor']}, {found['cores']} cores, {memory}; {found['system']}; Python {found['python']}; "
        f"{versions}. Measured on {', '.join(days)} at commit {', '.join(commits)}."
    )


def _targets(data: dict[str, Any]) -> str:
    rows = [
        [each.title, str(each.size), f"{each.value:.2f} {each.unit}", f"{each.limit:g} {each.unit}", _met(each.met)]
        for each in verdicts(data)
    ]
    return table(["target", "sheets", "measured", "at most", ""], rows)


def _met(met: bool) -> str:
    return "met" if met else "**missed**"


def _builds(data: dict[str, Any], name: str, shown: Any) -> str:
    rows = []
    for part, title in BUILDS.items():
        cells = [shown(values(data, size, part, name)) for size in sizes(data)]
        if any(cell != "–" for cell in cells):
            rows.append([title, *cells])
    return table(["", *_sheets(data)], rows)


def _seconds(found: Sequence[float]) -> str:
    if not found:
        return "–"
    middle = statistics.median(found)
    digits = 2 if middle < 10 else 1
    if len(found) == 1:
        return f"{middle:.{digits}f} (1 run)"
    return f"{middle:.{digits}f} ({min(found):.{digits}f}–{max(found):.{digits}f}, {len(found)})"


def _mebibytes(found: Sequence[float]) -> str:
    return f"{statistics.median(found) / MIB:.0f}" if found else "–"


def _sites(data: dict[str, Any]) -> str:
    rows = []
    for part, title in (
        ("build_cold", "the guide"),
        ("material", "Material"),
        ("zensical", "Zensical"),
        ("hugo", "Hugo"),
    ):
        for key, label, scale in (
            ("pages", "pages", 1),
            ("files", "files", 1),
            ("bytes", "MB", 1e6),
            ("compressed", "MB compressed", 1e6),
        ):
            found = [data["sizes"][str(size)].get(part, {}).get("site", {}).get(key) for size in sizes(data)]
            if any(found):
                rows.append([f"{title}, {label}", *(_count(value, scale) for value in found)])
    return table(["", *_sheets(data)], rows)


def _count(value: float | None, scale: float) -> str:
    if value is None:
        return "–"
    return spaced(int(value)) if scale == 1 else f"{value / scale:.1f}"


def _visits(data: dict[str, Any]) -> str:
    names = {
        "first_page_bytes": "a first sheet",
        "next_page_bytes": "the next sheet",
        "list_page_bytes": "the list of sheets",
    }
    rows = [
        [title, *(_range(values(data, size, "browser_visits", name), 1) for size in sizes(data))]
        for name, title in names.items()
    ]
    return table(["", *_sheets(data)], rows)


def _reading(data: dict[str, Any]) -> str:
    rows = []
    for name, title in READING.items():
        scale = 1e6 if "MB" in title else 1000 if "kB" in title else 1
        for way, spoken in WAYS.items():
            cells = [_range(values(data, size, f"browser_{way}", name), scale) for size in sizes(data)]
            if any(cell != "–" for cell in cells):
                rows.append([title, spoken, *cells])
    return table(["", "", *_sheets(data)], rows)


def _range(found: Sequence[float], scale: float) -> str:
    if not found:
        return "–"
    digits = 1 if scale > 1 or max(found) < 10 else 0
    low, middle, high = (f"{value / scale:.{digits}f}" for value in (min(found), statistics.median(found), max(found)))
    return middle if low == high else f"{middle} ({low}–{high})"


def _failures(data: dict[str, Any]) -> str:
    return "\n".join(
        f"* {BUILDS.get(part, part)}, {size} sheets: {found['failure'].strip().splitlines()[-1]}"
        for size, parts in data["sizes"].items()
        for part, found in parts.items()
        if "failure" in found
    )


def _sheets(data: dict[str, Any]) -> list[str]:
    return [f"{spaced(size)} sheets" for size in sizes(data)]


def spaced(number: int) -> str:
    """A number with spaces between its thousands, in both languages of the project a correct way."""
    return f"{number:,}".replace(",", "\u202f")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown whose columns also stand under each other as plain text."""
    lines = [list(head), *map(list, rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(head))]
    texts = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    texts.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {text} |" for text in texts)


def between(text: str, name: str, content: str) -> str:
    """A text with other content between the marks of a name."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    pattern = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"{begin} … {end}")
    return pattern.sub(lambda found: f"{begin}\n{content}\n{end}", text)


def main() -> None:
    """Print, or write into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="results of a run")
    parser.add_argument("--readme", action="store_true", help="put the tables into bench/README.md")
    options = parser.parse_args()
    tables = all_tables(json.loads(options.file.read_text(encoding="utf-8")))
    if options.readme:
        text = between(
            README.read_text(encoding="utf-8"), "results", f"From `results/{options.file.name}`.\n\n{tables}"
        )
        README.write_text(text, encoding="utf-8")
    else:
        print(tables)


if __name__ == "__main__":
    main()

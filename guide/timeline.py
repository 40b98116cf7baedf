"""When the projects ran: a bar a project, thinner ones for its phases, by start; what is not known is not drawn."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from guide import charts, data_table, routes
from guide.charts import Link, Spec
from guide.data_table import DataTable, Date
from guide.models import Project
from guide.provenance import worded
from guide.publisher import first_day, last_day

if TYPE_CHECKING:
    from guide.render import View

PAGE = "projects/timeline"
WIDTHS = {"narrow": 328, "wide": 680}
"""In px; the style sheet shows the one that fits. A line of 30 years needs more than a phone to be read at ease."""
_THICK, _THIN, _GAP = 12, 6, 10
_HEAD = 22
"""Room for the years, above."""


@dataclass(frozen=True)
class Span:
    """A project or a phase; dates as in the sheets, empty where they say none."""

    project: Project
    label: str
    start: str
    end: str
    phase: bool = False


def spans(view: View) -> list[Span]:
    """All projects by start, each followed by its phases; those without dates come last."""

    def order(project: Project) -> tuple[str, int]:
        return project.period.start or project.period.end or "9999", project.number

    found = []
    for project in sorted(view.guide.projects, key=order):
        period = project.period
        found.append(Span(project, view.plain(project.short_title), period.start or "", period.end or ""))
        for phase in project.phases:
            found.append(Span(project, view.plain(phase.name), phase.start or "", phase.end or "", phase=True))
    return found


def dates(view: View, span: Span) -> str:
    """« 2009–2012 », « 1988 – fin non précisée »: to the month."""
    start, end = (worded(view, date[:7]) if date else "" for date in (span.start, span.end))
    if start and start == end:
        return start
    name = {(True, True): "both", (True, False): "start", (False, True): "end"}.get((bool(start), bool(end)), "none")
    return view.t(f"timeline.dates.{name}", start=start, end=end)


def timeline(view: View) -> Markup:
    """The line of all projects, its table, and what its bars mean."""
    found = spans(view)
    data = table(view, found)
    drawn = [drawing(view, found, data.title, kind) for kind in WIDTHS] if any(s.start or s.end for s in found) else []
    return view.part("timeline", table=data, drawings=drawn, data=data_table.below(view, data))


def table(view: View, found: Sequence[Span]) -> DataTable:
    """A row a project or phase; the period in the sheet's own words."""
    columns = ("number", "sheet", "phase", "start", "end", "words")
    return DataTable(
        id="timeline",
        title=view.t("timeline.title"),
        columns=tuple(view.t(f"timeline.{column}") for column in columns),
        rows=tuple(
            (
                span.project.number,
                view.plain(span.project.short_title),
                span.label if span.phase else "",
                Date(span.start) if span.start else None,
                Date(span.end) if span.end else None,
                "" if span.phase else view.plain(span.project.period.text),
            )
            for span in found
        ),
        keys=tuple(routes.project(span.project.id) for span in found),
    )


def tables(view: View) -> list[DataTable]:
    """The table to download."""
    return [table(view, spans(view))]


# The drawing


def year(date: str, end: bool = False) -> float:
    """An ISO date as years: its first moment, or its last. ``2013-07`` ends at 2013.58."""
    day = datetime.date.fromisoformat(last_day(date) if end else first_day(date))
    length = datetime.date(day.year, 12, 31).timetuple().tm_yday
    return day.year + (day.timetuple().tm_yday - (0 if end else 1)) / length


def drawing(view: View, found: Sequence[Span], title: str, kind: str) -> Markup:
    """The line in one of the `WIDTHS`."""
    width = WIDTHS[kind]
    known = [year(s.start) for s in found if s.start] + [year(s.end, end=True) for s in found if s.end]
    domain = [math.floor(min(known)), math.ceil(max(known)) + 1]
    rows = _placed(view, found, domain, width)
    height = rows[-1]["bottom"]
    links = [Link(view.url(routes.project(s.project.id)), f"{s.label}, {dates(view, s)}") for s in found if not s.phase]
    x = {"field": "from", "type": "quantitative", "axis": None, "scale": {"domain": domain, "range": [0, width]}}
    layers = [
        *_years(domain, x, height),
        charts.text_layer("label", charts.pixels("top"), charts.pixels("left"), color=charts.INK)
        | _only("!datum.phase"),
        charts.text_layer("label", charts.pixels("top"), charts.pixels("left"), color=charts.SOFT, fontSize=12)
        | _only("datum.phase"),
        _bars(x, "datum.known && !datum.phase", fill=charts.FILL),
        _bars(x, "datum.known && datum.phase", fill=charts.SOFT),
        _bars(x, "datum.open", fill=charts.TRACK, stroke=charts.FILL, strokeDash=[4, 3]),
        _arrows(x | {"field": "to"}, "datum.open && !datum.ended", "triangle-right", -4),
        _arrows(x, "datum.open && datum.ended", "triangle-left", 4),
        charts.row_layer(width) | _only("!datum.phase"),
    ]
    name = view.t("charts.name", title=title)
    return charts.drawing(charts.spec(layers, rows, width, height), name, links, f"chart {kind}")


def _placed(view: View, found: Sequence[Span], domain: Sequence[int], width: int) -> list[Spec]:
    """Every span with its place; the clear field of a project reaches down over its phases."""
    rows: list[Spec] = []
    owner: Spec = {}
    top, number = _HEAD, -1
    for span in found:
        text = view.t("timeline.label", label=span.label, dates=dates(view, span))
        label = charts.wrapped(text, width)
        bar = top + charts.LINE * len(label) + 1
        thick = (_THIN if span.phase else _THICK) if span.start or span.end else 0
        row: Spec = {
            "label": label,
            "phase": span.phase,
            "known": bool(span.start and span.end),
            "open": bool(span.start) != bool(span.end),
            "ended": bool(span.end),
            "from": year(span.start) if span.start else domain[0],
            "to": year(span.end, end=True) if span.end else domain[1],
            "top": top,
            "left": _left(label, span, domain, width),
            "bar": bar,
            "middle": bar + thick / 2,
            "foot": bar + thick,
        }
        if not span.phase:
            owner, number = row, number + 1
        row["row"] = str(number)
        top = bar + thick + _GAP
        row["bottom"] = owner["bottom"] = top
        rows.append(row)
    return rows


def _left(label: Sequence[str], span: Span, domain: Sequence[int], width: int) -> float:
    """Where a label begins: above the start of its bar, or further left so that it fits."""
    date = year(span.start) if span.start else domain[0]
    start = (date - domain[0]) / (domain[1] - domain[0]) * width
    return max(0, round(min(start, width - max(map(charts.extent, label)))))


def _only(test: str) -> Spec:
    return {"transform": [{"filter": test}]}


def _bars(x: Spec, test: str, **mark: object) -> Spec:
    return charts.rect_layer(x=x, x2={"field": "to"}, top="bar", bottom="foot", **mark) | _only(test)  # type: ignore[arg-type]


def _arrows(x: Spec, test: str, shape: str, dx: int) -> Spec:
    mark = {
        "type": "point",
        "shape": shape,
        "filled": True,
        "size": 60,
        "color": charts.FILL,
        "opacity": 1,
        "xOffset": dx,
    }
    return {"mark": mark, "encoding": {"x": x, "y": charts.pixels("middle")}} | _only(test)


def _years(domain: Sequence[int], x: Spec, height: int) -> list[Spec]:
    """Lines at round years, which stand above."""
    first, last = domain
    step = next((each for each in (1, 2, 5, 10, 20, 50) if (last - first) / each <= 7), 100)
    data = {"values": [{"from": each, "year": str(each)} for each in range(-(-first // step) * step, last, step)]}
    lines = {
        "mark": {"type": "rule", "color": charts.TRACK},
        "encoding": {"x": x, "y": {"value": 16}, "y2": {"value": height}},
    }
    return [
        lines | {"data": data},
        charts.text_layer("year", {"value": 0}, x, align="center", color=charts.SOFT, fontSize=12) | {"data": data},
    ]

"""When the projects ran: a bar a project, thinner ones for its phases, by start; what is not known is not drawn."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
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
_THICK, _THIN, _GAP = 12, 6, 5
_PART = 9
"""Projects in one piece of the line: the years stand above each."""
_HEAD = 22
"""Room for the years, above."""
_UNDATED = "9999"


@dataclass(frozen=True)
class Span:
    """A project or a phase; dates as in the sheets, empty where they say none."""

    project: Project
    label: str
    start: str
    end: str
    phase: bool = False


def spans(view: View) -> list[list[Span]]:
    """Projects with their phases behind them, by start, else end; those without dates come last."""

    def began(project: Project) -> tuple[str, int]:
        return project.period.start or project.period.end or _UNDATED, project.number

    return [
        [
            Span(project, view.plain(project.short_title), project.period.start or "", project.period.end or ""),
            *(Span(project, view.plain(p.name), p.start or "", p.end or "", phase=True) for p in project.phases),
        ]
        for project in sorted(view.guide.projects, key=began)
    ]


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
    return view.part("timeline", drawings=drawings(view, found, data.title), data=data_table.below(view, data))


def table(view: View, found: Sequence[Sequence[Span]]) -> DataTable:
    """A row a project or phase; the period in the sheet's own words."""
    columns = ("sheet", "start", "end", "phase", "words", "number")
    return DataTable(
        id="timeline",
        title=view.t("timeline.title"),
        columns=tuple(view.t(f"timeline.{column}") for column in columns),
        rows=tuple(
            (
                view.plain(span.project.short_title),
                Date(span.start) if span.start else None,
                Date(span.end) if span.end else None,
                span.label if span.phase else "",
                "" if span.phase else view.plain(span.project.period.text),
                span.project.number,
            )
            for group in found
            for span in group
        ),
        keys=tuple(routes.project(span.project.id) for group in found for span in group),
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


def drawings(view: View, found: Sequence[Sequence[Span]], title: str) -> list[Markup]:
    """The line in pieces, which keep one measure, each in all `WIDTHS`; nothing where no date is known."""
    if not (domain := extent(found)):
        return []
    parts = charts.parts(found, _PART)
    return [
        _drawing(view, part, domain, data_table.chart_name(view, title, number, len(parts)), kind)
        for number, part in enumerate(parts, 1)
        for kind in WIDTHS
    ]


def extent(found: Iterable[Iterable[Span]]) -> tuple[int, int] | None:
    """The years that a line of some projects runs over, with room for arrows at its end; none without any date."""
    dated = [span for group in found for span in group]
    known = [year(s.start) for s in dated if s.start] + [year(s.end, end=True) for s in dated if s.end]
    return (math.floor(min(known)), math.ceil(max(known)) + 1) if known else None


def _drawing(view: View, found: Sequence[Sequence[Span]], domain: tuple[int, int], name: str, kind: str) -> Markup:
    width = WIDTHS[kind]
    rows = _placed(view, found, domain, width)
    height = rows[-1]["bottom"]
    links = [Link(view.url(routes.project(span.project.id)), _name(view, span)) for span, *_ in found]
    x = {"field": "from", "type": "quantitative", "axis": None, "scale": {"domain": domain, "range": [0, width]}}
    layers = [
        *_years(domain, x, height),
        *_labels("!datum.phase", width, color=charts.INK),
        *_labels("datum.phase", width, color=charts.SOFT, fontSize=12),
        _bars(x, "datum.known && !datum.phase", fill=charts.FILL),
        _bars(x, "datum.known && datum.phase", fill=charts.SOFT),
        _bars(x, "datum.open", fill=charts.TRACK, stroke=charts.FILL, strokeDash=[4, 3]),
        _arrows(x | {"field": "to"}, "datum.open && !datum.ended", "triangle-right", -4),
        _arrows(x, "datum.open && datum.ended", "triangle-left", 4),
        charts.row_layer(width) | _only("!datum.phase"),
    ]
    return charts.drawing(charts.spec(layers, rows, width, height), name, links, f"chart {kind}")


def _placed(view: View, found: Sequence[Sequence[Span]], domain: tuple[int, int], width: int) -> list[Spec]:
    """Every span with its place; the clear field of a project reaches down over its phases."""
    rows: list[Spec] = []
    top = _HEAD
    for number, group in enumerate(found):
        first = len(rows)
        for span in group:
            label = _label(view, span, width)
            bar = top + charts.ABOVE + charts.LINE * len(label) + 1
            foot = bar + ((_THIN if span.phase else _THICK) if span.start or span.end else 0)
            start = year(span.start) if span.start else domain[0]
            end = year(span.end, end=True) if span.end else domain[1]
            drawn = {
                "known": bool(span.start and span.end),
                "open": bool(span.start) != bool(span.end),
                "ended": bool(span.end),
            }
            place = {"top": top, "bar": bar, "middle": (bar + foot) / 2, "foot": foot, "from": start, "to": end}
            beside = (start if span.start or not span.phase else rows[first]["from"]) - domain[0]
            side = _side(label, beside / (domain[1] - domain[0]) * width, width)
            rows.append({"label": label, "phase": span.phase, "row": str(number)} | drawn | place | side)
            top = foot + _GAP
        for row in rows[first:]:
            row["bottom"] = top
    return rows


def _name(view: View, span: Span) -> str:
    return view.t("timeline.label", label=span.label, dates=dates(view, span))


def _label(view: View, span: Span, width: int) -> list[str]:
    """Name and dates on one line, or each on its own."""
    lines = charts.wrapped(_name(view, span), width)
    if len(lines) == 1:
        return lines
    return [*charts.wrapped(span.label, width), *charts.wrapped(dates(view, span), width)]


def _side(label: Sequence[str], start: float, width: int) -> Spec:
    """A label begins above its bar; one that does not fit there ends at the right edge; lines fill the width."""
    fits = start + charts.extent(label[0]) <= width
    return {"left": 0 if len(label) > 1 else round(start), "right": len(label) == 1 and not fits}


def _only(test: str) -> Spec:
    return {"transform": [{"filter": test}]}


def _labels(test: str, width: int, **mark: object) -> list[Spec]:
    """Two layers: those that begin at a place of their own, and those that end at the right edge."""
    left = charts.text_layer("label", charts.pixels("top"), charts.pixels("left"), **mark)
    right = charts.text_layer("label", charts.pixels("top"), {"value": width}, align="right", **mark)
    return [left | _only(f"{test} && !datum.right"), right | _only(f"{test} && datum.right")]


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


def _years(domain: tuple[int, int], x: Spec, height: int) -> list[Spec]:
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

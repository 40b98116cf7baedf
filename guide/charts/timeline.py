"""When the projects ran: a bar a project, thinner ones for its phases, by start; what is not known is not drawn."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guide.charts import chart, data_table
from guide.charts.chart import RowLink
from guide.charts.data_table import DataTable, Date
from guide.model import routes
from guide.model.study import Project
from guide.view.publisher import first_day, last_day
from guide.view.view import View

PAGE = "projects/timeline"
WIDTHS = {"narrow": 328, "wide": 680}
"""In px; the style sheet shows the one that fits. A line of 30 years needs more than a phone to be read at ease."""
_THIN, _GAP = 6, 5
_PART = 9
"""Projects in one piece of the line: the years stand above each."""
_HEAD = 22
"""Room for the years, above."""
_NO_DATE = "9999"


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
        return project.period.start or project.period.end or _NO_DATE, project.number

    return [
        [
            Span(project, view.plain(project.short_title), project.period.start or "", project.period.end or ""),
            *(Span(project, view.plain(p.name), p.start or "", p.end or "", phase=True) for p in project.phases),
        ]
        for project in sorted(view.guide.projects, key=began)
    ]


def dates(view: View, span: Span) -> str:
    """« 2009–2012 », « 1988 – fin non précisée »: to the month."""
    start, end = (view.date(date[:7]) if date else "" for date in (span.start, span.end))
    if start and start == end:
        return start
    name = {(True, True): "both", (True, False): "start", (False, True): "end"}.get((bool(start), bool(end)), "none")
    return view.t(f"timeline.dates.{name}", start=start, end=end)


def timeline(view: View) -> Markup:
    """The line of all projects, its table, and what its bars mean."""
    groups = spans(view)
    data = timeline_table(view, groups)
    return view.part("timeline", drawings=drawings(view, groups, data.title), data=data_table.below(view, data))


def timeline_table(view: View, groups: Sequence[Sequence[Span]]) -> DataTable:
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
            for group in groups
            for span in group
        ),
        keys=tuple(routes.project(span.project.id) for group in groups for span in group),
    )


def tables(view: View) -> list[DataTable]:
    """The table to download."""
    return [timeline_table(view, spans(view))]


# The drawing


def year(date: str, end: bool = False) -> float:
    """An ISO date as years: its first moment, or its last. ``2013-07`` ends at 2013.58."""
    day = datetime.date.fromisoformat(last_day(date) if end else first_day(date))
    length = datetime.date(day.year, 12, 31).timetuple().tm_yday
    return day.year + (day.timetuple().tm_yday - (0 if end else 1)) / length


def drawings(view: View, groups: Sequence[Sequence[Span]], title: str) -> list[Markup]:
    """The line in pieces, which keep one measure, each in all `WIDTHS`; nothing where no date is known."""
    if not (domain := year_range(groups)):
        return []
    parts = chart.split_rows(groups, _PART)
    return [
        _drawing(view, part, domain, data_table.chart_name(view, title, number, len(parts)), kind)
        for number, part in enumerate(parts, 1)
        for kind in WIDTHS
    ]


def year_range(groups: Iterable[Iterable[Span]]) -> tuple[int, int] | None:
    """The years that a line of some projects runs over, with room for arrows at its end; none without any date."""
    with_dates = [span for group in groups for span in group]
    known = [year(s.start) for s in with_dates if s.start] + [year(s.end, end=True) for s in with_dates if s.end]
    return (math.floor(min(known)), math.ceil(max(known)) + 1) if known else None


@dataclass(frozen=True)
class TimelineRow:
    """A project or phase in its place; all lengths in px."""

    phase: bool
    label: Sequence[str]
    x: float
    """Where its lines begin; where they end, if they stand at the right edge."""
    right: bool
    baseline: int
    """Of the first line."""
    bar: int
    """Top of the bar."""
    thick: int
    """Of the bar; 0 without any date."""
    start: float
    end: float
    """As far as the sheet has them, else the ends of the line."""
    arrow: str
    """``start`` or ``end``, where only the other one is known."""

    @property
    def bottom(self) -> int:
        """Where the next row begins."""
        return self.bar + self.thick + _GAP


def _drawing(view: View, groups: Sequence[Sequence[Span]], domain: tuple[int, int], name: str, kind: str) -> Markup:
    width, top = WIDTHS[kind], _HEAD
    rows: list[TimelineRow] = []
    links = []
    for project, *phases in groups:
        head = _place_span(view, project, domain, width, top)
        rows.append(head)
        for phase in phases:
            rows.append(_place_span(view, phase, domain, width, rows[-1].bottom, head.start))
        # The field of a project reaches down over its phases.
        link = RowLink(view.url(routes.project(project.project.id)), _name(view, project))
        links.append((link, top, rows[-1].bottom))
        top = rows[-1].bottom
    return chart.drawing(
        "timeline", name, links, f"chart {kind}", width=width, height=top, rows=rows, years=_years(domain, width)
    )


def _place_span(
    view: View, span: Span, domain: tuple[int, int], width: int, top: int, beside: float = 0
) -> TimelineRow:
    """A span below `top`; the label of a phase without a start stands `beside` px from the left, as its project."""
    label = _label(view, span, width)
    start = chart.tenths(_place(year(span.start), domain, width)) if span.start else 0
    end = chart.tenths(_place(year(span.end, end=True), domain, width)) if span.end else width
    # A label begins above its bar; one that does not fit there ends at the right edge; lines fill the width.
    left = 0 if len(label) > 1 else round(start if span.start else beside)
    right = len(label) == 1 and left + chart.text_width(label[0]) > width
    thick = _THIN if span.phase else chart.THICK
    return TimelineRow(
        phase=span.phase,
        label=label,
        x=width if right else left,
        right=right,
        baseline=top + chart.ABOVE + chart.ASCENT - span.phase,
        bar=top + chart.ABOVE + chart.LINE * len(label) + 1,
        thick=thick if span.start or span.end else 0,
        start=start,
        end=end,
        arrow="" if bool(span.start) == bool(span.end) else "start" if span.end else "end",
    )


def _place(year: float, domain: tuple[int, int], width: int) -> float:
    return (year - domain[0]) / (domain[1] - domain[0]) * width


def _name(view: View, span: Span) -> str:
    return view.t("timeline.label", label=span.label, dates=dates(view, span))


def _label(view: View, span: Span, width: int) -> list[str]:
    """Name and dates on one line, or each on its own."""
    lines = chart.wrap(_name(view, span), width)
    if len(lines) == 1:
        return lines
    return [*chart.wrap(span.label, width), *chart.wrap(dates(view, span), width)]


def _years(domain: tuple[int, int], width: int) -> list[tuple[int, float]]:
    """Round years with their places."""
    first, last = domain
    step = next((each for each in (1, 2, 5, 10, 20, 50) if (last - first) / each <= 7), 100)
    return [(each, chart.tenths(_place(each, domain, width))) for each in range(-(-first // step) * step, last, step)]

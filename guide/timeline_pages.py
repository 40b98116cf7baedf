"""The timeline of a collection that is too long to draw: projects counted by year, then page after page in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from guide import charts, data_table, pieces, routes
from guide.charts import Bar, Link, bars
from guide.data_table import DataTable
from guide.pieces import SIZE, UNDATED, Piece, began
from guide.relate import Guide
from guide.timeline import PAGE, Span, dates, extent, spans, table, year
from guide.timeline import tables as whole_tables

if TYPE_CHECKING:
    from guide.render import View


@dataclass(frozen=True)
class Year:
    """How many projects began and ended in a year, as far as sheets say it."""

    name: str
    begun: int
    ended: int
    key: str
    """Page and place where its projects stand."""


def places(guide: Guide) -> dict[str, str]:
    """Where the projects of each year begin, page and anchor; those without dates under `UNDATED`."""
    found: dict[str, str] = {}
    for place, project in enumerate(pieces.ordered(guide, PAGE)):
        year = began(project)[:4]
        found.setdefault(year, f"{routes.piece(PAGE, place // SIZE + 1)}#{_anchor(year)}")
    return found


def years(view: View) -> list[Year]:
    """Every year in which a project began or ended, the first one first."""
    periods, at = [project.period for project in view.guide.projects], places(view.guide)
    begun = Counter(period.start[:4] for period in periods if period.start)
    ended = Counter(period.end[:4] for period in periods if period.end)

    def key(name: str) -> str:
        # A year in which projects only ended has no place of its own: what began next stands nearest.
        return at[min((each for each in at if each >= name), default=max(at))]

    return [Year(name, begun[name], ended[name], key(name)) for name in sorted(begun | ended)]


def years_table(view: View) -> DataTable:
    """A row a year."""
    found = years(view)
    return DataTable(
        id="timeline-years",
        title=view.t("timeline.years"),
        columns=tuple(view.t(f"timeline.{column}") for column in ("year", "begun", "ended")),
        rows=tuple((each.name, each.begun, each.ended) for each in found),
        keys=tuple(each.key for each in found),
    )


def tables(view: View) -> list[DataTable]:
    """The tables to download."""
    return [*whole_tables(view), *([years_table(view)] if pieces.count(view.guide) else [])]


def overview(view: View) -> Markup:
    """Projects by the year in which they began; each year leads to its projects."""
    data = years_table(view)
    rows = [_bar(view, each) for each in years(view)]
    parts = charts.parts(rows)
    longest = max((row.value for row in rows), default=0)
    return view.part(
        "timeline_years",
        drawings=[
            bars(data_table.chart_name(view, data.title, number, len(parts)), part, longest=longest)
            for number, part in enumerate(parts, 1)
        ],
        data=data_table.below(view, data),
        pages=pieces.count(view.guide),
        undated=sum(began(project) == UNDATED for project in view.guide.projects),
        place=places(view.guide).get(UNDATED),
        whole=data_table.download(view, table(view, ())),
    )


def _bar(view: View, found: Year) -> Bar:
    name = view.t("timeline.in_year", year=found.name, begun=found.begun, ended=found.ended)
    return Bar(found.name, found.begun, str(found.begun), Link(view.url(found.key), name))


@dataclass(frozen=True)
class Placed:
    """A project or phase with its bar, in hundredths of the width that the years of the page take."""

    span: Span
    dates: str
    anchor: str
    """Of the first project of a year, else empty."""
    left: float
    width: float

    @property
    def open(self) -> bool:
        """Whether start or end is not known."""
        return not (self.span.start and self.span.end)


def spans_of(view: View, piece: Piece) -> Markup:
    """The projects of one page with their phases: periods in words and as bars."""
    found = spans(view, piece.projects)
    domain = extent(found)
    rows: list[Placed] = []
    named = {""}
    for group in found:
        for span in group:
            anchor = "" if span.phase else _anchor(began(span.project)[:4])
            rows.append(_placed(view, span, domain, "" if anchor in named else anchor))
            named.add(anchor)
    return view.part("timeline_spans", rows=rows, domain=domain)


def _anchor(year: str) -> str:
    return "undated" if year == UNDATED else f"y{year}"


def _placed(view: View, span: Span, domain: tuple[int, int] | None, anchor: str) -> Placed:
    left = right = 0.0
    if domain and (span.start or span.end):
        first, last = domain
        start = year(span.start) if span.start else first
        end = year(span.end, end=True) if span.end else last
        left, right = ((moment - first) / (last - first) * 100 for moment in (start, end))
    return Placed(span, dates(view, span), anchor, round(left, 1), round(right - left, 1))

"""How many sheets there are by audience, theme, country, goal and target: charts with their tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from guide.charts import data_table
from guide.charts.chart import Bar, RowLink, bars, split_rows
from guide.charts.data_table import DataTable, chart_name
from guide.model import routes
from guide.model.study import Entry, Goal, Project
from guide.view.view import View

PAGE = "projects/charts"
CHART_KINDS = ("audience", "theme", "country", "goal", "target")
EDITORS_KINDS = frozenset(("audience", "theme", "goal", "target"))
"""What the editors sort sheets by; see the string ``editors.targets``."""


@dataclass(frozen=True)
class Count:
    """How many sheets have one thing in common, and the page that lists them."""

    label: str
    number: int
    key: str
    goal: Goal | None = None
    """Whose colour the bar has."""


def counts(view: View, kind: str) -> list[Count]:
    """Of one kind, most sheets first; what no sheet has stands at the end, with 0."""
    guide = view.guide

    def of(label: str, key: str, projects: Collection[Project] = (), goal: Goal | None = None) -> Count:
        return Count(label, len(projects), key, goal)

    def entries(kind: str, taxonomy: Iterable[Entry], sheets: dict[str, tuple[Project, ...]]) -> list[Count]:
        return [of(view.plain(e.label), routes.index(kind, e.id), sheets.get(e.id, ())) for e in taxonomy]

    if kind == "audience":
        numbers = entries(kind, guide.taxonomy.audiences, guide.by_audience)
    elif kind == "theme":
        numbers = entries(kind, guide.taxonomy.themes, guide.by_theme)
    elif kind == "country":
        codes = view.countries(guide.by_country)
        numbers = [of(view.country(code), routes.index(kind, code), guide.by_country[code]) for code in codes]
    elif kind == "goal":
        by_goal = guide.by_goal
        numbers = [
            of(f"{g.number}. {view.plain(g.title)}", routes.goal(g.number), by_goal.get(g.number, ()), g)
            for g in guide.goals
        ]
    else:
        numbers = [
            of(f"{t.code} {view.plain(t.title)}", routes.target(t.code), guide.by_target.get(t.code, ()), g)
            for g in guide.goals
            for t in g.targets
        ]
    return sorted(numbers, key=lambda count: -count.number)


def counts_table(view: View, kind: str, numbers: Iterable[Count]) -> DataTable:
    """The counts of a kind as a table."""
    return DataTable(
        id=kind.replace("_", "-"),
        title=view.t(f"charts.title.{kind}"),
        columns=(view.t(f"charts.column.{kind}"), view.t("charts.sheets")),
        rows=tuple((count.label, count.number) for count in numbers),
        keys=tuple(count.key for count in numbers),
    )


def tables(view: View) -> list[DataTable]:
    """The tables to download."""
    return [counts_table(view, kind, numbers) for kind in CHART_KINDS if (numbers := counts(view, kind))]


def sheet_counts(view: View) -> Markup:
    """Charts of the collection; each bar leads to the list of its sheets."""
    charts = {}
    for kind in CHART_KINDS:
        if numbers := counts(view, kind):
            table = counts_table(view, kind, numbers)
            charts[kind] = (table, counts_chart(view, table.title, numbers), data_table.below(view, table))
    return view.part("counts", charts=charts, columns=(CHART_KINDS[:-1], CHART_KINDS[-1:]), editors=EDITORS_KINDS)


def counts_chart(view: View, title: str, numbers: Iterable[Count]) -> Markup:
    """Bars that lead to lists of sheets, in several pieces where there are many."""
    rows = []
    for count in numbers:
        name = view.t("charts.row", label=count.label, value=view.n("index.count", count.number))
        bar = Bar(count.label, count.number, str(count.number), RowLink(view.url(count.key), name))
        if goal := count.goal:
            bar = replace(bar, colour=f"goal-{goal.number}", fill=f"var(--goal, {goal.color})")
        rows.append(bar)
    pieces = split_rows(rows)
    longest = max(row.value for row in rows)
    return Markup("\n").join(
        bars(chart_name(view, title, number, len(pieces)), piece, longest=longest)
        for number, piece in enumerate(pieces, 1)
    )

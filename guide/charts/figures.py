"""The figures of the survey: a chart of those in percent, all of them in words, and a file of each group."""

from __future__ import annotations

from babel.numbers import format_decimal
from markupsafe import Markup

from guide.charts import data_table
from guide.charts.chart import Bar, bars
from guide.charts.data_table import DataTable
from guide.model.reference import FigureGroup
from guide.view.view import View

PAGE = "understand/survey"
FRAME_WIDTH = 300
"""Of the charts, in px: they stand in a frame."""


def figures(view: View, identifier: str) -> Markup:
    """A group of figures of the survey."""
    group = next(group for group in view.guide.survey.groups if group.id == identifier)
    drawing = figures_chart(view, group)
    return view.part(
        "figures", group=group, chart=drawing, download=data_table.download(view, figures_table(view, group))
    )


def figures_chart(view: View, group: FigureGroup) -> Markup:
    """Bars of the values in percent; nothing where the study gives none. Words never become numbers."""
    rows = []
    for figure in group.figures:
        if figure.value is not None and figure.unit == "percent":
            text = view.t("figures.percent", value=format_decimal(figure.value, locale=view.locale))
            rows.append(Bar(view.plain(figure.label), figure.value, text))
    if not rows:
        return Markup()
    summary = ", ".join(view.t("charts.row", label=row.label, value=row.text) for row in rows)
    name = view.t("figures.chart", title=view.plain(group.title), values=summary)
    return bars(name, rows, whole=100, width=FRAME_WIDTH)


def figures_table(view: View, group: FigureGroup) -> DataTable:
    """The figures of a group, those without value included."""
    names = ("figures.label", "figures.number", "figures.unit", "figures.words", "figures.page")
    return DataTable(
        id=f"survey-{group.id}",
        title=view.plain(group.title),
        columns=tuple(view.t(name) for name in names),
        rows=tuple(
            (
                view.plain(figure.label),
                int(figure.value) if figure.value is not None and figure.value.is_integer() else figure.value,
                view.t(f"figures.unit.{figure.unit}"),
                view.plain(figure.text),
                figure.page,
            )
            for figure in group.figures
        ),
    )


def tables(view: View) -> list[DataTable]:
    """The tables to download."""
    return [figures_table(view, group) for group in view.guide.survey.groups]

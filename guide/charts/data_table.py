"""The tables that charts are drawn from: on the page under the chart and, the same, as a file of CSV."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_decimal
from markupsafe import Markup

from guide.model import routes
from guide.text.csv import csv_text
from guide.text.typography import NBSP, NNBSP
from guide.view.view import View

TABLES_FOLDER = "data/charts"


class Date(str):
    """An ISO date: as it is in the file, in words on the page."""

    __slots__ = ()


Cell = str | int | float | None


@dataclass(frozen=True)
class DataTable:
    """Cells as the file has them; `cell_text` says them in the reader's language."""

    id: str
    """Part of the file's name."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    """Pages that the first cells of the rows lead to, where they do."""

    def csv(self) -> str:
        """The file's text, with ordinary spaces."""
        return csv_text(
            [str(_plain(name)) for name in self.columns], ([_plain(cell) for cell in row] for row in self.rows)
        )


def _plain(cell: Cell) -> Cell:
    return cell.replace(NBSP, " ").replace(NNBSP, " ") if isinstance(cell, str) else cell


def cell_text(view: View, cell: Cell) -> str:
    """A cell on the page."""
    if cell is None:
        return view.t("charts.unknown")
    if isinstance(cell, Date):
        return view.date(cell)
    return cell if isinstance(cell, str) else str(format_decimal(cell, locale=view.locale))


def table_address(table: DataTable, language: str) -> str:
    """Where the file lies within the site."""
    return f"{TABLES_FOLDER}/{table.id}.{language}.csv"


def below(view: View, table: DataTable) -> Markup:
    """The table, folded, and the link to its file."""
    rows = [[cell_text(view, cell) for cell in row] for row in table.rows]
    return view.part("data_table", table=table, rows=rows, download=download(view, table))


def download(view: View, table: DataTable) -> Markup:
    """The link to the file."""
    return view.part("download", table=table, url=routes.relative(table_address(table, view.reading), view.page))


def chart_name(view: View, title: str, number: int, count: int) -> str:
    """What screen readers call a chart, or a piece of one, that stands above its table."""
    if count > 1:
        title = view.t("charts.part", title=title, number=number, count=count)
    return view.t("charts.name", title=title)

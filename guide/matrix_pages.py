"""Sheets by questions for a collection too long for one table: questions counted, then page after page of sheets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from guide import data_table, pieces, routes
from guide.data_table import DataTable
from guide.matrix import KINDS, PAGE, Illustrations, matrix_rows, question_table
from guide.matrix import tables as whole_tables
from guide.pieces import SIZE, Piece
from guide.relate import Guide

if TYPE_CHECKING:
    from guide.render import View


def counted(guide: Guide) -> dict[str, Counter[str]]:
    """How many sheets illustrate a question by case, voice or box: by kind, then by code of the column."""
    cases = {(project.id, case.question) for project in guide.projects for case in project.cases}
    voices = {(sheet, question.code) for sheet, found in guide.voices.items() for question, _ in found}
    boxes = {(sheet, f"step-{step.number}") for sheet, found in guide.boxes_citing.items() for step, _ in found}
    found = dict(zip(KINDS, (cases, voices, boxes), strict=True))
    return {kind: Counter(code for _, code in pairs) for kind, pairs in found.items()}


def totals_table(view: View) -> DataTable:
    """A row a question: sheets that illustrate it, by kind."""
    found = counted(view.guide)
    columns = Illustrations(view, ()).columns
    return DataTable(
        id="questions-totals",
        title=view.t("matrix.totals_by_question"),
        columns=(view.t("matrix.question"), *(view.t(f"matrix.sheets.{kind}") for kind in KINDS)),
        rows=tuple((column.title, *(found[kind][column.code] for kind in KINDS)) for column in columns),
        keys=tuple(column.key for column in columns),
    )


def tables(view: View) -> list[DataTable]:
    """The tables to download."""
    return [*whole_tables(view), *([totals_table(view)] if pieces.count(view.guide) else [])]


def overview(view: View) -> Markup:
    """How many sheets illustrate each question, the holes, and the way to the sheets."""
    guide, data = view.guide, totals_table(view)
    starts = range(0, len(guide.projects), SIZE)
    return view.part(
        "matrix_totals",
        table=data,
        download=data_table.download(view, data),
        whole=data_table.download(view, question_table(Illustrations(view, ()))),
        uncased=[question for question in guide.question.values() if question.code not in guide.cases],
        idle=sum(not project.cases for project in guide.projects),
        pages=[
            (routes.piece(PAGE, number), guide.projects[start], guide.projects[start : start + SIZE][-1])
            for number, start in enumerate(starts, 1)
        ],
    )


def rows_of(view: View, piece: Piece) -> Markup:
    """The sheets of one page by questions."""
    found = Illustrations(view, piece.projects)
    idle = [(project, row) for project, row in found.rows if not project.cases]
    return view.part("matrix_sheets", rows=matrix_rows(found), idle=idle)

"""Two tables that show what is illustrated and where holes are: sheets by questions, targets by steps.

Everything is counted in one pass over the sheets; only the tables themselves grow with their rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from guide.charts import data_table
from guide.charts.data_table import DataTable
from guide.model import routes
from guide.model.study import Project, Question, Step
from guide.relations.relate import Guide
from guide.view.view import View

PAGE = "projects/matrix"
MARK_KINDS = ("case", "voice", "box")


@dataclass(frozen=True)
class Mark:
    """By what a sheet illustrates a question: a case, a voice of one of its organisations, a box of the step."""

    kind: str
    """One of `MARK_KINDS`."""
    column: str
    """Code of the column."""
    where: str
    """Its label in words: question, closing point or step."""
    key: str
    """Page and anchor of the passage."""
    name: str
    """What it is called: title or speaker."""


@dataclass(frozen=True)
class MatrixColumn:
    """A question, a closing point, or what belongs to a step as a whole."""

    code: str
    """``Q9``, ``insecurity``, ``step-5``."""
    label: str
    title: str
    key: str


@dataclass(frozen=True)
class Illustrations:
    """Which sheet illustrates which question."""

    view: View

    @property
    def guide(self) -> Guide:
        """The guide of the view."""
        return self.view.guide

    @cached_property
    def groups(self) -> list[tuple[Step | None, list[MatrixColumn]]]:
        """Columns by step, one more where its boxes are about sheets; closing points come last, without a step."""
        with_boxes = {step.number for boxes in self.guide.boxes_citing.values() for step, _ in boxes}
        groups: list[tuple[Step | None, list[MatrixColumn]]] = []
        for step in self.guide.steps:
            columns = [self._column(question) for question in step.questions]
            if step.number in with_boxes:
                title = self.view.t("matrix.boxes", step=step.number)
                columns.append(
                    MatrixColumn(_boxes(step), self.view.t("matrix.box.column"), title, routes.step(step.number))
                )
            groups.append((step, columns))
        if self.guide.closing:
            groups.append((None, [self._column(point) for point in self.guide.closing]))
        return groups

    def _column(self, question: Question) -> MatrixColumn:
        title = Markup(self.view.question_label(question)).striptags()
        return MatrixColumn(question.code, self._label(question), title, self.view.question_key(question))

    def _label(self, question: Question) -> str:
        known = question.code in self.guide.step_of
        return question.code if known else self.view.plain(question.short_title or question.title)

    @property
    def columns(self) -> list[MatrixColumn]:
        """All columns in order."""
        return [column for _, columns in self.groups for column in columns]

    @cached_property
    def rows(self) -> list[tuple[Project, dict[str, list[Mark]]]]:
        """Every sheet with its marks by column."""
        rows = []
        for project in self.guide.projects:
            row: dict[str, list[Mark]] = defaultdict(list)
            for mark in self._marks(project):
                row[mark.column].append(mark)
            rows.append((project, dict(row)))
        return rows

    def _marks(self, project: Project) -> Iterator[Mark]:
        view, guide = self.view, self.guide
        for case in project.cases:
            key = guide.lists.case(project, case.question)
            yield Mark("case", case.question, self._label(guide.question[case.question]), key, view.plain(case.title))
        for question, voice in guide.voices.get(project.id, ()):
            key = f"{_page(guide, question.code)}#{routes.anchor(question.code)}-voices"
            yield Mark("voice", question.code, self._label(question), key, voice.speaker)
        for step, position in guide.boxes_citing.get(project.id, ()):
            key = f"{routes.step(step.number)}#box-{position + 1}"
            where = view.t("step.number", number=step.number)
            yield Mark("box", _boxes(step), where, key, view.plain(step.boxes[position].title))


def _page(guide: Guide, code: str) -> str:
    step = guide.step_of.get(code)
    return routes.step(step.number) if step else routes.closing(code)


def _boxes(step: Step) -> str:
    return f"step-{step.number}"


# Sheets by questions


def matrix_rows(illustrations: Illustrations) -> Markup:
    """Sheets by questions, with totals."""
    kinds = {mark.kind for _, row in illustrations.rows for marks in row.values() for mark in marks}
    return illustrations.view.part(
        "matrix_rows",
        groups=illustrations.groups,
        rows=illustrations.rows,
        kinds=[kind for kind in MARK_KINDS if kind in kinds],
        totals=Counter(code for _, row in illustrations.rows for code in row),
    )


def question_matrix(view: View) -> Markup:
    """Sheets by questions, with totals and the holes named."""
    guide, illustrations = view.guide, Illustrations(view)
    return view.part(
        "question_matrix",
        rows=matrix_rows(illustrations),
        uncased=[question for question in guide.question.values() if question.code not in guide.cases],
        idle=[(project, row) for project, row in illustrations.rows if not project.cases],
        download=data_table.download(view, question_table(illustrations)),
    )


def question_table(illustrations: Illustrations) -> DataTable:
    """The marks by their kinds, in words."""
    view = illustrations.view
    words = {kind: view.t(f"matrix.kind.{kind}") for kind in MARK_KINDS}

    def cells(row: dict[str, list[Mark]]) -> Iterator[str]:
        return (", ".join(words[mark.kind] for mark in row.get(column.code, ())) for column in illustrations.columns)

    return DataTable(
        id="questions",
        title=view.t("matrix.questions"),
        columns=(
            view.t("timeline.number"),
            view.t("timeline.sheet"),
            *(column.title for column in illustrations.columns),
        ),
        rows=tuple(
            (project.number, view.plain(project.short_title), *cells(row)) for project, row in illustrations.rows
        ),
    )


# Targets by steps


def count_sheets(guide: Guide) -> Counter[tuple[str, int]]:
    """How many sheets serve a target and illustrate a step."""
    return Counter(
        (link.code, number)
        for project in guide.projects
        for number in {guide.step_of[c.question].number for c in project.cases if c.question in guide.step_of}
        for link in project.targets
    )


def target_matrix(view: View) -> Markup:
    """Targets by steps: how many sheets, with the holes named."""
    guide, numbers = view.guide, count_sheets(view.guide)
    codes = {code for code, _ in numbers}
    return view.part(
        "target_matrix",
        counted=numbers,
        empty=len(guide.target) * len(guide.steps) - len(numbers),
        unserved=[target for target in guide.target.values() if target.code not in guide.by_target],
        stepless=[t for t in guide.target.values() if t.code in guide.by_target and t.code not in codes],
        download=data_table.download(view, target_table(view)),
    )


def target_table(view: View) -> DataTable:
    """The counts, zeros included."""
    guide, numbers = view.guide, count_sheets(view.guide)
    steps = [step.number for step in guide.steps]
    return DataTable(
        id="targets-steps",
        title=view.t("matrix.targets"),
        columns=(
            view.t("charts.column.target"),
            view.t("matrix.title"),
            *(view.t("step.number", number=number) for number in steps),
            view.t("charts.sheets"),
        ),
        rows=tuple(
            (
                code,
                view.plain(target.title),
                *(numbers[code, number] for number in steps),
                len(guide.by_target.get(code, ())),
            )
            for code, target in guide.target.items()
        ),
    )


def tables(view: View) -> list[DataTable]:
    """The tables to download."""
    return [question_table(Illustrations(view)), target_table(view)]

"""Lists of sheets and cases: what stands on the page that they belong to, and what goes on over pages of its own.

A page shows a list whole, as far as `LIMIT`: what is beyond follows on numbered pages, in the order of the sheets'
numbers. A new sheet has the highest, so that it changes the last page only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from guide import routes
from guide.models import Case, Project, Question

if TYPE_CHECKING:
    from guide.relate import Guide
    from guide.render import View

LIMIT = 300
"""Sheets or cases of a list on one page."""

Code = str | int
Item = Project | tuple[Project, Case]


@dataclass(frozen=True)
class List:
    """Sheets or cases that have one thing in common, by number."""

    kind: str
    """As in `routes.LISTS`."""
    code: Code
    items: tuple[Any, ...]
    """Sheets; pairs of a sheet and its case where the kind is ``case``."""
    first: str
    """Key of the page that the list belongs to, with an anchor where it is one of several there."""

    @property
    def beginning(self) -> tuple[Any, ...]:
        """What the page that the list belongs to shows; an index page shows the same."""
        return self.items[:LIMIT]

    @property
    def long(self) -> bool:
        """Whether the list goes on over pages of its own."""
        return len(self.items) > LIMIT

    @property
    def pages(self) -> range:
        """Numbers of its pages; 1 is the page that the list belongs to."""
        return range(1, -(-len(self.items) // LIMIT) + 1)

    def key(self, page: int = 1) -> str:
        """Key of one of its pages."""
        return self.first if page == 1 else routes.listed(self.kind, self.code, page)

    def on(self, page: int) -> tuple[Any, ...]:
        """What stands on one of its pages."""
        return self.items[(page - 1) * LIMIT : page * LIMIT]


@dataclass(frozen=True)
class Lists:
    """All lists of a guide."""

    guide: Guide

    @cached_property
    def complete(self) -> List:
        """All sheets; its first page is that of the explorer."""
        return List("all", "", self.guide.projects, routes.COMPLETE)

    @cached_property
    def by(self) -> Mapping[str, Mapping[Code, List]]:
        """Lists of sheets by kind, then by code; in the order of their index, where it is the same in all languages."""
        guide = self.guide
        steps: dict[Code, Sequence[Project]] = {step.number: guide.by_step.get(step.number, ()) for step in guide.steps}
        for point in guide.closing:
            sheets = {project.id: project for project, _ in guide.cases.get(point.code, ())}
            steps[point.code] = tuple(sheets.values())
        groups: Mapping[str, Mapping[Any, Sequence[Project]]] = {
            "country": guide.by_country,
            "lead_kind": {entry.id: guide.by_lead_kind.get(entry.id, ()) for entry in guide.taxonomy.lead_kinds},
            "audience": {entry.id: guide.by_audience.get(entry.id, ()) for entry in guide.taxonomy.audiences},
            "theme": {entry.id: guide.by_theme.get(entry.id, ()) for entry in guide.taxonomy.themes},
            "step": steps,
            "target": {code: guide.by_target[code] for code in guide.target if code in guide.by_target},
            "goal": {goal.number: guide.by_goal.get(goal.number, ()) for goal in guide.goals},
        }
        return {
            kind: {code: List(kind, code, tuple(sheets), self._first(kind, code)) for code, sheets in each.items()}
            for kind, each in groups.items()
        }

    @cached_property
    def cases(self) -> Mapping[str, List]:
        """Cases by the code of their question."""
        return {code: List("case", code, found, self._first("case", code)) for code, found in self.guide.cases.items()}

    @cached_property
    def case_page(self) -> Mapping[tuple[str, str], str]:
        """Key of the page with a case, by question and sheet."""
        return {
            (code, project.id): cases.key(position // LIMIT + 1).partition("#")[0]
            for code, cases in self.cases.items()
            for position, (project, _) in enumerate(cases.items)
        }

    def case(self, project: Project, code: str) -> str:
        """Page and anchor of the case of a sheet under a question."""
        return f"{self.case_page[code, project.id]}#{routes.anchor(code)}-{project.number}"

    def of(self, kind: str, code: Code) -> List | None:
        """The list of a kind and code; none where it would be empty."""
        listed = self.cases.get(str(code)) if kind == "case" else self.by[kind].get(code)
        return listed if listed and listed.items else None

    def _first(self, kind: str, code: Code) -> str:
        """Key of the page that a list belongs to: one on what its items have in common or, without it, an index."""
        if kind == "goal":
            return routes.goal(int(code))
        if kind == "target":
            return routes.target(str(code))
        if kind == "step" and isinstance(code, int):
            return routes.step(code)
        if kind in ("step", "case"):
            step = self.guide.step_of.get(str(code))
            return f"{routes.step(step.number)}#{routes.anchor(code)}" if step else routes.closing(str(code))
        return routes.index(kind, code)

    @cached_property
    def pages(self) -> Mapping[str, tuple[List, int]]:
        """Lists by the keys of their own pages, with the page's number, in reading order."""
        lists = [self.complete, *(each for kind in self.by.values() for each in kind.values()), *self.cases.values()]
        return {each.key(page): (each, page) for each in lists for page in each.pages if page > 1}


def title(view: View, listed: List, page: int) -> str:
    """« Sénégal : les fiches, page 2 »."""
    name = view.title(routes.COMPLETE) if listed.kind == "all" else _name(view, listed)
    if listed.kind == "case":
        name = view.t("list.cases", name=name)
    elif listed.kind != "all":
        name = view.t("list.sheets", name=name)
    return view.t("list.page", title=name, page=page)


def _name(view: View, listed: List) -> str:
    """What the items of a list have in common."""
    guide, kind, code = view.guide, listed.kind, listed.code
    question: Question | None = guide.question.get(str(code))
    if kind == "country":
        return view.country(str(code))
    if kind in ("case", "step") and question:
        if code in guide.step_of:
            return view.t("list.question", code=code)
        return view.plain(question.short_title or question.title)
    if kind == "step":
        return view.title(routes.step(int(code)), short=True)
    if kind == "target":
        return view.title(routes.target(str(code)))
    if kind == "goal":
        return view.title(routes.goal(int(code)))
    return view.plain(view.label(kind, str(code)))

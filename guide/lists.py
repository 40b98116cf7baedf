"""Lists of sheets and cases: what stands on the page that they belong to, and what goes on over pages of its own.

A page shows all of a short list. Of a long one it shows the beginning and leads to pages that hold the whole, in the
order of the sheets' numbers: a new sheet has the highest, so that it changes the last page only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from guide import routes
from guide.models import Case, Project, Question

if TYPE_CHECKING:
    from guide.relate import Guide
    from guide.render import View

FIRST_SHEETS = 50
"""Sheets of the complete list on one page."""
SHEETS = 100
"""Sheets of another list on one page."""
CASES = 20
"""Cases on one page of their own."""
SHEETS_BELOW = 24
"""Sheets under a step, a goal or a target, on its page."""
CASES_BELOW = 6
"""Cases under a question."""
ON_INDEX = 120
"""Sheets on a page that lists them by something, all groups together."""
WORTH_SHOWING = 3
"""Where an index has room for fewer sheets of each group, it only names the groups."""

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
    below: int
    """How many stand on the page of what they have in common, or of an index."""
    room: int
    """How many stand wherever the list is shown: a longer one has pages of its own."""
    size: int
    """How many stand on one of these pages."""

    @property
    def beginning(self) -> tuple[Any, ...]:
        """What the page of what they have in common shows."""
        return self.items[: self.below]

    @property
    def long(self) -> bool:
        """Whether the list has pages of its own."""
        return len(self.items) > self.room

    @property
    def pages(self) -> range:
        """Numbers of its pages."""
        return range(1, -(-len(self.items) // self.size) + 1)

    def key(self, page: int = 1) -> str:
        """Key of one of its pages."""
        return routes.listed(self.kind, self.code, page)

    def on(self, page: int) -> tuple[Any, ...]:
        """What stands on one of its pages."""
        return self.items[(page - 1) * self.size : page * self.size]

    def page_of(self, position: int) -> int:
        """Number of the page with the item at a position."""
        return position // self.size + 1

    def numbers(self, page: int) -> list[int]:
        """Numbers of the pages that a page leads to: its neighbours, both ends, and every tenth to get about."""
        last = self.pages[-1]
        return sorted({1, last, *range(10, last, 10), *range(max(1, page - 2), min(last, page + 2) + 1)})


@dataclass(frozen=True)
class Lists:
    """All lists of a guide."""

    guide: Guide

    @cached_property
    def complete(self) -> List:
        """All sheets; its first page is that of the explorer."""
        return List("all", "", self.guide.projects, FIRST_SHEETS, FIRST_SHEETS, FIRST_SHEETS)

    @cached_property
    def by(self) -> Mapping[str, Mapping[Code, List]]:
        """Lists of sheets by kind, then by code; in the order of their index, where it is the same in all languages."""
        found = {kind: self._of_index(kind, groups) for kind, groups in self._groups.items()}
        goals = {goal.number: self.guide.by_goal.get(goal.number, ()) for goal in self.guide.goals}
        found["goal"] = {
            number: List("goal", number, sheets, SHEETS_BELOW, SHEETS_BELOW, SHEETS) for number, sheets in goals.items()
        }
        return found

    @cached_property
    def cases(self) -> Mapping[str, List]:
        """Cases by the code of their question."""
        return {
            code: List("case", code, found, CASES_BELOW, CASES_BELOW, CASES) for code, found in self.guide.cases.items()
        }

    @cached_property
    def case_page(self) -> Mapping[tuple[str, str], str]:
        """Key of the page with a case, by question and sheet."""
        return {
            (code, project.id): cases.key(cases.page_of(position))
            if cases.long
            else self.subject("case", code).partition("#")[0]
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

    def subject(self, kind: str, code: Code) -> str:
        """Key of the page on what the items of a list have in common; empty where there is none."""
        if kind == "goal":
            return routes.goal(int(code))
        if kind == "target":
            return routes.target(str(code))
        if kind == "step" and isinstance(code, int):
            return routes.step(code)
        if kind in ("step", "case"):
            step = self.guide.step_of.get(str(code))
            return f"{routes.step(step.number)}#{routes.anchor(code)}" if step else routes.closing(str(code))
        return ""

    @cached_property
    def share(self) -> Mapping[str, int]:
        """How many sheets of each group an index shows."""
        shares = {}
        for kind, groups in self._groups.items():
            sizes = [len(sheets) for sheets in groups.values()]
            each = ON_INDEX // max(len(sizes), 1)
            shares[kind] = max(sizes, default=0) if sum(sizes) <= ON_INDEX else each if each >= WORTH_SHOWING else 0
        return shares

    @cached_property
    def pages(self) -> Mapping[str, tuple[List, int]]:
        """Lists by the keys of their own pages, with the page's number, in reading order."""
        return {each.key(page): (each, page) for each in self._long() for page in each.pages if page > 1 or each.code}

    def _long(self) -> Iterator[List]:
        lists = [self.complete, *(each for kind in self.by.values() for each in kind.values()), *self.cases.values()]
        return (each for each in lists if each.long)

    def _of_index(self, kind: str, groups: Mapping[Code, Sequence[Project]]) -> dict[Code, List]:
        share = self.share[kind]
        # Steps and targets have a page of their own as well.
        below = SHEETS_BELOW if kind in ("step", "target") else share
        return {
            code: List(kind, code, tuple(sheets), below, min(share, below), SHEETS) for code, sheets in groups.items()
        }

    @cached_property
    def _groups(self) -> Mapping[str, Mapping[Code, Sequence[Project]]]:
        """Sheets by what the index pages list them by."""
        guide = self.guide
        countries: dict[Code, Sequence[Project]] = {}
        countries.update(guide.by_country)
        steps: dict[Code, Sequence[Project]] = {step.number: guide.by_step.get(step.number, ()) for step in guide.steps}
        for point in guide.closing:
            sheets = {project.id: project for project, _ in guide.cases.get(point.code, ())}
            steps[point.code] = tuple(sheets.values())
        return {
            "country": countries,
            "lead_kind": {entry.id: guide.by_lead_kind.get(entry.id, ()) for entry in guide.taxonomy.lead_kinds},
            "audience": {entry.id: guide.by_audience.get(entry.id, ()) for entry in guide.taxonomy.audiences},
            "theme": {entry.id: guide.by_theme.get(entry.id, ()) for entry in guide.taxonomy.themes},
            "step": steps,
            "target": {code: guide.by_target[code] for code in guide.target if code in guide.by_target},
        }


def title(view: View, listed: List, page: int) -> str:
    """« Sénégal : les fiches, page 2 »."""
    name = view.title(routes.COMPLETE) if listed.kind == "all" else _name(view, listed)
    if listed.kind == "case":
        name = view.t("list.cases", name=name)
    elif listed.kind != "all":
        name = view.t("list.sheets", name=name)
    return name if page == 1 else view.t("list.page", title=name, page=page)


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

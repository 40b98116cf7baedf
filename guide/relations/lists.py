"""Lists of sheets and cases: what stands on the page that they belong to, and what goes on over pages of its own.

A page shows a list whole, as far as `LIMIT`: what is beyond follows on numbered pages, in the order of the sheets'
numbers. A new sheet has the highest, so that it changes the last page only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guide.model import routes
from guide.model.study import Case, Project

LIMIT = 300
"""Sheets or cases of a list on one page."""

ListCode = str | int
ListItem = Project | tuple[Project, Case]


@dataclass(frozen=True)
class List:
    """Sheets or cases that have one thing in common, by number."""

    kind: str
    """As in `routes.LISTS`."""
    code: ListCode
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
        return self.first if page == 1 else routes.list_page(self.kind, self.code, page)

    def on(self, page: int) -> tuple[Any, ...]:
        """What stands on one of its pages."""
        return self.items[(page - 1) * LIMIT : page * LIMIT]


@dataclass(frozen=True)
class Lists:
    """All lists of a guide."""

    projects: Sequence[Project]
    """All sheets of the guide."""
    groups: Mapping[str, Mapping[Any, Sequence[Project]]] = field(repr=False)
    """Sheets by kind and code of what they have in common; kinds as in `routes.LISTS`, but for ``case``."""
    illustrations: Mapping[str, Sequence[tuple[Project, Case]]] = field(repr=False)
    """Sheets with their cases by the code of the question."""
    step_of: Mapping[str, int] = field(repr=False)
    """Number of the step by code of a question; a closing point has none."""

    @cached_property
    def complete(self) -> List:
        """All sheets; its first page is that of the explorer."""
        return List("all", "", tuple(self.projects), routes.COMPLETE)

    @cached_property
    def by(self) -> Mapping[str, Mapping[ListCode, List]]:
        """Lists of sheets by kind, then by code; in the order of their index, where it is the same in all languages."""
        return {
            kind: {code: List(kind, code, tuple(sheets), self._first(kind, code)) for code, sheets in each.items()}
            for kind, each in self.groups.items()
        }

    @cached_property
    def cases(self) -> Mapping[str, List]:
        """Cases by the code of their question."""
        return {
            code: List("case", code, tuple(pairs), self._first("case", code))
            for code, pairs in self.illustrations.items()
        }

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

    def of(self, kind: str, code: ListCode) -> List | None:
        """The list of a kind and code; none where it would be empty."""
        sheets = self.cases.get(str(code)) if kind == "case" else self.by[kind].get(code)
        return sheets if sheets and sheets.items else None

    def _first(self, kind: str, code: ListCode) -> str:
        """Key of the page that a list belongs to: one on what its items have in common or, without it, an index."""
        if kind == "goal":
            return routes.goal(int(code))
        if kind == "target":
            return routes.target(str(code))
        if kind == "step" and isinstance(code, int):
            return routes.step(code)
        if kind in ("step", "case"):
            step = self.step_of.get(str(code))
            return f"{routes.step(step)}#{routes.anchor(code)}" if step else routes.closing(str(code))
        return routes.index(kind, code)

    @cached_property
    def pages(self) -> Mapping[str, tuple[List, int]]:
        """Lists by the keys of their own pages, with the page's number, in reading order."""
        lists = [self.complete, *(each for kind in self.by.values() for each in kind.values()), *self.cases.values()]
        return {each.key(page): (each, page) for each in lists for page in each.pages if page > 1}

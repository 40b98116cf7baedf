"""Views of all sheets that are too long for one page are shared out among several: `projects/timeline/2`.

The page of `docs/` keeps its address and shows the collection by its numbers; the pages made here show the sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from guide import routes
from guide.models import Project
from guide.relate import Guide

SIZE = 100
"""Sheets that a page shows, at most: a collection of so many needs no further page."""
UNDATED = "9999"


def began(project: Project) -> str:
    """What the timeline is sorted by: start, else end; a sheet without dates comes last."""
    return project.period.start or project.period.end or UNDATED


ORDERS: dict[str, Callable[[Project], tuple[str, int]]] = {
    "projects/timeline": lambda project: (began(project), project.number),
    "projects/matrix": lambda project: ("", project.number),
}
"""By what each view sorts the sheets."""


@dataclass(frozen=True)
class Piece:
    """One of the pages that share out a view."""

    view: str
    """Key of the view."""
    number: int
    """From 1."""
    first: int
    """Place of its first sheet among all, from 1."""
    total: int
    """Sheets on all pages."""
    projects: tuple[Project, ...]

    @property
    def key(self) -> str:
        """Key of the page."""
        return routes.piece(self.view, self.number)

    @property
    def last(self) -> int:
        """Place of its last sheet among all."""
        return self.first + len(self.projects) - 1


def count(guide: Guide) -> int:
    """Pages that share out each view; none where one page shows all sheets."""
    return -(-len(guide.projects) // SIZE) if len(guide.projects) > SIZE else 0


def ordered(guide: Guide, view: str) -> list[Project]:
    """All sheets in the order of a view."""
    return sorted(guide.projects, key=ORDERS[view])


def pieces(guide: Guide) -> Iterator[Piece]:
    """All pages of all views that the guide has."""
    for view in ORDERS if count(guide) else ():
        if view in guide.documents:
            projects = iter(ordered(guide, view))
            for number in range(count(guide)):
                yield Piece(view, number + 1, number * SIZE + 1, len(guide.projects), tuple(islice(projects, SIZE)))


def keys(guide: Guide) -> Iterator[str]:
    """Keys of these pages, in reading order."""
    views = (view for view in ORDERS if view in guide.documents)
    return (routes.piece(view, number + 1) for view in views for number in range(count(guide)))

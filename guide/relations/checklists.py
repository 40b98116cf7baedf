"""What the method asks to think of at each step, as items that a reader can tick."""

from __future__ import annotations

from dataclasses import dataclass

from guide.model.fields import Text
from guide.model.study import Recommendation, Step
from guide.reading.translations import digest


@dataclass(frozen=True)
class ChecklistItem:
    """A line of a check-list."""

    id: str
    """Digest of the French wording: it outlives a change of order or language, and a new wording is a new item."""
    text: Text
    group: Text | None = None
    title: Text | None = None


def checklists(step: Step) -> dict[str, tuple[ChecklistItem, ...]]:
    """The check-lists of a step by kind: ``recommendations``, ``objectives``, ``strengths``; none is empty."""
    strengths = tuple(
        ChecklistItem(digest(f"{e.title.source}\n{e.text.source}"), e.text, title=e.title) for e in step.strengths
    )
    lists = {"recommendations": _items(step.recommendations), "objectives": _items(step.objectives)}
    return {kind: items for kind, items in (lists | {"strengths": strengths}).items() if items}


def _items(lines: tuple[Recommendation, ...]) -> tuple[ChecklistItem, ...]:
    return tuple(ChecklistItem(digest(each.text.source), each.text, each.group) for each in lines)

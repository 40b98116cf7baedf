"""How recent a sheet is: the date of its facts, their age."""

from __future__ import annotations

from guide.model.study import Project
from guide.view.publisher import Publisher


def facts_date(publisher: Publisher, project: Project) -> str:
    """ISO date of a sheet's facts: its last update, else that of the study or of the consent; empty where unknown."""
    known = project.study or project.consent
    return project.updated or (publisher.first(project) if known else "")


def age(date: str, year: int | None) -> int:
    """Years between a date and the year of the build; 0 where one of them is not known."""
    return max(0, year - int(date[:4])) if date and year else 0

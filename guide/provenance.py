"""How recent a sheet is: the date of its facts, their age, and dates and sizes in the reader's language."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.units import format_unit

from guide.models import Project
from guide.publisher import Publisher
from guide.typography import typeset

if TYPE_CHECKING:
    from guide.render import View


def facts_date(publisher: Publisher, project: Project) -> str:
    """ISO date of a sheet's facts: its last update, else that of the study or of the consent; empty where unknown."""
    known = project.study or project.consent
    return project.updated or (publisher.first(project) if known else "")


def age(date: str, year: int | None) -> int:
    """Years between a date and the year of the build; 0 where one of them is not known."""
    return max(0, year - int(date[:4])) if date and year else 0


def facts(view: View, project: Project) -> str:
    """« 2015 (il y a 11 ans) »; empty where the sheet has no date."""
    date = facts_date(view.publication.publisher, project)
    years = age(date, view.publication.year)
    return view.n("state.ago", years, date=worded(view, date)) if years else worded(view, date)


def worded(view: View, date: str) -> str:
    """« 15 mars 2024 », « mars 2024 » or « 2024 »: as much as an ISO date says, in the reading language."""
    if len(date) <= 4:
        return date
    if len(date) == 7:
        return str(format_skeleton("yMMMM", datetime.date.fromisoformat(f"{date}-01"), locale=view.locale))
    words = format_date(datetime.date.fromisoformat(date), "long", locale=view.locale)
    return typeset(words, view.reading)  # « 1er mars 2024 »


def megabytes(view: View, size: int) -> str:
    """« 1,2 Mo »."""
    return str(format_unit(round(size / 1e6, 1), "digital-megabyte", length="short", locale=view.locale))

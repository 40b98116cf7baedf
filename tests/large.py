"""A guide of many sheets for tests: copies of those of another, each with an identifier and a number of its own."""

from __future__ import annotations

from dataclasses import replace

from guide.model.study import Project
from guide.relations.relate import Guide

COUNTRIES = ("SN", "MA", "ML", "BF", "TG", "BJ", "MG", "HT", "CM", "NE", "TN", "LB", "VN", "KH", "CD", "GN")


def enlarged(guide: Guide, number: int) -> Guide:
    """The guide with `number` sheets: its own, then copies of them, which lie in other countries."""
    copies = [_copy(guide, position) for position in range(len(guide.projects), number)]
    return replace(guide, projects=(*guide.projects, *copies))


def _copy(guide: Guide, position: int) -> Project:
    original = guide.projects[position % len(guide.projects)]
    # Pages of `docs/` cite sheets by their identifiers: those of the originals stay.
    country = COUNTRIES[position % len(COUNTRIES)]
    lead = original.lead.model_copy(update={"country": country})
    return original.model_copy(update={"id": f"{original.id}-{position}", "number": position + 1, "lead": lead})

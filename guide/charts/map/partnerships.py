"""Who works with whom: sheets counted by country, and by territory of the lead and country of a partner."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from guide.model.study import Project
from guide.relations.relate import Guide
from guide.relations.territories import territory
from guide.relations.world import World
from guide.view.view import View


@dataclass(frozen=True)
class Link:
    """All sheets whose lead is in one territory, with partners in one country; never within one country."""

    territory: str
    """Code; see `guide.relations.territories`."""
    country: str
    """Country of the partners."""
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class Row:
    """A country of the sheets."""

    country: str
    sheets: int
    leads: int
    """Sheets whose lead is in the country."""
    partners: int
    """Sheets with a partner in the country; a sheet can count in both."""
    links: tuple[Link, ...]
    """Leads from elsewhere that work with the country: most sheets first."""

    @property
    def linked(self) -> int:
        """Sheets behind the links."""
        return sum(len(link.projects) for link in self.links)


def links(guide: Guide, world: World) -> dict[str, tuple[Link, ...]]:
    """Links by country of the partners; those of most sheets first, then by code."""
    found: dict[str, dict[str, list[Project]]] = defaultdict(lambda: defaultdict(list))
    for project in guide.projects:
        origin = territory(project.lead, world.territories)
        for country in dict.fromkeys(group.country for group in project.partners):
            if country not in {project.lead.country, origin}:
                found[country][origin].append(project)
    return {
        country: tuple(
            Link(origin, country, tuple(projects))
            for origin, projects in sorted(origins.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        for country, origins in found.items()
    }


def rows(view: View) -> list[Row]:
    """A row a country: most sheets first, then by name in the reader's language."""
    guide = view.guide
    linked = links(guide, view.publication.world)
    found = [
        Row(
            country=country,
            sheets=len(projects),
            leads=sum(project.lead.country == country for project in projects),
            partners=sum(any(group.country == country for group in project.partners) for project in projects),
            links=linked.get(country, ()),
        )
        for country, projects in ((code, guide.by_country[code]) for code in view.countries(guide.by_country))
    ]
    return sorted(found, key=lambda row: -row.sheets)


def territory_name(view: View, code: str) -> str:
    """What a territory is called; countries in the reader's language."""
    known = view.publication.world.territories.get(code)
    return view.set(known.name) if known and known.name else view.country(code)

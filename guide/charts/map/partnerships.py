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
class Partnership:
    """All sheets whose lead is in one territory, with partners in one country; never within one country."""

    territory: str
    """Code; see `guide.relations.territories`."""
    country: str
    """Country of the partners."""
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class CountryRow:
    """A country of the sheets."""

    country: str
    sheets: int
    leads: int
    """Sheets whose lead is in the country."""
    partners: int
    """Sheets with a partner in the country; a sheet can count in both."""
    links: tuple[Partnership, ...]
    """Leads from elsewhere that work with the country: most sheets first."""

    @property
    def partner_sheets(self) -> int:
        """Sheets behind the links."""
        return sum(len(link.projects) for link in self.links)


def partnerships(guide: Guide, world: World) -> dict[str, tuple[Partnership, ...]]:
    """Links by country of the partners; those of most sheets first, then by code."""
    sheets: dict[str, dict[str, list[Project]]] = defaultdict(lambda: defaultdict(list))
    for project in guide.projects:
        origin = territory(project.lead, world.territories)
        for country in dict.fromkeys(group.country for group in project.partners):
            if country not in {project.lead.country, origin}:
                sheets[country][origin].append(project)
    return {
        country: tuple(
            Partnership(origin, country, tuple(projects))
            for origin, projects in sorted(origins.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        for country, origins in sheets.items()
    }


def rows(view: View) -> list[CountryRow]:
    """A row a country: most sheets first, then by name in the reader's language."""
    guide = view.guide
    all_partnerships = partnerships(guide, view.publication.world)
    table = [
        CountryRow(
            country=country,
            sheets=len(projects),
            leads=sum(project.lead.country == country for project in projects),
            partners=sum(any(group.country == country for group in project.partners) for project in projects),
            links=all_partnerships.get(country, ()),
        )
        for country, projects in ((code, guide.by_country[code]) for code in view.countries(guide.by_country))
    ]
    return sorted(table, key=lambda row: -row.sheets)


def territory_name(view: View, code: str) -> str:
    """What a territory is called; countries in the reader's language."""
    known = view.publication.world.territories.get(code)
    return view.set(known.name) if known and known.name else view.country(code)

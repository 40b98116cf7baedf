"""What is known of the world beside the sheets: outlines of countries, the regions that they lie in, territories.

All come from locked npm libraries: Natural Earth as TopoJSON (`world-atlas`, public domain) and the regions of Unicode
CLDR (`cldr-core`), which are those of the United Nations' M49 standard; for territories see `territories`. Names of
regions come from Babel, like those of countries.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from guide.relations.territories import Territory, departments

_WORLD = "001"


@dataclass(frozen=True)
class World:
    """The same for every guide; empty where nothing is known, as in tests without libraries."""

    atlas: Mapping[str, Any] | None = field(default=None, repr=False)
    """Outlines in fine detail (1:50m), for centres of countries."""
    coarse: Mapping[str, Any] | None = field(default=None, repr=False)
    """Outlines to draw (1:110m); the smallest countries have none."""
    contents: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """What each region is made of: codes of regions (M49) and countries (ISO 3166-1)."""
    territories: Mapping[str, Territory] = field(default_factory=dict, repr=False)
    """Where leads come from, closer than their country: ``{"FR-22": …}`` (Côtes-d’Armor)."""

    @cached_property
    def region_of(self) -> dict[str, str]:
        """The smallest region of each country: ``{"SN": "011"}`` (Western Africa)."""
        return {
            code: region
            for region in self._regions(_WORLD)
            for code in self.contents[region]
            if code not in self.contents
        }

    @cached_property
    def continent_of(self) -> dict[str, str]:
        """The continent of each smallest region: ``{"011": "002"}`` (Africa)."""
        return {region: top for top in self.contents.get(_WORLD, ()) for region in self._regions(top)}

    def _regions(self, region: str) -> list[str]:
        """A region and all that it holds."""
        below = [part for part in self.contents.get(region, ()) if part in self.contents]
        return [region, *(each for part in below for each in self._regions(part))] if region in self.contents else []


NOWHERE = World()


@cache  # a preview asks at every change
def read_world(libraries: Path) -> World:
    """The world as the libraries in a folder `node_modules` know it.

    Raises `FileNotFoundError` where they are not installed.
    """

    def content(name: str) -> Any:
        file = libraries / name
        if not file.exists():
            raise FileNotFoundError(f"{file}: run `npm ci && npm run bundle` (or `make site`) first")
        return json.loads(file.read_text(encoding="utf-8"))

    containment = content("cldr-core/supplemental/territoryContainment.json")["supplemental"]["territoryContainment"]
    # Groups such as the European Union overlap with regions; regions that the standard gave up are out of use.
    contents = {
        code: tuple(entry["_contains"])
        for code, entry in containment.items()
        if "-" not in code and "_grouping" not in entry and "_contains" in entry
    }
    names = content("cldr-subdivisions-full/subdivisions/en/en.json")["subdivisions"]["localeDisplayNames"]
    return World(
        atlas=content("world-atlas/countries-50m.json"),
        coarse=content("world-atlas/countries-110m.json"),
        contents=contents,
        # The English list keeps the French names of departments, whole; the list in French is a fragment.
        territories=departments(content(".bundles/towns.json"), names["subdivisions"]),
    )

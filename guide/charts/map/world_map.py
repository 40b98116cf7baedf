"""The map of partnerships: countries shaded by their number of sheets, arcs from the territories of the leads.

Drawn at build, as SVG within the page, from outlines of Natural Earth (public domain). One unit of the drawing is a
pixel on a phone, where the map scrolls sideways if it has to; elsewhere it fills its column.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from markupsafe import Markup

from guide.charts.map.partnerships import CountryRow, Partnership, rows, territory_name
from guide.charts.map.projection import Frame, number
from guide.charts.map.spread import spread
from guide.relations.topojson import Outline, Position, outlines
from guide.relations.world import World
from guide.view.view import View

RADIUS = 12
"""Of the disc that bears a country's number of sheets: with it, every country is a target of 24 pixels."""
ARCS = 200
"""Links drawn, the strongest; the table has all."""
_SCALE = 250.0
"""Units to an Earth radius: more than three to a degree, enough to tell the countries of West Africa apart."""
_LEAST = (540.0, 380.0)
_MARGIN = 22.0
_DETAIL = 0.7
_SHADES = 4
_NAME_LIMIT = 20
"""Sheets up to which a row of the table names leads; beyond, territories with numbers say it."""
_TERRITORIES = 20
"""Territories that such a row names, those of most sheets; the rest are counted."""
_ROOM = 400
"""Leads and territories that the whole table names, about: its rows share the room, so that a guide of all countries
weighs no more than one of twenty."""
_LEAST_NAMED = 3
"""Names that a row has in any case."""


@dataclass(frozen=True)
class Shape:
    """The outline of a country that has sheets."""

    code: str
    shade: int
    """Class of its number of sheets, from 1; 0 for the home country."""
    path: str


@dataclass(frozen=True)
class Disc:
    """The disc of a country, with the number of its sheets."""

    row: CountryRow
    place: Position
    anchor: Position | None
    """Centre of the country, where the disc had to move away from it."""
    has_outline: bool
    """Whether the country's outline is known."""


@dataclass(frozen=True)
class Arc:
    """A link as a curve."""

    link: Partnership
    path: str
    width: str


@dataclass(frozen=True)
class Drawing:
    """Everything that is drawn, from the ground up."""

    frame: Frame
    land: str
    """Countries without sheets, as one path."""
    shapes: tuple[Shape, ...]
    arcs: tuple[Arc, ...]
    origins: dict[str, Position]
    """Territories that arcs start from."""
    marks: tuple[Disc, ...]
    shades: tuple[tuple[int, int], ...]
    """First and last number of sheets of each class that occurs; classes count from 1."""
    complete: bool
    """Whether every link has its arc."""

    @property
    def middle(self) -> float:
        """Where half of the countries lie to the left and half to the right, as a share of the width."""
        return round(median(mark.place[0] for mark in self.marks) / self.frame.width, 2)


def world_map(view: View) -> Markup:
    """The map with its legend, and the same as a table; the table alone where no outlines are known."""
    table = rows(view)
    names = {link.territory: territory_name(view, link.territory) for row in table for link in row.links}
    share = max(_LEAST_NAMED, _ROOM // max(len(table), 1))
    return view.part(
        "world_map",
        rows=table,
        map=draw(view, table),
        names=names,
        named=min(_NAME_LIMIT, share),
        most=min(_TERRITORIES, share),
        base=view.base,
        radius=RADIUS,
    )


def draw(view: View, table: Sequence[CountryRow]) -> Drawing | None:
    """The drawing of a table's countries and links; none without outlines."""
    world, home = view.publication.world, view.guide.home
    if not world.coarse or not world.atlas:
        return None
    land = outlines(world.coarse)
    known = _outlines(table, land, world)
    centres = _centres(table, known, world)
    if not centres:
        return None
    mainlands = [point for outline in known.values() for point in outline.mainland]
    frame = Frame.around([*mainlands, *centres.values()], _SCALE, _MARGIN, _LEAST)
    places = {code: frame.place(point) for code, point in centres.items()}
    marks = _discs(table, places, frame, known, home)
    strongest = sorted((link for row in table for link in row.links), key=lambda link: -len(link.projects))
    arcs = [link for link in strongest if {link.territory, link.country} <= places.keys()][:ARCS]
    shades = _shades(max((row.sheets for row in table if row.country != home), default=0))
    shade = {row.country: _shade(row.sheets, shades) for row in table if row.country != home} | {home: 0}
    return Drawing(
        frame=frame,
        land=frame.path((ring for each in land if each.code not in known for ring in each.rings), _DETAIL),
        shapes=tuple(
            Shape(row.country, shade[row.country], frame.path(known[row.country].rings, _DETAIL))
            for row in table
            if row.country in known
        ),
        arcs=_arcs(arcs, places, {mark.row.country: mark.place for mark in marks}),
        origins={link.territory: places[link.territory] for link in arcs},
        marks=marks,
        shades=shades,
        complete=len(arcs) == len(strongest),
    )


def _outlines(table: Sequence[CountryRow], land: Iterable[Outline], world: World) -> dict[str, Outline]:
    """Outlines of the countries of the table; those of the smallest are in the fine atlas only."""
    codes = {row.country for row in table}
    shapes = {each.code: each for each in land if each.code in codes}
    if missing := codes - shapes.keys():
        shapes |= {each.code: each for each in outlines(world.atlas or {}, missing)}
    return shapes


def _centres(table: Sequence[CountryRow], known: dict[str, Outline], world: World) -> dict[str, Position]:
    """Where countries and the territories of leads lie, as far as it is known."""
    codes = dict.fromkeys(code for row in table for code in (row.country, *(link.territory for link in row.links)))
    places = {code: each.place for code, each in world.territories.items() if code in codes}
    return places | {code: known[code].centre for code in codes if code in known}


def _shades(most: int) -> tuple[tuple[int, int], ...]:
    """Classes of numbers of sheets, growing by a constant factor: ``(1, 1), (2, 2), (3, 4), (5, 6)`` up to 6."""
    lasts = sorted({1, *(round(most ** (step / _SHADES)) for step in range(1, _SHADES + 1))}) if most else []
    return tuple(zip((1, *(last + 1 for last in lasts)), lasts, strict=False))


def _shade(sheets: int, shades: Sequence[tuple[int, int]]) -> int:
    return next(shade for shade, (_, last) in enumerate(shades, 1) if sheets <= last)


def _arcs(links: Sequence[Partnership], starts: dict[str, Position], ends: dict[str, Position]) -> tuple[Arc, ...]:
    """A curve a link, strongest first, up to 5 units wide; each leaves to the side where its end lies: they fan out."""
    arcs = []
    for link in links:
        (x1, y1), (x2, y2) = starts[link.territory], ends[link.country]
        bend = 0.16 if (x2 >= x1) == (y2 >= y1) else -0.16
        x, y = (x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1)
        path = f"M{number(x1)} {number(y1)}Q{number(x)} {number(y)} {number(x2)} {number(y2)}"
        share = (len(link.projects) - 1) / max(len(links[0].projects) - 1, 4)
        arcs.append(Arc(link, path, number(1.2 + 3.8 * share)))
    return tuple(arcs)


def _discs(
    table: Sequence[CountryRow], places: dict[str, Position], frame: Frame, known: dict[str, Outline], home: str
) -> tuple[Disc, ...]:
    """Discs that cover neither each other nor a territory of a lead; that of the home country lies west of it."""
    rows = [row for row in table if row.country in places]
    anchors = {row.country: places[row.country] for row in rows}
    if home in known:
        west = min(frame.place(point)[0] for point in known[home].mainland) - RADIUS
        anchors[home] = west, anchors[home][1]
    places_apart = spread(
        list(anchors.values()),
        gap=2 * RADIUS + 2,
        within=(RADIUS + 2, RADIUS + 2, frame.width - RADIUS - 2, frame.height - RADIUS - 2),
        clear=[place for code, place in places.items() if code not in anchors],
        clearance=RADIUS + 3,
    )
    return tuple(
        Disc(row, place, anchor if math.dist(place, anchor) > RADIUS else None, row.country in known)
        for row, place, anchor in zip(rows, places_apart, anchors.values(), strict=True)
    )

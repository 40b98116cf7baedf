"""Outlines of countries, read from TopoJSON (https://github.com/topojson/topojson-specification).

Borders are shared arcs of whole numbers, each relative to the one before. Countries carry the number that ISO 3166-1
gives them; what has none, or shares one, has no code here.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from babel.core import get_global

Position = tuple[float, float]
"""Longitude, latitude; or a place on a drawing."""
Ring = list[Position]
"""A closed outline: its last point is its first."""


@dataclass(frozen=True)
class Outline:
    """A country as an atlas draws it."""

    code: str
    """ISO 3166-1 code of two letters; empty where there is none."""
    parts: tuple[tuple[Ring, ...], ...]
    """Each part of its land: the outline, then the holes in it."""

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Outlines and holes of all parts."""
        return tuple(ring for part in self.parts for ring in part)

    @cached_property
    def mainland(self) -> Ring:
        """Outline of the largest part: metropolitan France, not France and Guiana."""
        return max((part[0] for part in self.parts), key=lambda ring: _measure(ring)[0])

    @cached_property
    def centre(self) -> Position:
        """Centre of the largest part."""
        longitude, latitude = _measure(self.mainland)[1]
        return (longitude + 180) % 360 - 180, latitude


def outlines(atlas: Mapping[str, Any], names: Container[str] | None = None) -> list[Outline]:
    """Countries of an atlas, all or those of `names`; what has the same code is one country, what has none comes last.

    Arcs are unrolled when a country needs them: the fine atlas has many, and few countries have sheets.
    """
    arcs = _Arcs(atlas)
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    by_code: dict[str, Outline] = {}
    others = []
    for country in atlas["objects"]["countries"]["geometries"]:
        codes = aliases.get(country.get("id", ""), [])
        if names is not None and not (len(codes) == 1 and codes[0] in names):
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        parts = tuple(tuple(_ring(numbers, arcs) for numbers in polygon) for polygon in polygons)
        if len(codes) == 1:
            before = by_code[codes[0]].parts if codes[0] in by_code else ()
            by_code[codes[0]] = Outline(codes[0], before + parts)
        else:
            others.append(Outline("", parts))
    return [*by_code.values(), *others]


def centres(atlas: Mapping[str, Any], codes: Container[str] | None = None) -> dict[str, Position]:
    """Centre of the largest part of each country, all or those of some codes, by ISO 3166-1 code of two letters."""
    return {outline.code: outline.centre for outline in outlines(atlas, codes) if outline.code}


class _Arcs(dict[int, list[Position]]):
    """The arcs of an atlas in degrees, by number."""

    def __init__(self, atlas: Mapping[str, Any]) -> None:
        self._atlas = atlas

    def __missing__(self, number: int) -> list[Position]:
        self[number] = _unroll(self._atlas["arcs"][number], self._atlas["transform"])
        return self[number]


def _unroll(arc: list[list[int]], transform: Mapping[str, list[float]]) -> list[Position]:
    """An arc in degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _ring(numbers: list[int], arcs: Mapping[int, list[Position]]) -> Ring:
    """The outline that arcs make, end to end; ~n is the arc n backwards."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _join_across(points)


def _join_across(ring: Ring) -> Ring:
    """An outline that goes on beyond the 180th meridian, as Fiji's does, instead of jumping around the Earth."""
    turn = 0
    points = ring[:1]
    for (x1, _), (x2, y2) in pairwise(ring):
        turn += 360 * (round((x1 - x2) / 360))
        points.append((x2 + turn, y2))
    return points


def _measure(ring: Ring) -> tuple[float, Position]:
    """Area, in square degrees, and centre of a closed outline."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(area), (x / (6 * area), y / (6 * area))) if area else (0.0, ring[0])

"""The countries of the sheets as GeoJSON (RFC 7946): a point each, from the outlines of Natural Earth (public domain).

The outlines come as TopoJSON (npm `world-atlas`): borders are shared arcs of whole numbers, each relative to the one
before. The point is the centre of a country's largest part, so that no border is drawn and none is taken sides on.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from babel.core import get_global

from guide import routes
from guide.relate import Guide
from guide.render import View

Point = tuple[float, float]
"""Longitude, latitude."""


def countries(guide: Guide, atlas: Mapping[str, Any] | None) -> dict[str, Any]:
    """One feature a country with its names, its number of sheets and links; no geometry where the atlas has none."""
    points = centres(atlas) if atlas else {}
    views = {language: View(guide, language, "") for language in guide.languages}

    def feature(code: str) -> dict[str, Any]:
        sheets = guide.by_country[code]
        point = points.get(code)
        return {
            "type": "Feature",
            "id": code,
            "geometry": {"type": "Point", "coordinates": [round(value, 2) for value in point]} if point else None,
            "properties": {
                "code": code,
                **{f"name_{language}": view.country(code) for language, view in views.items()},
                "sheets": len(sheets),
                "leads": sum(project.lead.country == code for project in sheets),
                "projects": [project.id for project in sheets],
                **{
                    f"url_{language}": routes.address(routes.index("country", code), language, guide.strings)
                    for language in guide.languages
                },
            },
        }

    return {"type": "FeatureCollection", "features": [feature(code) for code in sorted(guide.by_country)]}


def centres(atlas: Mapping[str, Any]) -> dict[str, Point]:
    """Centre of the largest part of each country, by ISO 3166-1 code of two letters."""
    arcs = [_unrolled(arc, atlas["transform"]) for arc in atlas["arcs"]]
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    largest: dict[str, tuple[float, Point]] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        codes = aliases.get(country.get("id", ""), [])
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for part in parts if len(codes) == 1 else ():
            found = _measured(_ring(part[0], arcs))
            largest[codes[0]] = max(found, largest.get(codes[0], (0.0, (0.0, 0.0))))
    return {code: centre for code, (_, centre) in largest.items()}


def _unrolled(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc in degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The outline that arcs make, end to end; ~n is the arc n backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _measured(ring: list[Point]) -> tuple[float, Point]:
    """Area, in square degrees, and centre of a closed outline."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(area), (x / (6 * area), y / (6 * area))) if area else (0.0, ring[0])

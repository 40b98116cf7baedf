"""The countries of the sheets as GeoJSON (RFC 7946): a point each, from the outlines of Natural Earth (public domain).

The point is the centre of a country's largest part, so that no border is drawn and none is taken sides on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.model import routes
from guide.relations.relate import Guide
from guide.relations.topojson import centres
from guide.view.view import View


def countries(guide: Guide, atlas: Mapping[str, Any] | None) -> dict[str, Any]:
    """One feature a country with its names, its number of sheets and links; no geometry where the atlas has none."""
    points = centres(atlas, guide.by_country) if atlas else {}
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

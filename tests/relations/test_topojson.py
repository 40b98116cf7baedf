from __future__ import annotations

from typing import Any

import pytest

from guide.relations.topojson import centres, outlines

SQUARE = {"type": "Polygon", "id": "442", "arcs": [[0, ~1]]}
"""Luxembourg as a square: arc 1 runs the other way and is read backwards."""


def topology(*countries: dict[str, Any]) -> dict[str, Any]:
    return {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [
            [[0, 0], [4, 0], [0, 4]],
            [[0, 0], [0, 4], [4, 0]],
            [[1, 1], [1, 0], [0, 1], [-1, -1]],
            [[336, 0], [4, 0], [-720, 0], [4, 4], [716, 0], [-4, 0], [0, -4]],
        ],
        "objects": {"countries": {"geometries": list(countries)}},
    }


def test_arcs_join_into_outlines_in_degrees() -> None:
    (outline,) = outlines(topology(SQUARE))
    assert outline.code == "LU"
    assert outline.rings == ([(10, 20), (12, 20), (12, 22), (10, 22), (10, 20)],)
    assert outline.centre == pytest.approx((11, 21))


def test_holes_and_parts_are_kept_and_the_largest_part_is_the_mainland() -> None:
    (outline,) = outlines(topology({"type": "MultiPolygon", "id": "056", "arcs": [[[2]], [[0, ~1], [2]]]}))
    assert [len(part) for part in outline.parts] == [1, 2]
    assert len(outline.rings) == 3
    assert outline.mainland == [(10, 20), (12, 20), (12, 22), (10, 22), (10, 20)]


def test_what_has_the_same_code_is_one_country() -> None:
    """As Australia and the Ashmore and Cartier Islands in the atlas."""
    (outline,) = outlines(topology(SQUARE, {"type": "Polygon", "id": "442", "arcs": [[2]]}))
    assert len(outline.parts) == 2
    assert outline.centre == pytest.approx((11, 21))


def test_what_has_no_code_of_its_own_is_still_land() -> None:
    land = outlines(topology({"type": "Polygon", "arcs": [[2]]}, {"type": "Polygon", "id": "-99", "arcs": [[2]]}))
    assert [each.code for each in land] == ["", ""]
    assert all(each.rings for each in land)


def test_outline_across_the_180th_meridian_goes_on_beyond_it() -> None:
    (outline,) = outlines(topology({"type": "Polygon", "id": "242", "arcs": [[3]]}))
    longitudes = [x for x, _ in outline.mainland]
    assert (min(longitudes), max(longitudes)) == (178, 182)
    assert abs(outline.centre[0]) == pytest.approx(180, abs=1)


def test_only_the_countries_that_are_wanted_are_read() -> None:
    atlas = topology(SQUARE, {"type": "Polygon", "id": "242", "arcs": [[3]]}, {"type": "Polygon", "arcs": [[2]]})
    assert [each.code for each in outlines(atlas, {"FJ"})] == ["FJ"]
    assert centres(atlas, {"LU", "SN"}).keys() == {"LU"}
    assert outlines(atlas, ()) == []

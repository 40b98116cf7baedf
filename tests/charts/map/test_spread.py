from __future__ import annotations

import math
from itertools import combinations

import pytest

from guide.charts.map.spread import spread

WIDE = (0, 0, 200, 200)


def test_points_that_are_far_enough_stay_where_they_are() -> None:
    assert spread([(50, 50), (90, 50)], 26, WIDE) == [(50, 50), (90, 50)]


def test_points_part_even_where_they_lie_in_one_place() -> None:
    points = spread([(50, 50), (50, 50), (52, 50)], 26, WIDE)
    assert all(math.dist(one, two) >= 25.8 for one, two in combinations(points, 2))


def test_points_leave_what_has_to_stay_in_sight() -> None:
    (point,) = spread([(50, 50)], 26, WIDE, clear=[(48, 50), (50, 50)], clearance=15)
    assert math.dist(point, (50, 50)) == pytest.approx(15, abs=0.2)


def test_points_stay_within_even_where_there_is_not_room_for_all() -> None:
    points = spread([(1.0, 1.0)] * 30, 26, (0, 0, 50, 50))
    assert all(0 <= x <= 50 and 0 <= y <= 50 for x, y in points)

from __future__ import annotations

import re

import pytest

from guide.charts.map.projection import Frame, equal_earth, number


@pytest.mark.parametrize(
    ("point", "plane"),
    [((0, 0), (0, 0)), ((180, 0), (2.7066299836, 0)), ((0, 90), (0, 1.3173627591)), ((-180, 0), (-2.7066299836, 0))],
)
def test_globe_reaches_as_far_as_its_authors_say(point: tuple[float, float], plane: tuple[float, float]) -> None:
    """Width and height of the published map: 5.4133 by 2.6347 Earth radii."""
    assert equal_earth(point) == pytest.approx(plane, abs=1e-9)


def test_areas_are_kept() -> None:
    """A cell of one degree at 60° north covers half of what it covers at the equator, on the globe and on the map."""

    def area(latitude: float) -> float:
        west, east, north = equal_earth((10, latitude)), equal_earth((11, latitude)), equal_earth((10, latitude + 1))
        return (east[0] - west[0]) * (north[1] - west[1])

    assert area(59.5) / area(-0.5) == pytest.approx(0.5, abs=0.01)


def test_frame_holds_all_points_with_its_margin() -> None:
    points = [(-72.7, 18.9), (66.0, 33.8), (46.7, -19.4), (19.4, 52.1)]
    frame = Frame.around(points, 250, 20, (100, 100))
    placed = [frame.place(point) for point in points]
    assert min(x for x, _ in placed) == pytest.approx(20, abs=1)
    assert max(x for x, _ in placed) == pytest.approx(frame.width - 20, abs=1)
    assert min(y for _, y in placed) == pytest.approx(20, abs=1)
    assert max(y for _, y in placed) == pytest.approx(frame.height - 20, abs=1)


def test_frame_of_few_neighbours_is_enlarged_but_not_without_end() -> None:
    near = Frame.around([(4, 50), (7, 51)], 250, 20, (540, 380))
    assert (near.width, near.height) == (540, 380)
    assert near.scale == 1000
    assert Frame.around([(4, 50)], 250, 20, (540, 380)).scale == 250


def test_path_is_cut_at_the_frame_and_leaves_out_what_lies_outside() -> None:
    frame = Frame(0, 0, 100, 50, 40)
    far = [(-90.0, -60.0), (90.0, -60.0), (90.0, 60.0), (-90.0, 60.0), (-90.0, -60.0)]
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", frame.path([far], 0.5))]
    assert max(map(abs, numbers)) <= 62
    assert frame.path([[(100.0, 10.0), (110.0, 10.0), (110.0, 20.0), (100.0, 10.0)]], 0.5) == ""


def test_path_does_not_drift_from_rounding() -> None:
    """Each step starts at the rounded end of the one before, so that neighbours stay together."""
    frame = Frame.around([(0, 0), (40, 40)], 250, 20, (100, 100))
    ring = [(step / 7, 20 + step / 11) for step in range(200)]
    path = frame.path([[*ring, ring[0]]], 0.1)
    start, steps = path[1:-1].split("l")
    x, y = map(float, start.split())
    values = [float(value) for value in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", steps)]
    end = x + sum(values[0::2]), y + sum(values[1::2])
    nearest = min(abs(end[0] - frame.place(point)[0]) + abs(end[1] - frame.place(point)[1]) for point in ring)
    assert nearest < 0.2


@pytest.mark.parametrize(
    ("value", "text"),
    [(12, "12"), (12.04, "12"), (0.5, ".5"), (-0.5, "-.5"), (-0.01, "0"), (10.5, "10.5"), (-120.26, "-120.3")],
)
def test_numbers_are_written_short(value: float, text: str) -> None:
    assert number(value) == text

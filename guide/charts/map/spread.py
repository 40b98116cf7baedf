"""Moves marks of a drawing apart, so that none covers another or what has to stay in sight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from guide.relations.topojson import Position

_ROUNDS = 100
_CLOSE_ENOUGH = 0.1


def spread(
    points: Sequence[Position],
    gap: float,
    within: tuple[float, float, float, float],
    clear: Sequence[Position] = (),
    clearance: float = 0.0,
) -> list[Position]:
    """Points moved, as little as will do, until no two are closer than `gap` and none is within `clearance` of `clear`.

    `within`: left, top, right and bottom, which win where there is not room for all; then points stay too close.
    """
    places = list(points)
    left, top, right, bottom = within
    for _ in range(_ROUNDS):
        before = list(places)
        for one, two in combinations(range(len(places)), 2):
            dx, dy = _push(places[one], places[two], gap)
            places[one] = places[one][0] - dx / 2, places[one][1] - dy / 2
            places[two] = places[two][0] + dx / 2, places[two][1] + dy / 2
        for number, place in enumerate(places):
            for obstacle in clear:
                dx, dy = _push(obstacle, place, clearance)
                place = place[0] + dx, place[1] + dy
            places[number] = min(max(place[0], left), right), min(max(place[1], top), bottom)
        if places == before:
            break
    return places


def _push(obstacle: Position, point: Position, least: float) -> Position:
    """The step that takes a point to the least distance from another; sideways where both are in one place."""
    x, y = point[0] - obstacle[0], point[1] - obstacle[1]
    apart = math.hypot(x, y)
    if apart > least - _CLOSE_ENOUGH:
        return 0.0, 0.0
    return (x * (least - apart) / apart, y * (least - apart) / apart) if apart else (least, 0.0)

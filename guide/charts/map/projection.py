"""From the globe to a drawing: the Equal Earth projection, a frame around what is to be seen, outlines as SVG paths.

Equal Earth keeps areas: Africa is as large beside Europe as it is. Source: B. Šavrič, T. Patterson, B. Jenny, “The
Equal Earth map projection”, International Journal of Geographical Information Science 33 (3), 2019, pp. 454–465.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.relations.topojson import Position, Ring

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_BLEED = 6.0
"""Outlines are cut this far outside the frame, so that no cut shows as a border."""


def equal_earth(point: Position) -> Position:
    """A point of the globe (longitude and latitude in degrees) on the plane, in Earth radii, north up."""
    longitude, latitude = map(math.radians, point)
    theta = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
    square = theta * theta
    sixth = square**3
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = 2 * math.sqrt(3) * longitude * math.cos(theta) / (3 * slope)
    return x, theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)


@dataclass(frozen=True)
class Frame:
    """The part of the plane that a drawing shows; the drawing's origin is its top left corner, north is up."""

    left: float
    top: float
    scale: float
    """Units of the drawing to an Earth radius."""
    width: int
    height: int
    """In units of the drawing."""

    @classmethod
    def around(cls, points: Iterable[Position], scale: float, margin: float, least: tuple[float, float]) -> Frame:
        """The frame of a scale around points of the globe; `margin` and `least` width and height in drawing units.

        A frame that would be narrower than the least is enlarged, up to four times, then widened.
        """
        xs, ys = zip(*map(equal_earth, points), strict=True)
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        room = least[0] - 2 * margin, least[1] - 2 * margin
        scales = [space / size for space, size in zip(room, (width, height), strict=True) if size]
        scale = min(max(scale, min(scales, default=scale)), 4 * scale)
        wide = max(math.ceil(width * scale + 2 * margin), round(least[0]))
        high = max(math.ceil(height * scale + 2 * margin), round(least[1]))
        middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        return cls(middle[0] - wide / 2 / scale, middle[1] + high / 2 / scale, scale, wide, high)

    def place(self, point: Position) -> Position:
        """Where a point of the globe is drawn."""
        x, y = equal_earth(point)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def path(self, rings: Iterable[Ring], detail: float) -> str:
        """Outlines as the data of an SVG path, cut to the frame; bends and rings smaller than `detail` are left out."""
        pieces = []
        for ring in rings:
            points = _thin(self._clip([self.place(point) for point in ring]), detail)
            if len(points) > 2:
                pieces.append(_path_data(points))
        return "".join(pieces)

    def _clip(self, ring: Sequence[Position]) -> Sequence[Position]:
        """What of an outline lies within the frame (Sutherland and Hodgman: one side after the other)."""
        sides = ((0, -_BLEED, 1), (0, self.width + _BLEED, -1), (1, -_BLEED, 1), (1, self.height + _BLEED, -1))
        for axis, limit, sign in sides:
            rest: list[Position] = []
            for one, two in pairwise([*ring, ring[0]] if ring else []):
                inside, next_inside = ((point[axis] - limit) * sign >= 0 for point in (one, two))
                if inside:
                    rest.append(one)
                if inside != next_inside:
                    share = (limit - one[axis]) / (two[axis] - one[axis])
                    rest.append((one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])))
            ring = rest
        return ring


def _thin(ring: Sequence[Position], detail: float) -> list[Position]:
    """An outline without the points that are closer than `detail` to the one before."""
    rest: list[Position] = []
    for point in ring:
        if not rest or math.dist(point, rest[-1]) >= detail:
            rest.append(point)
    return rest


def _path_data(ring: Sequence[Position]) -> str:
    """A closed path of steps in tenths of a unit, each from the rounded end of the one before: ``M12 3.4l5-.6z``."""
    x, y = (round(value * 10) for value in ring[0])
    text = f"M{number(x / 10)} {number(y / 10)}l"
    steps = []
    for point in ring[1:]:
        next_x, next_y = (round(value * 10) for value in point)
        if (next_x, next_y) != (x, y):
            steps += [number((next_x - x) / 10), number((next_y - y) / 10)]
        x, y = next_x, next_y
    return text + " ".join(steps).replace(" -", "-") + "z"


def number(value: float) -> str:
    """A number as SVG writes it shortest, to a tenth: ``12``, ``-.5``."""
    text = f"{round(value, 1) + 0:g}"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text

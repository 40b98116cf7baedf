"""Draws as the world does: a few values often, many rarely."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Frequencies(Generic[T]):
    """Values of which the first ones are drawn most often, as words of a language or projects of a country are."""

    def __init__(self, values: Iterable[T], exponent: float = 1.0):
        self.values = tuple(values)
        self._sums = tuple(itertools.accumulate((rank + 1) ** -exponent for rank in range(len(self.values))))

    def draw(self, chance: random.Random) -> T:
        """One value."""
        return chance.choices(self.values, cum_weights=self._sums)[0]

    def draw_several(self, chance: random.Random, count: int) -> list[T]:
        """Different values, as many as there are at most."""
        found: dict[T, None] = {}
        while len(found) < min(count, len(self.values)):
            found[self.draw(chance)] = None
        return list(found)


def by_use(known: Iterable[str], uses: Iterable[str]) -> Frequencies[str]:
    """Codes, those first that are used most."""
    counts = Counter(uses)
    return Frequencies(sorted(known, key=lambda code: (-counts[code], code)))

"""Which sheets resemble which, without comparing every sheet with every other.

Sheets that resemble each other share what few have. So candidates come from an index of what is telling: first the
sheets that share three of a sheet's most telling traits, then two, then one, at most `CANDIDATES` in all. Only these
are compared in full, so that a sheet costs the same in a guide of thirty and of thirty thousand.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, combinations, islice

from guide.model.study import Project

Trait = tuple[str, str]
"""What two sheets can have in common: kind and code, ``("country", "MA")``."""

SIMILAR = 4
"""Similar sheets shown on a sheet, at most."""
WEIGHTS = {"question": 4, "target": 3, "country": 3, "theme": 2, "audience": 1}
"""What one thing in common counts, divided by the square root of the number of sheets that have it."""
CANDIDATES = 100
"""Sheets compared with one, at most."""
READ_LIMIT = 4 * CANDIDATES
"""Places of the index read for one sheet, at most: a sheet that shares much stands in several."""
TELLING = 6
"""Traits of a sheet, the weightiest, that lead to candidates three or two at a time."""

GROUP_SIZES = (3, 2)
"""How many of them at a time, the most telling first."""


@dataclass(frozen=True)
class Similar:
    """A sheet that resembles another, and why."""

    project: Project
    reasons: tuple[Trait, ...]
    """The weightiest first."""


class Likeness:
    """Finds similar sheets. They are known by their position in reading order, traits by a number."""

    def __init__(self, traits: Sequence[Sequence[Trait]], weight: Callable[[Trait], float]):
        self.known = list(dict.fromkeys(chain.from_iterable(traits)))
        self.weights = [weight(trait) for trait in self.known]
        number = {trait: i for i, trait in enumerate(self.known)}
        numbers = (dict.fromkeys(map(number.__getitem__, each)) for each in traits)
        self.own = [array("I", sorted(each, key=self._order)) for each in numbers]
        """Traits of each sheet, the weightiest first."""
        places: Mapping[tuple[int, ...], array[int]] = defaultdict(partial(array, "I"))
        for sheet, each in enumerate(self.own):
            for size in (*GROUP_SIZES, 1):
                for group in self._groups(each, size):
                    places[group].append(sheet)
        # What one sheet has alone leads nowhere, and is most of a large guide's index.
        self.groups = {group: sheets for group, sheets in places.items() if len(sheets) > 1}

    def similar(self, sheet: int) -> list[tuple[int, tuple[Trait, ...]]]:
        """The sheets that resemble one, best first, then in reading order; with what they share, weightiest first."""
        own = frozenset(self.own[sheet])
        candidates = dict.fromkeys(islice(self._candidates(sheet), READ_LIMIT))
        candidates.pop(sheet, None)

        def score(other: int) -> float:
            # Summed exactly: two sheets that share things of the same weights are equally similar.
            return math.fsum(self.weights[trait] for trait in self.own[other] if trait in own)

        best = sorted((-score(other), other) for other in islice(candidates, CANDIDATES))[:SIMILAR]
        return [
            (other, tuple(self.known[trait] for trait in self.own[sheet] if trait in self.own[other]))
            for _, other in best
        ]

    def _candidates(self, sheet: int) -> Iterator[int]:
        """Sheets that share the weightiest groups of traits, the largest groups first; some come up again."""
        own = self.own[sheet]
        for size in (*GROUP_SIZES, 1):
            groups = self._groups(own, size)
            groups.sort(key=lambda group: -sum(map(self.weights.__getitem__, group)))
            yield from chain.from_iterable(self.groups.get(group, ()) for group in groups)

    def _groups(self, own: Sequence[int], size: int) -> list[tuple[int, ...]]:
        """The most telling traits, several at a time, in the same order for all sheets; one at a time, all traits."""
        telling = TELLING if size > 1 else len(own)
        return list(combinations(sorted(own, key=lambda trait: (self._order(trait), trait))[:telling], size))

    def _order(self, trait: int) -> float:
        return -self.weights[trait]

"""Reads one file of the data folder with its translations: all that a value of the guide is made of.

Nothing here looks at another file, so that files can be read in any order, by any process, and only when they change.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide import shape, yamlfile
from guide.fields import Model
from guide.problems import Problem
from guide.translations import lay_over
from guide.yamlfile import Document

Stamp = tuple[int, ...]
"""When files were last changed, how long they are, which files they are: what changes when they do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave when it was read."""

    stamp: Stamp
    value: Any
    """The value of the file, translations included; nothing where there are problems with the file itself."""
    problems: tuple[Problem, ...] = ()
    document: Document | None = None
    """The file where it is YAML but fits no model."""


def stamp(paths: Iterable[Path]) -> Stamp:
    """The stamp of files that exist."""
    found = [os.lstat(path) for path in paths]
    return tuple(number for each in found for number in (each.st_mtime_ns, each.st_size, each.st_ino))


@dataclass(frozen=True, slots=True)
class Task:
    """A file of the data folder that is to be read."""

    kind: type[Model]
    source: Path
    file: str
    """Relative to the data folder."""
    layers: tuple[tuple[str, Path], ...] = ()
    """Pairs (language, translation)."""

    @property
    def paths(self) -> list[Path]:
        """The files to be read: the source, then its translations."""
        return [self.source, *(path for _, path in self.layers)]


def read(task: Task) -> Reading:
    """Read a file, fit it to its model, and lay its translations over it."""
    seen = stamp(task.paths)
    value, problems, unfit = _fitted(yamlfile.read(task.source, task.source), task.kind)
    for language, path in task.layers:
        layer = yamlfile.read(path, path)
        if isinstance(layer, Problem):
            problems.append(layer)
        elif value is not None:
            value, found = lay_over(value, layer, language, f"data/{task.file}")
            problems += found
    return Reading(seen, value, tuple(problems), unfit)


def _fitted(document: Document | Problem, kind: type[Model]) -> tuple[Any, list[Problem], Document | None]:
    """The value of a file, its problems, and the file where it does not fit."""
    if isinstance(document, Problem):
        return None, [document], None
    value, problems = shape.fit(document, kind)
    return value, problems, document if value is None else None

"""Reads one file of the data folder with its translations: all that a value of the guide is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.model.fields import Model
from guide.problems.problem import Problem
from guide.reading import fit, yaml_file
from guide.reading.translations import lay_over
from guide.reading.yaml_file import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave when it was read."""

    value: Any
    """The value of the file, translations included; nothing where there are problems with the file itself."""
    problems: tuple[Problem, ...] = ()
    document: Document | None = None
    """The file where it is YAML but fits no model."""


def read_value(path: Path, kind: type[Model], name: str, layers: Sequence[tuple[str, Path]] = ()) -> Reading:
    """Read a file, fit it to its model, and lay its translations over it.

    `name`: what problems of translations call the file; `layers`: pairs (language, translation).
    """
    document = yaml_file.read_yaml(path, path)
    if isinstance(document, Problem):
        value, problems = None, [document]
    else:
        value, problems = fit.fit(document, kind)
    unfit = document if value is None and isinstance(document, Document) else None
    for language, translation in layers:
        layer = yaml_file.read_yaml(translation, translation)
        if isinstance(layer, Problem):
            problems.append(layer)
        elif value is not None:
            value, more = lay_over(value, layer, language, name)
            problems += more
    return Reading(value, tuple(problems), unfit)

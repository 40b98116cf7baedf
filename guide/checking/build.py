"""The whole story: read, check, relate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guide.checking.collection import check_collection
from guide.checking.pages import check_pages
from guide.problems.problem import Problem, in_order
from guide.reading.folder import Collection, load
from guide.relations.relate import Guide, relate


def build(data: Path, docs: Path | None = None) -> tuple[Guide | None, list[Problem]]:
    """The guide of a data folder and, where given, its folder of pages; or all problems that stand in the way.

    Raises `NotADirectoryError` where `data` is none.
    """
    collection, problems = examine(data, docs)
    return (None if problems else relate(collection)), problems


def examine(data: Path, docs: Path | None = None) -> tuple[Collection, list[Problem]]:
    """All that can be read, pages with the calls that they make, and all problems, in order."""
    collection, problems = load(data, docs)
    pages, wrong = check_pages(collection)
    return replace(collection, pages=pages), in_order([*problems, *check_collection(collection), *wrong])

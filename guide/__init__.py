"""A bilingual guide to cooperation between local governments: from data to pages, whatever builds the site.

    build(data, docs) = load → check → relate

`guide` knows nothing of MkDocs; `macros/` and `hooks/` hand its results over.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guide.check import check
from guide.check_pages import check_pages
from guide.load import Collection, load
from guide.problems import Problem, in_order
from guide.relate import Guide, relate

__all__ = ["Guide", "Problem", "build", "examine"]


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
    return replace(collection, pages=pages), in_order([*problems, *check(collection), *wrong])

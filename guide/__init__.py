"""A bilingual guide to cooperation between local governments: from data to pages, whatever builds the site.

    build(data, docs) = load → check → relate

`guide` knows nothing of MkDocs; `macros/` and `hooks/` hand its results over.
"""

from __future__ import annotations

from guide.checking.build import build, examine
from guide.problems.problem import Problem
from guide.relations.relate import Guide

__all__ = ["Guide", "Problem", "build", "examine"]

"""Rendered pages of the tiny guide, compared with what a person has read and accepted.

After a change that is meant: `GOLDEN=1 pytest tests/test_golden.py`, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide.pages import generated_pages
from guide.publication import Publication
from guide.publisher import Publisher
from guide.relate import Guide

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_from_data(tiny: Guide, language: str) -> None:
    publication = Publication(Publisher(address="https://guide.example.org/"), year=2026)
    pages = {page.key: page for page in generated_pages(tiny, language, publication)}
    assert list(pages) == [
        "method/steps/1",
        "projects/riviere-prets",
        "projects/moulin-contes",
        "sdg/goals/4",
        "sdg/targets/4-6",
        "tools/workshops/1",
    ]
    for key, page in pages.items():
        said = f"title: {page.title}\ndescription: {page.description}\npartly: {page.partly}\n---\n{page.html}\n"
        path = GOLDEN / f"{language}-{key.replace('/', '-')}.html"
        if os.environ.get("GOLDEN"):
            path.write_text(said, encoding="utf-8")
        assert said == path.read_text(encoding="utf-8"), f"{path.name} differs"


def test_every_golden_file_is_used() -> None:
    assert len(list(GOLDEN.glob("*.html"))) == 12

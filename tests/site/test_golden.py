"""Pages of the tiny guide, compared with what a person has read and accepted.

After a change that is meant: `GOLDEN=1 pytest tests/site/test_golden.py`, then read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import ROOT, build_site, copy_tiny

GOLDEN = ROOT / "tests" / "golden"
PAGES = {
    "fr": {
        "method-steps-1": "fr/methode/etapes/1.html",
        "projects-riviere-prets": "fr/fiches/riviere-prets.html",
        "projects-moulin-contes": "fr/fiches/moulin-contes.html",
        "sdg-goals-4": "fr/odd/objectifs/4.html",
        "sdg-targets-4-6": "fr/odd/cibles/4-6.html",
        "tools-workshops-1": "fr/outils/ateliers/1.html",
    },
    "en": {
        "method-steps-1": "en/method/steps/1.html",
        "projects-riviere-prets": "en/project-sheets/riviere-prets.html",
        "projects-moulin-contes": "en/project-sheets/moulin-contes.html",
        "sdg-goals-4": "en/sdg/goals/4.html",
        "sdg-targets-4-6": "en/sdg/targets/4-6.html",
        "tools-workshops-1": "en/tools/workshops/1.html",
    },
}
"""One page of each kind that comes from data."""


@pytest.fixture(scope="module")
def dated_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide with an address, built on 1 January 2026."""
    folder = copy_tiny(tmp_path_factory.mktemp("golden") / "project")
    result = build_site(folder, SITE_URL="https://guide.example.org/", SOURCE_DATE_EPOCH="1767225600")
    assert result.returncode == 0, result.stderr
    return folder / "site"


def content(page: str) -> str:
    """Description, title and notices, text: what the guide says, without what the theme prints around it."""
    description = re.search(r'<meta name="description" content="[^"]*">', page)
    title = re.search(r"<h1.*?</h1>", page)
    notices = re.findall(r'<p class="notice">.*?</p>', page)
    article = re.search(r'<article id="content".*</article>', page, re.DOTALL)
    assert description
    assert title
    assert article
    text = re.sub(r' data-words="[^"]*"', "", article[0])
    return "\n".join((description[0], title[0], *notices, text, ""))


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in PAGES for name in PAGES[language]])
def test_pages_from_data(dated_site: Path, language: str, name: str) -> None:
    made = content((dated_site / PAGES[language][name]).read_text(encoding="utf-8"))
    path = GOLDEN / f"{language}-{name}.html"
    if os.environ.get("GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8"), f"{path.name} differs"


def test_every_golden_file_is_used() -> None:
    assert {path.stem for path in GOLDEN.glob("*.html")} == {f"{each}-{name}" for each in PAGES for name in PAGES[each]}

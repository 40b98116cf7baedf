"""Pictures of pages: of one language, shown in another, shared by all."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import build_site

from guide import build

pytestmark = pytest.mark.site
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
PAGE = """---
title: Une nouvelle page
description: Une page d’essai avec deux images.
---
Du texte.

![Un carré](img/carre.svg)

![Un logo](../images/logo.svg)
"""


def test_a_page_shown_in_another_language_shows_its_pictures(tiny_folder: Path) -> None:
    page = tiny_folder / "docs/fr/tools/essai.md"
    page.write_text(PAGE, encoding="utf-8")
    for name in ("fr/tools/img/carre.svg", "images/logo.svg"):
        path = tiny_folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SVG, encoding="utf-8")
    (tiny_folder / "docs/fr/.DS_Store").write_bytes(b"\0")
    result = build_site(tiny_folder)
    assert result.returncode == 0, result.stderr
    site = tiny_folder / "site"
    pages = {"fr": site / "fr/outils/essai.html", "en": site / "en/tools/essai.html"}
    for language, path in pages.items():
        html = path.read_text(encoding="utf-8")
        for source in (f"{language}/tools/img/carre.svg", "images/logo.svg"):
            assert (site / source).read_text(encoding="utf-8") == SVG
            assert any((path.parent / each).resolve() == site / source for each in _sources(html)), (language, source)
    assert not list(site.rglob(".DS_Store"))


def _sources(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split(' src="')[1:]]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("fr/evil.html", "stray_file"),
        ("fr/tools/note.txt", "stray_file"),
        ("fr/page.MD", "stray_file"),
        ("images/page.md", "stray_file"),
        ("fr/evil.svg", "svg_markup"),
        ("images/evil.svg", "svg_markup"),
    ],
)
def test_nothing_else_is_published(tiny_folder: Path, name: str, code: str) -> None:
    path = tiny_folder / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', encoding="utf-8")
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    assert [(problem.file, problem.code) for problem in problems] == [(path, code)]


@pytest.mark.parametrize("name", ["fr/leak.txt", "fr/leak.md", "fr/leak.png", "fr/leak", "images/leak.png"])
def test_no_link_is_followed(tiny_folder: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    (secret if name != "fr/leak" else secret / "a.md").parent.mkdir(exist_ok=True)
    (secret if name != "fr/leak" else secret / "a.md").write_text("secret", encoding="utf-8")
    path = tiny_folder / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(secret)
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    assert [(problem.file, problem.code) for problem in problems] == [(path, "symlink")]

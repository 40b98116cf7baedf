"""The preview leaves, byte for byte, what a build from nothing makes, and makes again only what a change can touch."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_tiny
from jinja2 import FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from guide.render import TEMPLATES

SHEET = "data/projects/riviere-prets.yml"
CHANGES: dict[str, Callable[[Path], None]] = {}


def change(function: Callable[[Path], None]) -> Callable[[Path], None]:
    CHANGES[function.__name__] = function
    return function


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@change
def a_title(project: Path) -> None:
    replaced(project / SHEET, "Le prêt au fil de l’eau", "Le prêt au gré du courant")
    replaced(project / SHEET, "Rivière : prêts", "Courant : prêts")


@change
def a_target(project: Path) -> None:
    path = project / SHEET
    text = path.read_text(encoding="utf-8")
    start, end = text.index("targets:"), text.index("study:")
    path.write_text(text[:start] + text[end:], encoding="utf-8")


@change
def a_new_sheet(project: Path) -> None:
    text = (project / SHEET).read_text(encoding="utf-8")
    text = text.replace("id: riviere-prets", "id: riviere-retours").replace("number: 1\n", "number: 99\n")
    (project / "data/projects/riviere-retours.yml").write_text(text, encoding="utf-8")


@change
def a_deleted_sheet(project: Path) -> None:
    for path in project.glob("data/**/moulin-contes.yml"):
        path.unlink()


@change
def a_string(project: Path) -> None:
    replaced(project / "data/strings/fr.yml", "site.next: ", "site.next: Plus loin, ")


@change
def a_segment_of_addresses(project: Path) -> None:
    replaced(project / "data/strings/fr.yml", "projects: fiches", "projects: feuilles")


@change
def a_page(project: Path) -> None:
    path = project / "docs/fr/index.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nUn mot de plus.\n", encoding="utf-8")


@change
def a_new_page(project: Path) -> None:
    shutil.copy(project / "docs/fr/tools/bibliography.md", project / "docs/fr/tools/library.md")


@change
def a_template(project: Path) -> None:
    replaced(project / "guide/templates/project.html", "<", "<!-- changed --><")


@change
def a_translation(project: Path) -> None:
    replaced(project / "data/translations/en/projects/moulin-contes.yml", "title: ", "title: More ")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(project: Path, site: str, command: Any) -> Any:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / site))
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    return config


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny guide, with templates of its own."""
    folder = copy_tiny(tmp_path / "project")
    templates = (folder / "guide").resolve() / "templates"
    (folder / "guide").unlink()
    shutil.copytree(templates, folder / "guide/templates")
    monkeypatch.setattr(TEMPLATES, "loader", FileSystemLoader(folder / "guide/templates"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", CHANGES)
def test_a_preview_ends_as_a_build_from_nothing(project: Path, name: str) -> None:
    preview = built(project, "live", "serve").guide_shown
    preview.live.finish()
    before = tree(project / "live")
    CHANGES[name](project)
    if preview.update():
        preview.live.finish()
    else:
        built(project, "live", "serve").guide_shown.live.finish()
    built(project, "clean", "build")
    live, clean = tree(project / "live"), tree(project / "clean")
    assert live.keys() == clean.keys()
    assert [address for address in clean if live[address] != clean[address]] == []
    assert live != before


def test_nothing_is_made_before_it_is_asked_for(project: Path) -> None:
    preview = built(project, "live", "serve").guide_shown
    page = project / "live/fr/fiches/riviere-prets.html"
    assert not page.exists()
    preview.live.ask("fr/fiches/riviere-prets.html")
    built(project, "clean", "build")
    assert page.read_bytes() == (project / "clean/fr/fiches/riviere-prets.html").read_bytes()


def stale(preview: Any) -> set[str]:
    return {address for part in preview.live.parts.values() if not part.fresh for address in part.addresses}


def test_a_lesson_touches_the_sheet_and_what_is_made_of_whole_sheets(project: Path) -> None:
    preview = built(project, "live", "serve").guide_shown
    preview.live.finish()
    replaced(project / SHEET, "On lit mieux près de l’eau.", "On lit plus près de l’eau.")
    assert preview.update()
    touched = stale(preview)
    assert "fr/fiches/riviere-prets.html" in touched
    assert "data/projects.json" in touched
    assert "fr/outils/glossaire.html" not in touched


def test_what_is_wrong_with_the_data_leaves_the_site_as_it_was(project: Path) -> None:
    preview = built(project, "live", "serve").guide_shown
    preview.live.finish()
    before = tree(project / "live")
    replaced(project / SHEET, "number: 1\n", "number: un\n")
    with pytest.raises(Abort, match=r"riviere-prets\.yml:2: number"):
        preview.update()
    preview.live.finish()
    assert tree(project / "live") == before

"""No page is written over another, has a name that some system refuses, or is out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import edit

from guide import build

SHEET = "data/projects/moulin-contes.yml"
PAGE = "---\ntitle: Une page\ndescription: Une page d’essai.\n---\nDu texte.\n"


def codes(project: Path) -> list[tuple[str, str]]:
    """File within the project and code of each problem."""
    _, problems = build(project / "data", project / "docs")
    return [(problem.file.relative_to(project).as_posix(), problem.code) for problem in problems]


def rename(project: Path, name: str) -> str:
    """Give a sheet another identifier; its file."""
    old, new = project / SHEET, project / f"data/projects/{name}.yml"
    edit(old, lambda data: data.update(id=name))
    old.rename(new)
    for path in (*project.glob("data/**/*.yml"), *project.glob("docs/**/*.md")):
        path.write_text(path.read_text(encoding="utf-8").replace("moulin-contes", name), encoding="utf-8")
    translation = project / "data/translations/en/projects/moulin-contes.yml"
    translation.rename(translation.with_stem(name))
    return f"data/projects/{name}.yml"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("index", "reserved_name"),
        ("404", "reserved_name"),
        ("con", "reserved_name"),
        ("lpt1", "reserved_name"),
        ("a" * 101, "long_name"),
        ("countries", "address_again"),
        ("pays", "address_again"),
        ("map", "address_again"),
        ("carte", "address_again"),
        ("timeline", "address_again"),
    ],
)
def test_a_sheet_has_a_name_of_its_own(tiny_folder: Path, name: str, code: str) -> None:
    file = rename(tiny_folder, name)
    assert set(codes(tiny_folder)) == {(file, code)} | ({(file, "address_again")} if name == "index" else set())


def test_a_name_that_no_page_has_passes(tiny_folder: Path) -> None:
    rename(tiny_folder, "a" * 100)
    assert codes(tiny_folder) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("projects/moulin-contes.md", "address_again"),
        ("tools/con.md", "reserved_name"),
        ("tools/École été.md", "page_name"),
        ("essai/a.md", "page_section"),
        ("tools/" + "a" * 101 + ".md", "long_name"),
    ],
)
def test_a_page_has_a_place_of_its_own(tiny_folder: Path, name: str, code: str) -> None:
    path = tiny_folder / "docs/fr" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(PAGE, encoding="utf-8")
    file = SHEET if code == "address_again" else f"docs/fr/{name}"
    assert set(codes(tiny_folder)) == {(file, code)}


def test_two_sections_with_one_address_are_seen(tiny_folder: Path) -> None:
    edit(tiny_folder / "data/strings/fr.yml", lambda data: data["paths"].update(tools="methode"))
    assert ("docs/fr/tools/index.md", "address_again") in codes(tiny_folder)

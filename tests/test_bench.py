"""The collections that the benchmark is run on."""

from __future__ import annotations

from pathlib import Path

import collection
import pytest

from guide import build
from guide.relate import Guide
from guide.translations import states

COUNT = 40


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "collection"
    collection.make(folder, COUNT)
    return folder


@pytest.fixture(scope="module")
def guide(made: Path) -> Guide:
    built, problems = build(made / "data", made / "docs")
    assert not problems, [problem.text() for problem in problems]
    assert built
    return built


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_made_collection_has_as_many_sheets_as_asked_for(guide: Guide) -> None:
    assert len(guide.projects) == COUNT


def test_the_same_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    collection.make(tmp_path / "again", COUNT)
    assert content(tmp_path / "again") == content(made)


def test_another_seed_gives_other_sheets(made: Path, tmp_path: Path) -> None:
    collection.make(tmp_path / "other", COUNT, seed=1)
    assert content(tmp_path / "other").keys() != content(made).keys()


def test_a_collection_begins_with_any_smaller_one(made: Path, tmp_path: Path) -> None:
    collection.make(tmp_path / "smaller", COUNT - 5)
    assert content(tmp_path / "smaller").items() <= content(made).items()


def test_the_real_sheets_are_in_it_unchanged(made: Path, real: Guide) -> None:
    original = real.collection.root
    assert content(original).items() <= content(made / "data").items()


def test_made_sheets_are_translated_and_no_translation_is_outdated(guide: Guide) -> None:
    assert [state for state in states(guide.collection, "en") if state.missing or state.outdated] == []


def test_made_sheets_have_relations_of_every_kind(guide: Guide, real: Guide) -> None:
    sheets = guide.projects[len(real.projects) :]
    for field in ("cases", "targets", "themes", "audiences", "further_reading", "partners"):
        assert any(getattr(sheet, field) for sheet in sheets), field
    assert {sheet.lead.kind for sheet in sheets} == {sheet.lead.kind for sheet in real.projects}


def test_titles_tell_made_sheets_apart(guide: Guide) -> None:
    for language in guide.languages:
        assert len({sheet.short_title.within(language) for sheet in guide.projects}) == COUNT


def test_made_sheets_are_as_long_as_real_ones(made: Path, real: Guide) -> None:
    own = {sheet.id for sheet in real.projects}
    sizes = {path.stem: path.stat().st_size for path in (made / "data/projects").glob("*.yml")}
    real_size = sum(size for name, size in sizes.items() if name in own) / len(own)
    made_size = sum(size for name, size in sizes.items() if name not in own) / (COUNT - len(own))
    assert made_size == pytest.approx(real_size, rel=0.25)


def test_no_mark_of_a_place_is_left(made: Path) -> None:
    marks = {mark.encode() for mark in ("\ue000", "\ue001", "\ue002")}
    assert [name for name, text in content(made).items() if any(mark in text for mark in marks)] == []


def test_fewer_sheets_than_the_real_ones_cannot_be_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fewer"):
        collection.make(tmp_path / "few", 3)

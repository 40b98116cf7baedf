"""What is kept from one check to the next: only what the same code has read, of files that have not changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide import examine, kept
from guide.cli import main
from guide.load import Collection


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of caches of the test's own, in which little is worth keeping."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(kept, "WORTH_KEEPING", 1)
    monkeypatch.setattr(kept, "SETTLED", 0)
    monkeypatch.setattr(kept, "AT_ONCE", 3)
    return tmp_path / "home"


def read_and_keep(folder: Path) -> Collection:
    data, docs = folder / "data", folder / "docs"
    before = kept.kept(data, docs)
    collection, _ = examine(data, docs, before)
    kept.keep(data, docs, collection.readings, before)
    return collection


def caches(home: Path) -> list[Path]:
    return list((home / "guide").glob("*")) if home.exists() else []


def test_what_is_kept_is_what_was_read(tiny_folder: Path) -> None:
    first = read_and_keep(tiny_folder)
    readings = kept.kept(tiny_folder / "data", tiny_folder / "docs")
    assert readings == first.readings
    assert examine(tiny_folder / "data", tiny_folder / "docs", readings) == (first, [])


def test_check_says_the_same_with_and_without_what_was_kept(
    tiny_folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tiny_folder / "data/projects/moulin-contes.yml"
    command = ["check", "--data", str(tiny_folder / "data")]
    text = sheet.read_text(encoding="utf-8")
    for change in (text, text.replace("number: 2", "number: 1"), text.replace("title:", "titel:", 1), text):
        sheet.write_text(change, encoding="utf-8")
        found = [(main([*command, *more]), *capsys.readouterr()) for more in (["--no-cache"], [], [])]
        assert found[0] == found[1] == found[2]
    assert len(caches(home)) == 1


def test_check_without_cache_keeps_nothing(tiny_folder: Path, home: Path) -> None:
    main(["check", "--data", str(tiny_folder / "data"), "--no-cache"])
    assert not caches(home)


def test_small_guide_keeps_nothing(tiny_folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "WORTH_KEEPING", 200)
    read_and_keep(tiny_folder)
    assert not caches(home)


@pytest.mark.parametrize("spoilt", [b"", b"x", b"x" * 200])
def test_damaged_cache_is_no_cache(tiny_folder: Path, home: Path, spoilt: bytes) -> None:
    read_and_keep(tiny_folder)
    (cache,) = caches(home)
    whole = cache.read_bytes()
    for content in (spoilt, whole[:-1], whole[:100] + b"!" + whole[101:]):
        cache.write_bytes(content)
        assert kept.kept(tiny_folder / "data", tiny_folder / "docs") == {}
    cache.write_bytes(whole)
    assert kept.kept(tiny_folder / "data", tiny_folder / "docs")


def test_cache_of_other_code_is_no_cache(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_and_keep(tiny_folder)
    monkeypatch.setattr(kept, "_code", lambda: b"other")
    assert kept.kept(tiny_folder / "data", tiny_folder / "docs") == {}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system knows no owners")
def test_cache_of_somebody_else_is_not_opened(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_and_keep(tiny_folder)
    monkeypatch.setattr(os, "getuid", lambda: -5)
    assert kept.kept(tiny_folder / "data", tiny_folder / "docs") == {}


def test_file_that_changed_just_now_is_not_kept(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SETTLED", 60)
    sheet = tiny_folder / "data/projects/moulin-contes.yml"
    for path in (tiny_folder / "data").rglob("*.yml"):
        os.utime(path, (1, 1))
    os.utime(sheet)
    read_and_keep(tiny_folder)
    readings = kept.kept(tiny_folder / "data", tiny_folder / "docs")
    assert sheet not in readings
    assert tiny_folder / "data/projects/riviere-prets.yml" in readings


def test_cache_that_cannot_be_written_is_no_reason_to_stop(
    tiny_folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("no folder", encoding="utf-8")
    assert main(["check", "--data", str(tiny_folder / "data")]) == 0
    assert "Tout est en ordre" in capsys.readouterr().out

"""What Vega drew is kept between builds, and drawn anew where it would look otherwise."""

from __future__ import annotations

import importlib.util
from collections.abc import MutableMapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT

from guide import charts
from guide.charts import Bar, bars

spec = importlib.util.spec_from_file_location("drawings", ROOT / "hooks" / "drawings.py")
assert spec
assert spec.loader
drawings = importlib.util.module_from_spec(spec)
spec.loader.exec_module(drawings)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MutableMapping[str, bytes]:
    found: MutableMapping[str, bytes] = drawings.Folder(tmp_path / ".cache" / "charts")
    monkeypatch.setattr(charts, "drawn", found)
    return found


def never(specification: str) -> str:
    raise AssertionError(specification)


def test_a_chart_that_was_drawn_before_is_not_drawn_again(
    folder: MutableMapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bars("Fiches", [Bar("Jeunes", 14, "14")])
    assert len(folder) == 1
    monkeypatch.setattr(charts.vl_convert, "vegalite_to_svg", never)
    assert bars("Fiches", [Bar("Jeunes", 14, "14")]) == first
    assert "Femmes" in bars("Fiches", [Bar("Femmes", 14, "14")]), "words are no part of what Vega draws"
    with pytest.raises(AssertionError):
        bars("Fiches", [Bar("Jeunes", 14, "14"), Bar("Femmes", 7, "7")])


def test_another_version_of_vega_draws_anew(
    folder: MutableMapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    bars("Fiches", [Bar("Jeunes", 14, "14")])
    monkeypatch.setattr(charts, "_VERSION", "0")
    bars("Fiches", [Bar("Jeunes", 14, "14")])
    assert len(folder) == 2


def test_a_build_keeps_drawings_below_its_project_and_forgets_them_when_they_are_many(
    folder: MutableMapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"))
    folder["one"] = b"<svg/>"
    drawings.on_config(config)
    assert dict(charts.drawn) == {"one": b"<svg/>"}
    monkeypatch.setattr(drawings, "MOST", 0)
    drawings.on_config(config)
    assert len(charts.drawn) == 0

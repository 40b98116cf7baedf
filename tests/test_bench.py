"""The benchmark: the collections that it is run on, the pages that other programs get, its tables."""

from __future__ import annotations

import sys
from pathlib import Path

import collection
import process
import pytest
import tables

from guide import build
from guide.reading.translations import states
from guide.relations.relate import Guide

COUNT = 40
MIB = 1024**2


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collection.make_project(tmp_path_factory.mktemp("bench") / "project", COUNT)


@pytest.fixture(scope="module")
def guide(project: Path) -> Guide:
    guide, problems = build(project / "data", project / "docs")
    assert not problems, [problem.text() for problem in problems]
    assert guide
    return guide


def content(project: Path) -> dict[str, bytes]:
    data = project / "data"
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.*")}


def test_a_collection_of_40_has_no_problem_and_no_outdated_translation(guide: Guide) -> None:
    assert len(guide.projects) == 40
    assert [state for state in states(guide.collection, "en") if state.missing or state.outdated] == []


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(project: Path, tmp_path: Path) -> None:
    assert content(collection.make_project(tmp_path / "again", COUNT)) == content(project)
    assert content(collection.make_project(tmp_path / "other", COUNT, seed=1)).keys() != content(project).keys()


def test_made_sheets_are_told_apart_and_as_long_as_real_ones(project: Path, guide: Guide, real: Guide) -> None:
    for language in ("fr", "en"):
        assert len({sheet.short_title.within(language) for sheet in guide.projects}) == 40
    sizes = {path.stem: path.stat().st_size for path in (project / "data/projects").glob("*.yml")}
    own = [sizes.pop(sheet.id) for sheet in real.projects]
    assert sum(sizes.values()) / len(sizes) == pytest.approx(sum(own) / len(own), rel=0.25)


def test_made_sheets_name_none_of_the_real_places(guide: Guide) -> None:
    made = [sheet for sheet in guide.projects if sheet.number > 27]
    assert len(made) == 13
    assert [
        sheet.id for sheet in made if "Oujda" in sheet.model_dump_json() or "Cergy" in sheet.model_dump_json()
    ] == []


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells the memory of processes")
def test_processor_time_and_memory_are_those_of_all_processes_together(tmp_path: Path) -> None:
    child = f"import time; kept = bytearray({40 * MIB}); kept[::4096] = b'x' * len(kept[::4096]); time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    run = process.run([[sys.executable, "-c", parent]] * 2, [tmp_path] * 2, {})
    assert run["memory"] > 80 * MIB
    assert run["seconds"] >= 1
    assert 0 < run["cpu"] < 2 * run["seconds"]


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="so it is"):
        process.run([[sys.executable, "-c", "raise SystemExit('so it is')"]], [tmp_path], {})


def test_pages_are_markdown_whose_links_lead_to_sources() -> None:
    import pages

    html = """
    <h2 id="part">Part</h2><svg><text>drawn</text></svg><dl><dt>Pays</dt><dd><p>Mali</p></dd></dl>
    <p><a href="../odd/index.html#x">SDG</a> <a href="../../data/a.csv">a</a></p>"""
    sources = {"fr/fiches/a.html": "projects/a.md", "fr/odd/index.html": "sdg/index.md"}
    text = pages.markdown(html, "fr/fiches/a.html", sources)
    assert "".join(text.split()) == "##Part{#part}Pays:Mali[SDG](../sdg/index.md#x)[a](../../data/a.csv)"


RESULTS = {
    "machine": "2 cores",
    "versions": {"mkdocs": "1.6.1"},
    "commit": "abc",
    "date": "2026-01-02",
    "sizes": {
        "270": {
            "pages": 1000,
            "runs": [
                {
                    "load": 1.0,
                    "check": {"seconds": 1.0, "cpu": 0.5, "memory": 50 * MIB},
                    "guide": {"seconds": own, "cpu": 2.0, "memory": 300 * MIB},
                    "material": {"seconds": 10.0, "cpu": 4.0, "memory": 100 * MIB},
                    "zensical": {"seconds": 24.0, "cpu": 5.0, "memory": 100 * MIB},
                    "hugo": {"seconds": 1.0, "cpu": 1.0, "memory": 100 * MIB},
                }
                for own in (9.0, 12.0, 30.0)
            ],
            "preview": [{"seconds": 2.0, "cpu": 1.5}],
            "reading": [{"first visit, bytes": 36500, "query, http, ms": 20.5}],
        }
    },
}


def test_tables_show_medians_extremes_ratios_of_one_run_and_what_is_missed() -> None:
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in tables.all_tables(RESULTS).splitlines()]
    for line in (
        ["build / Material, wall clock", "270", "1.2 (0.9–3)", "1", "**missed**"],
        ["a saved sheet is served (s)", "270", "2", "2", "met"],
        ["first visit to a sheet (kB)", "270", "36.5", "36", "**missed**"],
        ["the guide", "12 (9–30)"],
        ["the guide / Material", "0.5"],
        ["the guide", "300"],
        ["the guide / Material", "3"],
        ["build / Zensical, wall clock", "270", "0.5 (0.375–1.25)", "1", "met"],
        ["query, http, ms", "20.5"],
    ):
        assert line in lines

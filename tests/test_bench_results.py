"""What the benchmark measures, keeps, judges and prints."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import process
import pytest
import tables
from conftest import ROOT
from contenders import LONG, hugo_project, zensical_project
from costs import PHASES, phase
from results import Results, median
from targets import verdicts
from weight import weight

MIB = 1024**2
ALLOCATE = "import time; kept = bytearray({size}); kept[::4096] = b'x' * len(kept[::4096]); time.sleep(0.4)"


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return Results(tmp_path / "results" / "run.json")


def python(code: str, folder: Path) -> process.Run:
    return process.run([sys.executable, "-c", code], folder, {}, folder / "output.txt")


def test_what_was_measured_is_there_after_an_interruption(results: Results) -> None:
    results.keep(27, "check_cold", [{"seconds": 1.0}])
    again = Results(results.file)
    assert again.has(27, "check_cold")
    assert not again.has(27, "check_warm")
    assert not again.has(270, "check_cold")


def test_a_part_that_is_measured_again_replaces_the_earlier_one(results: Results) -> None:
    results.keep(27, "check_cold", [{"seconds": 9.0}])
    results.keep(27, "check_cold", [{"seconds": 1.0}, {"seconds": 3.0}, {"seconds": 2.0}])
    assert median(results.data, 27, "check_cold", "seconds") == 2.0


def test_results_that_are_kept_in_the_repository_name_no_folder_of_the_machine(results: Results) -> None:
    results.keep(27, "hugo", [], failure=f"{ROOT}/build/bench/tools/bin/hugo build: exit status 1")
    assert str(ROOT) not in results.file.read_text(encoding="utf-8")
    assert "build/bench/tools/bin/hugo" in results.file.read_text(encoding="utf-8")


def test_a_target_is_met_up_to_its_limit_and_missed_beyond(results: Results) -> None:
    results.keep(270, "material", [{"seconds": 100.0}])
    for seconds, met in ((125.0, True), (126.0, False)):
        results.keep(270, "build_cold", [{"seconds": seconds}])
        assert [each.met for each in verdicts(results.data)] == [met]


def test_nothing_is_said_of_targets_that_were_not_measured(results: Results) -> None:
    results.keep(270, "check_cold", [{"seconds": 1.0}])
    assert list(verdicts(results.data)) == []


def test_time_per_sheet_of_a_nation_is_compared_with_that_of_270_sheets(results: Results) -> None:
    results.keep(270, "build_cold", [{"seconds": 27.0, "memory": 0}])
    results.keep(13000, "build_cold", [{"seconds": 1430.0, "memory": 2048 * MIB}])
    found = {each.title: each for each in verdicts(results.data)}
    assert found["build, time per sheet / at 270"].value == pytest.approx(1.1)
    assert not found["build, memory"].met


def test_tables_name_each_size_the_median_the_extremes_and_the_number_of_runs(results: Results) -> None:
    results.keep(2700, "check_cold", [{"seconds": 1.0}, {"seconds": 4.0}, {"seconds": 2.0}])
    text = tables.all_tables(results.data)
    assert "2\u202f700 sheets" in text
    assert "2.00 (1.00–4.00, 3)" in text


def test_tables_say_which_program_failed(results: Results) -> None:
    results.keep(27, "hugo", [], failure="not installed")
    assert "Hugo, two languages, 27 sheets: not installed" in tables.all_tables(results.data)


def test_text_between_marks_is_replaced_and_no_other() -> None:
    page = "before\n<!-- results -->\nold\n<!-- /results -->\nafter"
    assert tables.between(page, "results", "new") == "before\n<!-- results -->\nnew\n<!-- /results -->\nafter"
    with pytest.raises(ValueError, match="costs"):
        tables.between(page, "costs", "new")


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(process.Failed, match="so it is"):
        python("raise SystemExit('so it is')", tmp_path)


def test_waiting_takes_time_but_no_processor_time(tmp_path: Path) -> None:
    run = python("import time; time.sleep(0.5)", tmp_path)
    assert run.seconds >= 0.5
    assert run.processor_seconds < run.seconds


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells the memory of processes")
def test_memory_is_that_of_all_processes_of_a_command_together(tmp_path: Path) -> None:
    two = f"import subprocess, sys; code = {ALLOCATE.format(size=40 * MIB)!r}\n" + (
        "for child in [subprocess.Popen([sys.executable, '-c', code]) for _ in range(2)]: child.wait()"
    )
    assert python(two, tmp_path).memory > 80 * MIB
    assert 40 * MIB < python(ALLOCATE.format(size=40 * MIB), tmp_path).memory < 80 * MIB


def test_a_site_is_weighed_with_all_its_folders(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "index.html").write_text("a" * 1000)
    (tmp_path / "fr/style.css").write_text("b" * 10)
    found = weight(tmp_path, compress=True)
    assert (found.files, found.pages, found.bytes) == (2, 1, 1010)
    assert 0 < found.compressed < 200


def test_hugo_gets_the_pages_with_its_own_kind_of_anchors_and_section_pages(tmp_path: Path) -> None:
    (tmp_path / "docs/sub").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text('site_name: "A « guide »"\n', encoding="utf-8")
    (tmp_path / "docs/sub/index.md").write_text(
        '# Title {: lang="fr" }\n\n## Part {: #part .wide }\n\n[a](b.md){: .term } {{ x }}\n', encoding="utf-8"
    )
    hugo_project(tmp_path, "fr")
    page = (tmp_path / "content/sub/_index.md").read_text(encoding="utf-8")
    assert page == "# Title\n\n## Part {#part}\n\n[a](b.md) {{ x }}\n"
    assert 'title = "A « guide »"' in (tmp_path / "hugo.toml").read_text(encoding="utf-8")


def test_modules_templates_and_libraries_belong_to_a_phase() -> None:
    assert phase("guide/yamlfile.py") == "read"
    assert phase("guide/templates/parts/cards.html") == "pages and their templates"
    assert phase("(markdown)") == "MkDocs and libraries on their own"
    assert phase("guide/templates/frame.html") == "frame around pages"
    assert phase("guide/cli.py") == "other"


def test_modules_of_the_phases_exist() -> None:
    root = Path(__file__).parent.parent
    for members in PHASES.values():
        for member in members.split():
            assert (root / member).exists() or (root / f"guide/{member}.py").exists(), member


def test_what_every_process_of_a_build_did_is_counted(tmp_path: Path) -> None:
    work = "import os, time\nif not os.fork(): [sorted(range(1000)) for _ in range(30000)]; os._exit(0)\nos.wait()"
    sampler = Path(__file__).parent.parent / "bench/sampler"
    environment = {"PYTHONPATH": str(sampler), "COSTS_ROOT": str(tmp_path), "COSTS_FOLDER": str(tmp_path)}
    process.run([sys.executable, "-c", work], tmp_path, environment, tmp_path / "output.txt")
    assert max(sum(json.loads(file.read_text()).values()) for file in tmp_path.glob("*.json")) >= 20


def test_zensical_searches_no_page_that_it_would_refuse(tmp_path: Path) -> None:
    front = "---\ntitle: Carte\n---\n\n"
    (tmp_path / "docs").mkdir()
    long, short = tmp_path / "docs/long.md", tmp_path / "docs/short.md"
    long.write_text(front + "mot " * (LONG + 1), encoding="utf-8")
    short.write_text(front + ("<i class='a b c'>mot</i> " * (LONG - 10) + "\n\n## Suite\n\n") * 2, encoding="utf-8")
    for _ in range(2):
        zensical_project(tmp_path, "fr")
        assert long.read_text(encoding="utf-8").startswith("---\nsearch:\n  exclude: true\ntitle: Carte\n---\n")
        assert long.read_text(encoding="utf-8").count("search:") == 1
        assert "search:" not in short.read_text(encoding="utf-8")

"""What tests share: the real guide, a tiny guide of other content, their sites, a browser."""

from __future__ import annotations

import functools
import http.server
import inspect
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from filelock import FileLock
from playwright.sync_api import Browser, expect, sync_playwright

from guide import build
from guide.cli import main
from guide.contributing.form import form_script
from guide.relations.relate import Guide

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "data" / "tiny"
# The programs of the environment, Node among them, also where pytest is called by its path.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
expect.set_options(timeout=20_000)  # milliseconds: a machine with much to do is slow, not wrong

MARKS = {"site": {"site", "tiny_site", "build_site"}, "browser": {"browser"}}
"""Mark, and the fixtures and functions that bring it."""
_running: list[pytest.Item] = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test the marks of what it uses, itself or through its fixtures."""
    for item in items:
        if isinstance(item, pytest.Function):
            fixtures = item._fixtureinfo.name2fixturedefs
            functions = [item.function, *(definitions[-1].func for definitions in fixtures.values())]
            names = set(fixtures).union(
                *(function.__code__.co_names for function in functions if inspect.isfunction(function))
            )
            for mark in MARKS:
                if MARKS[mark] & names:
                    item.add_marker(mark)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    _running[:] = [item]
    try:
        return (yield)
    finally:
        _running.clear()


def _keep_marks_true(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to start a program that builds a site, or a browser, for a test without the mark."""
    if event == "subprocess.Popen" and _running:
        words = {Path(str(word)).name for word in cast("list[object]", arguments[1])}
        builds = words & {"editions.py", "kit.py"} or (
            "build" in words and words & {"mkdocs", "properdocs", "zensical"}
        )
        for mark, starts in (("site", builds), ("browser", "run-driver" in words)):
            if starts and not _running[0].get_closest_marker(mark):
                raise RuntimeError(f"{_running[0].nodeid} needs @pytest.mark.{mark}")


sys.addaudithook(_keep_marks_true)


@pytest.fixture(scope="session")
def real() -> Guide:
    """The guide of this repository."""
    guide, problems = build(ROOT / "data", ROOT / "docs")
    assert not problems, [problem.text() for problem in problems]
    assert guide
    return guide


LARGE = 2_000
"""Sheets of the large guide."""


NODE = shutil.which("node") or str(Path(sys.executable).with_name("node"))
InForm = Callable[..., list[Any]]


def run_in_node(script: Path, *arguments: str, value: object) -> Any:
    """What a program in JavaScript makes of a value that it reads as JSON."""
    command = [NODE, str(script), *arguments]
    result = subprocess.run(command, input=json.dumps(value), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="session")
def in_form(real: Guide) -> InForm:
    """What the form makes of each of many cases, without a page; functions as in `contributing/form.mjs`."""

    def run(function: str, cases: list[Any], language: str = "fr") -> list[Any]:
        data = json.loads(form_script(real, language).removeprefix("window.guideFormData=").rstrip(";\n"))
        results = run_in_node(ROOT / "tests/contributing/form.mjs", function, value={"data": data, "cases": cases})
        assert isinstance(results, list)
        return results

    return run


@pytest.fixture(scope="session")
def large(real: Guide) -> Guide:
    """The real guide with copies of its sheets, begun in other years."""

    def later(date: str | None, years: int) -> str | None:
        return f"{int(date[:4]) + years:04}" if date else None

    copies = []
    for number in range(1, LARGE + 1):
        project = real.projects[number % len(real.projects)]
        period = project.period
        years = number % 20
        moved = period.model_copy(update={"start": later(period.start, years), "end": later(period.end, years)})
        copies.append(project.model_copy(update={"id": f"{project.id}-{number}", "number": number, "period": moved}))
    return replace(real, projects=tuple(copies))


def copy_tiny(target: Path) -> Path:
    """A project of other content around the same code: its data folder, pages, and the interface of the real guide."""
    shutil.copytree(TINY, target, dirs_exist_ok=True)
    shutil.copytree(ROOT / "data" / "strings", target / "data" / "strings")
    shutil.copytree(ROOT / "docs" / "layouts", target / "docs" / "layouts")
    for name in ("guide", "hooks", "macros", "theme", "node_modules"):
        (target / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, target)
    return target


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """A copy of the tiny guide's project that a test may change."""
    return copy_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def tiny() -> Guide:
    """The tiny guide."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        project = copy_tiny(Path(folder) / "tiny")
        guide, problems = build(project / "data", project / "docs")
    assert not problems, [problem.text() for problem in problems]
    assert guide
    return guide


def accept_translations(project: Path) -> None:
    """Record that every translation of a copied project is up to date."""
    files = [
        *(project / "data/translations").rglob("*.yml"),
        *(project / "docs/en").rglob("*.md"),
        project / "data/strings/en.yml",
    ]
    arguments = [argument for file in files for argument in ("--accept", str(file))]
    assert main(["translations", "--data", str(project / "data"), *arguments]) == 0


def build_site(project: Path, target: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """All editions of a project, laid together in `target`, its folder `site` unless told otherwise.

    `settings` are variables that the configurations read: SITE_URL, ALONE, DOWNLOADS.
    """
    command = [sys.executable, ROOT / "scripts" / "editions.py", target or project / "site", project]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | settings
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Make a folder once for all worker processes: the first to ask makes it, the others wait and get the same."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    root = tmp_path_factory.getbasetemp() if worker is None else tmp_path_factory.getbasetemp().parent

    def get(name: str, make: Callable[[Path], object]) -> Path:
        folder = root / f"shared-{name}"
        with FileLock(root / f"shared-{name}.lock"):
            if not (folder / "made").exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                (folder / "made").touch()
        return folder

    return get


@pytest.fixture(scope="session")
def site(shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The real site, built once."""

    def make(folder: Path) -> None:
        result = build_site(ROOT, folder / "site")
        assert result.returncode == 0, result.stderr

    return shared("real", make) / "site"


@pytest.fixture(scope="session")
def tiny_site(shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The site of the tiny guide, built once."""

    def make(folder: Path) -> None:
        result = build_site(copy_tiny(folder / "project"))
        assert result.returncode == 0, result.stderr

    return shared("tiny", make) / "project" / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as `scripts/chromium.py` finds it."""
    import chromium

    path = chromium.find()
    assert path, chromium.HELP
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder over HTTP; gives its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    def start(folder: Path) -> str:
        handler = functools.partial(Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()


def edit(path: Path, change: Callable[[dict], None]) -> None:  # type: ignore[type-arg]
    """Change a YAML file in place."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")

"""Measures the preview: from the moment at which a sheet has been saved to that at which the open page shows it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reading import chromium

SHEET = "cergy-thies-chantiers-insertion"
TITLE = "title: Ateliers-chantiers d’insertion\n"
PATIENCE = 300.0
"""Seconds until the preview has to answer."""
PAUSE = 1.5
"""Seconds between two saves: the page has come to rest."""


def measured(project: Path, runs: int) -> list[dict[str, float]]:
    """Seconds of each save, and of the start of the preview with them; the sheet is left as it was."""
    path = project / "data/projects" / f"{SHEET}.yml"
    original = path.read_text(encoding="utf-8")
    assert TITLE in original
    found = []
    try:
        with _preview(project) as (address, started), chromium() as browser:
            page = browser.new_page()
            page.goto(f"{address}/fr/fiches/{SHEET}.html")
            for number in range(runs):
                time.sleep(PAUSE)
                began = time.perf_counter()
                path.write_text(original.replace(TITLE, f"title: Essai numéro {number}\n"), encoding="utf-8")
                shown = f"document.querySelector('h1')?.textContent.includes('Essai numéro {number}')"
                page.wait_for_function(shown, polling=10, timeout=PATIENCE * 1000)
                found.append({"seconds": time.perf_counter() - began, "start": started})
    finally:
        path.write_text(original, encoding="utf-8")
    return found


@contextmanager
def _preview(project: Path) -> Iterator[tuple[str, float]]:
    """A preview under way: its address, and the seconds that it took to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "NO_MKDOCS_2_WARNING": "1"}
    command = [Path(sys.executable).with_name("mkdocs"), "serve", "--livereload", "--dev-addr", address]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                with urllib.request.urlopen(f"http://{address}/fr/index.html", timeout=PATIENCE):
                    break
            except (urllib.error.URLError, ConnectionError):
                if time.perf_counter() - began > PATIENCE or process.poll() is not None:
                    raise
                time.sleep(0.1)
        yield f"http://{address}", time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()

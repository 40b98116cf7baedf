"""Measures `mkdocs serve`: from the moment at which a sheet has been saved to that at which its new page is served."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from process import processor_seconds

SHEET = "cergy-thies-chantiers-insertion"
PATIENCE = 600.0
"""Seconds until the preview has to answer."""


def measured(project: Path, runs: int) -> list[dict[str, float]]:
    """Seconds and processor seconds of each save; the sheet is left as it was."""
    path = project / "data/projects" / f"{SHEET}.yml"
    original = path.read_text(encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    address = f"http://{host}/fr/fiches/{SHEET}.html"
    saves, options = [], ("--dirty", "--no-strict", "--quiet", "--livereload", "--dev-addr", host)
    command = [sys.executable, "-m", "mkdocs", "serve", *options]
    server = subprocess.Popen(command, cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    try:
        _wait(address, "Ateliers-chantiers")
        for number in range(runs):
            time.sleep(1)  # the watcher has come to rest
            began, used = time.perf_counter(), processor_seconds(server.pid)
            path.write_text(re.sub("(?m)^title: .*", f"title: Essai-{number}", original), encoding="utf-8")
            _wait(address, f"Essai-{number}")
            saves.append({"seconds": time.perf_counter() - began, "cpu": processor_seconds(server.pid) - used})
    finally:
        path.write_text(original, encoding="utf-8")
        server.terminate()
        server.wait()
    return saves


def _wait(address: str, text: str) -> None:
    """Ask for a page until it holds a text; a server that rebuilds answers when it has done so."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            if text in answer.read().decode():
                return
        time.sleep(0.02)
    raise TimeoutError(f"{address}: no « {text} »")

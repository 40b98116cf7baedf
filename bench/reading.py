"""Measures what a reader waits for: bytes of a first and a next page, and the time to the first answer of the search.

    python bench/reading.py [SITE]      (make ready, make site first)

Chromium, over http on this machine with compression, then on an emulated link of 1.6 Mbit/s with 150 ms of delay, and
from the disk. Prints medians of RUNS runs with the extremes. Times are of this machine: compare
them within one run only.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
SHEET = "fr/fiches/cergy-thies-chantiers-insertion.html"
NEXT = "fr/fiches/herault-souss-massa-draa-economie.html"
QUERY = "inclusion"
RUNS = 7
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}
"""Milliseconds; bytes a second."""


@functools.cache
def compressed(path: Path) -> bytes:
    """A file as servers keep it: compressing it is not what is measured."""
    return gzip.compress(path.read_bytes(), mtime=0)


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves files as a web server is set up to: compressed, kept by the browser."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, compressed where that is worth it."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(200)
        if kind.startswith(("text/", "application/j", "image/svg", "application/atom")):
            content = compressed(path)
            self.send_header("Content-Encoding", "gzip")
        else:
            content = path.read_bytes()
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    """A server of a folder, and its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"


class Transfer:
    """Bytes and addresses that a page asks for, headers included."""

    def __init__(self, context: BrowserContext, page: Page):
        self.bytes = 0
        self.addresses: list[str] = []
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self._add(int(event["encodedDataLength"])))
        session.on("Network.requestWillBeSent", lambda event: self.addresses.append(event["request"]["url"]))
        self.session = session

    def _add(self, count: int) -> None:
        self.bytes += count

    def since(self) -> int:
        """Bytes since the last call."""
        count, self.bytes = self.bytes, 0
        return count


def seen(page: Page) -> None:
    """Wait until the page shows: nobody types before."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def search(page: Page) -> tuple[float, float]:
    """Milliseconds from the first keystroke to the first answers on the screen, by titles, and to all of them."""
    seen(page)
    page.locator("#search").focus()
    first, whole = page.evaluate(
        """query => new Promise(done => {
          const input = document.getElementById("search"), status = document.getElementById("search-status");
          const results = document.getElementById("search-results");
          const began = performance.now();
          let first = 0;
          const watch = new MutationObserver(() => {
            if (!first && results.querySelector("a")) {
              first = -1;
              requestAnimationFrame(() => setTimeout(() => { first = performance.now() - began; }));
            }
            if (status.dataset.query !== query) return;
            watch.disconnect();
            requestAnimationFrame(() => setTimeout(() => {
              const whole = performance.now() - began;
              done([first > 0 ? first : whole, whole]);
            }));
          });
          watch.observe(results, { childList: true, subtree: true });
          watch.observe(status, { attributes: true });
          input.value = query;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        })""",
        QUERY,
    )
    return float(first), float(whole)


def measured(run: Callable[[], dict[str, float]]) -> dict[str, list[float]]:
    """Values of RUNS runs by name."""
    values: dict[str, list[float]] = {}
    for _ in range(RUNS):
        for name, value in run().items():
            values.setdefault(name, []).append(value)
    return values


def online(browser: Browser, address: str, slow: bool) -> dict[str, float]:
    """A first visit to a sheet, the next sheet, and a search on a page just opened."""
    context = browser.new_context()
    page = context.new_page()
    transfer = Transfer(context, page)
    if slow:
        transfer.session.send("Network.emulateNetworkConditions", SLOW)
    began = time.perf_counter()
    page.goto(f"{address}/{SHEET}", wait_until="load")
    arrived = (time.perf_counter() - began) * 1000
    first, whole = search(page)
    total = (time.perf_counter() - began) * 1000
    context.close()
    context = browser.new_context()
    page = context.new_page()
    transfer = Transfer(context, page)
    page.goto(f"{address}/{SHEET}", wait_until="networkidle")
    bytes_first = transfer.since()
    page.goto(f"{address}/{NEXT}", wait_until="networkidle")
    after = transfer.since()
    search(page)
    searched = transfer.since()
    context.close()
    return {
        "first visit, bytes": bytes_first,
        "next sheet, bytes": after,
        "search, bytes": searched,
        "arrive, ms": arrived,
        "first answers after the first keystroke, ms": first,
        "all answers after the first keystroke, ms": whole,
        "arrive and search, first answers, ms": total - whole + first,
        "arrive and search, all answers, ms": total,
    }


def from_disk(browser: Browser, site: Path) -> dict[str, float]:
    """A search on a sheet opened by a double-click."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((site / SHEET).as_uri())
    first, whole = search(page)
    context.close()
    return {
        "first answers after the first keystroke, ms": first,
        "all answers after the first keystroke, ms": whole,
    }


def main(site: Path) -> None:
    """Print the table."""
    import chromium

    server, address = serve(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        for title, run in (
            ("http, this machine", lambda: online(browser, address, slow=False)),
            ("http, 1.6 Mbit/s, 150 ms", lambda: online(browser, address, slow=True)),
            ("from the disk", lambda: from_disk(browser, site)),
        ):
            print(title)
            for name, values in measured(run).items():
                print(f"  {name:45} {statistics.median(values):9.0f}   ({min(values):.0f}–{max(values):.0f})")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")

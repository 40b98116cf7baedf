"""Measures what a reader waits for, in Chromium: bytes of pages, and a search from the first touch of its field.

    python bench/reading.py [SITE]      (make ready, make site first)

The search is watched from outside, through the page (`#search`, its status, the links of its answers), whatever engine
answers. Over http on this machine, on an emulated link of 1.6 Mbit/s with 150 ms of delay, and from the disk.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from process import family, pss
from web import Server

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
SHEET = "fr/fiches/cergy-thies-chantiers-insertion.html"
NEXT = "fr/fiches/herault-souss-massa-draa-economie.html"
LIST = "fr/fiches/index.html"
FIRST_QUERY = "inclusion"
QUERIES = (
    "chantiers d’insertion",
    "femmes",
    "cooperation decentralisee",
    "Maroc",
    "jeunes sans emploi",
    "agriculture",
    "handicap",
    "developement durable",
    "formation professionnelle",
    "Thiès",
)
"""As people type them: phrases, without accents, with a typing error, a rare name."""
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}
"""Milliseconds; bytes a second."""
PATIENCE = 120_000
"""Milliseconds after which a search counts as not answering."""

WATCH = """
window.bench = { since: Infinity, freeze: 0 };
new PerformanceObserver(list => {
  for (const task of list.getEntries()) {
    if (task.startTime >= bench.since) bench.freeze = Math.max(bench.freeze, task.duration);
  }
}).observe({ entryTypes: ["longtask"] });
"""
"""Notes the longest task of the page since the search was touched; the browser tells of those over 50 ms."""

ASK = """([query, focus]) => new Promise((done, failed) => {
  const input = document.getElementById("search"), status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const before = results.innerHTML;
  let first = 0;
  const start = performance.now();
  const look = () => {
    const now = performance.now() - start;
    if (!first && results.innerHTML !== before && results.querySelector("a")) first = now;
    if (status.dataset.query !== query) return;
    watch.disconnect();
    const links = results.querySelectorAll("a").length;
    requestAnimationFrame(() => setTimeout(() => done({
      first: first || now, whole: now, shown: performance.now() - start, links,
      start: (performance.timeOrigin + start) / 1000,
    })));
  };
  const watch = new MutationObserver(look);
  watch.observe(results, { childList: true, subtree: true });
  watch.observe(status, { attributes: true, childList: true });
  setTimeout(() => { watch.disconnect(); failed(new Error("no answer to " + query)); }, PATIENCE);
  bench.since = Math.min(bench.since, start);
  if (focus) input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})""".replace("PATIENCE", str(PATIENCE))
"""Types a query; gives milliseconds until the first link, until the answer is whole and until it is on the screen."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without what would disturb it."""
    import chromium as found

    path = found.find()
    if not path:
        raise FileNotFoundError(found.HELP)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


def visits(browser: Browser, server: Server) -> dict[str, float]:
    """Bytes of a first visit to a sheet, of the sheet after it, and of the list of sheets."""
    context = browser.new_context()
    page = context.new_page()
    found = {}
    for name, address in (("first_page_bytes", SHEET), ("next_page_bytes", NEXT), ("list_page_bytes", LIST)):
        before = len(server.sent)
        page.goto(f"{server.address}/{address}", wait_until="networkidle")
        found[name] = float(sum(count for _, count in server.sent[before:]))
    context.close()
    return found


def search(page: Page, sent: Callable[[float, float], int]) -> dict[str, float]:
    """The first search on a page that has just been opened, then queries; `sent`: bytes between two moments."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = {"heap_before": _heap(session)}
    first = page.evaluate(ASK, [FIRST_QUERY, True])
    page.wait_for_timeout(500)  # the engine may go on loading behind the first answers
    queries = [page.evaluate(ASK, [query, False]) for query in QUERIES]
    again = [page.evaluate(ASK, [query, False]) for query in QUERIES]
    page.wait_for_timeout(200)  # the browser tells of long tasks a little later
    found |= {
        "first_answer_ms": first["first"],
        "ready_ms": first["whole"],
        "ready_on_screen_ms": first["shown"],
        "query_ms": statistics.median(each["whole"] for each in queries),
        "query_again_ms": statistics.median(each["whole"] for each in again),
        "slowest_query_ms": max(each["whole"] for each in queries),
        "freeze_ms": page.evaluate("bench.freeze"),
        "unanswered": float(sum(not each["links"] for each in (first, *queries))),
        "bytes_before_first_answer": float(sent(first["start"], first["start"] + first["first"] / 1000)),
        "bytes_before_ready": float(sent(first["start"], first["start"] + first["whole"] / 1000)),
        "heap_after": _heap(session),
        "tab_memory": float(_tab_memory(page.context)),
    }
    return found


def online(browser: Browser, server: Server, slow: bool = False) -> dict[str, float]:
    """A search on a sheet that came over http."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{server.address}/{SHEET}", wait_until="networkidle")
    found = search(page, server.bytes_between)
    context.close()
    return found


def from_disk(browser: Browser, site: Path) -> dict[str, float]:
    """A search on a sheet opened by a double-click, without a network."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto((site / SHEET).as_uri())
    found = search(page, lambda start, end: 0)
    context.close()
    return {name: value for name, value in found.items() if not name.startswith("bytes")}


def _heap(session: object) -> float:
    """Bytes that the scripts of a page keep."""
    session.send("HeapProfiler.collectGarbage")  # type: ignore[attr-defined]
    metrics = session.send("Performance.getMetrics")["metrics"]  # type: ignore[attr-defined]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "JSHeapUsedSize"))


def _tab_memory(context: BrowserContext) -> int:
    """Bytes of the largest process that shows pages: with workers and WebAssembly, which the heap leaves out."""
    import os

    found = 0
    for pid in family(os.getpid()):
        try:
            if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found = max(found, pss(pid))
        except OSError:
            continue
    return found


def measured(site: Path, runs: int) -> dict[str, list[dict[str, float]]]:
    """Runs of each way of reading; one run before them is not counted, so that the server has compressed its files."""
    server = Server(site)
    with chromium() as browser:
        online(browser, server)
        found = {
            "visits": [visits(browser, server) for _ in range(min(runs, 3))],
            "http": [online(browser, server) for _ in range(runs)],
            "slow": [online(browser, server, slow=True) for _ in range(min(runs, 3))],
            "file": [from_disk(browser, site) for _ in range(runs)],
        }
    server.stop()
    return found


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site", 5), indent=1))

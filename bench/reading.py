"""Measures what a reader waits for, in Chromium: bytes of pages, a search from the first touch of its field.

The search is watched from outside, through the page (`#search`, its status, the links of its answers), whatever engine
answers: over http on this machine, and from the disk without a network.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from web import Server

SHEET = "fr/fiches/cergy-thies-chantiers-insertion.html"
NEXT = "fr/fiches/herault-souss-massa-draa-economie.html"
QUERIES = (
    "chantiers d’insertion;femmes;cooperation decentralisee;Maroc;jeunes sans emploi;agriculture;handicap"
    ";developement durable;formation professionnelle;Thiès"
)
"""As people type them: phrases, without accents, with a typing error, a rare name."""
ASK = """([query, focus]) => new Promise((done, failed) => {
  const input = document.getElementById("search"), status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const before = results.innerHTML, start = performance.now();
  let first = 0;
  const watch = new MutationObserver(() => {
    const now = performance.now() - start;
    if (!first && results.innerHTML !== before && results.querySelector("a")) first = now;
    if (status.dataset.query !== query) return;
    watch.disconnect();
    done({ first: first || now, whole: now, links: results.querySelectorAll("a").length });
  });
  watch.observe(results, { childList: true, subtree: true });
  watch.observe(status, { attributes: true, childList: true });
  setTimeout(() => { watch.disconnect(); failed(new Error("no answer to " + query)); }, 120000);
  if (focus) input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""
"""Types a query; gives milliseconds until the first link and until the answer is whole, and how many links it has."""


def measured(site: Path, runs: int) -> list[dict[str, float]]:
    """The values of each run; one run before them is not counted: the server compresses its files in it."""
    import chromium

    server = Server(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        counted = [_visit(browser, server, site) for _ in range(runs + 1)][1:]
        browser.close()
    server.stop()
    return counted


def _visit(browser: Browser, server: Server, site: Path) -> dict[str, float]:
    """A first visit to a sheet, one more sheet, searches; then the same sheet and searches from the disk."""
    context = browser.new_context()
    page = context.new_page()
    values: dict[str, float] = {}
    for name, address in (("first visit", SHEET), ("next sheet", NEXT)):
        before = len(server.sent)
        page.goto(f"{server.address}/{address}", wait_until="networkidle")
        values[f"{name}, bytes"] = sum(server.sent[before:])
    for way, address in (("http", f"{server.address}/{SHEET}"), ("disk", (site / SHEET).as_uri())):
        page.goto(address, wait_until="networkidle")
        before = len(server.sent)
        first = page.evaluate(ASK, ["inclusion", True])
        if way == "http":
            values["first answer, bytes"] = sum(server.sent[before:])
        page.wait_for_timeout(500)  # the engine may go on loading behind the first answers
        answers = [page.evaluate(ASK, [query, False]) for query in QUERIES.split(";")]
        values[f"first answer, {way}, ms"] = first["first"]
        values[f"query, {way}, ms"] = statistics.median(each["whole"] for each in answers)
        values[f"queries without an answer, {way}"] = sum(not each["links"] for each in (first, *answers))
    context.close()
    return values

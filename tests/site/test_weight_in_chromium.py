"""What Chromium transfers, and when: nothing beside what `tests/test_weight.py` counts, the search on request."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_weight import BUDGET, line, loaded, pages, weight

from guide.relations.relate import Guide

sys.path.insert(0, str(ROOT / "bench"))
pytestmark = pytest.mark.browser

SHEET = "fr/fiches/cergy-thies-chantiers-insertion.html"
NEXT = "fr/fiches/solidarite-laique-procopil.html"
GOAL_PICTURES = "img/goals/*.svg"
HEADERS = 400
"""Bytes of the headers of one answer, at most."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site, served compressed."""
    import web

    server = web.Server(site)
    yield server.address
    server.stop()


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


def test_arriving_transfers_what_was_counted_and_nothing_else(
    browser: Browser, site: Path, real: Guide, address: str
) -> None:
    heaviest = {}
    for key, path in pages(site, real):
        kind = key.rpartition("/")[0] or key
        heaviest[kind] = max(heaviest.get(kind, (0, key, path)), (weight(path), key, path))
    scripted = {key: (0, key, path) for key, path in pages(site, real) if line("scripts", key) != line("scripts", "")}
    for _, key, path in (*heaviest.values(), *scripted.values()):
        context = browser.new_context()
        page = context.new_page()
        transfer = Transfer(context, page)
        page.goto(f"{address}/{path.relative_to(site).as_posix()}", wait_until="networkidle")
        asked = {urlsplit(each).path.lstrip("/") for each in transfer.addresses if not each.startswith("data:")}
        counted = {each.relative_to(site.resolve()).as_posix() for each in (path.resolve(), *loaded(path))}
        known = [*line("scripts", key), GOAL_PICTURES]
        brought = [name for name in asked - counted if not any(fnmatch(name, each) for each in known)]
        assert brought == [], key
        assert transfer.since() <= line("first_visit", key) + HEADERS * len(asked), key
        context.close()


def test_next_sheet_transfers_only_itself(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    transfer = Transfer(context, page)
    page.goto(f"{address}/{SHEET}", wait_until="networkidle")
    transfer.since()
    before = set(transfer.addresses)
    transfer.addresses.clear()
    page.goto(f"{address}/{NEXT}", wait_until="networkidle")
    new = {urlsplit(each).path.lstrip("/") for each in {*transfer.addresses} - before if not each.startswith("data:")}
    pictures = {each for each in new if fnmatch(each, GOAL_PICTURES)}
    assert new - pictures == {NEXT}
    assert transfer.since() <= BUDGET["next_sheet"] + HEADERS + len(pictures) * (BUDGET["goal_picture"] + HEADERS)
    assert [urlsplit(each).path for each in transfer.addresses if "/fiches/" in each] == [f"/{NEXT}"]
    context.close()


def test_search_loads_when_the_reader_reaches_for_it(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    transfer = Transfer(context, page)
    page.goto(f"{address}/{SHEET}", wait_until="networkidle")
    assert not any("search" in each for each in transfer.addresses)
    transfer.since()
    page.locator("#search").fill("inclusion")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert 0 < transfer.since() <= BUDGET["search"] + 3 * HEADERS
    context.close()

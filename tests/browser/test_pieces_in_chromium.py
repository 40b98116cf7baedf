"""Pages of the timeline and the matrix of a large guide, on a phone and on a desk, from a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser

from guide import matrix, routes, timeline
from guide.frame import Frame
from guide.pages import planned_pages
from guide.publication import UNKNOWN
from guide.relate import Guide
from guide.site import site_page

pytestmark = pytest.mark.browser

VIEWS = (timeline.PAGE, matrix.PAGE)


@pytest.fixture(scope="module")
def addresses(site: Path, large: Guide, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The second page of each view in each language, beside the styles and scripts of the site."""
    folder = tmp_path_factory.mktemp("large")
    for name in ("css", "js", "assets"):
        (folder / name).symlink_to(site / name)
    frame = Frame.of(large, UNKNOWN)
    wanted = {routes.piece(view, 2) for view in VIEWS}
    found = []
    for planned in (page for page in planned_pages(large) if page.key in wanted):
        for language in large.languages:
            page = site_page(frame, planned, language)
            target = folder / page.address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.html, encoding="utf-8")
            found.append(target.as_uri())
    return found


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    browser: Browser, addresses: list[str], width: int, scheme: str
) -> None:
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    assert len(addresses) == 4
    for address in addresses:
        page.goto(address)
        page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("tags => axe.run(document, {runOnly: tags}).then(r => r.violations)", tags)
        assert [(item["id"], [node["html"][:150] for node in item["nodes"][:3]]) for item in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_bar_lies_where_its_years_are(browser: Browser, addresses: list[str]) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(addresses[0])
    cell, bar = page.evaluate(
        """() => {
          const bar = document.querySelector('.span');
          const box = (element) => { const { left, width } = element.getBoundingClientRect(); return { left, width }; };
          const years = document.querySelector('.span-years');
          const [from, length] = ['--from', '--for'].map((name) => parseFloat(bar.style.getPropertyValue(name)) / 100);
          const { left, width } = box(years);
          return [{ left: left + from * width, width: length * width }, box(bar)];
        }"""
    )
    assert bar["left"] == pytest.approx(cell["left"], abs=1)
    assert bar["width"] == pytest.approx(cell["width"], abs=2.5)
    context.close()

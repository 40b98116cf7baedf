"""axe-core on a page as it is at the moment."""

from __future__ import annotations

from typing import Any

from conftest import ROOT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_STILL = """() => new Promise(still => {
  // A focus far away scrolls smoothly, for longer than a script waits; what the bar at the top covers at the moment
  // is not to be measured.
  document.documentElement.style.scrollBehavior = "auto";
  for (const bar of document.querySelectorAll(".md-header")) bar.style.position = "static";
  scrollTo(0, 0);
  requestAnimationFrame(() => requestAnimationFrame(still));
})"""


def violations(page: Page, options: dict[str, Any] | None = None, context: Any = None) -> list[tuple[str, list[str]]]:
    """What is wrong, as pairs of a rule and the first three elements; AssertionError where nothing was tested.

    `options` and `context` are those of `axe.run`: the rules, all of `RULES` unless said; the part of the page.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    page.evaluate(_STILL)
    options = {"runOnly": RULES, "resultTypes": ["violations"], **(options or {})}
    result = page.evaluate("([context, options]) => axe.run(context ?? document, options)", [context, options])
    assert result["passes"], "no rule met an element"
    return [(each["id"], [node["html"][:150] for node in each["nodes"][:3]]) for each in result["violations"]]

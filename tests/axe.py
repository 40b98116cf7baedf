"""axe-core on a page as it is at the moment."""

from __future__ import annotations

from typing import Any

from conftest import ROOT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_STILL = """async () => {
  // A focus far away scrolls smoothly, for longer than a script waits: what is measured before and after then seems to
  // lie on top of each other. What the bar at the top covers at the moment is not to be measured either.
  document.documentElement.style.scrollBehavior = "auto";
  for (const bar of document.querySelectorAll(".md-header")) bar.style.position = "static";
  for (let still = 0; still < 10; still += 1) {
    if (scrollY !== 0) still = 0;
    scrollTo(0, 0);
    await new Promise(requestAnimationFrame);
  }
}"""


def violations(page: Page, options: dict[str, Any] | None = None, context: Any = None) -> list[tuple[str, list[str]]]:
    """What is wrong, as pairs of a rule and the first three elements; AssertionError where nothing was tested.

    `options` and `context` are those of `axe.run`: the rules, all of `RULES` unless said; the part of the page.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    options = {"runOnly": RULES, "resultTypes": ["violations"], **(options or {})}
    violated: list[tuple[str, list[str]]] = []
    for _ in range(2):  # what is wrong stays wrong; what moved while it was measured does not
        page.mouse.move(0, 0)  # nothing is explained that the pointer happens to lie on
        page.evaluate(_STILL)
        result = page.evaluate("([context, options]) => axe.run(context ?? document, options)", [context, options])
        assert result["passes"], "no rule met an element"
        violated = [(each["id"], [node["html"][:150] for node in each["nodes"][:3]]) for each in result["violations"]]
        if not violated:
            break
    return violated

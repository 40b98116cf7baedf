"""Scripts of data that single pages load: pages opened from a disk cannot fetch, but can load scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guide import explorer, plan, terms
from guide.relate import Guide
from guide.world import World

Scripts = Callable[[Guide, World], Iterator[tuple[str, str]]]
"""Addresses relative to the site's root with contents, one after the other: ``"data/plan.fr.js"``,
``"window.guidePlan={…};"``; see `guide.javascript.assigned`."""

SCRIPTS: dict[str, Scripts] = {
    explorer.PAGE: explorer.scripts,
    plan.PAGE: plan.scripts,
    "tools/glossary": terms.scripts,
}
"""Who writes the scripts of a page, by the page's key. They are written where the guide has that page."""

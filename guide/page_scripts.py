"""Scripts of data that single pages load: pages opened from a disk cannot fetch, but can load scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guide import explorer, plan, terms
from guide.relate import Guide
from guide.world import World

Scripts = Callable[[Guide, World], Mapping[str, str]]
"""Content by address relative to the site's root: ``{"data/plan.fr.js": "window.guidePlan={…};"}``; see
`guide.javascript.assigned`."""

SCRIPTS: dict[str, Scripts] = {
    explorer.PAGE: explorer.scripts,
    plan.PAGE: plan.scripts,
    "tools/glossary": terms.scripts,
}
"""Who writes the scripts of a page, by the page's key. They are written where the guide has that page."""


def scripts(guide: Guide, world: World) -> dict[str, str]:
    """All scripts of data of the pages that the guide has."""
    return {
        address: text
        for key, write in SCRIPTS.items()
        if key in guide.documents
        for address, text in write(guide, world).items()
    }

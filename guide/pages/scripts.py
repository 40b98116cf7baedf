"""Scripts of data that single pages load: pages opened from a disk cannot fetch, but can load scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guide.explorer import explorer
from guide.pages import terms
from guide.plan import plan
from guide.relations.relate import Guide
from guide.relations.world import World

Scripts = Callable[[Guide, str, World], Iterator[tuple[str, str]]]
"""Addresses relative to the site's root with contents, of one language: ``"data/plan.fr.js"``,
``"window.guidePlanData={…};"``; see `guide.view.scripts.assign`."""

SCRIPTS: dict[str, Scripts] = {
    explorer.PAGE: explorer.scripts,
    plan.PAGE: plan.scripts,
    "tools/glossary": terms.scripts,
}
"""Who writes the scripts of a page, by the page's key. They are written where the guide has that page."""


def files(guide: Guide, language: str, world: World) -> Iterator[tuple[str, bytes]]:
    """All scripts of one edition."""
    for page, scripts in SCRIPTS.items():
        if page in guide.documents:
            for address, text in scripts(guide, language, world):
                yield address, text.encode()


def shared_files(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """Scripts that serve the explorers of all editions."""
    if explorer.PAGE in guide.documents:
        for address, text in explorer.records(guide):
            yield address, text.encode()

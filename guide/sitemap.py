"""The site map for search engines (sitemaps.org): every page with the same page in the other languages."""

from __future__ import annotations

from dataclasses import dataclass

from guide import routes
from guide.navigation import Map
from guide.publisher import Publisher


@dataclass(frozen=True)
class Place:
    """One address of the site map."""

    url: str
    alternates: tuple[tuple[str, str], ...]
    """Pairs (language, address), this page included."""
    changed: str
    """AAAA, AAAA-MM or AAAA-MM-JJ, empty where it is not known."""


def places(site: Map, publisher: Publisher) -> tuple[Place, ...]:
    """All pages in all languages; none where the site has no address, for the format wants absolute addresses."""
    guide = site.guide
    if not publisher.address:
        return ()
    changed = {routes.project(project.id): project.updated or "" for project in guide.projects}

    def at(key: str, language: str) -> str:
        return publisher.url(routes.address(key, language, guide.strings))

    return tuple(
        Place(at(key, language), tuple((each, at(key, each)) for each in guide.languages), changed.get(key, ""))
        for key in site.keys
        for language in guide.languages
    )

"""One making of the site: what rendering is told, because it may look at neither a clock nor a disk."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.relations.world import NOWHERE, World
from guide.view.publisher import Publisher

DOWNLOADS = "downloads"
"""Folder of the site that holds the archives and books."""


@dataclass(frozen=True)
class Download:
    """One edition as one file, to be kept: an archive of its pages, a book."""

    name: str
    """``guide-fr-1.0.0.zip``: its ending says what it is."""
    language: str
    size: int
    """In bytes."""
    sha256: str

    @property
    def form(self) -> str:
        """``zip``, ``pdf``, ``epub``."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class Publication:
    """The same guide and the same publication give the same pages."""

    publisher: Publisher = field(default_factory=Publisher)
    year: int | None = None
    """Year of the build; without it no page says how old its facts are."""
    downloads: tuple[Download, ...] = ()
    """What the site offers. There is nothing within an archive or a book: it cannot hold its own digest."""
    alone: bool = False
    """Whether an edition stands without the others, as in an archive: no page of it leads to them."""
    world: World = NOWHERE
    """Outlines and regions of countries."""


NO_PUBLICATION = Publication()
"""For those who render without publishing: no year, no address, no archives."""

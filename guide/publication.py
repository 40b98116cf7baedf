"""One making of the site: what rendering is told, because it may look at neither a clock nor a disk."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.publisher import Publisher
from guide.world import NOWHERE, World

KITS = "kits"
"""Folder of the site that holds the archives."""


@dataclass(frozen=True)
class Kit:
    """An archive of one edition, to be read without a network."""

    name: str
    """``guide-fr-1.0.0.zip``."""
    language: str
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True)
class Publication:
    """The same guide and the same publication give the same pages."""

    publisher: Publisher = field(default_factory=Publisher)
    year: int | None = None
    """Year of the build; without it no page says how old its facts are."""
    kits: tuple[Kit, ...] = ()
    """Archives that the site offers. There are none within an archive: it cannot hold its own digest."""
    world: World = NOWHERE
    """Outlines and regions of countries."""


UNKNOWN = Publication()
"""For those who render without publishing: no year, no address, no archives."""

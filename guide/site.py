"""What the site is made of beside the pages of `docs/`: pages that come from data, and other files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from guide import routes
from guide.frame import Content, Frame
from guide.pages import PlannedPage, generated_page
from guide.search import Entry, page_entry

Output = tuple[str, bytes | Iterable[bytes]]
"""A file of the site: address relative to its root, content; in pieces where it is as large as all sheets."""
Writer = Callable[[Frame], Iterable[Output]]
"""Makes files from a guide and nothing else."""


def write(outputs: Iterable[Output], target: Path) -> None:
    """Put files into the folder of the site, each before the next is made."""
    for address, content in outputs:
        path = target / address
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)


@dataclass(frozen=True)
class SitePage:
    """A page ready to be written."""

    address: str
    """Relative to the site's root."""
    html: str
    entry: Entry | None
    """What the search knows of it, where it may find it."""


def site_page(frame: Frame, planned: PlannedPage, language: str) -> SitePage:
    """A page in one language; it needs no other page."""
    guide, key = frame.guide, planned.key
    page = generated_page(guide, planned, language, frame.publication)
    html = frame.explained(page.html, key, language, language)
    framed = frame.page(
        Content(
            key=key,
            language=language,
            reading=language,
            title=page.title,
            title_language=page.title_language,
            html=html,
            description=page.description,
            notices=page.notices,
        )
    )
    entry = page_entry(guide, key, language, html) if page.search else None
    return SitePage(routes.address(key, language, guide.strings), framed, entry)

"""A site whose files are made when somebody asks for them, and again when what they were made from has changed.

What `finish` leaves in the folder is, byte for byte, what a build from nothing makes.
"""

from __future__ import annotations

import functools
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from guide import routes
from guide.frame import Frame
from guide.pages import PlannedPage, planned_pages
from guide.reads import Changes, Read, noting
from guide.search import Entry
from guide.search_files import write_search
from guide.site import Output, Writer, site_page, write


@dataclass
class Part:
    """Files that are made together."""

    make: Writer
    addresses: set[str] = field(default_factory=set)
    reads: set[Read] = field(default_factory=set)
    """What making them asked of the guide."""
    fresh: bool = False
    page: bool = False
    """Whether the search may know of it."""
    planned: PlannedPage | None = None
    """What it is rendered from, where it is a page that comes from data."""

    @property
    def known(self) -> bool:
        """Whether its addresses are known: those of a writer that never ran are not."""
        return self.fresh or bool(self.addresses)


class Live:
    """The parts of a site, by name."""

    def __init__(self, frame: Frame, writers: Iterable[Writer], target: Path):
        self.frame = frame
        self.parts: dict[str, Part] = {}
        self.entries: dict[str, Entry] = {}
        self._target = target
        self._lock = threading.RLock()
        self._plan(frame)
        for number, writer in enumerate(writers):
            self.parts[f"writer {number}"] = Part(writer)
        self.parts["search"] = Part(self._search_files)

    def _plan(self, frame: Frame) -> None:
        """Take in the pages that the guide has now, and leave out those that it has no more."""
        pages = list(planned_pages(frame.guide))
        languages = frame.guide.languages
        self._order = {language: [_name(page, language) for page in pages] for language in languages}
        planned = {_name(page, language): (page, language) for language in languages for page in pages}
        for name in [name for name in self.parts if name.startswith("page ") and name not in planned]:
            self._drop(name)
        for name, (page, language) in planned.items():
            if name not in self.parts or self.parts[name].planned != page:
                address = routes.address(page.key, language, frame.guide.strings)
                make = functools.partial(self._page, name, page, language)
                self.parts[name] = Part(make, {address}, page=True, planned=page)

    def _page(self, name: str, planned: PlannedPage, language: str, frame: Frame) -> Iterator[Output]:
        page = site_page(frame, planned, language)
        self.know(name, page.entry)
        yield page.address, page.html.encode()

    def know(self, name: str, entry: Entry | None) -> None:
        """Take in what the search knows of a page."""
        if self.entries.get(name) != entry:
            if entry:
                self.entries[name] = entry
            else:
                self.entries.pop(name, None)
            self.parts["search"].fresh = False

    def _search_files(self, frame: Frame) -> Iterator[Output]:
        for name in [name for name, part in self.parts.items() if part.page]:
            self._make(name)
        documents = [entry for name, entry in self.entries.items() if not self.parts[name].planned]
        with tempfile.TemporaryDirectory() as folder:
            for language in frame.guide.languages:
                own = [entry for entry in documents if entry.url.startswith(f"{language}/")]
                pages = [self.entries[name] for name in self._order[language] if name in self.entries]
                write_search(frame.guide, language, [*sorted(own, key=lambda entry: entry.url), *pages], Path(folder))
            for path in sorted(Path(folder).rglob("*.js")):
                yield path.relative_to(folder).as_posix(), path.read_bytes()

    def add_document(self, name: str, address: str, make: Writer, reads: set[Read], entry: Entry | None) -> None:
        """Take in a page of `docs/` that has been made already."""
        self.parts[name] = Part(make, {address}, reads, fresh=True, page=True)
        self.know(name, entry)

    def update(self, frame: Frame, everything: bool = False) -> None:
        """Go on with another state of the guide; with `everything` where templates have changed, too."""
        with self._lock:
            changes = Changes(self.frame, frame)
            for part in self.parts.values():
                part.fresh = part.fresh and not everything and not changes.touch(part.reads)
            self.frame = frame
            self._plan(frame)
            search = self.parts["search"]
            search.fresh = search.fresh and all(part.fresh for part in self.parts.values() if part.page)

    def ask(self, address: str) -> None:
        """See to it that a file of the folder is as it should be, where it is one of this site."""
        with self._lock:
            for name, part in self.parts.items():
                if address in part.addresses:
                    return self._make(name)
            if (self._target / address).exists():
                return None  # a file that nothing makes: a style, a script
            for name in [name for name, part in self.parts.items() if not part.known]:
                self._make(name)
                if address in self.parts[name].addresses:
                    return None

    def finish(self) -> None:
        """Make everything that is not as it should be."""
        with self._lock:
            for name in sorted(self.parts, key=lambda name: name == "search"):
                self._make(name)

    def _make(self, name: str) -> None:
        part = self.parts[name]
        if part.fresh:
            return
        reads: set[Read] = set()
        made: set[str] = set()
        for address, content in part.make(noting(self.frame, reads)):
            write([(address, content)], self._target)
            made.add(address)
        self._remove(part.addresses - made)
        part.addresses, part.reads, part.fresh = made, reads, True

    def _drop(self, name: str) -> None:
        self._remove(self.parts.pop(name).addresses)
        if self.entries.pop(name, None):
            self.parts["search"].fresh = False

    def _remove(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            (self._target / address).unlink(missing_ok=True)


def _name(page: PlannedPage, language: str) -> str:
    return f"page {language}/{page.key}"

"""Makes what the site has beside the pages of `docs/`, and what those pages call, in several processes."""

from __future__ import annotations

import functools
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from guide.calls import called
from guide.crew import Crew, Job, processes
from guide.frame import Frame
from guide.pages import PlannedPage, planned_pages
from guide.search import Entry
from guide.site import Writer, site_page, write

CHUNK = 40
"""Pages that one job renders."""


class Making:
    """One build under way. What the search knows of pages waits on the disk: it is as large as they."""

    def __init__(self, frame: Frame, documents: Mapping[str, tuple[str, str]], writers: Sequence[Writer], target: Path):
        self._folder = tempfile.TemporaryDirectory()
        self._places: dict[str, list[Path]] = {}
        jobs: list[Job[Any]] = [functools.partial(_called, frame, *found) for found in documents.values()]
        self._documents = {page: number for number, page in enumerate(documents)}
        self._ahead: dict[str, Iterator[str] | None] = {}
        jobs += [functools.partial(_write_all, writer, frame, target) for writer in writers]
        planned = list(planned_pages(frame.guide))
        for language in frame.guide.languages:
            places = self._places[language] = []
            for start in range(0, len(planned), CHUNK):
                places.append(Path(self._folder.name) / f"{language}-{start}")
                chunk = planned[start : start + CHUNK]
                jobs.append(functools.partial(_render, frame, chunk, language, target, places[-1]))
        self._crew = Crew(jobs, processes())

    def ahead(self, page: str) -> Iterator[str] | None:
        """What the functions that a page of `docs/` calls have returned, one after the other; none where one failed."""
        if page not in self._ahead:
            found = self._crew.result(self._documents[page]) if page in self._documents else None
            self._ahead[page] = iter(found) if found is not None else None
        return self._ahead[page]

    def finish(self) -> None:
        """Wait for everything."""
        for _ in self._crew.results():
            pass

    def entries(self, language: str) -> Iterator[Entry]:
        """What the search knows of the pages of one edition, in reading order."""
        for place in self._places[language]:
            yield from pickle.loads(place.read_bytes())


def _called(frame: Frame, language: str, key: str) -> list[str] | None:
    try:
        return [str(each) for each in called(frame.view(key, language), frame.guide.document(key, language).source)[1]]
    except Exception:
        return None  # who runs the page meets the same error, and says where


def _write_all(writer: Writer, frame: Frame, target: Path) -> None:
    write(writer(frame), target)


def _render(frame: Frame, chunk: Sequence[PlannedPage], language: str, target: Path, place: Path) -> None:
    pages = [site_page(frame, planned, language) for planned in chunk]
    write(((page.address, page.html.encode()) for page in pages), target)
    place.write_bytes(pickle.dumps([page.entry for page in pages if page.entry]))

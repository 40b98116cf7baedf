"""Makes pages that come from data, and files beside the pages, next to MkDocs and in several processes."""

from __future__ import annotations

import functools
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from guide import routes
from guide.crew import Crew, Job, processes
from guide.embeds import results
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
        return results(frame.view(key, language), frame.guide.document(key, language).source)
    except Exception:
        return None  # MkDocs will meet the same error, and says on which page


def _write_all(writer: Writer, frame: Frame, target: Path) -> None:
    write(writer(frame), target)


def _render(frame: Frame, chunk: Sequence[PlannedPage], language: str, target: Path, place: Path) -> None:
    pages = [site_page(frame, planned, language) for planned in chunk]
    write(((page.address, page.html.encode()) for page in pages), target)
    place.write_bytes(pickle.dumps([page.entry for page in pages if page.entry]))


@event_priority(-100)  # site/ is empty now, and nothing else is needed
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Begin; a preview makes what the browser asks for."""
    if not config.guide_preview:
        frame: Frame = config.guide_frames.plain
        sources = [file.src_uri for file in files.documentation_pages()]
        documents = {source: found for source in sources if (found := routes.parted(source, frame.guide.languages))}
        config.guide_making = Making(frame, documents, config.guide_writers, Path(config.site_dir))
        if processes() > 1:
            config.guide_ahead = config.guide_making.ahead
    return files


@event_priority(100)  # before the search index
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for everything."""
    if not config.guide_preview:
        config.guide_making.finish()

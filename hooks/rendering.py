"""Makes pages that come from data, and files beside the pages, next to MkDocs and in several processes."""

from __future__ import annotations

import functools
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from guide.crew import Crew, Job, processes
from guide.frame import Frame
from guide.pages import PlannedPage, planned_pages
from guide.search import Entry
from guide.site import Writer, site_page, write

CHUNK = 40
"""Pages that one job renders."""


class Making:
    """One build under way. What the search knows of pages waits on the disk: it is as large as they."""

    def __init__(self, frame: Frame, writers: Sequence[Writer], target: Path):
        self._folder = tempfile.TemporaryDirectory()
        planned = list(planned_pages(frame.guide))
        chunks = [planned[start : start + CHUNK] for start in range(0, len(planned), CHUNK)]
        self._places = {
            language: [Path(self._folder.name) / f"{language}-{number}" for number in range(len(chunks))]
            for language in frame.guide.languages
        }
        jobs: list[Job[None]] = [functools.partial(_write_all, writer, frame, target) for writer in writers]
        jobs += [
            functools.partial(_render, frame, chunk, language, target, place)
            for language, places in self._places.items()
            for chunk, place in zip(chunks, places, strict=True)
        ]
        self._crew = Crew(jobs, processes())

    def finish(self) -> None:
        """Wait for everything."""
        for _ in self._crew.results():
            pass

    def entries(self, language: str) -> Iterator[Entry]:
        """What the search knows of the pages of one edition, in reading order."""
        for place in self._places[language]:
            yield from pickle.loads(place.read_bytes())


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
        config.guide_making = Making(config.guide_frames.plain, config.guide_writers, Path(config.site_dir))
    return files


@event_priority(100)  # before the search index
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for everything."""
    if not config.guide_preview:
        config.guide_making.finish()

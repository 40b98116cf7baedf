"""Collects the text of the pages of `docs/` and writes the search of each language."""

from __future__ import annotations

import functools
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide import routes
from guide.crew import Crew, processes
from guide.relate import Guide
from guide.search import page_entry
from guide.search_files import write_search


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin with no page."""
    config.guide_entries = {}


@event_priority(-100)  # after the content is finished
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the passages of a page of `docs/`."""
    guide: Guide = config.guide_frames.of(page.file.src_uri).guide
    found = routes.parted(page.file.src_uri, guide.languages)
    if found and page.meta.get("search", True):
        language, key = found
        config.guide_entries[page.file.src_uri] = page_entry(guide, key, language, html)
    return html


@event_priority(-100)  # after the pages that come from data
def on_post_build(config: MkDocsConfig) -> None:
    """Write the search of every language; a preview writes it when it is asked for."""
    if not config.guide_preview:
        jobs = [functools.partial(_write, config, language) for language in config.guide.languages]
        list(Crew(jobs, processes()).results())


def _write(config: MkDocsConfig, language: str) -> None:
    documents = [entry for entry in config.guide_entries.values() if entry.url.startswith(f"{language}/")]
    entries = [*sorted(documents, key=lambda entry: entry.url), *config.guide_making.entries(language)]
    write_search(config.guide, language, entries, Path(config.site_dir))

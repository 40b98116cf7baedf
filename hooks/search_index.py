"""Collects the text of the pages of `docs/` and writes the search of each language."""

from __future__ import annotations

import itertools
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide import routes
from guide.relate import Guide
from guide.search import Entry, page_entry
from guide.search_files import engine, search_files

_entries: dict[str, list[Entry]] = {}


def on_config(config: MkDocsConfig) -> None:
    """Choose the engine while site/ still is as it was."""
    try:
        config.guide_search = engine(config.extra.get("search", "auto"), len(config.guide.projects))
    except ValueError as error:
        raise ConfigurationError(str(error)) from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the pages of the build before: `mkdocs serve` builds many times."""
    _entries.clear()


@event_priority(-100)  # after the content is finished
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the passages of a page of `docs/`."""
    guide: Guide = config.guide
    found = routes.parted(page.file.src_uri, guide.languages)
    if found and page.meta.get("search", True):
        language, key = found
        _entries.setdefault(language, []).append(page_entry(guide, key, language, html))
    return html


@event_priority(-100)  # after the pages that come from data
def on_post_build(config: MkDocsConfig) -> None:
    """Write the search; pages of `docs/` come first, then those that come from data, in reading order."""
    guide: Guide = config.guide
    for language in guide.languages:
        documents = sorted(_entries.get(language, []), key=lambda entry: entry.url)
        entries = itertools.chain(documents, config.guide_making.entries(language))
        for address, content in search_files(guide, language, entries, config.guide_search):
            path = Path(config.site_dir) / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

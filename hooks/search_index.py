"""Collects the text of finished pages and writes one search index a language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide import routes
from guide.relate import Guide
from guide.search import indexes, page_entry
from guide.site import write


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
    """Write the indexes; a preview writes them when they are asked for."""
    if not config.guide_preview:
        entries = [*config.guide_entries.values(), *config.guide_making.entries()]
        write(indexes(config.guide, entries), Path(config.site_dir))

"""Collects the text of finished pages and writes one search index a language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide import routes
from guide.relate import Guide
from guide.search import Entry, index_script, page_entry

_entries: dict[str, list[Entry]] = {}


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
    """Write the indexes."""
    guide: Guide = config.guide
    for language in guide.languages:
        target = Path(config.site_dir) / "search" / f"{language}.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        entries = [*_entries.get(language, []), *config.guide_making.entries(language)]
        target.write_text(index_script(guide, language, sorted(entries, key=lambda entry: entry.url)), encoding="utf-8")

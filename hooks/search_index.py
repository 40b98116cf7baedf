"""Collects the text of finished pages and writes one search index a language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide.relate import Guide
from guide.render import View
from guide.search import Entry, cut, index_script

_entries: dict[str, list[Entry]] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the pages of the build before: `mkdocs serve` builds many times."""
    _entries.clear()


@event_priority(-100)  # after the content is finished
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the passages of a page."""
    guide: Guide = config.guide
    language, _, rest = page.file.src_uri.partition("/")
    if rest and language in guide.languages and page.meta.get("search", True):
        view = View(guide, language, "")
        section = rest.split("/")[0]
        kind = view.t(f"section.{section}") if f"section.{section}" in guide.strings[language].text else ""
        title = view.title(rest.removesuffix(".md"))
        _entries.setdefault(language, []).append(Entry(page.file.dest_uri, title, kind, cut(html)))
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Write the indexes."""
    guide: Guide = config.guide
    for language in guide.languages:
        target = Path(config.site_dir) / "search" / f"{language}.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        entries = sorted(_entries.get(language, []), key=lambda entry: entry.url)
        target.write_text(index_script(guide, language, entries), encoding="utf-8")

"""Makes every page of the guide a page of MkDocs, in the order and at the addresses of the guide."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from guide import routes
from guide.around import around
from guide.content import finished
from guide.navigation import HOME
from guide.page_markdown import unmarked
from guide.render import View
from guide.search import page_entry
from guide.translations import with_notes
from macros.edition import Edition, current


def key_of(file: File) -> str:
    """What names a page in all languages: ``method/steps/1``."""
    return file.src_uri.removesuffix(".md")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """One file a page, in the order of the menu: those of `docs/`, those without translation, those from data."""
    edition, strings = current(), current().guide.strings
    layouts = Path(config.docs_dir).parent / "layouts"
    for key in edition.guide.documents:
        if files.get_file_from_path(f"{key}.md") is None:
            document = edition.guide.document(key, edition.language)
            front = document.meta.model_dump(include={"title", "description"}, exclude_defaults=True)
            files.append(File.generated(config, f"{key}.md", content=_source(front, document.source)))
    for planned in edition.planned.values():
        head = edition.head(planned.key)
        front = {"title": head.title, "description": head.description}
        layout = (layouts / f"{planned.kind}.md").read_text(encoding="utf-8")
        files.append(File.generated(config, f"{planned.key}.md", content=_source(front, layout)))
    menu = edition.order.menu
    pages = {key_of(file): file for file in files.documentation_pages()}
    for key in (*menu, *(key for key in pages if key not in set(menu))):
        file = pages[key]
        files.remove(file)
        files.append(file)
        file.dest_uri = routes.address(key, edition.language, strings)
        file.inclusion = InclusionLevel.INCLUDED if key in menu else InclusionLevel.NOT_IN_NAV
    for file in files:
        if not file.is_documentation_page() and file.src_dir == config.docs_dir:
            file.dest_uri = f"{edition.language}/{file.src_uri}"
    return files


def _source(front: dict[str, Any], body: str) -> str:
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{body}"


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Name sections and pages in the edition's language; lead from sheet to sheet, which the menu does not hold."""
    edition = current()
    view = edition.view_of(HOME)
    sections = {}
    for item in nav.items:
        if isinstance(item, Section):
            item.children = [_within(page, item) for page in _pages(item)]
            name = key_of(_pages(item)[0].file).split("/")[0]
            sections[name] = item
            item.title = str(escape(view.t(f"section.{name}")))
    nav.homepage = next((page for page in nav.pages if key_of(page.file) == HOME), None)
    nav.items = list(sections.values())
    for page in nav.pages:
        page.title = _menu_title(edition, page)
    for keys in edition.order.beside_menu:
        pages = [Page(None, files.get_file_from_path(f"{key}.md"), config) for key in keys]
        for page in pages:
            page.parent = sections.get(key_of(page.file).split("/")[0])
            page.title = _menu_title(edition, page)
        for page, following in pairwise(pages):
            page.next_page, following.previous_page = following, page
    return nav


def _pages(item: StructureItem) -> list[Page]:
    """All pages of a section, those of folders within it in their place."""
    return [page for child in item.children or () for page in ([child] if isinstance(child, Page) else _pages(child))]


def _within(page: Page, section: Section) -> Page:
    page.parent = section
    return page


def _menu_title(edition: Edition, page: Page) -> str:
    """HTML; mkdocs-macros runs titles with braces, in which nothing of the guide may be taken for a call."""
    title = edition.view_of(HOME).title(key_of(page.file), short=True)
    return str(escape(title)).replace("{", "&#123;")


@event_priority(100)  # before the macros run
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note under the heading of each section that is older than the French."""
    edition, key = current(), key_of(page.file)
    edition.begin(key)
    markdown = unmarked(markdown)
    if names := edition.guide.stale_passages(key, edition.language):
        note = View.of(edition.guide, key, edition.language).outdated_note()
        markdown = with_notes(markdown, names, edition.markdown.keep(note))
    return markdown


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish the content; keep what the search finds in it."""
    edition, key = current(), key_of(page.file)
    head = edition.head(key)
    html = finished(html, edition.view, edition.terms[head.reading], head.title)
    if head.search:
        edition.entries[key] = page_entry(edition.guide, key, edition.language, html)
    return html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What the templates of the theme print around the content."""
    edition, key = current(), key_of(page.file)
    view = View.of(edition.guide, key, edition.language, publication=edition.publication)
    head = edition.head(key)
    publisher = edition.publication.publisher
    return {**context, "view": view, "around": around(edition.order, head, view, publisher, edition.alone)}

"""Makes every page of the guide a page of MkDocs, in the order and at the addresses of the guide."""

from __future__ import annotations

import json
import logging
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE
from guide.pages.around import around
from guide.pages.content import finish
from guide.pages.markdown import unmark
from guide.problems.problem import Problem
from guide.reading.folder import IMAGES
from guide.reading.translations import with_notes
from guide.search.entries import page_entry
from guide.view.navigation import HOME
from guide.view.view import View
from macros.edition import Edition, current

log = logging.getLogger("mkdocs.hooks.pages")


class DataFile(File):
    """A page that comes from data."""

    last_change: float = 0.0
    """When the newest of its sources was written."""

    def is_modified(self) -> bool:
        """Whether `--dirty` makes the page: it is not there, or older than its sources."""
        page = Path(self.abs_dest_path)
        return not page.exists() or page.stat().st_mtime < self.last_change


def _times(config: MkDocsConfig) -> dict[str, float]:
    """When the files of each sheet were last written, by its key; under "" what all pages share."""
    root = Path(config.config_file_path).parent
    newest = {"": 0.0}
    for folder in (root / "data", root / "docs" / "layouts", root / "guide", root / "theme"):
        for path in folder.rglob("*.*"):
            key = f"projects/{path.stem}" if path.parent.name == "projects" else ""
            newest[key] = max(newest.get(key, 0.0), path.stat().st_mtime)
    return newest


def key_of(file: File) -> str:
    """What names a page in all languages: ``method/steps/1``."""
    return file.src_uri.removesuffix(".md")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """One file a page, in the order of the menu: those of `docs/`, those without translation, those from data."""
    edition, strings = current(), current().guide.strings
    layouts = {layout.kind: layout.source for layout in edition.guide.collection.layouts}
    for key in edition.guide.documents:
        if files.get_file_from_path(f"{key}.md") is None:
            document = edition.guide.document(key, edition.language)
            front = document.meta.model_dump(include={"title", "description"}, exclude_defaults=True)
            files.append(File.generated(config, f"{key}.md", content=_source(front, document.source)))
    times = _times(config)
    for planned in edition.planned.values():
        head = edition.head(planned.key)
        front = {"title": head.title, "description": head.description}
        file = DataFile.generated(config, f"{planned.key}.md", content=_source(front, layouts[planned.kind]))
        assert isinstance(file, DataFile)
        file.last_change = max(times[""], times.get(planned.key, 0.0))
        files.append(file)
    menu = frozenset(edition.order.menu)
    for file in files.documentation_pages():
        key = key_of(file)
        file.dest_uri = routes.address(key, edition.language, strings)
        file.inclusion = InclusionLevel.INCLUDED if key in menu else InclusionLevel.NOT_IN_NAV
    if config.nav is None:
        config.nav = _menu(edition)
    _lay_pictures(files, config)
    return files


def _lay_pictures(files: Files, config: MkDocsConfig) -> None:
    """Publish the pictures of the edition, then those that it lacks: of the source language, whose pages it may show,
    and of all languages.
    """
    edition, docs = current(), Path(config.docs_dir)
    for file in list(files):
        if not file.is_documentation_page() and file.src_dir == config.docs_dir:
            files.remove(file)
    for folder in dict.fromkeys((edition.language, SOURCE_LANGUAGE, IMAGES)):
        for picture in sorted(edition.guide.collection.pictures):
            name = picture.removeprefix(f"{folder}/")
            shared = folder == IMAGES
            address = picture if shared else name
            if picture.startswith(f"{folder}/") and files.get_file_from_path(address) is None:
                source = str(docs.parent if shared else docs.parent / folder)
                file = File(address, source, config.site_dir, config.use_directory_urls)
                file.dest_uri = address if shared else f"{edition.language}/{name}"
                files.append(file)


def _source(front: dict[str, Any], body: str) -> str:
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{body}"


def _menu(edition: Edition) -> list[Any]:
    """The menu as MkDocs takes it, with the titles of the edition's language."""
    view, order = edition.view_of(HOME), edition.order
    sections = [
        {_title(view.t(f"section.{section}")): [_entry(view, key) for key in order.section_keys(section)]}
        for section in order.sections
    ]
    return [_entry(view, HOME), *sections] if HOME in edition.guide.documents else sections


def _entry(view: View, key: str) -> dict[str, str]:
    return {_title(view.title(key, short=True)): f"{key}.md"}


def _title(text: str) -> str:
    """HTML; mkdocs-macros runs titles with braces, in which nothing of the guide may be taken for a call."""
    return str(escape(text)).replace("{", "&#123;")


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Lead from sheet to sheet and from target to target, which the menu does not hold: each belongs to a section."""
    edition = current()
    view = edition.view_of(HOME)
    nav.homepage = next((page for page in nav.pages if key_of(page.file) == HOME), None)
    nav.items = [item for item in nav.items if item is not nav.homepage]
    sections = {key_of(page.file).split("/")[0]: page.parent for page in nav.pages}
    for keys in edition.order.beside_menu:
        pages = []
        for key in keys:
            file = files.get_file_from_path(f"{key}.md")
            assert file
            page = Page(_title(view.title(key, short=True)), file, config)
            page.parent = sections.get(key.split("/")[0])
            pages.append(page)
        for page, following in pairwise(pages):
            page.next_page, following.previous_page = following, page
    return nav


@event_priority(100)  # before the macros run
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note under the heading of each section that is older than the French."""
    edition, key = current(), key_of(page.file)
    edition.begin(key)
    markdown = unmark(markdown)
    if names := edition.guide.stale_passages(key, edition.language):
        note = View.of(edition.guide, key, edition.language, publication=edition.publication).outdated_note()
        markdown = with_notes(markdown, names, edition.markdown.keep(note))
    return markdown


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish the content; keep what the search finds in it."""
    edition, key = current(), key_of(page.file)
    head = edition.head(key)
    for piece in edition.markdown.removals:  # `guide check` found it, unless plugins of the site change Markdown
        log.warning(Problem(Path(page.file.src_uri), 0, (), "page_markup", {"value": piece}).text())
    html = finish(html, edition.view, edition.terms[head.reading], head.title)
    if head.search:
        edition.entries[key] = page_entry(edition.guide, key, edition.language, html)
    return html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What the templates of the theme print around the content."""
    edition, key = current(), key_of(page.file)
    view = View.of(edition.guide, key, edition.language, publication=edition.publication)
    head = edition.head(key)
    publisher = edition.publication.publisher
    return {**context, "view": view, "around": around(edition.order, head, view, publisher)}

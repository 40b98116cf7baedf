"""Writes the guide as plain Markdown, one tree a language, which any builder of Markdown sites can go on from.

Each tree has its pages, with macros already run, and its own configuration; no hook, macro or theme of this project.
Files have the addresses of the site's pages, so that links from elsewhere keep working.
"""

from __future__ import annotations

import errno
import json
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup

from guide import routes, site
from guide.as_markdown import Link, address_in_html, as_markdown, escaped
from guide.calls import PLACE, called
from guide.crew import Crew, processes
from guide.fields import SOURCE_LANGUAGE
from guide.frame import document_notices
from guide.load import Page
from guide.navigation import HOME, Map
from guide.pages import GeneratedPage, generated_pages
from guide.publication import UNKNOWN, Publication
from guide.relate import Guide
from guide.render import TEMPLATES, View
from guide.translations import with_notes
from guide.typography import typeset, typeset_html
from guide.typography_of_markdown import typeset_markdown

MARKER = ".guide-markdown"
"""File that says that a folder was written here, and which languages."""


def write(guide: Guide, target: Path, publication: Publication = UNKNOWN) -> dict[Path, int]:
    """Write the trees of all languages below a folder, page by page; gives the number of pages of each.

    Pages of an earlier writing are removed first; what else is in the trees stays.
    Raises `FileExistsError` where the folder holds anything and was not written here.
    """
    marker = target / MARKER
    if marker.exists():
        for language in marker.read_text(encoding="utf-8").split():
            shutil.rmtree(target / language / "docs", ignore_errors=True)
    elif target.exists() and any(target.iterdir()):
        raise FileExistsError(errno.EEXIST, "contient autre chose ; donnez un dossier nouveau ou vide", str(target))
    target.mkdir(parents=True, exist_ok=True)
    marker.write_bytes("".join(f"{language}\n" for language in guide.languages).encode())
    (target / "README.md").write_bytes(readme(guide).encode())
    folders = [target / language for language in guide.languages]
    jobs = [partial(_write_tree, Tree(guide, folder.name, publication), folder) for folder in folders]
    return dict(zip(folders, Crew(jobs, processes()).results(), strict=True))


def _write_tree(tree: Tree, folder: Path) -> int:
    site.write(((name, content.encode()) for name, content in tree.files()), folder)
    return len(tree.names)


def readme(guide: Guide) -> str:
    """What the trees are, how to go on with them, what is not in them."""
    title = View(guide, SOURCE_LANGUAGE, "").t("site.title")
    languages = Markup(", ").join(Markup("`{}/`").format(language) for language in guide.languages)
    return TEMPLATES.get_template("markdown_tree/README.md").render(title=title, languages=languages) + "\n"


@dataclass(frozen=True)
class Tree:
    """One language of the guide as Markdown."""

    guide: Guide
    language: str
    publication: Publication = UNKNOWN

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and content of each file, one by one: the configuration, then the pages."""
        yield "mkdocs.yml", self._configuration()
        for key in self.guide.documents:
            yield f"docs/{self.names[key]}", self._document(key)
        for page in generated_pages(self.guide, self.language, self.publication):
            yield f"docs/{self.names[page.key]}", self._generated(page)

    @cached_property
    def names(self) -> dict[str, str]:
        """Files of all pages by key, relative to `docs/`: ``projets/cergy.md``."""
        keys = Map(self.guide).keys
        return {key: self._address(key).partition("/")[2].removesuffix(".html") + ".md" for key in keys}

    @cached_property
    def _by_address(self) -> dict[str, str]:
        return {self._address(key): name for key, name in self.names.items()}

    def _address(self, key: str) -> str:
        return routes.address(key, self.language, self.guide.strings)

    def _configuration(self) -> str:
        view = View(self.guide, self.language, "")
        home = [(view.t("site.home"), HOME)] if HOME in self.guide.documents else []
        sections = [(view.t(f"section.{each}"), f"{each}/index") for each in Map(self.guide).sections]
        settings = TEMPLATES.get_template("markdown_tree/mkdocs.yml").render(
            name=_quoted(view.t("site.title")),
            description=_quoted(view.t("site.description")),
            language=self.language,
            nav=[(_quoted(label), self.names[key]) for label, key in (*home, *sections)],
        )
        return settings + "\n"

    def _generated(self, page: GeneratedPage) -> str:
        body = as_markdown(page.html, self.language, self._link(page.key))
        return self._page(page.title, page.title_language, page.description, page.notices, body)

    def _document(self, key: str) -> str:
        """A page of `docs/`: its own Markdown, in which what macros return stands as Markdown."""
        page = self.guide.document(key, self.language)
        reading = page.language
        view = View.of(self.guide, key, self.language, reading, self.publication)
        stale = self.guide.stale_passages(key, self.language)
        note = as_markdown(view.outdated_note(), reading, self._link(key)) if stale else ""
        body = self._text(page, view, with_notes(page.source, stale, note))
        if page.meta.pages:
            body += f"\n\n{view.study(page.meta.pages)}"
        if reading != self.language:
            body = f'<div lang="{reading}" markdown="1">\n\n{body.strip()}\n\n</div>'
        notices = document_notices(self.guide, key, self.language)
        return self._page(typeset(page.meta.title, reading), reading, page.meta.description, notices, body)

    def _text(self, page: Page, view: View, text: str) -> str:
        """The Markdown of a page, typeset, its macros run: a word holds the place of each result until all is done."""
        link = self._link(page.key)
        results: list[Markup | str] = []

        def plain(found: re.Match[str]) -> str:
            result = results[int(found[1])]
            return found[0] if isinstance(result, Markup) else result

        def structured(found: re.Match[str]) -> str:
            return as_markdown(typeset_html(results[int(found[1])], page.language), page.language, link)

        if page.meta.render_macros:
            text, results = called(view, text)
            text = re.sub(PLACE, plain, text)
        text = self._led(typeset_markdown(text, page.language), page.key)
        return re.sub(PLACE, structured, text)

    def _led(self, text: str, key: str) -> str:
        """Markdown whose own links lead into the tree."""

        def file(found: re.Match[str]) -> str:
            other = posixpath.normpath(posixpath.join(posixpath.dirname(key), found["key"]))
            return f"]({routes.relative(self.names[other], self.names[key])}{found['anchor']})"

        def anchor(found: re.Match[str]) -> str:
            target = link(found["href"])
            return f'<a href="{address_in_html(target)}">{found["label"]}</a>' if target else found["label"]

        link = self._link(key)
        text = re.sub(r"\]\((?P<key>[^):\s#]+)\.md(?P<anchor>(?:#[^)\s]*)?)\)", file, text)
        return re.sub(r'<a href="(?P<href>[^"]*)">(?P<label>.*?)</a>', anchor, text)

    def _link(self, key: str) -> Link:
        """Where the links of a page lead: to pages of this tree and to other sites."""
        folder, own = posixpath.dirname(self._address(key)), self.names[key]

        def lead(href: str) -> str | None:
            path, _, anchor = href.partition("#")
            if not path or re.match(r"[a-z]+:", path):
                return href
            name = self._by_address.get(posixpath.normpath(posixpath.join(folder, path)))
            if name is None:
                return None
            # « #country=SN » is a choice of sheets, made by a script.
            return routes.relative(f"{name}#{anchor}" if anchor and "=" not in anchor else name, own)

        return lead

    def _page(self, title: str, title_language: str, description: str, notices: Iterable[str], body: str) -> str:
        view = View(self.guide, self.language, "")
        marked = "" if title_language == self.language else f' {{: lang="{title_language}" }}'
        shown = (escaped(view.t(notice)) for notice in notices)
        front = f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---\n\n"
        return front + "\n\n".join((f"# {escaped(title)}{marked}", *shown, body.strip())) + "\n"


def _quoted(text: str) -> Markup:
    """A string of YAML."""
    return Markup(json.dumps(text, ensure_ascii=False))

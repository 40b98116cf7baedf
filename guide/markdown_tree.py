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
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from guide import routes
from guide.as_markdown import as_markdown, escaped
from guide.embeds import EMBEDS
from guide.fields import SOURCE_LANGUAGE
from guide.load import Page
from guide.navigation import HOME, Map
from guide.pages import GeneratedPage, generated_pages
from guide.publication import UNKNOWN, Publication
from guide.relate import Guide
from guide.render import TEMPLATES, View
from guide.translations import with_notes
from guide.typography import typeset, typeset_html
from guide.typography_of_markdown import typeset_markdown

CALLS = Environment(undefined=StrictUndefined)
"""What runs the macros of pages: calls of the functions of `guide.embeds`, nothing else of Jinja."""


@dataclass(frozen=True)
class Tree:
    """One language of the guide as Markdown."""

    guide: Guide
    language: str
    publication: Publication = UNKNOWN

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and content of each file, one by one: the configuration, then the pages."""
        yield "mkdocs.yml", self.configuration()
        for key in self.guide.documents:
            yield self.name(key), self._document(self.guide.document(key, self.language))
        for page in generated_pages(self.guide, self.language, self.publication):
            yield self.name(page.key), self._generated(page)

    def name(self, key: str) -> str:
        """File of a page: ``docs/projets/cergy.md``."""
        return f"docs/{self._files[routes.address(key, self.language, self.guide.strings)]}"

    @cached_property
    def _files(self) -> dict[str, str]:
        """Files of pages below ``docs/`` by address of the site."""
        addresses = (routes.address(key, self.language, self.guide.strings) for key in Map(self.guide).keys)
        return {each: each.partition("/")[2].removesuffix(".html") + ".md" for each in addresses}

    def configuration(self) -> str:
        """What MkDocs, ProperDocs and Zensical all understand."""
        view = View(self.guide, self.language, "")
        home = [(view.t("site.home"), HOME)] if HOME in self.guide.documents else []
        sections = [(view.t(f"section.{each}"), f"{each}/index") for each in Map(self.guide).sections]
        return TEMPLATES.get_template("markdown_tree/mkdocs.yml").render(
            name=_quoted(view.t("site.title")),
            description=_quoted(view.t("site.description")),
            language=self.language,
            nav=[(_quoted(label), self.name(key).removeprefix("docs/")) for label, key in [*home, *sections]],
        )

    def _link(self, key: str) -> Any:
        """What tells where the links of a page lead; see `guide.as_markdown.Link`."""
        page = routes.address(key, self.language, self.guide.strings)

        def lead(href: str) -> str | None:
            path, _, anchor = href.partition("#")
            if not path or re.match(r"[a-z]+:", path):
                return href
            target = self._files.get(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)))
            if target is None:
                return None
            # « #country=SN » chooses among sheets by a script.
            anchor = "" if "=" in anchor else anchor
            return routes.relative(target + (f"#{anchor}" if anchor else ""), self._files[page])

        return lead

    def _markdown(self, html: str, key: str, reading: str) -> str:
        return as_markdown(typeset_html(html, reading), reading, self._link(key))

    def _generated(self, page: GeneratedPage) -> str:
        notices = [
            name for name, applies in (("fallback.part", page.partly), ("outdated.page", page.outdated)) if applies
        ]
        body = self._markdown(str(page.html), page.key, self.language)
        return self._page(page.title, page.title_language, page.description, notices, body)

    def _document(self, page: Page) -> str:
        """A page of `docs/`: its own Markdown, in which what macros return stands as Markdown."""
        reading = page.language
        view = View.of(self.guide, page.key, self.language, reading, self.publication)
        stale = self.guide.stale_passages(page.key, self.language)
        source = (
            with_notes(page.source, stale, self._markdown(view.outdated_note(), page.key, reading))
            if stale
            else page.source
        )
        results: list[Markup] = []
        body = self._called(source, view, results) if page.meta.render_macros else source
        body = typeset_markdown(body, reading)
        body = re.sub(
            r"guidefragment(\d+)x", lambda found: self._markdown(results[int(found[1])], page.key, reading), body
        )
        if page.meta.pages:
            body += f"\n\n{view.study(page.meta.pages)}"
        if reading != self.language:
            body = f'<div lang="{reading}" markdown="1">\n\n{body.strip()}\n\n</div>'
        notices = ["fallback.page"] if reading != self.language else ["outdated.page"] if stale else []
        title = typeset(page.meta.title, reading)
        return self._page(title, reading, page.meta.description, notices, body)

    def _called(self, source: str, view: View, results: list[Markup]) -> str:
        """A page with a word in the place of each result: Markdown would find something in it to typeset."""

        def bound(name: str) -> Any:
            def call(*args: Any, **kwargs: Any) -> str:
                result = EMBEDS[name](view, *args, **kwargs)
                if not isinstance(result, Markup):
                    return result
                results.append(result)
                return f"guidefragment{len(results) - 1}x"

            return call

        return CALLS.from_string(source).render({name: bound(name) for name in EMBEDS})

    def _page(self, title: str, title_language: str, description: str, notices: list[str], body: str) -> str:
        view = View(self.guide, self.language, "")
        front = {"title": title, "description": description}
        lines = [f"{name}: {_quoted(value)}" for name, value in front.items()]
        marked = "" if title_language == self.language else f' {{: lang="{title_language}" }}'
        blocks = [f"# {escaped(title)}{marked}", *(escaped(view.t(notice)) for notice in notices), body.strip()]
        return "\n".join(("---", *lines, "---", "", "\n\n".join(blocks), ""))


def readme(guide: Guide) -> str:
    """What the trees are, how to go on with them, what is not in them."""
    title = View(guide, SOURCE_LANGUAGE, "").t("site.title")
    languages = Markup(", ").join(Markup(f"`{language}/`") for language in guide.languages)
    return TEMPLATES.get_template("markdown_tree/README.md").render(title=title, languages=languages)


MARKER = ".guide-markdown"
"""File that says that a folder was written here, and which languages."""


def write(guide: Guide, target: Path, publication: Publication = UNKNOWN) -> Iterator[tuple[Path, int]]:
    """Write the trees of all languages below a folder, page by page; gives each tree and its number of pages.

    Pages of an earlier writing are removed first; other files stay. Raises `FileExistsError` where the folder holds
    anything that was not written here.
    """
    marker = target / MARKER
    if marker.exists():
        for language in marker.read_text(encoding="utf-8").split():
            shutil.rmtree(target / language / "docs", ignore_errors=True)
    elif target.exists() and any(target.iterdir()):
        raise FileExistsError(errno.EEXIST, "", str(target))
    target.mkdir(parents=True, exist_ok=True)
    marker.write_text("".join(f"{language}\n" for language in guide.languages), encoding="utf-8")
    (target / "README.md").write_text(readme(guide), encoding="utf-8")
    for language in guide.languages:
        pages = 0
        for name, content in Tree(guide, language, publication).files():
            file = target / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
            pages += name.endswith(".md")
        yield target / language, pages


def _quoted(text: str) -> Markup:
    """A string of YAML."""
    return Markup(json.dumps(text, ensure_ascii=False))

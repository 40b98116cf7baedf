"""Makes one book a language out of the pages of the site: what a printed guide holds, in reading order, links inside.

Pages say in their front matter whether they belong into a book (`book`); passages that serve only a screen carry
`data-book-skip`. `scripts/book.py` typesets a book, `guide.books.epub` packs it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from guide.books.markup import Files, Links, on_paper, prefix_ids, serialize
from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE
from guide.relations.relate import Guide
from guide.view.navigation import HOME, Order
from guide.view.templates import TEMPLATES
from guide.view.view import View

INDEX = "index"
"""Name of the last part: lists that lead to the other chapters."""
LOGO = "img/icon.svg"
"""Address within the site."""


@dataclass(frozen=True)
class Chapter:
    """One page of the site."""

    id: str
    """Unique in the book: ``projects-cergy``."""
    title: str
    language: str
    """Of title and text where that is not the book's, else empty."""
    level: int
    """Of its heading: 1 outside of parts, 2 in a part, 3 beneath another chapter."""
    content: HtmlElement
    """What stands under the heading. Its ids begin with that of the chapter."""

    @classmethod
    def of(cls, page: str, key: str, level: int) -> Chapter:
        """Take title and article out of a page of the site."""
        document = html.document_fromstring(page)
        (heading,) = document.xpath("//main//h1")
        (article,) = document.xpath("//article[@id='content']")
        for notice in document.xpath("//main//p[@class='notice']")[::-1]:
            notice.set("lang", document.get("lang", ""))
            article.insert(0, notice)
        language = article.get("lang") or heading.get("lang") or ""
        on_paper(article, level - 1)
        identifier = key.replace("/", "-")
        prefix_ids(article, f"{identifier}--")
        return cls(identifier, heading.text_content().strip(), language, level, article)

    def text(self, syntax: str) -> Markup:
        """The content in the syntax `html` or `xml`."""
        return serialize(self.content, syntax)


@dataclass(frozen=True)
class Part:
    """A section of the site; without a title, what stands before the first one."""

    name: str
    title: str
    chapters: tuple[Chapter, ...]

    @property
    def id(self) -> str:
        """Unique in the book."""
        return f"part-{self.name}"


@dataclass(frozen=True)
class Book:
    """One edition of the guide."""

    view: View
    """Words and names of the edition."""
    parts: tuple[Part, ...]
    version: str
    date: str
    """ISO date of the edition."""
    address: str
    """Of the edition on the web; empty where that is not known."""
    logo: bytes
    """SVG, for the cover."""

    @property
    def author(self) -> str:
        """Who answers for the edition."""
        return self.view.t("cite.author", guide=self.view.t("site.title"))

    def render(self, template: str, **values: object) -> str:
        """A template of `templates/`."""
        source = TEMPLATES.get_template(template)
        return source.render(book=self, view=self.view, guide=self.view.guide, **values)


def plan(guide: Guide) -> list[tuple[str, list[tuple[str, int]]]]:
    """Parts in reading order: a name, then key and level of each chapter. The home page comes first, lists last."""
    site = Order(guide)
    choices = {key: pages[SOURCE_LANGUAGE].meta.book for key, pages in guide.documents.items()}
    first = [(HOME, 1)] if choices.get(HOME) is True else []
    sections = [(section, list(_section(site, section, choices))) for section in routes.SECTIONS]
    lists = [(key, 2) for section in routes.SECTIONS for key in site.section_keys(section) if choices.get(key) == INDEX]
    return [(name, keys) for name, keys in [("", first), *sections, (INDEX, lists)] if keys]


def _section(site: Order, section: str, choices: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Pages of `docs/`, then those that come from data; targets beneath their goal.

    What the page at the head of a folder says of itself holds for the pages from data in that folder.
    """
    targets = {routes.goal(goal.number): [target.code for target in goal.targets] for goal in site.guide.goals}
    for key in site.section_keys(section):
        if choices.get(key) is True:
            yield key, 2
    for key in site.data_keys:
        left_out = choices.get(f"{key.rpartition('/')[0]}/index") is False
        if key.startswith(f"{section}/") and not key.startswith("sdg/targets/") and not left_out:
            yield key, 2
            yield from ((routes.target(code), 3) for code in targets.get(key, ()))


def book(files: Files, guide: Guide, language: str, version: str, date: str) -> Book:
    """The book of one language, out of the files of a built site.

    Raises `KeyError` where the site lacks a page of the guide, or its logo.
    """
    view = View.of(guide, HOME, language)

    def address(key: str) -> str:
        return routes.address(key, language, guide.strings)

    def title(name: str) -> str:
        return view.t("book.index" if name == INDEX else f"section.{name}") if name else ""

    parts: list[Part] = []
    places: dict[str, str] = {}
    for name, keys in plan(guide):
        chapters = {address(key): Chapter.of(files[address(key)].decode(), key, level) for key, level in keys}
        parts.append(Part(name, title(name), tuple(chapters.values())))
        # Where the page that opens a section is left out, what leads to it leads to the part.
        places |= {address(f"{name}/index"): parts[-1].id} if name else {}
        places |= {place: chapter.id for place, chapter in chapters.items()}
    contents = {chapter.id: chapter.content for part in parts for chapter in part.chapters}
    links = Links(files, places, {each for content in contents.values() for each in content.xpath(".//@id")})
    for place, identifier in places.items():
        if identifier in contents:
            links.tie(contents[identifier], place)
    return Book(view, tuple(parts), version, date, links.online(view.page), files[LOGO])


def document(book: Book) -> str:
    """The whole book as one page of HTML with its styles, to be typeset; it loads nothing."""
    words = {"book": book.view.t("site.short_title"), "page": book.view.t("book.page")}
    return book.render(
        "document.html",
        syntax="html",
        href=lambda identifier: f"#{identifier}",
        tie_links=lambda text: text,
        logo=f"data:image/svg+xml;base64,{base64.b64encode(book.logo).decode()}",
        words={name: Markup(_css_string(text)) for name, text in words.items()},
    )


def _css_string(text: str) -> str:
    """A string of CSS that can end neither itself nor the style sheet."""
    return '"' + re.sub(r"[^\w ]", lambda other: f"\\{ord(other[0]):x} ", text) + '"'

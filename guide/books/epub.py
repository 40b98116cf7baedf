"""Packs a book as EPUB 3.3: one file a chapter, with those beneath it; https://www.w3.org/TR/epub-33/.

pandoc, which could make EPUB of the same HTML, keeps neither classes of paragraphs and lists nor ids of entries nor the
language of a passage: links into the glossary would lead nowhere.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from guide.books.archive import EPOCH
from guide.books.book import Book, Chapter, Part


@dataclass(frozen=True)
class File:
    """One document of the package."""

    name: str
    part: Part | None
    """Part that begins here."""
    chapters: tuple[Chapter, ...]

    @property
    def ids(self) -> Iterator[str]:
        """All places in it that a link may lead to."""
        if self.part:
            yield self.part.id
        for chapter in self.chapters:
            yield chapter.id
            yield from chapter.content.xpath(".//@id")

    @property
    def has_drawings(self) -> bool:
        """Whether it holds an SVG, which the package has to declare."""
        return any(next(chapter.content.iter("svg"), None) is not None for chapter in self.chapters)


def epub(book: Book) -> bytes:
    """The book, ready to be read."""
    files = list(_files(book))
    places = {identifier: file.name for file in files for identifier in file.ids}

    def href(identifier: str) -> str:
        return f"{places[identifier]}#{identifier}"

    def tie_links(text: Markup) -> Markup:
        return Markup(re.sub(r'(<a [^>]*?href=")#([^"]+)', lambda link: link[1] + href(link[2]), text))

    context = {"files": files, "href": href, "tie_links": tie_links, "syntax": "xml"}
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.view.t('site.title')} {book.view.language}")
    texts = {
        "META-INF/container.xml": book.render("container.xml"),
        "EPUB/package.opf": book.render("package.opf", identifier=identifier, **context),
        "EPUB/contents.xhtml": book.render("contents.xhtml", **context),
        "EPUB/cover.xhtml": book.render("cover.xhtml", logo="logo.svg"),
        "EPUB/logo.svg": book.logo.decode(),
        "EPUB/content.css": book.render("content.css"),
        **{f"EPUB/{file.name}": book.render("chapter.xhtml", file=file, **context) for file in files},
    }
    return _pack(texts)


def _files(book: Book) -> Iterator[File]:
    for part in book.parts:
        groups: list[list[Chapter]] = []
        for chapter in part.chapters:
            if chapter.level < 3 or not groups:
                groups.append([])
            groups[-1].append(chapter)
        for group in groups:
            begins = part if part.title and group is groups[0] else None
            yield File(f"{group[0].id}.xhtml", begins, tuple(group))


def _pack(texts: dict[str, str]) -> bytes:
    """A ZIP file that begins with its media type, uncompressed, as readers expect."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compresslevel=9) as package:
        for name, text in {"mimetype": "application/epub+zip", **texts}.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text)
    return target.getvalue()

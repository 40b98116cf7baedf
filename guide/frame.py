"""Puts finished content into the frame that all pages share: `guide/templates/frame.html`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from guide import feed, routes
from guide.linked_data import as_script, page_data
from guide.lists import Lists
from guide.navigation import HOME, Map, chrome
from guide.publication import Publication
from guide.relate import Guide
from guide.render import View
from guide.terms import Terms
from guide.typography import typeset, typeset_html

GLOSSARY = "tools/glossary"


@dataclass(frozen=True)
class Content:
    """What a page says, ready to be put into its frame."""

    key: str
    language: str
    """Edition that the page belongs to."""
    reading: str
    """Language in which it is written."""
    title: str
    title_language: str
    html: str
    description: str = ""
    """The site's own where it is empty."""
    notices: tuple[str, ...] = ()
    """Strings of the interface that stand above the content."""
    pages: tuple[int, ...] = ()
    """Pages of the study that the page is drawn from."""


@dataclass(frozen=True)
class Frame:
    """The frame of one making of the site."""

    guide: Guide
    publication: Publication
    map: Map
    """The order of the site."""
    terms: Mapping[str, Terms]
    """What the glossary explains, by language."""

    @property
    def lists(self) -> Lists:
        """Sheets and cases as pages list them."""
        return self.guide.lists

    @classmethod
    def of(cls, guide: Guide, publication: Publication) -> Frame:
        """The frame of a guide."""
        terms = {language: Terms.of(guide, language) for language in guide.languages}
        return cls(guide, publication, Map(guide), terms)

    def reading(self, key: str, language: str) -> str:
        """Language in which a page of `docs/` can be read in one edition."""
        return self.guide.document(key, language).language

    def view(self, key: str, language: str) -> View:
        """What a page of `docs/` is written with."""
        return View.of(self.guide, key, language, self.reading(key, language), self.publication)

    def explained(self, html: str, key: str, language: str, reading: str) -> str:
        """HTML in which the first use of each term leads to the glossary, where the guide has one."""
        if GLOSSARY not in self.guide.documents or key == GLOSSARY:
            return html
        return self.terms[reading].explained(html, View.of(self.guide, key, language, reading).url(GLOSSARY))

    def document(self, html: str, key: str, language: str, title: str) -> str:
        """The content of a page of `docs/`, typeset by its language, its tables framed, its terms explained."""
        reading = self.reading(key, language)
        html = typeset_html(html, reading)
        html = _framed_tables(html, View(self.guide, language, "", reading), title)
        return self.explained(html, key, language, reading)

    def page(self, content: Content) -> str:
        """The whole page."""
        guide, key, language = self.guide, content.key, content.language
        around = chrome(self.map, key, language)
        reader = View.of(guide, key, language, content.reading)
        description = content.description or reader.t("site.description")
        address = self.publication.publisher.address
        data = page_data(guide, around, content.title, description, self.publication.publisher, content.reading)
        return reader.render(
            "frame",
            chrome=around,
            content=content,
            title=typeset(content.title, content.title_language),
            description=description,
            reader=reader,
            html=Markup(content.html),
            headings=headings(content.html) if key != HOME else [],
            linked_data=as_script(data),
            feed=routes.relative(feed.address(language), reader.page),
            home=routes.relative(routes.address("index", language, guide.strings), reader.page),
            address=address.rstrip("/") + "/" if address else "",
            search_words=_words(around.view, "search", "loading", "failed"),
            reading_words=_words(around.view, "passage", "link", "copied", "glossary"),
        )


def document_notices(guide: Guide, key: str, language: str) -> tuple[str, ...]:
    """Strings of the interface that stand above the content of a page of `docs/`."""
    foreign = guide.document(key, language).language != language
    found = (("fallback.page", foreign), ("outdated.page", bool(guide.stale_passages(key, language))))
    return tuple(name for name, applies in found if applies)


def _words(view: View, tool: str, *names: str) -> str:
    """Strings that a script of every page prints, as JSON; what only the search prints comes with its index."""
    return json.dumps({name: view.forms(f"{tool}.{name}") for name in names}, ensure_ascii=False)


def _framed_tables(html: str, view: View, heading: str) -> str:
    """Tables of Markdown may be wider than a phone: each scrolls in a frame of its own, also by keyboard.

    The frame is named after the heading above the table, `heading` where there is none: « Tableau 2 : Les colonnes ».
    """
    number = 0

    def frame(found: re.Match[str]) -> str:
        nonlocal number, heading
        if found["heading"]:
            heading = Markup(found["heading"]).striptags()
            return found[0]
        number += 1
        name = escape(view.t("site.table", number=number, title=heading))
        table = re.sub(r"<th(?=[ >])(?![^>]*\bscope=)", '<th scope="col"', found["table"])
        opening = f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table class="wide">'
        return f"{opening}{table}</table></div>"

    pattern = r"<h[23][^>]*>(?P<heading>.*?)</h[23]>|<table>(?P<table>.*?)</table>"
    return re.sub(pattern, frame, html, flags=re.DOTALL)


def headings(html: str) -> Sequence[tuple[str, Markup]]:
    """Anchors and texts of the main headings, for the table of contents of a page that has more than two."""
    found = re.findall(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', html, re.DOTALL)
    aside = r'<span class="badge[^>]*>.*?</span>|<a class="aside".*?</a>|<[^>]+>'
    plain = [(anchor, Markup(re.sub(aside, "", text).strip())) for anchor, text in found]
    return plain if len(plain) > 2 else []

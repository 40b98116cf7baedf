"""New and changed sheets as an Atom feed (RFC 4287), one a language, at ``<language>/feed.xml``."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from guide.model import routes
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.text import passages
from guide.view.publisher import LICENCE_URL, Publisher, first_day
from guide.view.view import View

LENGTH = 50
"""Sheets in a feed, at most."""
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
register_namespace("", _ATOM)


def feed_address(language: str) -> str:
    """Address of a feed, relative to the site's root."""
    return f"{language}/feed.xml"


def feed(guide: Guide, language: str, publisher: Publisher) -> bytes:
    """The sheets, those that changed last first, then by number; identifiers stay when the site moves."""
    view = View(guide, language, feed_address(language))
    latest = sorted(guide.projects, key=lambda project: _time(publisher.last_change(project)), reverse=True)
    root = Element(f"{{{_ATOM}}}feed", {_LANG: language})
    _add(root, "id", publisher.identifier(f"feed/{language}"))
    _add(root, "title", view.t("site.title"))
    _add(root, "subtitle", view.t("feed.subtitle"))
    _add(root, "updated", max((_time(publisher.last_change(each)) for each in latest), default=_time(publisher.date)))
    _add(_add(root, "author"), "name", view.t("site.title"))
    _add(root, "rights", f"CC BY 4.0 — {LICENCE_URL}")
    _link(root, "self", _at(view, publisher, feed_address(language)), "application/atom+xml", language)
    home = routes.address("index", language, guide.strings)
    _link(root, "alternate", _at(view, publisher, home), "text/html", language)
    for project in latest[:LENGTH]:
        root.append(_entry(view, publisher, project))
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(view: View, publisher: Publisher, project: Project) -> Element:
    language = view.language
    entry = Element(f"{{{_ATOM}}}entry")
    _add(entry, "id", publisher.identifier(f"{language}/{routes.project(project.id)}"))
    title = _add(entry, "title", view.plain(project.short_title))
    _mark(title, project.short_title.language(language), language)
    _add(entry, "published", _time(publisher.first(project)))
    _add(entry, "updated", _time(publisher.last_change(project)))
    sheet = routes.address(routes.project(project.id), language, view.guide.strings)
    _link(entry, "alternate", _at(view, publisher, sheet), "text/html", language)
    for theme in project.themes:
        label = view.plain(view.label("theme", theme))
        SubElement(entry, f"{{{_ATOM}}}category", {"term": theme, "label": label})
    words = project.summary.language(language)
    summary = _add(entry, "summary", passages.excerpt(project.summary.within(language), words, 400))
    _mark(summary, words, language)
    return entry


def _at(view: View, publisher: Publisher, target: str) -> str:
    """Absolute where the site has an address; else relative to the feed."""
    return publisher.url(target) if publisher.address else routes.relative(target, view.page)


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    child = SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = text
    return child


def _link(parent: Element, relation: str, target: str, kind: str, language: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "href": target, "type": kind, "hreflang": language})


def _mark(element: Element, language: str, expected: str) -> None:
    """Say the language of a text that is not the feed's."""
    if language != expected:
        element.set(_LANG, language)


def _time(date: str) -> str:
    """RFC 3339; a year or month begins with its first day."""
    return f"{first_day(date)}T00:00:00Z"

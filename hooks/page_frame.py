"""Finishes the content of every page and tells the theme what surrounds it."""

from __future__ import annotations

import json
import re
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guide import feed, routes
from guide.fields import SOURCE_LANGUAGE
from guide.linked_data import as_script, page_data
from guide.navigation import HOME
from guide.relate import Guide
from guide.render import View
from guide.translations import with_notes
from guide.typography import typeset, typeset_html

GLOSSARY = "tools/glossary"


def address(page: Page, guide: Guide) -> tuple[str, str] | None:
    """Language and key of a page of the guide; none for the page that chooses a language."""
    language, _, rest = page.file.src_uri.partition("/")
    return (language, rest.removesuffix(".md")) if rest and language in guide.languages else None


@event_priority(100)  # before macros run
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note under the heading of each section that is older than the French."""
    guide: Guide = config.guide
    found = address(page, guide)
    if not found or not (names := guide.stale_passages(found[1], found[0])):
        return markdown
    return with_notes(markdown, names, str(View.of(guide, found[1], found[0]).outdated_note()))


@event_priority(-50)  # after the content of generated pages is in place
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Typeset the text by its language and explain what the glossary explains."""
    guide: Guide = config.guide
    found = address(page, guide)
    if not found:
        return html
    language, key = found
    reading = _reading(guide, key, language)
    html = _with_fragments(html, config.guide_fragments)
    html = typeset_html(html, reading)
    html = _framed_tables(html, View(guide, language, "", reading), page.meta["title"])
    if GLOSSARY in guide.documents and key != GLOSSARY:
        html = config.guide_terms[reading].explained(html, View.of(guide, key, language, reading).url(GLOSSARY))
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let theme templates typeset names."""
    env.filters["typeset"] = typeset
    env.filters["tojson"] = lambda value: Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What the theme prints around the content."""
    guide: Guide = config.guide
    found = address(page, guide)
    if not found:
        context["guide"] = guide
        context["editions"] = {each: routes.address("index", each, guide.strings) for each in guide.languages}
        return context
    language, key = found
    generated = config.guide_pages.get(page.file.src_uri)
    reading = _reading(guide, key, language)
    context["chrome"] = config.guide_map.chrome(key, language)
    context["reading"] = reading
    context["reader"] = View.of(guide, key, language, reading)
    context["title_language"] = generated.title_language if generated else reading
    context["search_words"] = _words(View(guide, language, ""), "search", "loading", "failed")
    context["reading_words"] = _words(View(guide, language, ""), "passage", "link", "copied", "glossary")
    context["notices"] = [
        name
        for name, applies in (
            ("fallback.page", reading != language),
            ("fallback.part", generated and generated.partly),
            ("outdated.page", generated.outdated if generated else bool(guide.stale_passages(key, language))),
        )
        if applies
    ]
    context["headings"] = _headings(page.content or "") if key != HOME else []
    title, description = page.meta["title"], page.meta.get("description") or context["reader"].t("site.description")
    data = page_data(guide, context["chrome"], title, description, config.guide_publication.publisher, reading)
    context["linked_data"] = as_script(data)
    context["feed"] = routes.relative(feed.address(language), page.file.dest_uri)
    context["guide_home"] = routes.relative(routes.address("index", language, guide.strings), page.file.dest_uri)
    return context


def _words(view: View, tool: str, *names: str) -> str:
    """Strings that a script of every page prints, as JSON; what only the search prints comes with its index."""
    return json.dumps({name: view.forms(f"{tool}.{name}") for name in names}, ensure_ascii=False)


def _reading(guide: Guide, key: str, language: str) -> str:
    """Language in which a page can be read in one edition."""
    return language if key not in guide.documents or language in guide.documents[key] else SOURCE_LANGUAGE


def _with_fragments(html: str, fragments: list[str]) -> str:
    """What macros returned, in the places of the words that they left; a paragraph that was only a macro gives way."""
    for pattern in (r"<p>\s*guidefragment(\d+)x\s*</p>", r"guidefragment(\d+)x"):
        html = re.sub(pattern, lambda found: fragments[int(found[1])], html)
    return html


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


def _headings(html: str) -> list[tuple[str, str]]:
    """Anchors and texts of the main headings, for the table of contents."""
    found = re.findall(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', html, re.DOTALL)
    aside = r'<span class="badge[^>]*>.*?</span>|<a class="aside".*?</a>|<[^>]+>'
    plain = [(anchor, re.sub(aside, "", text).strip()) for anchor, text in found]
    return plain if len(plain) > 2 else []

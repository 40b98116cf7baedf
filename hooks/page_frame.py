"""Finishes the pages of `docs/`: typeset, explained, in the frame of all pages."""

from __future__ import annotations

import json
import re
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guide import routes
from guide.calls import PLACE
from guide.frame import Content, Frame, document_notices
from guide.render import View
from guide.translations import with_notes
from guide.typography import typeset


@event_priority(100)  # before macros run
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note under the heading of each section that is older than the French."""
    guide = config.guide_frames.of(page.file.src_uri).guide
    found = routes.parted(page.file.src_uri, guide.languages)
    if not found or not (names := guide.stale_passages(found[1], found[0])):
        return markdown
    return with_notes(markdown, names, str(View.of(guide, found[1], found[0]).outdated_note()))


@event_priority(-50)  # after macros
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what macros returned into its places, typeset the text, explain what the glossary explains."""
    frame: Frame = config.guide_frames.of(page.file.src_uri)
    found = routes.parted(page.file.src_uri, frame.guide.languages)
    if not found:
        return html
    language, key = found
    return frame.document(_with_fragments(html, config.guide_fragments), key, language, page.meta["title"])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates of single pages typeset names."""
    env.filters["typeset"] = typeset
    env.filters["tojson"] = lambda value: Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The whole page; what the page that chooses a language prints."""
    frame: Frame = config.guide_frames.of(page.file.src_uri)
    guide = frame.guide
    found = routes.parted(page.file.src_uri, guide.languages)
    if not found:
        context["guide"] = guide
        context["editions"] = {each: routes.address("index", each, guide.strings) for each in guide.languages}
        return context
    language, key = found
    reading = frame.reading(key, language)
    context["framed"] = frame.page(
        Content(
            key=key,
            language=language,
            reading=reading,
            title=page.meta["title"],
            title_language=reading,
            html=page.content or "",
            description=page.meta.get("description") or "",
            notices=document_notices(guide, key, language),
            pages=tuple(page.meta.get("pages") or ()),
        )
    )
    return context


def _with_fragments(html: str, fragments: list[str]) -> str:
    """What macros returned, in the places of the words that they left; a paragraph that was only a macro gives way."""
    for pattern in (rf"<p>\s*{PLACE}\s*</p>", PLACE):
        html = re.sub(pattern, lambda found: fragments[int(found[1])], html)
    return html

"""Finishes the content of a page: tables that scroll on their own, terms that lead to the glossary."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from guide.pages.terms import Terms
from guide.view.view import View

GLOSSARY = "tools/glossary"
_TABLES = re.compile(r"<h[23][^>]*>(?P<heading>.*?)</h[23]>|<table>(?P<table>.*?)</table>", re.DOTALL)


def finish(html: str, view: View, terms: Terms, title: str) -> str:
    """The HTML that Markdown and macros made of a page. `title` names tables that no heading stands above."""
    html = _framed_tables(html, view, title)
    if GLOSSARY not in view.guide.documents or view.key == GLOSSARY:
        return html
    return terms.explain(html, view.url(GLOSSARY))


def _framed_tables(html: str, view: View, heading: str) -> str:
    """Tables of Markdown may be wider than a phone: each scrolls in a frame of its own, also by keyboard.

    The frame is named after the heading above the table, `heading` where there is none: « Tableau 2 : Les colonnes ».
    """
    number = 0

    def frame(part: re.Match[str]) -> str:
        nonlocal number, heading
        if part["heading"]:
            heading = Markup(part["heading"]).striptags()
            return part[0]
        number += 1
        name = escape(view.t("site.table", number=number, title=heading))
        table = re.sub(r"<th(?=[ >])(?![^>]*\bscope=)", '<th scope="col"', part["table"])
        opening = f'<div class="table" role="region" tabindex="0" aria-label="{name}"><table class="wide">'
        return f"{opening}{table}</table></div>"

    return _TABLES.sub(frame, html)

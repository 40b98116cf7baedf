"""What HTML a page may hold: all else is taken out by a kept sanitizer, nh3, which parses HTML as browsers do.

Pages come by pull request, and Markdown lets HTML through. What stays can run nothing, ask no other host and cover
nothing: elements of text, addresses of pages, pictures of the site itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

_TAGS = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd"),
        *("del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section"),
        *("small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("time", "tr", "u", "ul", "var"),
    )
)
_ATTRIBUTES = {
    "*": {"class", "data-book-skip", "data-search-skip", "data-toc-label", "dir", "id", "lang", "title"},
    "a": {"download", "href", "hreflang"},
    "col": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan", "style"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope", "style"},
    "time": {"datetime"},
}
_CLASSES = re.compile(
    r"admonition(?:-title)?|align-\w+|aside|cards?|codehilite|end|footnote[\w-]*|grid|headerlink|highlight|inline"
    r"|language-\w+|lead|linenos|md-button(?:--primary)?|toc|toclink|wide|workshop-question"
    r"|note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|hint|important|caution|attention"
)
"""Classes that Markdown makes and that editors write. Those of the frame around pages could cover the whole site."""
_ADDRESS = re.compile(r"https?://[^/\\\s][^\\\s]*|(?!//)[^:\\\s?#]*(?:[?#][^\\\s]*)?", re.IGNORECASE)
"""Absolute with http or https, or relative to the page."""
_PICTURE = re.compile(r"(?!/)[^:\\\s?#]+")
"""A file of the site."""


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """The value that an attribute may keep; none where it has to go."""
    if any("\ufdd0" <= letter <= "\ufdef" for letter in value):
        return None  # a macro within a tag: what it returns would not be looked at
    if attribute == "class":
        return " ".join(filter(_CLASSES.fullmatch, value.split())) or None
    if attribute == "href":
        return value if _ADDRESS.fullmatch(value) else None
    if attribute == "src":
        return value if _PICTURE.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    attribute_filter=_filter,
    filter_style_properties={"text-align"},
    url_schemes={"http", "https"},
    link_rel=None,
)


def sanitize(html: str) -> tuple[str, tuple[str, ...]]:
    """What may be published of a page's HTML, and what was taken out: ``<script>``, ``onclick="…"``."""
    cleaned = _CLEANER.clean(html).replace("&nbsp;", "\u00a0")
    rest = Counter(_pieces(html))
    rest.subtract(Counter(_pieces(cleaned)))
    return cleaned, tuple(piece for piece, times in rest.items() if times > 0)


EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "tables", "toc")
"""Of Markdown, as in `mkdocs.yml`. A page that is made with others is cleaned all the same when it is made."""
_PLAIN_LINK = r"\]\(#?(?:https?://|(?!//))[\w./#?=%~+-]*\)"
_PLAIN_TAG = r'<a href="(?!//)[\w./#-]+">|</a>'
_HARMLESS = re.compile(
    rf"{_PLAIN_LINK}|{_PLAIN_TAG}|\{{:(?: \.lead| #[\w-]+| data-book-skip=\"\")+ *\}}| [<&] |^ *>", re.MULTILINE
)
_SUSPECT = re.compile(r"[<&]|\{|!\[|\]\s*[(:\[]")
"""What may become more than text: without it, a page needs no look at its HTML, which takes as long as all other
checks together."""


def find_forbidden(source: str) -> tuple[str, ...]:
    """What the Markdown of a page holds that may not be published; see `sanitize`."""
    if not _SUSPECT.search(_HARMLESS.sub("", source)):
        return ()
    from markdown import Markdown

    return sanitize(Markdown(extensions=EXTENSIONS).convert(source))[1]


def _pieces(html: str) -> Iterator[str]:
    """Tags and attributes, each as it could stand in a source."""
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    yield from parser.pieces


class _Pieces(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.open: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(f"<{tag}>")
        self.open[tag] += 1
        for name, value in attrs:
            words = re.sub(r";?\s*$|(?<=[:;]) ", "", value or "") if name == "style" else value or ""
            parts = words.split() if name == "class" else [words]
            self.pieces += [f'{name}="{part}"' for part in parts]

    def handle_endtag(self, tag: str) -> None:
        self.open[tag] -= 1
        if self.open[tag] < 0:  # it would close what stands around the page's text
            self.pieces.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.pieces.append(f"<?{data}>")


def line_of(piece: str, source: str) -> int:
    """The line of a page's source, from 0, where something that was taken out most likely stands."""
    name, _, value = piece.strip("<>").partition("=")
    for sought in (value.strip('"'), piece, f"<{name}", name):
        if sought and (place := source.lower().find(sought.lower())) >= 0:
            return source.count("\n", 0, place)
    return 0

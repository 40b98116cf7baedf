"""What becomes of the markup of a page in a book: no interface, ids of its own, links that lead somewhere."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement
from markupsafe import Markup

Files = Mapping[str, bytes]
"""Content by address, relative to the site's root."""
INTERFACE = ("button", "form", "input", "link", "nav", "script", "select", "template", "textarea")
"""Elements that do nothing on paper."""
_ICON = ".//*[contains(concat(' ', @class, ' '), ' icon ')]"
"""Drawn by the style sheet of the site alone, as masks, which neither paper nor readers of EPUB know."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SVG_NAMES = {
    name.lower(): name
    for name in (
        *("clipPath", "clipPathUnits", "foreignObject", "gradientTransform", "gradientUnits", "linearGradient"),
        *("markerHeight", "markerUnits", "markerWidth", "maskUnits", "patternContentUnits", "patternTransform"),
        *("patternUnits", "preserveAspectRatio", "radialGradient", "refX", "refY", "spreadMethod", "startOffset"),
        *("textLength", "textPath", "viewBox"),
    )
}
"""Names with capitals, which a parser of HTML writes small."""


def on_paper(article: HtmlElement, deeper: int) -> None:
    """Drop what only serves a screen, open what is folded, put headings `deeper` levels down."""
    unwanted = " | ".join([".//*[@data-book-skip or @hidden]", _ICON, *(f".//{name}" for name in INTERFACE)])
    for element in article.xpath(unwanted):
        before, after = element.getprevious(), element.getnext()
        element.drop_tree()
        if before is not None and before.tag in HEADINGS and _ends(before, after):
            before.drop_tree()
    for element in article.iter("details", "summary", *HEADINGS):
        if element.tag in {"details", "summary"}:
            element.set("class", f"{element.get('class', '')} {element.tag}".strip())
            element.tag = "div" if element.tag == "details" else "p"
        else:
            element.tag = f"h{min(int(element.tag[1]) + deeper, 6)}"
    for element in article.xpath(".//*[@tabindex or @aria-live]"):
        element.attrib.pop("tabindex", None)
        element.attrib.pop("aria-live", None)
    for drawing in article.iter("svg"):
        _finish(drawing)


def _ends(heading: HtmlElement, after: HtmlElement | None) -> bool:
    """Whether the section of a heading ends with what comes after it: nothing, or a heading as high."""
    has_tail = bool((heading.tail or "").strip())
    return not has_tail and (after is None or (after.tag in HEADINGS and after.tag <= heading.tag))


def _finish(drawing: HtmlElement) -> None:
    """Colours for print: ``var(--name, #hex)`` gives way to what stands after the comma; names as XML wants them."""
    for element in drawing.iter(etree.Element):
        element.tag = SVG_NAMES.get(element.tag, element.tag)
        for name, value in element.attrib.items():
            del element.attrib[name]
            element.set(SVG_NAMES.get(name, name.replace("xlink:", "")), _plain_colours(value))
        if element.tag == "style" and element.text:
            element.text = _plain_colours(element.text)
    drawing.set("xmlns", "http://www.w3.org/2000/svg")


def _plain_colours(value: str) -> str:
    return re.sub(r"var\(\s*--[\w-]+\s*,\s*((?:[^()]|\([^()]*\))*?)\s*\)", r"\1", value)


def prefix_ids(article: HtmlElement, prefix: str) -> None:
    """Begin each id with `prefix`, and what refers to it; `Links` does so for links."""
    for element in article.iter(etree.Element):
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name in {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}:
                element.set(name, " ".join(prefix + each for each in value.split()))
            elif name == "href" and element.tag != "a" and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            elif "url(#" in value:
                element.set(name, value.replace("url(#", f"url(#{prefix}"))
    article.attrib.pop("id", None)


def serialize(article: HtmlElement, syntax: str) -> Markup:
    """The content of an article in the syntax `html` or `xml`; what was text stays text."""
    text = Markup.escape(article.text or "")
    return text + Markup("").join(Markup(etree.tostring(each, encoding="unicode", method=syntax)) for each in article)


@dataclass(frozen=True)
class Links:
    """Where the links of pages lead once the pages are chapters."""

    files: Files
    places: Mapping[str, str]
    """Id in the book by address of the site."""
    ids: set[str]
    """All ids within chapters."""
    _online: dict[str, str] = field(default_factory=dict)

    def tie(self, content: HtmlElement, page: str) -> None:
        """Lead links into the book, else to the web; text whose link leads nowhere stays without it."""
        for link in list(content.iter("a")):
            target = self._target(link.get("href") or "", page)
            for name in ("download", "hreflang", "target"):
                link.attrib.pop(name, None)
            if target:
                link.set("href", target)
            else:
                link.drop_tag()
        for image in content.iter("img"):
            address = _address(image.get("src", ""), page)
            kind = mimetypes.guess_type(address)[0]
            image.set("src", f"data:{kind};base64,{base64.b64encode(self.files[address]).decode()}")

    def online(self, address: str) -> str:
        """Absolute address of a page, as the page gives it; empty where the site has none."""
        if address not in self._online:
            match = re.search(rb'<link rel="canonical" href="([^"]*)"', self.files.get(address, b""))
            self._online[address] = html.fromstring(f"<p>{match[1].decode()}</p>").text_content() if match else ""
        return self._online[address]

    def _target(self, link: str, page: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link if parts.scheme in {"http", "https", "mailto"} else ""
        address = _address(link, page) if parts.path else page
        if address in self.places:
            inner = f"{self.places[address]}--{parts.fragment}"
            return f"#{inner if inner in self.ids else self.places[address]}"
        online = self.online(address) if address.endswith(".html") else ""
        return f"{online}#{parts.fragment}" if online and parts.fragment else online


def _address(link: str, page: str) -> str:
    """Address relative to the site's root of what a link of a page names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(urlsplit(link).path)))

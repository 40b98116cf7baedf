"""What an SVG picture of a page may hold: shapes and text. A browser that opens the file alone runs all in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    (
        *("circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "mask", "metadata"),
        *("path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "symbol", "text"),
        *("textPath", "title", "tspan", "use"),
    )
)
_LOADS = re.compile(r"url\(\s*['\"]?\s*(?!#|['\"\s])|@import|expression|\\", re.IGNORECASE)
"""A style that fetches something, or hides what it does behind escapes."""


def find_forbidden_in_svg(content: bytes) -> Iterator[str]:
    """What may not be published of an SVG file: ``<script>``, ``onload``; the error where it is no XML."""
    try:
        root = fromstring(content, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        yield str(error) or type(error).__name__
        return
    if root.tag != f"{_SVG}svg":
        yield f"<{_local(root.tag)}>"
    yield from _find_forbidden(root)


def _find_forbidden(element: Element) -> Iterator[str]:
    name = _local(element.tag)
    if element.tag.startswith(_SVG):
        if name not in _ELEMENTS:
            yield f"<{name}>"
    elif element.tag.startswith("{http://www.w3.org/") or not element.tag.startswith("{"):
        yield f"<{name}>"  # HTML, MathML, XML events; what drawing programs note of themselves does nothing
    for key, value in element.attrib.items():
        attribute = _local(key).lower()
        leads_out = attribute in {"href", "src"} and not value.strip().startswith("#")
        if attribute.startswith("on") or leads_out or _LOADS.search(value):
            yield f'{_local(key)}="{value}"'
    for child in element:
        yield from _find_forbidden(child)


def _local(name: str) -> str:
    return name.rpartition("}")[2]

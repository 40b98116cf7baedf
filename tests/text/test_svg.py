"""Pictures in SVG: shapes and text pass, all that runs, fetches or hides is named."""

from __future__ import annotations

import pytest

from guide.text.svg import find_forbidden_in_svg

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, attributes: str = "") -> bytes:
    return f"<svg {NAMESPACES} {attributes}>{content}</svg>".encode()


@pytest.mark.parametrize(
    ("content", "piece"),
    [
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("", 'onload="alert(1)"'), 'onload="alert(1)"'),
        (svg('<a href="javascript:alert(1)"><text>x</text></a>'), "<a>"),
        (svg('<use xlink:href="https://example.org/x.svg#a"/>'), 'href="https://example.org/x.svg#a"'),
        (svg('<image href="https://example.org/x.png"/>'), "<image>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<style>@import 'https://example.org/x.css'</style>"), "<style>"),
        (svg('<rect style="fill:url(https://example.org/x)"/>'), 'style="fill:url(https://example.org/x)"'),
        (svg('<set attributeName="href" to="javascript:alert(1)"/>'), "<set>"),
        (svg('<animate attributeName="href" values="javascript:alert(1)"/>'), "<animate>"),
        (svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'), "<script>"),
        (b"<html><script>alert(1)</script></html>", "<html>"),
    ],
)
def test_what_runs_or_fetches_is_named(content: bytes, piece: str) -> None:
    assert piece in list(find_forbidden_in_svg(content))


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg", b'<!DOCTYPE x [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'],
)
def test_what_is_no_xml_or_has_entities_is_refused(content: bytes) -> None:
    assert list(find_forbidden_in_svg(content))


def test_a_drawing_passes() -> None:
    drawing = svg(
        '<title>Une carte</title><defs><linearGradient id="a"><stop offset="1"/></linearGradient></defs>'
        '<g style="fill:url(#a)"><path d="M0 0h1z"/><use xlink:href="#a"/><text>x</text></g>'
        '<i:note xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1"/>'
    )
    assert list(find_forbidden_in_svg(drawing)) == []

"""Charts as SVG within the page: drawn at build by Vega-Lite (`vl_convert`), then tidied for HTML.

Colours are `var(--name, #hex)`: the page's own, for light and dark; the value behind the comma serves where a reader of
SVG knows no variables, on paper. Labels stand above their bars, so that a chart is as narrow as a phone. All that
depends on a language (numbers, names) comes from the caller; nothing here measures text with a font.
"""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, TypeVar

import vl_convert
from lxml import etree
from markupsafe import Markup

INK, SOFT, FILL, TRACK = "var(--ink, #000)", "var(--soft, #444)", "var(--blue, #1d3f72)", "var(--line, #ccc)"
WIDTH = 340
"""Of a chart, in px: a phone's text column, or half of a larger one."""
SIZE = 13
"""Of labels, in px."""
LINE = 17
"""From one line of a label to the next."""
PART = 20
"""Rows that a long chart shows in one piece: on paper no image goes on over two pages."""
_THICK = 12
_GAP = 7
ABOVE = 5
"""Room within a row for the accents of capitals."""
_LETTER = 0.56
"""Width of a letter on average, in heights; wide enough that a line does not run out of the chart."""
_BOLD = 0.75
"""Width of a bold digit."""
_AWAY = 5
"""From the end of a bar to its value."""

TEXTS = ("label", "text", "year")
"""Fields of rows that hold texts to be drawn: a text, or a list of lines."""

Spec = dict[str, Any]
Row = TypeVar("Row")


@dataclass(frozen=True)
class Link:
    """Where a row of a chart leads, and what the link is called."""

    url: str
    name: str


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart."""

    label: str
    value: float
    text: str
    """The value as readers see it, with its unit."""
    link: Link | None = None


def bars(name: str, rows: Sequence[Bar], *, whole: float = 0, longest: float = 0, width: int = WIDTH) -> Markup:
    """Horizontal bars, each under its label and with its value at its end.

    `whole` is drawn behind each bar as what it is a share of; `longest` is the value that fills the width, so that the
    parts of a chart keep one measure.
    """
    top, placed = 0, []
    for number, row in enumerate(rows):
        label = wrapped(row.label, width)
        bar = top + ABOVE + LINE * len(label) + 1
        bottom = bar + _THICK + _GAP
        placed.append(
            {"label": label, "top": top, "bar": bar, "end": bar + _THICK, "middle": bar + _THICK / 2, "bottom": bottom}
            | {"value": row.value, "text": row.text, "row": str(number)}
        )
        top = bottom
    room = width - round(max(len(row.text) for row in rows) * SIZE * _BOLD) - _AWAY
    domain = [0, whole or longest or max(row.value for row in rows) or 1]
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": domain, "range": [0, room]}}
    layers = [
        text_layer("label", pixels("top"), color=INK),
        *([rect_layer(TRACK, {"value": 0}, {"value": room}, "bar", "end")] if whole else []),
        rect_layer(FILL, x, {"datum": 0}, "bar", "end"),
        text_layer("text", pixels("middle"), x, dx=_AWAY, dy=0, baseline="middle", color=INK, fontWeight="bold"),
        row_layer(width),
    ]
    return drawing(spec(layers, placed, width, top), name, [row.link for row in rows])


def wrapped(text: str, width: int, size: float = SIZE) -> list[str]:
    """A label in lines that fit `width` px."""
    return textwrap.wrap(text, int(width / (size * _LETTER)), break_on_hyphens=False) or [""]


def extent(line: str, size: float = SIZE) -> float:
    """Width of a line in px, more or less; rather more."""
    return len(line) * size * _LETTER


def parts(rows: Sequence[Row], size: int = PART) -> list[Sequence[Row]]:
    """The rows of a long chart, cut into pieces of one length or nearly so."""
    count = -(-len(rows) // size)
    return [rows[len(rows) * number // count : len(rows) * (number + 1) // count] for number in range(count)]


# Pieces of a specification of Vega-Lite


def pixels(field: str) -> Spec:
    """A field that holds a place in px, from the left or from above."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def rect_layer(fill: str, x: Spec, x2: Spec, top: str, bottom: str, **mark: Any) -> Spec:
    """Rectangles from `x` to `x2`; their heights are fields in px."""
    encoding = {"x": x, "x2": x2, "y": pixels(top), "y2": {"field": bottom}}
    return {"mark": {"type": "rect", "fill": fill, **mark}, "encoding": encoding}


def text_layer(field: str, top: Spec, x: Spec | None = None, **mark: Any) -> Spec:
    """Texts, from the chart's edge unless told otherwise; a list makes lines."""
    style = {"type": "text", "align": "left", "baseline": "top", "dy": ABOVE, "fontSize": SIZE, "lineHeight": LINE}
    return {"mark": style | mark, "encoding": {"x": x or {"value": 0}, "y": top, "text": {"field": field}}}


def row_layer(width: int) -> Spec:
    """A clear field over each row: the whole of it is one link, 24 px high at least."""
    layer = rect_layer("transparent", {"value": 0}, {"value": width}, "top", "bottom")
    layer["encoding"]["description"] = {"field": "row"}
    return layer


def spec(layers: Sequence[Spec], rows: Sequence[Spec], width: int, height: float) -> Spec:
    """The whole; every number of the layers that is no value of the data is in px."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "padding": 0,
        "autosize": "none",
        "background": None,
        "config": {"view": {"stroke": None, "fill": None}, "aria": False},
        "data": {"values": list(rows)},
        "layer": list(layers),
    }


# From Vega's SVG to the page's


def drawing(spec: Spec, name: str, links: Sequence[Link | None] = (), classes: str = "chart") -> Markup:
    """SVG to stand in a page, called `name` by screen readers; rounded to tenths of a px, without ids.

    With links it is a group of them, one a row; without, one image.
    """
    numbered, words = _numbered(spec)
    root = etree.fromstring(_vega(json.dumps(numbered)))
    for text in root.iter("{*}text", "{*}tspan"):
        text.text = words[int(text.text)] if text.text else None
    size = {side: root.get(side, "") for side in ("width", "height", "viewBox")}
    role = {"role": "group" if any(links) else "img", "aria-label": name}
    svg = etree.Element("svg", {"class": classes, "direction": "ltr", "font-size": f"{SIZE}px"} | size | role)
    picture = etree.SubElement(svg, "g", {"aria-hidden": "true"})
    picture.extend(piece for element in root for piece in _tidied(element))
    for row in root.iterfind(".//{*}path[@aria-label]"):
        if link := links[int(row.get("aria-label", ""))]:
            anchor = etree.SubElement(svg, "a", {"href": link.url, "aria-label": link.name})
            etree.SubElement(anchor, "path", {"d": row.get("d", ""), "fill": "none", "pointer-events": "all"})
    return Markup(etree.tostring(svg, encoding="unicode"))


def _numbered(spec: Spec) -> tuple[Spec, list[str]]:
    """The specification with numbers in the place of its texts, and the texts: Vega would measure each with a font."""
    words: list[str] = []

    def number(text: str) -> str:
        words.append(text)
        return str(len(words) - 1)

    def row(values: Spec) -> Spec:
        texts = {field: values[field] for field in TEXTS if field in values}
        return values | {
            field: [number(line) for line in text] if isinstance(text, list) else number(text)
            for field, text in texts.items()
        }

    def data(part: Spec) -> Spec:
        found = {"values": [row(values) for values in part["data"]["values"]]} if "data" in part else None
        return part | {"data": found} if found else part

    return data(spec) | {"layer": [data(layer) for layer in spec["layer"]]}, words


drawn: MutableMapping[str, bytes] = {}
"""What Vega drew, by digest of its version and what it was told; `hooks/drawings.py` puts a folder in its place."""
_VERSION = version("vl-convert-python")


def _vega(specification: str) -> bytes:
    digest = hashlib.sha256(f"{_VERSION} {specification}".encode()).hexdigest()
    if digest not in drawn:
        drawn[digest] = vl_convert.vegalite_to_svg(specification).encode()
    return drawn[digest]


_INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor")
_KEPT = frozenset((*_INHERITED, "d", "transform", "opacity", "x", "dy", "x1", "x2", "y1", "y2"))
_DEFAULTS = {"transform": "translate(0,0)", "text-anchor": "start", "font-size": f"{SIZE}px"}


def _tidied(element: Any) -> list[Any]:
    """What draws something of an element, with fewer words: what all children share is said once."""
    tag = etree.QName(element).localname
    if element.get("display") == "none" or element.get("class") == "background" or _is_row(element):
        return []
    kept = {name: _rounded(value) for name, value in element.attrib.items() if name in _KEPT}
    made = etree.Element(tag, {name: value for name, value in kept.items() if _DEFAULTS.get(name) != value})
    made.text = element.text
    made.extend(piece for child in element for piece in _tidied(child))
    if tag != "g":
        return [made]
    for name in _INHERITED if len(made) > 1 else ():
        values = {child.get(name) for child in made}
        if len(values) == 1 and (value := values.pop()):
            made.set(name, value)
            for child in made:
                del child.attrib[name]
    return [made] if len(made) and made.attrib else list(made)


def _is_row(element: Any) -> bool:
    """Whether this is a field of `row_layer`."""
    return etree.QName(element).localname == "path" and "aria-label" in element.attrib


def _rounded(value: str) -> str:
    return re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), value)

"""Charts as SVG within the page: places are reckoned here, `templates/` draw them.

Colours are `var(--name, #hex)`: the page's own, for light and dark; the value behind the comma serves where a reader of
SVG knows no variables, on paper. Labels stand above their bars, so that a chart is as narrow as a phone. All that
depends on a language (numbers, names) comes from the caller; nothing here measures text with a font.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup

from guide.view.templates import TEMPLATES

CHART_WIDTH = 340
"""Of a chart, in px: a phone's text column, or half of a larger one."""
PART = 20
"""Rows that a long chart shows in one piece: on paper no image goes on over two pages."""
INK, SOFT, FILL, TRACK = "var(--ink, #000)", "var(--soft, #444)", "var(--blue, #1d3f72)", "var(--line, #ccc)"
SIZE = 13
"""Of labels, in px."""
LINE = 17
"""From one line of a label to the next."""
ABOVE = 5
"""Room within a row for the accents of capitals."""
ASCENT = 10
"""Height of the letters of a label."""
THICK = 12
"""Of a bar."""
AWAY = 5
"""From the end of a bar to its value."""
_GAP = 7
_LETTER = 0.56
"""Width of a letter on average, in heights; wide enough that a line does not run out of the chart."""
_BOLD = 0.75
"""Width of a bold digit."""
_CONSTANTS = {
    "INK": INK,
    "SOFT": SOFT,
    "FILL": FILL,
    "TRACK": TRACK,
    "SIZE": SIZE,
    "LINE": LINE,
    "THICK": THICK,
    "AWAY": AWAY,
}
"""Of the drawing, for the templates."""

R = TypeVar("R")


@dataclass(frozen=True)
class RowLink:
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
    link: RowLink | None = None
    colour: str = ""
    """Class of the bar, by which a style sheet colours it: ``goal-8``."""
    fill: str = FILL


def bars(name: str, rows: Sequence[Bar], *, whole: float = 0, longest: float = 0, width: int = CHART_WIDTH) -> Markup:
    """Horizontal bars, each under its label and with its value at its end.

    `whole` is drawn behind each bar as what it is a share of; `longest` is the value that fills the width, so that the
    parts of a chart keep one measure.
    """
    room = width - round(max(len(row.text) for row in rows) * SIZE * _BOLD) - AWAY
    most = whole or longest or max(row.value for row in rows) or 1
    top, blocks, links = 0, [], []
    for row in rows:
        label = wrap(row.label, width)
        bar = top + ABOVE + LINE * len(label) + 1
        bottom = bar + THICK + _GAP
        place = {"baseline": top + ABOVE + ASCENT, "bar": bar, "length": tenths(row.value / most * room)}
        blocks.append({"label": label, "text": row.text, "colour": row.colour, "fill": row.fill} | place)
        links.append((row.link, top, bottom))
        top = bottom
    return drawing("bars", name, links, width=width, height=top, rows=blocks, whole=whole, room=room)


def drawing(
    template: str, name: str, links: Iterable[tuple[RowLink | None, int, int]], classes: str = "chart", **values: Any
) -> Markup:
    """SVG to stand in a page, called `name` by screen readers.

    `links`: where each row leads, if anywhere, with its top and bottom; `values`: what the template asks for.
    """
    links = [each for each in links if each[0]]
    source = TEMPLATES.get_template(f"{template}.svg")
    return Markup(source.render(name=name, links=links, classes=classes, charts=_CONSTANTS, **values))


def wrap(text: str, width: int) -> list[str]:
    """A label in lines that fit `width` px."""
    return textwrap.wrap(text, int(width / (SIZE * _LETTER)), break_on_hyphens=False) or [""]


def text_width(line: str) -> float:
    """Width of a line in px, more or less; rather more."""
    return len(line) * SIZE * _LETTER


def tenths(length: float) -> float:
    """A length to a tenth of a px; ``12`` rather than ``12.0``."""
    length = round(length, 1)
    return int(length) if length.is_integer() else length


def split_rows(rows: Sequence[R], size: int = PART) -> list[Sequence[R]]:
    """The rows of a long chart, cut into pieces of one length or nearly so."""
    count = -(-len(rows) // size)
    return [rows[len(rows) * number // count : len(rows) * (number + 1) // count] for number in range(count)]

"""Jinja for the templates of all rooms: each room keeps its own in `templates/` beside its Python, names are unique."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE
from guide.text.typography import typeset

TEMPLATES = Environment(
    loader=FileSystemLoader(sorted(Path(__file__).parents[1].glob("**/templates"))),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # a preview turns it on
)
TEMPLATES.globals["routes"] = routes


def _groupby_order(items: Iterable[Any], attribute: str) -> list[tuple[Any, list[Any]]]:
    """Neighbouring and distant items with the same attribute together, groups in the order of their first item."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(getattr(item, attribute), []).append(item)
    return list(groups.items())


def _host(address: str) -> str:
    """« www.example.org » of an address: what a link to a site is called."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


TEMPLATES.filters |= {
    "groupby_order": _groupby_order,
    "host": _host,
    "typeset_source": lambda text: typeset(text, SOURCE_LANGUAGE),
    "view_country": lambda code, view: view.country(code),
    "year": lambda date: date[:4],
    "cases_of": lambda code, guide: len(guide.cases.get(code, ())),
    "icon_class": lambda name: f"icon-{name.replace('/', '-')}",
}

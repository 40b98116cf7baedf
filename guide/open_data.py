"""All files of open data that a guide makes, by their address within the site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from guide import (
    counts,
    export,
    export_schema,
    feed,
    figures,
    geography,
    iati,
    matrix,
    table,
    timeline,
)
from guide.data_table import DataTable, address
from guide.publisher import Publisher
from guide.relate import Guide
from guide.render import View
from guide.site import Output

FOLDER = "data/"
TABLES: dict[str, Callable[[View], Iterable[DataTable]]] = {
    counts.PAGE: counts.tables,
    figures.PAGE: figures.tables,
    matrix.PAGE: matrix.tables,
    timeline.PAGE: timeline.tables,
}
"""What a page offers as tables to download, by the page's key; only where the guide has that page."""


def files(guide: Guide, publisher: Publisher, atlas: Mapping[str, Any] | None) -> Iterator[Output]:
    """Files in the order of their making; those that hold all sheets in pieces, a piece a sheet.

    `atlas` are the outlines of countries, see `guide.geography`.
    """
    rows = table.Measured(table.pieces(guide))
    yield f"{FOLDER}projects.json", export.pieces(guide)
    yield FOLDER + export_schema.NAME, _json(export_schema.exported_schema(guide))
    yield f"{FOLDER}index.json", _json(export.index(guide))
    yield FOLDER + table.NAME, rows
    yield f"{FOLDER}datapackage.json", _json(table.package(guide, rows))
    yield f"{FOLDER}countries.geojson", _json(geography.countries(guide, atlas))
    yield FOLDER + iati.NAME, iati.pieces(guide, publisher)
    for language in guide.languages:
        yield feed.address(language), feed.feed(guide, language, publisher)
    for place, text in tables(guide).items():
        yield place, text.encode()


def tables(guide: Guide) -> dict[str, str]:
    """CSV of the tables of pages by address, in the languages of each page."""
    views = [(key, View.of(guide, key, language)) for key in TABLES for language in guide.documents.get(key, ())]
    return {address(each, view.reading): each.csv() for key, view in views for each in TABLES[key](view)}


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

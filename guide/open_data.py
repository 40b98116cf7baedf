"""All files of open data that a guide makes, by their address within the site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from guide import counts, export, export_schema, feed, figures, geography, iati, matrix, table, timeline
from guide.data_table import DataTable, address
from guide.publisher import Publisher
from guide.relate import Guide
from guide.render import View

FOLDER = "data/"
TABLES: dict[str, Callable[[View], Iterable[DataTable]]] = {
    counts.PAGE: counts.tables,
    figures.PAGE: figures.tables,
    matrix.PAGE: matrix.tables,
    timeline.PAGE: timeline.tables,
}
"""What a page offers as tables to download, by the page's key; only where the guide has that page."""


def files(guide: Guide, publisher: Publisher, atlas: Mapping[str, Any] | None) -> dict[str, bytes]:
    """Content by address relative to the site's root; `atlas` are the outlines of countries, see `guide.geography`."""
    rows = table.as_csv(guide)
    return {
        f"{FOLDER}projects.json": _json(export.projects(guide)),
        FOLDER + export_schema.NAME: _json(export_schema.exported_schema(guide)),
        f"{FOLDER}index.json": _json(export.index(guide)),
        FOLDER + table.NAME: rows.encode(),
        f"{FOLDER}datapackage.json": _json(table.package(guide, rows)),
        f"{FOLDER}countries.geojson": _json(geography.countries(guide, atlas)),
        FOLDER + iati.NAME: iati.activities(guide, publisher),
        **{feed.address(language): feed.feed(guide, language, publisher) for language in guide.languages},
        **{place: text.encode() for place, text in tables(guide).items()},
    }


def tables(guide: Guide) -> dict[str, str]:
    """CSV of the tables of pages by address, in the languages of each page."""
    views = [(key, View.of(guide, key, language)) for key in TABLES for language in guide.documents.get(key, ())]
    return {address(each, view.reading): each.csv() for key, view in views for each in TABLES[key](view)}


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

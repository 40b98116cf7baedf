"""All files of open data that a guide makes, by their address within the site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from guide.charts import counts, figures, matrix, timeline
from guide.charts.data_table import DataTable, table_address
from guide.exports import export, export_schema, feed, geojson, iati, table
from guide.relations.relate import Guide
from guide.view.publisher import Publisher
from guide.view.view import View

Output = tuple[str, bytes | Iterable[bytes]]
"""A file of the site: address relative to its root, content; in pieces where it is as large as all sheets."""
DATA_FOLDER = "data/"
TABLES: dict[str, Callable[[View], Iterable[DataTable]]] = {
    counts.PAGE: counts.tables,
    figures.PAGE: figures.tables,
    matrix.PAGE: matrix.tables,
    timeline.PAGE: timeline.tables,
}
"""What a page offers as tables to download, by the page's key; only where the guide has that page."""


def shared_files(guide: Guide, publisher: Publisher, atlas: Mapping[str, Any] | None) -> Iterator[Output]:
    """Files that serve all languages, in the order of their making; those that hold all sheets in pieces.

    `atlas` are the outlines of countries, see `guide.exports.geojson`.
    """
    rows = table.Meter(table.projects_csv(guide))
    yield f"{DATA_FOLDER}projects.json", export.projects_json(guide)
    yield DATA_FOLDER + export_schema.SCHEMA_FILE, _json(export_schema.exported_schema(guide))
    yield f"{DATA_FOLDER}index.json", _json(export.index_entries(guide))
    yield DATA_FOLDER + table.TABLE_FILE, rows
    yield f"{DATA_FOLDER}datapackage.json", _json(table.package(guide, rows))
    yield f"{DATA_FOLDER}countries.geojson", _json(geojson.countries(guide, atlas))
    yield DATA_FOLDER + iati.ACTIVITIES_FILE, iati.activities_xml(guide, publisher)


def files_of(guide: Guide, language: str, publisher: Publisher) -> Iterator[Output]:
    """The feed of one edition, and CSV of the tables of its pages, where these are in its language."""
    yield feed.feed_address(language), feed.feed(guide, language, publisher)
    for place, text in page_tables(guide, language).items():
        yield place, text.encode()


def page_tables(guide: Guide, language: str) -> dict[str, str]:
    """CSV of the tables of pages by address."""
    views = [View.of(guide, key, language) for key in TABLES if language in guide.documents.get(key, ())]
    return {table_address(each, language): each.csv() for view in views for each in TABLES[view.key](view)}


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

"""All files of open data that a guide makes, by their address within the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from guide import export, export_schema, feed, geography, iati, table
from guide.publisher import Publisher
from guide.relate import Guide

FOLDER = "data/"


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
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

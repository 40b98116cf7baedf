"""Writes the guide as open data, for programs and search engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guide.open_data import files
from guide.sitemap import places


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The addresses that `theme/sitemap.xml` prints."""
    if template_name == "sitemap.xml":
        context["sitemap"] = places(config.guide_map, config.guide_publication.publisher)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files of `data/` and the feeds."""
    for address, content in files(config.guide, config.guide_publication.publisher, _atlas(config)).items():
        path = Path(config.site_dir) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _atlas(config: MkDocsConfig) -> dict[str, Any]:
    """The outlines of countries: a locked npm library; it is not part of the repository, nor of the site."""
    file = Path(config.config_file_path).parent / "node_modules" / "world-atlas" / "countries-50m.json"
    if not file.exists():
        raise FileNotFoundError(f"{file}: run `npm ci` (or `make site`) first")
    atlas: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return atlas

"""Writes the guide as open data, for programs and search engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guide import citation
from guide.open_data import files
from guide.sitemap import places


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The addresses that `theme/sitemap.xml` prints."""
    if template_name == "sitemap.xml":
        context["sitemap"] = places(config.guide_map, config.guide_publication.publisher)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files of `data/`, the feeds and what reference managers read."""
    publication = config.guide_publication
    made = files(config.guide, publication.publisher, publication.world.atlas)
    for address, content in (made | citation.files(config.guide, publication)).items():
        path = Path(config.site_dir) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

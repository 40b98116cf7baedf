"""Writes the scripts of data that single pages load."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from guide.page_scripts import scripts


def on_post_build(config: MkDocsConfig) -> None:
    """Write what `guide.page_scripts` lists."""
    for address, text in scripts(config.guide, config.guide_publication.world).items():
        path = Path(config.site_dir) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

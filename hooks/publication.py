"""Tells rendering what lies outside the guide: year, outlines of countries, downloads; copies these."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import get_build_datetime

from guide.publication import DOWNLOADS, Download, Publication
from guide.publisher import Publisher
from guide.world import read


@event_priority(150)  # before pages are rendered
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The year is that of SOURCE_DATE_EPOCH where it is set, so that a build can be made again as it was."""
    publisher = Publisher.of(config.extra.get("publisher", {}), config.site_url)
    downloads: tuple[Download, ...] = ()
    if folder := _downloads(config):
        listed = json.loads((folder / "downloads.json").read_text(encoding="utf-8"))
        downloads = tuple(Download(**each) for each in listed)
    world = read(Path(config.config_file_path).parent / "node_modules")
    config.guide_publication = Publication(publisher, get_build_datetime().year, downloads, world)
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Copy the downloads and their list."""
    if folder := _downloads(config):
        target = Path(config.site_dir) / DOWNLOADS
        target.mkdir(parents=True, exist_ok=True)
        for download in config.guide_publication.downloads:
            shutil.copyfile(folder / download.name, target / download.name)
        data = Path(config.site_dir) / "data"
        data.mkdir(exist_ok=True)
        shutil.copyfile(folder / "downloads.json", data / "downloads.json")


def _downloads(config: MkDocsConfig) -> Path | None:
    """Folder that `scripts/downloads.py` wrote to; relative to the project."""
    folder = config.extra.get("downloads_dir")
    return Path(config.config_file_path).parent / folder if folder else None

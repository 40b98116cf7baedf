"""Tells rendering what lies outside the guide: year of the build, archives, outlines of countries; copies archives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import get_build_datetime

from guide.publication import KITS, Kit, Publication
from guide.publisher import Publisher
from guide.world import read


@event_priority(150)  # before pages are rendered
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The year is that of SOURCE_DATE_EPOCH where it is set, so that a build can be made again as it was."""
    publisher = Publisher.of(config.extra.get("publisher", {}), config.site_url)
    kits: tuple[Kit, ...] = ()
    if folder := _kits(config):
        listed = json.loads((folder / "kits.json").read_text(encoding="utf-8"))
        kits = tuple(Kit(**each) for each in listed)
    world = read(Path(config.config_file_path).parent / "node_modules")
    config.guide_publication = Publication(publisher, get_build_datetime().year, kits, world)
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Copy the archives and their list."""
    if folder := _kits(config):
        target = Path(config.site_dir) / KITS
        target.mkdir(parents=True, exist_ok=True)
        for kit in config.guide_publication.kits:
            shutil.copyfile(folder / kit.name, target / kit.name)
        data = Path(config.site_dir) / "data"
        data.mkdir(exist_ok=True)
        shutil.copyfile(folder / "kits.json", data / "kits.json")


def _kits(config: MkDocsConfig) -> Path | None:
    """Folder that `scripts/kit.py` wrote to; relative to the project."""
    folder = config.extra.get("kits_dir")
    return Path(config.config_file_path).parent / folder if folder else None

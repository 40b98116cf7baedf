"""Reads and checks the guide before MkDocs touches anything: what is wrong with the data stops the build here."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Literal, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import get_build_datetime
from mkdocs_macros.plugin import MacrosPlugin

from guide import build
from guide.relations.world import read_world
from guide.search.files import node
from guide.view.publication import Download, Publication
from guide.view.publisher import Publisher
from guide.view.templates import TEMPLATES
from macros import MACROS, bound
from macros.edition import Edition, page_environment, use

_dirty = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Know a preview, which reads templates again, and whether it makes changed pages only: `serve --dirty`."""
    global _dirty
    _dirty = dirty
    TEMPLATES.auto_reload = command == "serve"


@event_priority(-100)  # after mkdocs-macros has made its environment
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin the edition whose pages lie in `docs_dir`: its folder is named after its language."""
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir)
    data = Path(os.path.relpath(root / config.extra.get("data_dir", "data")))
    guide, problems = build(data, Path(os.path.relpath(docs.parent)))
    if guide is None:
        raise Abort("\n".join(["", *(problem.text() for problem in problems), f"{len(problems)} problème(s)"]))
    if docs.name not in guide.languages:
        raise Abort(f"{config.config_file_path}: docs_dir: {docs.name}: no language of {data}/strings/")
    publication = Publication(
        publisher=Publisher.of(config.extra.get("publisher", {}), config.site_url),
        year=get_build_datetime().year,  # that of SOURCE_DATE_EPOCH where it is set
        downloads=tuple(_downloads(config)),
        alone=bool(config.extra.get("alone")),
        world=read_world(root / "node_modules"),
    )
    node()  # writes the search when all pages are made: without it, nothing is begun
    edition = Edition(
        guide,
        docs.name,
        publication,
        partial=_dirty and Path(config.site_dir, "search").exists(),
    )
    use(edition)
    cast(list[Any], config.markdown_extensions).append(edition.markdown)  # Python-Markdown takes names and extensions
    plugin = config.plugins["macros"]
    assert isinstance(plugin, MacrosPlugin)
    # The plugin offers its configuration, the machine's environment and git; a stranger's page gets the macros only.
    plugin._env = page_environment({name: bound(function) for name, function in MACROS.items()})
    return config


def _downloads(config: MkDocsConfig) -> list[Download]:
    """What `scripts/downloads.py` listed in the folder that `extra.downloads_dir` names."""
    folder = config.extra.get("downloads_dir")
    if not folder:
        return []
    text = (Path(config.config_file_path).parent / folder / "downloads.json").read_text(encoding="utf-8")
    return [Download(**each) for each in json.loads(text)]

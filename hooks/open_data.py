"""Writes the guide as open data."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from guide import export


def on_post_build(config: MkDocsConfig) -> None:
    """Write `data/projects.json` and `data/index.json`."""
    folder = Path(config.site_dir) / "data"
    folder.mkdir(parents=True, exist_ok=True)
    guide = config.guide
    for name, data in (("projects", export.projects(guide)), ("index", export.index(guide))):
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

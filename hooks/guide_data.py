"""Loads the guide before MkDocs touches anything: what is wrong with the data stops the build here."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from guide import build
from guide.frame import Frame


@event_priority(100)  # before the macros plugin, which hands the guide to pages
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check and relate all data while site/ still is as it was."""
    root = Path(config.config_file_path).parent
    data = Path(os.path.relpath(root / config.extra.get("data_dir", "data")))
    guide, problems = build(data, Path(os.path.relpath(config.docs_dir)))
    if guide is None:
        raise Abort("\n".join(["", *(problem.text() for problem in problems), f"{len(problems)} problème(s)"]))
    config.guide = guide
    config.guide_frame = Frame.of(guide, config.guide_publication)
    config.guide_fragments = []
    config.guide_writers = []
    return config

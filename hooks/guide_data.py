"""Loads the guide before MkDocs touches anything: what is wrong with the data stops the build here."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from guide import Guide, build
from guide.frame import Frame
from guide.reads import Frames

_preview = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Know a preview from a build."""
    global _preview
    _preview = command == "serve"


@event_priority(100)  # before the macros plugin, which hands the guide to pages
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check and relate all data while site/ still is as it was."""
    root = Path(config.config_file_path).parent
    data = Path(os.path.relpath(root / config.extra.get("data_dir", "data")))
    config.guide_read = functools.partial(_read, data, Path(os.path.relpath(config.docs_dir)))
    config.guide = config.guide_read()
    config.guide_preview = _preview
    config.guide_frames = Frames(Frame.of(config.guide, config.guide_publication), _preview)
    config.guide_fragments = []
    config.guide_ahead = None
    config.guide_writers = []
    return config


def _read(data: Path, docs: Path, known: Guide | None = None) -> Guide:
    """The guide; raises `Abort` with all problems that stand in the way."""
    guide, problems = build(data, docs)
    if guide is None:
        raise Abort("\n".join(["", *(problem.text() for problem in problems), f"{len(problems)} problème(s)"]))
    return guide

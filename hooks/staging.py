"""Builds beside the site and puts the whole in its place at the end: a build that fails leaves the site as it was."""

from __future__ import annotations

import atexit
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

_staged = False
_target = Path()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """A preview has a folder of its own; `--dirty` changes a site in its place."""
    global _staged
    _staged = command == "build" and not dirty


@event_priority(1000)  # before anything is told where the site is
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build into a new folder beside the site, on the same file system; it is gone when the program ends."""
    global _target
    if _staged:
        _target = Path(config.site_dir)
        _target.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.mkdtemp(dir=_target.parent, prefix=f".{_target.name}-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        config.site_dir = str(Path(folder, "new"))
    return config


@event_priority(-1000)  # when all has been written
def on_post_build(config: MkDocsConfig) -> None:
    """Put the site in its place, unless MkDocs is about to refuse it for its warnings."""
    if not _staged or any(isinstance(each, CountHandler) and each.get_counts() for each in _log.handlers):
        return
    new = Path(config.site_dir)
    if _target.exists():
        _target.rename(new.with_name("old"))
    new.rename(_target)


_log = logging.getLogger("mkdocs")

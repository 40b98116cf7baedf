"""Writes the scripts of data that single pages load."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from guide.frame import Frame
from guide.page_scripts import SCRIPTS
from guide.site import Output


def on_pre_build(config: MkDocsConfig) -> None:
    """Write what `guide.page_scripts` lists."""
    pages = [page for page in SCRIPTS if page in config.guide.documents]
    config.guide_writers += [functools.partial(_scripts, page) for page in pages]


def _scripts(page: str, frame: Frame) -> Iterator[Output]:
    for address, text in SCRIPTS[page](frame.guide, frame.publication.world):
        yield address, text.encode()

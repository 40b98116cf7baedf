"""Writes the scripts of data that single pages load."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from guide.frame import Frame
from guide.page_scripts import scripts
from guide.site import Output


def on_pre_build(config: MkDocsConfig) -> None:
    """Write what `guide.page_scripts` lists."""
    config.guide_writers.append(_scripts)


def _scripts(frame: Frame) -> Iterator[Output]:
    for address, text in scripts(frame.guide, frame.publication.world).items():
        yield address, text.encode()

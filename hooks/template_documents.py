"""Offers the template of a sheet for word processors, in every language and format."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from guide.frame import Frame
from guide.site import Output
from guide.template import templates


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the templates."""
    config.guide_writers.append(_templates)


def _templates(frame: Frame) -> Iterator[Output]:
    yield from templates(frame.guide)

"""Writes the guide as open data, for programs and search engines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guide import citation, open_data
from guide.frame import Frame
from guide.site import Output
from guide.sitemap import places


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The addresses that `theme/sitemap.xml` prints."""
    if template_name == "sitemap.xml":
        context["sitemap"] = places(config.guide_frames.plain.map, config.guide_publication.publisher)
    return context


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the files of `data/`, the feeds and what reference managers read."""
    config.guide_writers += [_open_data, _citations]


def _open_data(frame: Frame) -> Iterator[Output]:
    publication = frame.publication
    yield from open_data.files(frame.guide, publication.publisher, publication.world.atlas)


def _citations(frame: Frame) -> Iterator[Output]:
    yield from citation.files(frame.guide, frame.publication)

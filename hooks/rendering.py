"""Makes pages that come from data, and files beside the pages, next to MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from guide import routes
from guide.frame import Frame
from guide.making import Making


@event_priority(-100)  # site/ is empty now, and nothing else is needed
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Begin; a preview makes what the browser asks for."""
    if not config.guide_preview:
        frame: Frame = config.guide_frames.plain
        sources = [file.src_uri for file in files.documentation_pages()]
        documents = {source: found for source in sources if (found := routes.parted(source, frame.guide.languages))}
        config.guide_making = Making(frame, documents, config.guide_writers, Path(config.site_dir))
        config.guide_ahead = config.guide_making.ahead
    return files


@event_priority(100)  # before the search index
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for everything."""
    if not config.guide_preview:
        config.guide_making.finish()

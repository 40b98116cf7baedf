"""Offers the template of a sheet for word processors, in every language and format."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from guide.template import templates


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the templates to the files of the site, so that pages may link to them."""
    for address, content in templates(config.guide):
        files.append(File.generated(config, address, content=content))
    return files

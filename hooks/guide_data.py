"""Loads the guide before MkDocs touches anything: what is wrong with the data stops the build here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from guide import build
from guide.navigation import Map
from guide.pages import generated_pages
from guide.terms import Terms


@event_priority(100)  # before the macros plugin, which hands the guide to pages
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check and relate all data, and render every page that comes from it, while site/ still is as it was."""
    root = Path(config.config_file_path).parent
    data = Path(os.path.relpath(root / config.extra.get("data_dir", "data")))
    guide, problems = build(data, Path(os.path.relpath(config.docs_dir)))
    if guide is None:
        raise Abort("\n".join(["", *(problem.text() for problem in problems), f"{len(problems)} problème(s)"]))
    config.guide = guide
    config.guide_map = Map(guide)
    config.guide_fragments = []
    config.guide_terms = {language: Terms.of(guide, language) for language in guide.languages}
    pages: dict[str, Any] = {}
    for language in guide.languages:
        for page in generated_pages(guide, language, config.guide_publication):
            pages[f"{language}/{page.key}.md"] = page
    config.guide_pages = pages
    return config

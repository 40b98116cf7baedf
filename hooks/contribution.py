"""Writes the scripts that feed the form in the site: its fields and rules, and the sheets that it can open."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from guide.form import form_script, sheets_script
from guide.frame import Frame
from guide.site import Output
from guide.yamlfile import read_text

PAGE = "contribute/index"


def on_pre_build(config: MkDocsConfig) -> None:
    """Write `data/form.<language>.js` and `data/sheets.js`, where the guide has a page with the form."""
    if PAGE in config.guide.documents:
        config.guide_writers.append(functools.partial(_scripts, str(config.extra.get("repository") or "")))


def _scripts(repository: str, frame: Frame) -> Iterator[Output]:
    guide = frame.guide
    for language in guide.languages:
        yield f"data/form.{language}.js", form_script(guide, language, repository).encode()
    files = [guide.collection.root / "projects" / f"{project.id}.yml" for project in guide.projects]
    texts = {path: str(read_text(path, path)) for path in files}
    yield "data/sheets.js", sheets_script(texts).encode()

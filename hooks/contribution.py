"""Writes the scripts that feed the form in the site: its fields and rules, and the sheets that it can open."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from guide.form import file_script, form_script
from guide.frame import Frame
from guide.site import Output
from guide.yamlfile import read_text

PAGE = "contribute/index"


def on_pre_build(config: MkDocsConfig) -> None:
    """Write `data/form.<language>.js` and `data/files/<id>.js`, where the guide has a page with the form."""
    if PAGE in config.guide.documents:
        config.guide_writers.append(functools.partial(_scripts, str(config.extra.get("repository") or "")))


def _scripts(repository: str, frame: Frame) -> Iterator[Output]:
    guide = frame.guide
    for language in guide.languages:
        yield f"data/form.{language}.js", form_script(guide, language, repository).encode()
    for project in guide.projects:
        path = guide.collection.root / "projects" / f"{project.id}.yml"
        yield f"data/files/{project.id}.js", file_script(str(read_text(path, path))).encode()

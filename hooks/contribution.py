"""Writes the scripts that feed the form in the site: its fields and rules, and the sheets that it can open."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from guide.form import form_script, sheets_script
from guide.relate import Guide
from guide.yamlfile import read_text

PAGE = "contribute/index"


def on_post_build(config: MkDocsConfig) -> None:
    """Write `data/form.<language>.js` and `data/sheets.js`, where the guide has a page with the form."""
    guide: Guide = config.guide
    if PAGE not in guide.documents:
        return
    folder = Path(config.site_dir) / "data"
    folder.mkdir(parents=True, exist_ok=True)
    repository = str(config.extra.get("repository") or "")
    for language in guide.languages:
        script = form_script(guide, language, repository)
        (folder / f"form.{language}.js").write_text(script, encoding="utf-8")
    files = [guide.collection.root / "projects" / f"{project.id}.yml" for project in guide.projects]
    texts = {path: str(read_text(path, path)) for path in files}
    (folder / "sheets.js").write_text(sheets_script(texts), encoding="utf-8")

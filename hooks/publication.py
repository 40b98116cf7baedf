"""Writes what the site has beside its pages: styles and scripts, data, search, downloads."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from guide.contributing import form
from guide.contributing.word import template
from guide.exports import open_data
from guide.model import routes
from guide.pages import assets, scripts
from guide.search.files import node, write_search
from guide.text.typography import typeset
from guide.view import citation
from guide.view.publication import DOWNLOADS
from macros.edition import current

BUNDLE = Path(__file__).resolve().parent.parent / "scripts/bundle.mjs"


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Lay out the files that pages load. Of Material's own, none is published: see `theme/`."""
    root = Path(config.config_file_path).parent
    for file in list(files):
        material = file.src_uri.startswith("assets/") and file.src_dir != config.docs_dir
        if material or file.src_uri.startswith("js/"):
            files.remove(file)
    folders = [Path(folder) for folder in config.theme.dirs]
    css = assets.style_sheet(
        [root / "node_modules/.bundles/material.css", root / "theme/css/frame.css", root / "theme/css/guide.css"],
        config.theme.get("icon", {}).get("guide", {}),
        _colours(config),
        current().guide,
        folders,
    )
    for name in ("css/guide.css", "css/frame.css"):
        if published := files.get_file_from_path(name):
            files.remove(published)
    files.append(File.generated(config, "css/guide.css", content=css))
    for path in sorted(_styles(root / "guide")):
        files.append(File.generated(config, f"css/{path.name}", abs_src_path=str(path)))
    files.append(File.generated(config, "css/icons.css", content=assets.page_icons(current().guide, folders)))
    for address, text in assets.goal_pictures(current().guide, folders):
        files.append(File.generated(config, address, content=text))
    return files


def _styles(folder: Path) -> Iterator[Path]:
    """Style sheets of the rooms; those among the templates are of books."""
    return (path for path in folder.rglob("*.css") if "templates" not in path.parts)


def _colours(config: MkDocsConfig) -> set[str]:
    """Colours of Material that `theme.palette` names."""
    palette = config.theme.get("palette") or {}
    entries = [palette] if isinstance(palette, dict) else palette
    named = (entry.get(part, "indigo") for entry in entries for part in ("primary", "accent"))  # as Material does
    return {str(name).replace(" ", "-") for name in named}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What the templates of single pages need: the page at the root, the page that is not found."""
    edition = current()
    env.trim_blocks = env.lstrip_blocks = True  # lines of a template that only hold a tag are no lines of the page
    env.filters["typeset"] = typeset
    env.globals["editions"] = {language: edition.guide.strings[language] for language in edition.languages}
    env.globals["address_of"] = lambda language: routes.address("index", language, edition.guide.strings)
    return env


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """What `theme/sitemap.xml` prints: every page of every edition; none where the site has no address."""
    if template_name == "sitemap.xml":
        edition = current()
        guide, publisher = edition.guide, edition.publication.publisher
        changed = {routes.project(project.id): project.updated or "" for project in guide.projects}

        def at(key: str, language: str) -> str:
            return publisher.url(routes.address(key, language, guide.strings))

        keys = edition.order.keys if publisher.address else ()
        context["sitemap"] = [
            {"changed": changed.get(key, ""), "editions": [(each, at(key, each)) for each in edition.languages]}
            for key in keys
        ]
    return context


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files beside the pages: those of the edition's language, and once those that all editions share."""
    site = Path(config.site_dir)
    _bundle(site)
    edition = current()
    if edition.partial:
        return
    guide, publication = edition.guide, edition.publication
    language = edition.language
    outputs = [
        open_data.files_of(guide, language, publication.publisher),
        citation.files(guide, language, publication),
        scripts.files(guide, language, publication.world),
    ]
    for reading in sorted(edition.readings):
        outputs.append(form.files(guide, reading, str(config.extra.get("repository") or "")))
        outputs.append(template.files(guide, reading))
    if edition.complete:
        outputs += [
            open_data.shared_files(guide, publication.publisher, publication.world.atlas),
            scripts.shared_files(guide),
            form.shared_files(guide),
        ]
    for each in outputs:
        _write(each, site)
    documents = sorted(edition.guide.documents, key=lambda key: routes.address(key, language, guide.strings))
    keys = [*documents, *edition.order.data_keys, *guide.lists.pages]
    write_search(guide, language, [edition.entries[key] for key in keys if key in edition.entries], site)
    if publication.downloads and edition.complete:
        _copy_downloads(Path(config.config_file_path).parent / config.extra["downloads_dir"], site)


def _bundle(site: Path) -> None:
    """Write the scripts of the site, and its style sheets smaller. A tenth of a second: a preview does it, too."""
    result = subprocess.run([node(), BUNDLE, site], capture_output=True, text=True, check=False)
    if result.returncode:
        raise Abort(result.stderr)


def _write(outputs: Iterable[tuple[str, bytes | Iterable[bytes]]], site: Path) -> None:
    for address, content in outputs:
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)


def _copy_downloads(folder: Path, site: Path) -> None:
    """Archives and books, and their list."""
    (site / DOWNLOADS).mkdir(parents=True, exist_ok=True)
    for download in current().publication.downloads:
        shutil.copyfile(folder / download.name, site / DOWNLOADS / download.name)
    shutil.copyfile(folder / "downloads.json", site / "data/downloads.json")

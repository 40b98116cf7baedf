"""Completes the tree of `docs/`: French where a page has no translation, addresses in each language, scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from guide import routes
from guide.relate import Guide

_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
LIBRARIES = {
    "minisearch.js": (".bundles/minisearch.js", "minisearch/LICENSE.txt"),
    "yaml.js": (".bundles/yaml.js", "yaml/LICENSE"),
    "papaparse.js": ("papaparse/papaparse.min.js", "papaparse/LICENSE"),
}
"""Scripts of the site that come from npm, with their licences, below `node_modules/`. `npm run bundle` writes bundles:
scripts that are modules do not load from a disk."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Complete the tree so that every key has a page in every language."""
    guide: Guide = config.guide
    for key in guide.documents:
        for language in guide.languages:
            source = routes.source(key, language)
            if files.get_file_from_path(source) is None:
                original = guide.document(key, language)
                front = {"title": original.meta.title, "description": original.meta.description}
                files.append(File.generated(config, source, content=_document(front, original.source)))
    for file in files.documentation_pages():
        if found := routes.parted(file.src_uri, guide.languages):
            language, key = found
            file.dest_uri = routes.address(key, language, guide.strings)
    for file in [file for file in files if file.src_uri.startswith("js/")]:
        # What comments say is for those who read theme/: readers of the site do not fetch it.
        text = _COMMENT.sub("", file.content_string)
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=text))
    for name, (program, licence) in LIBRARIES.items():
        _add_library(files, config, name, program, licence)
    return files


def _document(front: dict[str, object], body: str) -> str:
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{body}"


def _add_library(files: Files, config: MkDocsConfig, name: str, program: str, licence: str) -> None:
    """Put a locked npm library into the site, with its licence; it is not part of the repository."""
    folder = Path(config.config_file_path).parent / "node_modules"
    if not (folder / program).exists():
        raise FileNotFoundError(f"{folder / program}: run `npm ci && npm run bundle` (or `make site`) first")
    terms = (folder / licence).read_text(encoding="utf-8").strip()
    text = (folder / program).read_text(encoding="utf-8").split("//# sourceMappingURL")[0]
    files.append(File.generated(config, f"assets/{name}", content=f"/*!\n{terms}\n*/\n{text}"))

"""The pages of the guide as other programs take them: one tree of plain Markdown a language.

A build of the guide with this module as a hook notes the final content of every page; markdownify turns it into
Markdown. Drawings and scripts are left out: no other program makes them.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "scripts")]

PAGES: list[dict[str, Any]] = []


def on_page_context(context: dict[str, Any], page: Page, **_: object) -> None:
    """Hook of MkDocs: note where a page is, what it is called and what it holds."""
    file, title = page.file, str(page.meta.get("title") or page.title)
    PAGES.append({"source": file.src_uri, "address": file.dest_uri, "title": title, "content": page.content})


def on_post_build(config: MkDocsConfig) -> None:
    """Hook of MkDocs: write the notes of an edition."""
    language = Path(config.docs_dir).name
    notes = {"language": language, "name": config.site_name, "nav": config.nav, "pages": PAGES}
    (Path(os.environ["BENCH_PAGES"]) / f"{language}.json").write_text(json.dumps(notes), encoding="utf-8")


def trees(project: Path, folder: Path) -> list[Path]:
    """Write the pages of a project into a new folder; the tree of each language."""
    import editions

    # Beside mkdocs*.yml, which the build that is measured reads.
    for path in project.glob("mkdocs*.yml"):
        text = path.read_text(encoding="utf-8").replace("\nhooks:\n", f"\nhooks:\n  - {Path(__file__)}\n")
        text = text.replace("INHERIT: mkdocs", "INHERIT: notes")
        (project / path.name.replace("mkdocs", "notes")).write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as notes:
        editions.build(sorted(project.glob("notes*.yml")), Path(notes), {"BENCH_PAGES": notes})
        return [_tree(json.loads(path.read_text("utf-8")), folder) for path in sorted(Path(notes).glob("*.json"))]


def _tree(notes: dict[str, Any], folder: Path) -> Path:
    """Write the pages of a language, with a configuration for MkDocs and Zensical, and what Hugo needs."""
    tree = folder / notes["language"]
    sources = {page["address"]: page["source"] for page in notes["pages"]}
    for page in notes["pages"]:
        body = markdown(page["content"], page["address"], sources)
        text = f"---\ntitle: {json.dumps(page['title'], ensure_ascii=False)}\n---\n\n# {page['title']}\n\n{body}\n"
        hugo = re.sub(r"(^|/)index\.md$", r"\1_index.md", page["source"])
        for name in (f"docs/{page['source']}", f"content/{hugo}"):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_text(text, encoding="utf-8")
    configuration = {
        "site_name": notes["name"],
        "use_directory_urls": False,
        "theme": {"name": "material", "language": notes["language"], "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "def_list", "md_in_html", "tables", "toc"],
        # As in the guide: a menu of all pages would cost the square of their number.
        "nav": notes["nav"],
        "not_in_nav": "*",
    }
    (tree / "mkdocs.yml").write_text(json.dumps(configuration, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.copytree(HERE / "hugo", tree, dirs_exist_ok=True)
    settings = f"title = {json.dumps(notes['name'], ensure_ascii=False)}\nlocale = '{notes['language']}'\n"
    (tree / "hugo.toml").write_text(settings + (HERE / "hugo/hugo.toml").read_text("utf-8"), encoding="utf-8")
    return tree


def markdown(content: str, address: str, sources: dict[str, str]) -> str:
    """The content of a page as Markdown, with the anchors of its headings and links to the sources of other pages."""
    from bs4 import BeautifulSoup
    from markdownify import MarkdownConverter

    soup = BeautifulSoup(content, "lxml")
    for element in soup(["svg", "script", "style", "template"]):
        element.decompose()
    for heading in soup(["h2", "h3"], id=True):
        heading.append(f" {{#{heading['id']}}}")
    own = posixpath.dirname(sources[address])
    for link in soup("a", href=True):
        target, anchor = urldefrag(link["href"])
        source = sources.get(posixpath.normpath(posixpath.join(posixpath.dirname(address), target)))
        if target and source:
            link["href"] = posixpath.relpath(source, own) + (anchor and f"#{anchor}")
    return str(MarkdownConverter(heading_style="ATX").convert_soup(soup))

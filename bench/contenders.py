"""The programs that the guide's build is compared with, and the same pages as each of them takes them.

`python -m guide render` writes the pages as plain Markdown, one tree a language, each with its `mkdocs.yml`: every page
already holds its lists, tables and relations, so that these programs only turn Markdown into pages. Two languages are
two builds.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Contender:
    """A program that builds a site from a tree of Markdown."""

    title: str
    package: str
    """On PyPI, with a command of the same name in the environment of the benchmark, but for `command`."""
    command: tuple[str, ...]
    """Its first word is a program of that environment."""
    site: str
    """Folder of the site in the tree."""
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Path, str], None] = lambda tree, language: None
    """What the tree of a language needs besides."""


def hugo_project(tree: Path, language: str) -> None:
    """Lay Hugo's configuration and layout beside the pages; pages of sections are `_index.md` for Hugo."""
    shutil.copytree(HERE / "hugo", tree, dirs_exist_ok=True)
    content = tree / "content"
    if content.exists():
        shutil.rmtree(content)
    shutil.copytree(tree / "docs", content)
    for page in list(content.rglob("*.md")):
        page.write_text(_attributes_of_hugo(page.read_text(encoding="utf-8")), encoding="utf-8")
        if page.name == "index.md":
            page.rename(page.with_name("_index.md"))
    title = re.search(r"^site_name: (.*)$", (tree / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert title
    configuration = (HERE / "hugo/hugo.toml").read_text(encoding="utf-8")
    (tree / "hugo.toml").write_text(f'title = {title[1]}\nlocale = "{language}"\n{configuration}', encoding="utf-8")


def _attributes_of_hugo(markdown: str) -> str:
    """A page whose headings have their anchors in Hugo's way; it knows no attributes of other elements."""
    markdown = re.sub(r"(?m)^(#+ .*?) *\{: *(#[\w-]+)[^}\n]*\}$", r"\1 {\2}", markdown)
    return re.sub(r" *\{:[^}\n]*\}", "", markdown)


LONG = 4_000
"""Words of a passage that Zensical's search takes at any size: of 190,000 passages it refuses one of more than 4,096
words, and builds nothing."""


def zensical_project(tree: Path, language: str) -> None:
    """Leave pages with a longer passage out of Zensical's search, as it advises."""
    for page in (tree / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        passages = re.split(r"(?m)^#+ ", re.sub(r"<[^>]*>|\]\([^)]*\)", " ", text))
        longest = max(len(re.findall(r"\w+", passage)) for passage in passages)
        if longest > LONG and "\nsearch:\n" not in text:
            page.write_text(text.replace("---\n", "---\nsearch:\n  exclude: true\n", 1), encoding="utf-8")


CONTENDERS = {
    "material": Contender(
        "MkDocs Material",
        "mkdocs-material",
        ("mkdocs", "build", "--quiet"),
        "site",
        {"THEME": "material", "NO_MKDOCS_2_WARNING": "1"},
    ),
    "hugo": Contender(
        "Hugo", "hugo", ("hugo", "build", "--quiet", "--destination", "public"), "public", prepare=hugo_project
    ),
    "zensical": Contender(
        "Zensical", "zensical", ("zensical", "build"), "site", {"THEME": "zensical"}, zensical_project
    ),
}

"""The English edition of the real site: an English reader meets no French but names and titles that are marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT

from guide.relations.relate import Guide

pytestmark = pytest.mark.site

FRENCH = frozenset(
    re.findall(r"\w+", "le la les des du une dans avec pour est sont qui que sur aux au et ou par pas plus ses ces")
)
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
BLOCKS = {
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "summary",
    "a",
    "title",
    "cite",
    "strong",
}


class Words(HTMLParser):
    """The text of each block that is not marked as French."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str]] = []
        self.blocks: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.blocks.append("")
        if tag not in VOID:
            self.stack.append((tag, dict(attrs).get("lang") or (self.stack[-1][1] if self.stack else "")))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][1] == "en" and self.stack[-1][0] not in {"script", "style"}:
            self.blocks[-1] += data


def french_blocks(path: Path) -> list[str]:
    """Blocks with four French words, if those are three in ten: more than a French name within an English sentence."""
    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return [block.strip() for block in words.blocks if is_french(block, words=4, share=0.3)]


def is_french(text: str, words: int, share: float) -> bool:
    tokens = re.findall(r"[a-zà-ÿœ]+", re.sub(r"“[^”]*”|\([^)]*\)", "", text))
    french = [token for token in tokens if token in FRENCH]
    return len(french) >= words and len(french) >= share * len(tokens)


def test_no_french_is_left_on_english_pages(site: Path) -> None:
    left = {
        str(path.relative_to(site)): blocks for path in (site / "en").rglob("*.html") if (blocks := french_blocks(path))
    }
    assert not left


def test_no_french_is_left_in_the_words_of_the_interface(real: Guide) -> None:
    """Scripts draw some of them: no file of the site shows those on a page."""
    texts = real.strings["en"].text.values()
    forms = [form for text in texts for form in ([text] if isinstance(text, str) else text.values())]
    assert not [form for form in forms if is_french(form, words=2, share=0.15)]


def test_no_passage_of_the_study_falls_back_to_french(site: Path, real: Guide) -> None:
    """A new sheet may wait for its translation; the pages that list it show its French title."""
    new = {project.id for project in real.projects if not project.study}
    for path in (path for path in (site / "en").rglob("*.html") if path.stem not in new):
        text = path.read_text(encoding="utf-8")
        assert 'class="notice"' not in text, path
        assert '<div lang="fr">' not in text, path


def test_english_typography(site: Path) -> None:
    wrong = re.compile(r"\w[ \u00a0\u202f][;:!?](?=\s|$)|«|»")
    for path in (site / "en").rglob("*.html"):
        words = Words()
        words.feed(path.read_text(encoding="utf-8"))
        blocks = [block for block in words.blocks if wrong.search(block)]
        assert not blocks, (path, blocks[:3])


def test_british_spelling() -> None:
    american = re.compile(
        r"\b(?:organiz|recogniz|prioritiz|mobiliz|capitaliz|decentraliz|analyz|emphasiz)\w*|\b(?:center|labor|program|behavior|neighbor)s?\b",
        re.IGNORECASE,
    )
    files = [
        *(ROOT / "data/translations/en").rglob("*.yml"),
        *(ROOT / "docs/en").rglob("*.md"),
        ROOT / "data/strings/en.yml",
    ]
    # The wording of goals is that of the United Nations, which write -ize.
    for path in files:
        if path.name == "sdg.yml":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = american.search(re.sub(r"(?i)MiniSearch|the program that builds|other programs?", "", line))
            assert not match, (path, number, line)


def test_descriptions_of_pages_differ(site: Path, real: Guide) -> None:
    for language in real.languages:
        pages = {}
        for path in (site / language).rglob("*.html"):
            description = re.search(r'<meta name="description" content="([^"]*)"', path.read_text(encoding="utf-8"))
            assert description
            assert description[1]
            assert description[1] not in pages, (path, pages[description[1]])
            pages[description[1]] = path

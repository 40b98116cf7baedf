"""Has Pagefind index the words of pages: an index of which a browser fetches only what a query needs, at any size.

Pagefind gets the words as `guide.search_words` makes them, so that both engines understand a language alike. The
programs of its bundle that only serve its own interface are left out.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from pagefind_bin import get_executable

from guide.search import Entry
from guide.search_words import Words

LANGUAGE = "zxx"
"""« No linguistic content »: Pagefind shall not cut endings a second time."""
CHARACTERS = "."
"""« 8.6 » stays one word."""
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind", "*.pf_meta", "*/*.pf_*")
"""What the search needs of the bundle; patterns are looked up in this order."""
LICENCE = """/*!
Copyright 2022 CloudCannon

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/
"""
"""Of Pagefind; its wheel holds none. Programs carry it where they are served."""


class Bundle:
    """The words of pages on their way to Pagefind. They wait on the disk: they are as large as the pages."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._folder = tempfile.TemporaryDirectory()
        self._pages = Path(self._folder.name) / "pages"

    def add(self, entry: Entry) -> None:
        """Keep the words of a page until all are there."""
        path = self._pages / entry.url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(word_page(entry, self._words), encoding="utf-8")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Run Pagefind; addresses within its folder and contents."""
        self._pages.mkdir(exist_ok=True)
        target = Path(self._folder.name) / "bundle"
        command = [str(get_executable()), "--site", str(self._pages), "--output-path", str(target)]
        options = ["--keep-index-url", "--include-characters", CHARACTERS, "--silent"]
        subprocess.run([*command, *options], check=True)
        for path in sorted({path for pattern in KEPT for path in target.glob(pattern)}):
            content = path.read_bytes()
            if path.suffix == ".js":
                content = LICENCE.encode() + content
            yield path.relative_to(target).as_posix(), content
        self._folder.cleanup()


def page_found(fragment: bytes) -> str:
    """Address of the page that a fragment of the bundle stands for: the browser knows results by their fragments."""
    url: str = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))["url"]
    return url.removeprefix("/")


def word_page(entry: Entry, words: Words) -> str:
    """A page of nothing but comparable words, with as much weight for titles and headings as in the other engine."""
    parts: list[str] = []
    for section in entry.sections:
        parts.append(_weighted("h2", words.of(section.heading), 3))
        parts.append(_weighted("p", words.of(section.text), 1))
    title = _weighted("h1", words.of(entry.title), 8)
    return f'<!doctype html><html lang="{LANGUAGE}"><body>{title}{"".join(parts)}</body></html>'


def _weighted(tag: str, words: Iterable[str], weight: int) -> str:
    text = escape(" ".join(words))
    return f'<{tag} data-pagefind-weight="{weight}">{text}</{tag}>' if text else ""

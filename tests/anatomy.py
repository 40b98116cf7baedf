"""What a finished page is made of: links, anchors, what it loads, languages."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path


class Anatomy(HTMLParser):
    """Links, anchors and what a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.loads: list[str] = []
        self.langs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            assert found["id"] not in self.anchors, f"id {found['id']} twice"
            self.anchors.add(found["id"] or "")
        if tag == "a" and found.get("href") is not None:
            self.links.append(found["href"] or "")
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"} and found.get("src"):
            self.loads.append(found["src"] or "")
        if tag == "link" and found.get("rel") not in {"alternate", "canonical"}:
            self.loads.append(found["href"] or "")
        if tag == "link" and found.get("rel") == "alternate":
            self.links.append(found["href"] or "")
        if found.get("lang"):
            self.langs.append(found["lang"] or "")


@cache
def anatomy(path: Path) -> Anatomy:
    parser = Anatomy()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser

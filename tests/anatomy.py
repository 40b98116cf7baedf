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
        attributes = dict(attrs)
        if attributes.get("id"):
            assert attributes["id"] not in self.anchors, f"id {attributes['id']} twice"
            self.anchors.add(attributes["id"] or "")
        if tag == "a" and attributes.get("href") is not None:
            self.links.append(attributes["href"] or "")
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"} and attributes.get("src"):
            self.loads.append(attributes["src"] or "")
        if tag == "link" and attributes.get("rel") not in {"alternate", "canonical"}:
            self.loads.append(attributes["href"] or "")
        if tag == "link" and attributes.get("rel") == "alternate":
            self.links.append(attributes["href"] or "")
        if attributes.get("lang"):
            self.langs.append(attributes["lang"] or "")


@cache
def anatomy(path: Path) -> Anatomy:
    parser = Anatomy()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser

"""What Python-Markdown does besides for the pages of the guide: it keeps macros' HTML apart and typesets the text.

A macro leaves a mark in the place of its HTML, which nothing that is typed can spell: the characters around its number
are noncharacters of Unicode, and `unmark` takes them out of every source. Before anything of Markdown looks at the
text, the marks become references into Python-Markdown's own stash, from which its last step takes the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.text.typography import typeset

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_ALONE = re.compile(f"^([ \\t]*){_OPEN}(\\d+){_CLOSE}[ \\t]*$", re.MULTILINE)
_TAG = re.compile(r"\s*<([a-z][a-z0-9]*)")
_LITERAL = frozenset(("code", "pre", "kbd", "textarea"))
"""Elements whose text stands as it was typed."""


def unmark(source: str) -> str:
    """A source in which nothing looks like a mark."""
    return source.replace(_OPEN, "").replace(_CLOSE, "")


class PageMarkdown(Extension):
    """The extension; `begin` it for every page, before its macros run."""

    def __init__(self) -> None:
        super().__init__()
        self.fragments: list[str] = []
        """What the macros of the page returned, by the numbers of their marks."""
        self.language = ""
        """Language of the page's text."""

    def begin(self, language: str) -> None:
        """Forget the page before."""
        self.fragments.clear()
        self.language = language

    def keep(self, html: str) -> str:
        """The mark that stands for a piece of HTML; nothing for none."""
        if not html.strip():
            return ""
        self.fragments.append(html.strip())
        return f"{_OPEN}{len(self.fragments) - 1}{_CLOSE}"

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the making of a page."""
        # A block may begin with the style sheet that only its page loads.
        md.block_level_elements += ["link", "svg"]
        md.preprocessors.register(_Fragments(md, self), "guide_fragments", 25)  # after the whitespace, before raw HTML
        # After attributes, among them `lang`.
        md.treeprocessors.register(_Typesetting(md, self), "guide_typesetting", 7)


class _Fragments(Preprocessor):
    """Puts references into the stash in the places of marks."""

    def __init__(self, md: Markdown, page: PageMarkdown):
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        # What makes a block stands on its own, whatever stands in the line before.
        text = _ALONE.sub(self._block, "\n".join(lines))
        return _MARK.sub(lambda mark: self.md.htmlStash.store(self.page.fragments[int(mark[1])]), text).split("\n")

    def _block(self, mark: re.Match[str]) -> str:
        tag = _TAG.match(self.page.fragments[int(mark[2])])
        return f"\n{mark[0]}\n" if tag and self.md.is_block_level(tag[1]) else mark[0]


class _Typesetting(Treeprocessor):
    """Sets the text of a page by the rules of its language, or of the nearest element that names another."""

    def __init__(self, md: Markdown, page: PageMarkdown):
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        self._set(root, self.page.language)

    def _set(self, element: Element, language: str) -> None:
        inner = element.get("lang", language)
        if element.tag not in _LITERAL:
            if element.text and not isinstance(element.text, AtomicString):
                element.text = typeset(element.text, inner)
            for child in _elements(element):
                self._set(child, inner)
                if child.tail:
                    child.tail = typeset(child.tail, inner)


def _elements(element: Element) -> Sequence[Element]:
    return [child for child in element if isinstance(child.tag, str)]

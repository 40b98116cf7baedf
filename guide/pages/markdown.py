"""What Python-Markdown does besides for the pages of the guide: it keeps macros' HTML apart and typesets the text.

A macro leaves a mark in the place of its HTML, which nothing that is typed can spell: the characters around its number
are noncharacters of Unicode, and `unmark` takes them out of every source. When Markdown is done, what it made of the
page's own text is cleaned (`guide.text.markup`), and only then the marks give way to the HTML of the macros.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString

from guide.text.markup import sanitize
from guide.text.typography import typeset

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_ALONE = re.compile(f"^([ \\t]*){_OPEN}(\\d+){_CLOSE}[ \\t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(f"<p>({_OPEN}(\\d+){_CLOSE})</p>")
_TAG = re.compile(r"\s*<([a-z][a-z0-9]*)")
_BLOCKS = frozenset((*BLOCK_LEVEL_ELEMENTS, "link", "svg"))
"""A block may begin with the style sheet that only its page loads."""
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
        self.removals: list[str] = []
        """What of the page's own markup may not be published."""

    def begin(self, language: str) -> None:
        """Forget the page before."""
        self.fragments.clear()
        self.removals.clear()
        self.language = language

    def keep(self, html: str) -> str:
        """The mark that stands for a piece of HTML; nothing for none."""
        if not html.strip():
            return ""
        self.fragments.append(html.strip())
        return f"{_OPEN}{len(self.fragments) - 1}{_CLOSE}"

    def is_block(self, number: int) -> bool:
        """Whether what a mark stands for is no part of a paragraph."""
        tag = _TAG.match(self.fragments[number])
        return bool(tag and tag[1] in _BLOCKS)

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the making of a page."""
        md.preprocessors.register(_Blocks(md, self), "guide_blocks", 25)  # after the whitespace, before raw HTML
        # After attributes, among them `lang`.
        md.treeprocessors.register(_Typesetting(md, self), "guide_typesetting", 7)
        md.postprocessors.register(_Publishing(md, self), "guide_publishing", -10)  # after all of Markdown's own


class _Blocks(Preprocessor):
    """Gives a mark that stands for a block lines of its own, whatever stands in the line before."""

    def __init__(self, md: Markdown, page: PageMarkdown):
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        return _ALONE.sub(self._block, "\n".join(lines)).split("\n")

    def _block(self, mark: re.Match[str]) -> str:
        return f"\n{mark[0]}\n" if self.page.is_block(int(mark[2])) else mark[0]


class _Publishing(Postprocessor):
    """Cleans the HTML, then puts what the macros returned in the places of its marks."""

    def __init__(self, md: Markdown, page: PageMarkdown):
        super().__init__(md)
        self.page = page

    def run(self, text: str) -> str:
        html, removals = sanitize(text)
        self.page.removals += removals
        return _MARK.sub(lambda mark: self.page.fragments[int(mark[1])], _PARAGRAPH.sub(self._block, html))

    def _block(self, paragraph: re.Match[str]) -> str:
        return paragraph[1] if self.page.is_block(int(paragraph[2])) else paragraph[0]


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

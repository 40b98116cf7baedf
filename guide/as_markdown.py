"""Turns the HTML of a page into Markdown that says the same: words in order, headings with their ids, links.

Rules of our own instead of markdownify: what matters here (ids, definitions, languages, tables that stay HTML) it would
have to be taught, and it takes three times as long.
The dialect is that of Python-Markdown with `attr_list`, `def_list` and `tables`. What Markdown cannot say stays HTML:
drawings, tables with headed rows, anchors of passages, the language of a passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

Link = Callable[[str], str | None]
"""Where a link of a page leads within the tree, to a Markdown file; none where it leads nowhere."""
BREAK = "\0"
"""A line break, as long as white space still is put in order."""
_SPACES = " \t\r\n"
"""White space that means nothing; no-break spaces belong to the text."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (
        *_HEADINGS,
        *("address", "article", "blockquote", "details", "div", "dl", "figcaption", "figure", "footer", "header"),
        *("nav", "ol", "p", "section", "summary", "table", "ul"),
    )
)
_NOT_HERE = (
    ".//link | .//script | .//style | .//template | .//*[@hidden]"
    " | .//svg[contains(@class, 'narrow')][following-sibling::svg[contains(@class, 'wide')]]"
)
"""What needs scripts or style sheets; of a drawing in two widths the wide one stays."""
_COMPLEX = (
    "count(thead/tr) != 1 or caption or tfoot or tbody//th or .//*[@colspan or @rowspan]"
    " or .//td//*[self::ul or self::ol or self::p or self::div]"
)
"""Whether a table says more than rows of cells beneath one row of heads."""
_LOOKS = frozenset(("class", "style", "tabindex", "role", "rel", "title"))
_MEANING = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_{}[]"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
)
_OPENING = re.compile(r"^(?:(?P<mark>-+|\+|#+)|(?P<number>\d+)(?P<point>[.)])|:)(?= |$)", re.MULTILINE)
"""What would begin a list, a heading or a definition at the start of a line."""
_LIST = re.compile(r"-   |\d+\. ")


def as_markdown(html: str, language: str, link: Link) -> str:
    """Markdown of the HTML of one page or of a piece of it; `language` is the page's."""
    root = fragment_fromstring(html, create_parent="div")
    for element in root.xpath(_NOT_HERE):
        element.drop_tree()
    for offer in root.xpath(".//*[@download]"):
        _withdraw(offer)
    return _together(_Writer(language, link).blocks(root, language))


def escaped(text: str) -> str:
    """A line of text in which Markdown finds nothing."""
    return _OPENING.sub(_literally, text.translate(_MEANING))


def _literally(found: re.Match[str]) -> str:
    if found["mark"]:
        return f"\\{found['mark']}"
    return f"{found['number']}\\{found['point']}" if found["number"] else "&#58;"


def _withdraw(offer: HtmlElement) -> None:
    """Take away the offer of a file, and the paragraph or entry that holds nothing else."""
    place = offer.getparent()
    offer.drop_tree()
    if place.tag in {"p", "li"} and not place.text_content().strip(" ·\n"):
        place.drop_tree()


def _together(blocks: Iterable[str]) -> str:
    """Blocks, one below the other; two lists in succession would be one."""
    found: list[str] = []
    for block in blocks:
        if found and _LIST.match(found[-1]) and _LIST.match(block):
            found.append("<!-- -->")
        found.append(block)
    return "\n\n".join(found)


def _marked(mark: str, text: str) -> str:
    """Blocks behind the mark of an entry; Python-Markdown counts four places for what belongs to it."""
    first, *rest = text.split("\n")
    return "\n".join((f"{mark:<4}{first}", *(f"    {line}" if line else "" for line in rest)))


@dataclass
class _Writer:
    """Writes one page."""

    language: str
    """Of the page."""
    link: Link
    anchors: list[str] = field(default_factory=list)
    """Ids of what has begun, until something is written that can carry them."""

    def blocks(self, element: HtmlElement, language: str) -> Iterator[str]:
        """The blocks of an element; neighbouring text and inline elements make up a paragraph."""
        language = element.get("lang", language)
        line = [_text(element.text)]
        for child in element:
            if child.tag in _BLOCKS or (child.tag == "svg" and element.tag not in {"li", "p"}):
                yield from self._paragraph(line, language)
                if child.get("id") and child.tag not in _HEADINGS:
                    self.anchors.append(child.get("id"))
                yield from self._block(child, language)
                line = []
            else:
                line.append(self._inline(child, language))
            line.append(_text(child.tail))
        yield from self._paragraph(line, language)

    def _block(self, element: HtmlElement, language: str) -> Iterator[str]:
        tag = element.tag
        if tag in {"ul", "ol"}:
            yield self._list(element, language)
        elif tag == "dl":
            yield self._definitions(element, language)
        elif tag == "blockquote":
            lines = _together(self.blocks(element, language)).split("\n")
            yield "\n".join(f"> {line}" if line else ">" for line in lines)
        elif tag in {"svg", "table"}:
            if self.anchors:
                yield self._begun()
            if tag == "svg" or element.xpath(_COMPLEX):
                yield f"<div>\n{self._html(element)}\n</div>"
            else:
                yield self._table(element, language)
        elif tag in _HEADINGS:
            yield self._heading(element, language)
        elif tag == "summary":
            yield from self._paragraph([f"**{self._content(element, language).strip()}**"], language)
        else:
            yield from self.blocks(element, language)

    def _paragraph(self, line: Iterable[str], language: str) -> Iterator[str]:
        """A paragraph, where there is something to say or to lead to."""
        text = "".join(line).strip(f"{_SPACES}{BREAK}")
        if text:
            text = re.sub(f" *{BREAK} *", "  \n", re.sub(f"[{_SPACES}]+", " ", text))
            yield self._begun() + self._in(language, _OPENING.sub(_literally, text))

    def _begun(self) -> str:
        """Anchors for what has begun."""
        anchors = "".join(f'<a id="{each}"></a>' for each in self.anchors)
        self.anchors.clear()
        return anchors

    def _in(self, language: str, text: str) -> str:
        """Text, marked with its language where that is not the page's."""
        return text if language == self.language else f'<span lang="{language}">{text}</span>'

    def _heading(self, element: HtmlElement, language: str) -> str:
        identifier = element.get("id") or (self.anchors.pop() if self.anchors else "")
        text = re.sub(f"[{_SPACES}{BREAK}]+", " ", self._content(element, language)).strip(" ")
        attributes = f" {{: #{identifier} }}" if identifier else ""
        return f"{'#' * int(element.tag[1])} {self._begun()}{self._in(language, text)}{attributes}"

    def _list(self, element: HtmlElement, language: str) -> str:
        entries = []
        for number, entry in enumerate(element.iterchildren("li"), 1):
            if entry.get("id"):
                self.anchors.append(entry.get("id"))
            text = _together(self.blocks(entry, language))
            entries.append(_marked(f"{number}." if element.tag == "ol" else "-", text))
        return ("\n\n" if any("\n\n" in entry for entry in entries) else "\n").join(entries)

    def _definitions(self, element: HtmlElement, language: str) -> str:
        """Terms, each above its definitions; `div` may hold the two together."""
        text = ""
        for part in element.iter("div", "dt", "dd"):
            if part.get("id"):
                self.anchors.append(part.get("id"))
            if part.tag == "dt":
                text += "\n\n" + " ".join(self.blocks(part, language))
            elif part.tag == "dd":
                text += "\n" + _marked(":", _together(self.blocks(part, language)))
        return text.strip("\n")

    def _table(self, element: HtmlElement, language: str) -> str:
        rows = [
            [self._content(cell, language).replace("\n", " ").strip(" ") for cell in row.iterchildren("th", "td")]
            for row in element.iter("tr")
        ]
        head, *body = (f"| {' | '.join(cells)} |" for cells in rows)
        return "\n".join((head, "|" + " --- |" * len(rows[0]), *body))

    def _content(self, element: HtmlElement, language: str) -> str:
        """What stands in an element, on one line."""
        inner = (self._inline(child, language) + _text(child.tail) for child in element)
        return _text(element.text) + "".join(inner)

    def _inline(self, element: HtmlElement, language: str) -> str:
        tag = element.tag
        if not isinstance(tag, str):
            return ""
        if tag == "br":
            return BREAK
        if tag == "svg":
            return self._html(element).replace("\n", " ")
        own = element.get("lang", language)
        content = self._content(element, own)
        before, text, after = re.fullmatch("([ \n]*)(.*?)([ \n]*)", content, re.DOTALL).groups()  # type: ignore[union-attr]
        if not text:
            return content
        if tag in {"strong", "b"}:
            text = f"**{text}**"
        elif tag in {"em", "i", "cite"}:
            text = f"*{text}*"
        elif tag == "code":
            text = f"`{element.text_content().strip()}`"
        elif tag == "a" and (target := self.link(element.get("href", ""))):
            text = f"[{text}](<{target}>)" if re.search(r"[()\s]", target) else f"[{text}]({target})"
        if own != language:
            text = f'<span lang="{own}">{text}</span>'
        anchor = f'<a id="{element.get("id")}"></a>' if element.get("id") else ""
        return f"{before}{anchor}{text}{after}"

    def _html(self, element: HtmlElement) -> str:
        """A table or drawing without what only scripts and style sheets need."""
        element.attrib.pop("id", None)
        for each in element.iter(etree.Element):
            for name in list(each.attrib):
                if name.startswith("data-") or (name in _LOOKS and element.tag == "table"):
                    del each.attrib[name]
            if each.tag == "a" and (href := each.get("href")):
                target = self.link(href)
                each.attrib.pop("href")
                if target:
                    each.set("href", address_in_html(target))
        html = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
        return re.sub(r"[ \t]*\n\s*", "\n", html).strip()


def address_in_html(target: str) -> str:
    """The address of the page that a Markdown file becomes: builders leave links within HTML as they are."""
    return target if "://" in target else re.sub(r"\.md(?=#|$)", ".html", target)


def _text(text: str | None) -> str:
    if not text or text.isspace():
        return text or ""
    return text.translate(_MEANING)

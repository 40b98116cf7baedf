"""Turns the HTML of a page into Markdown that says the same: words in order, headings with their ids, links.

The dialect is that of Python-Markdown with `attr_list`, `def_list`, `md_in_html` and `tables`. What Markdown cannot say
stays HTML: drawings, tables with headed rows, anchors of passages, the language of a passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

Link = Callable[[str], str | None]
"""Where a link of a page leads within the tree, to a Markdown file; none where it leads nowhere."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAVES = _HEADINGS | {"p", "dt", "figcaption", "summary"}
"""Elements that may carry the anchor of what they stand in."""
_DROPPED = frozenset(("link", "script", "style", "template"))
_LOOKS = frozenset(("class", "style", "tabindex", "role", "rel", "hreflang", "title"))
_MEANING = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_{}[]"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
)
_OPENING = re.compile(r"^(\s*)(?:([-+#])|(\d+)([.)])|(:))(?=\s)")
"""What would begin a list, a heading or a definition at the start of a line."""
_INDENT = "    "
"""Of what belongs to an entry of a list: Python-Markdown counts four."""


def as_markdown(html: str, language: str, link: Link) -> str:
    """Markdown of the HTML of one page or of a piece of it; `language` is the page's."""
    soup = BeautifulSoup(html, "lxml")
    for element in list(soup.find_all(True)):
        if not element.decomposed:
            _prepare(element, link)
    for passage in soup.select("div[lang]"):
        _mark(passage)
    return str(_Writer(language).convert_soup(soup))


def escaped(text: str) -> str:
    """Text in which Markdown finds nothing."""
    return _OPENING.sub(_literally, text.translate(_MEANING))


def address_in_html(target: str) -> str:
    """A link to a Markdown file of the tree as the link to its page: builders leave links within HTML as they are."""
    return target if "://" in target else re.sub(r"\.md(?=#|$)", ".html", target)


def _prepare(element: Tag, link: Link) -> None:
    """Leave out what a tree without scripts and files does not offer; lead links into it."""
    if element.name in _DROPPED or "hidden" in element.attrs:
        element.decompose()
    elif "download" in element.attrs:
        _withdraw(element)
    elif element.name == "a" and "href" in element.attrs:
        target = link(str(element["href"]))
        if target is None:
            element.unwrap()
        else:
            element["href"] = target
    elif "id" in element.attrs and element.name not in _HEADINGS and not _is_html(element):
        _anchor(element)


def _withdraw(offer: Tag) -> None:
    """Take away the offer of a file, and the paragraph or entry that holds nothing else."""
    place = offer.parent
    offer.decompose()
    if place is not None and place.name in {"p", "li"} and not place.get_text().strip(" ·\n"):
        place.decompose()


def _anchor(element: Tag) -> None:
    """Give the id of a block to the heading that it begins with, else to an empty link at its beginning."""
    identifier = str(element.attrs.pop("id"))
    first = element if element.name in _LEAVES else element.find(_LEAVES)
    if isinstance(first, Tag) and first.name in _HEADINGS and "id" not in first.attrs:
        first["id"] = identifier
    else:
        place = first if isinstance(first, Tag) else element
        place.insert(0, Tag(name="a", attrs={"id": identifier}))


def _mark(passage: Tag) -> None:
    """Mark each block of a passage in another language: Markdown has no block around blocks."""
    for block in passage.find_all(["p", "li"]):
        if block.name == "p" or not block.find(["p", "ul", "ol"]):
            inner = Tag(name="span", attrs={"lang": str(passage["lang"])})
            for child in list(block.children):
                inner.append(child)
            block.append(inner)


def _is_html(element: Tag) -> bool:
    """Whether an element stays HTML, or stands in one that does."""
    return any(each.name == "svg" or _is_complex(each) for each in (element, *element.parents))


def _is_complex(table: Tag) -> bool:
    """Whether a table says more than rows of cells beneath one row of heads."""
    if table.name != "table":
        return False
    heads = table.select("thead > tr")
    return (
        len(heads) != 1 or table.select_one("tbody th, tfoot, caption, [colspan], [rowspan], td ul, td p") is not None
    )


class _Writer(MarkdownConverter):
    """The rules that are this dialect's; all others are markdownify's."""

    class Options(MarkdownConverter.DefaultOptions):
        autolinks = False
        heading_style = ATX
        wrap = True  # line breaks within a paragraph become spaces, so that none begins something
        wrap_width = None

    def __init__(self, language: str):
        super().__init__()
        self.language = language

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        if node.name == "svg" or _is_complex(node):
            return _as_html(node)
        return str(super().process_tag(node, parent_tags))

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text)

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        identifier = f" {{: #{el['id']} }}" if "id" in el.attrs else ""
        return f"\n\n{'#' * n} {_trimmed(text)}{identifier}\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "id" in el.attrs:
            return f'<a id="{el["id"]}"></a>'
        el.attrs.pop("title", None)
        return str(super().convert_a(el, text, parent_tags))

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        language = el.get("lang", self.language)
        return text if language == self.language else f'<span lang="{language}">{text}</span>'

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{text.strip()}**\n\n"

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_cite = MarkdownConverter.convert_em

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        before = el.find_previous_sibling()
        # Two lists that follow each other would be one.
        apart = "<!-- -->\n\n" if isinstance(before, Tag) and before.name in {"ul", "ol"} else ""
        return f"\n\n{apart}{_trimmed(text)}\n\n"

    convert_ul = convert_ol = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        mark = "-"
        if el.parent is not None and el.parent.name == "ol":
            mark = f"{len(el.find_previous_siblings('li')) + 1}."
        first, *rest = _trimmed(text).split("\n")
        indented = (_INDENT + line if line else "" for line in rest)
        end = "\n\n" if rest else "\n"
        return "\n".join((f"{mark:<4}{first}", *indented)) + end


def _trimmed(text: str) -> str:
    """Without ordinary space at its ends; no-break spaces belong to the text."""
    return text.strip(" \n")


def _literally(found: re.Match[str]) -> str:
    space, mark, number, point, colon = found.groups()
    return space + (f"\\{mark}" if mark else f"{number}\\{point}" if number else "&#58;")


def _as_html(element: Tag) -> str:
    """A table or drawing without what only the site's style sheets and scripts need."""
    for each in (element, *element.find_all(True)):
        within = each.name == "table" or each.find_parent("table") is not None
        for name in [name for name in each.attrs if name.startswith("data-") or (within and name in _LOOKS)]:
            del each[name]
        if each.name == "a" and "href" in each.attrs:
            each["href"] = address_in_html(str(each["href"]))
    html = re.sub(r"\s*\n\s*", "\n", str(element))
    inline = element.name == "svg" and element.parent is not None and element.parent.name in {"li", "p", "span"}
    return html.replace("\n", " ") if inline else f"\n\n<div>\n{html}\n</div>\n\n"

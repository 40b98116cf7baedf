"""Reads what a stranger's .docx or .odt says: headings, paragraphs, tables; nothing runs or is fetched.

The archive and its XML are looked at before any library opens them: sizes, depth, no document type, no entities.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from docx.oxml.ns import qn
from odf import opendocument

MAX_DOCUMENT_BYTES = 5_000_000
MAX_UNPACKED = 40_000_000
MAX_XML = 10_000_000
MAX_PARTS = 500
MAX_XML_DEPTH = 100
MAX_ELEMENTS = 200_000
MAX_REPETITIONS = 20
"""Cells and rows that an OpenDocument says once for many."""


class Unreadable(Exception):
    """Why a document cannot be read: a key of `guide.contributing.importer.WORDS` and what it needs."""

    def __init__(self, code: str, **details: object):
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Line:
    """A paragraph or heading."""

    text: str
    heading: bool


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells; an empty line stands between the paragraphs of a cell."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Foreign:
    """Something that a sheet cannot hold: a picture, a text box, a note."""

    what: str
    """Key of `guide.contributing.importer.WORDS`."""


DocumentPart = Line | Grid | Foreign


def read_document(path: Path) -> list[DocumentPart]:
    """The content of a document, in its order."""
    form = path.suffix.lower()
    if form not in _READERS:
        raise Unreadable("extension")
    if not path.is_file():
        raise Unreadable("no_file")
    size = path.stat().st_size
    if not size:
        raise Unreadable("empty")
    if size > MAX_DOCUMENT_BYTES:
        raise Unreadable("too_large", size=size, limit=MAX_DOCUMENT_BYTES)
    content = path.read_bytes()
    main, reader = _READERS[form]
    try:
        _inspect(content, main)
        return list(reader(content))
    except Unreadable:
        raise
    except Exception as error:
        # Libraries raise whatever they stumble over in a file that somebody bent on purpose; all of it is one answer.
        raise Unreadable("damaged", reason=type(error).__name__) from error


def _inspect(content: bytes, main: str) -> None:
    """Refuse archives and XML that could harm before they are unfolded."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if main not in {part.filename for part in parts}:
            raise Unreadable("other_document")
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise Unreadable("bomb")
        if len({part.filename for part in parts}) != len(parts):
            raise Unreadable("damaged", reason="duplicate")
        for part in parts:
            if part.flag_bits & 1:
                raise Unreadable("encrypted")
            if part.filename.lower().endswith((".xml", ".rels")):
                if part.file_size > MAX_XML:
                    raise Unreadable("bomb")
                _inspect_xml(archive.read(part))


def _inspect_xml(content: bytes) -> None:
    depth = count = 0
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            count += event == "start"
            if depth > MAX_XML_DEPTH or count > MAX_ELEMENTS:
                raise Unreadable("bomb")
            if event == "end":
                element.clear()
    except DefusedXmlException as error:
        raise Unreadable("entities") from error


# Office Open XML

_NO_TEXT = {qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr", "w:instrText")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_DOCX_FOREIGN = {
    qn("w:drawing"): "picture",
    qn("w:pict"): "picture",
    qn("w:object"): "picture",
    qn("w:txbxContent"): "box",
    qn("w:footnoteReference"): "note",
    qn("w:endnoteReference"): "note",
}


def _link(text: str, address: str) -> str:
    """A link as the check refuses it, with the address that it would hide; one that shows its address is just that."""
    hides = text.strip() and address.startswith(("http://", "https://"))
    visible, target = (re.sub(r"^(https?://)?(www\.)?|/$", "", each.strip()) for each in (text, address))
    return f"[{text}]({address})" if hides and visible != target else text


def _docx_parts(content: bytes) -> Iterator[DocumentPart]:
    document: Any = docx.Document(io.BytesIO(content))
    addresses = {name: link.target_ref for name, link in document.part.rels.items() if link.is_external}
    headings = {style.style_id for style in document.styles if re.match(r"(?i)heading|title$|titre", style.name or "")}
    for element in _docx_blocks(document.element.body):
        if element.tag == qn("w:p"):
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            heading = style is not None and style.get(qn("w:val")) in headings
            yield Line(_docx_text(element, addresses), heading)
        else:
            yield Grid(
                tuple(
                    tuple(
                        "\n\n".join(_docx_text(paragraph, addresses) for paragraph in cell.iter(qn("w:p")))
                        for cell in _inside(row, "w:tc")
                    )
                    for row in _inside(element, "w:tr")
                )
            )
        yield from (Foreign(_DOCX_FOREIGN[each.tag]) for each in element.iter(*_DOCX_FOREIGN))


def _docx_blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables, those within content controls included."""
    for element in body:
        if element.tag in {qn("w:p"), qn("w:tbl")}:
            yield element
        elif element.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}:
            yield from _docx_blocks(element)


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those within content controls included."""
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")}:
            yield from _inside(child, tag)


def _docx_text(paragraph: Any, addresses: Mapping[str, str]) -> str:
    """The text of a paragraph with accepted insertions; what was struck out is left out."""

    def text_of(element: Any) -> str:
        if element.tag == qn("w:t"):
            return str(element.text or "")
        if element.tag in _MARKS:
            return _MARKS[element.tag]
        if element.tag in _NO_TEXT or element.tag == _FALLBACK:
            return ""
        text = "".join(text_of(child) for child in element if child.tag != qn("w:p"))
        return _link(text, addresses.get(element.get(qn("r:id")), "")) if element.tag == qn("w:hyperlink") else text

    text = text_of(paragraph)
    in_list = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    in_list = in_list or (style is not None and str(style.get(qn("w:val"))).startswith("List"))
    return f"- {text}" if in_list and text.strip() else text


# OpenDocument


def _odt_parts(content: bytes) -> Iterator[DocumentPart]:
    yield from _odt_blocks(opendocument.load(io.BytesIO(content)).text, "")


def _odt_blocks(parent: Any, bullet: str) -> Iterator[DocumentPart]:
    for element in parent.childNodes:
        name = _odt_name(element)
        if name in {"p", "h"}:
            text = _odt_text(element)
            yield Line(bullet + text if text.strip() else text, name == "h")
            yield from (Foreign(what) for what in _odt_foreign(element))
        elif name == "table":
            yield Grid(tuple(_odt_rows(element)))
            yield from (Foreign(what) for what in _odt_foreign(element))
        elif name in {"list", "list-item", "list-header", "section"}:
            yield from _odt_blocks(element, "- " if name == "list-item" else bullet)
        elif name in {"frame", "custom-shape"}:
            yield Foreign("picture")


def _odt_name(element: Any) -> str:
    return str(element.qname[1]) if getattr(element, "qname", None) else ""


def _odt_rows(element: Any) -> Iterator[tuple[str, ...]]:
    for child in element.childNodes:
        name = _odt_name(child)
        if name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _odt_rows(child)
        elif name == "table-row":
            cells: list[str] = []
            for cell in child.childNodes:
                if _odt_name(cell) in {"table-cell", "covered-table-cell"}:
                    lines = (part.text for part in _odt_blocks(cell, "") if isinstance(part, Line))
                    cells += ["\n\n".join(lines)] * _repetitions(cell, "numbercolumnsrepeated")
            yield from [tuple(cells)] * _repetitions(child, "numberrowsrepeated")


def _repetitions(element: Any, attribute: str) -> int:
    value = str(element.getAttribute(attribute) or 1)
    return min(int(value), MAX_REPETITIONS) if value.isdigit() else 1


def _odt_text(element: Any) -> str:
    """The text of a paragraph, without notes, comments and pictures."""
    texts: list[str] = []
    for child in element.childNodes:
        name = _odt_name(child)
        if not name:
            # LibreOffice may wrap its lines: white space of any kind is one space, real ones have elements.
            texts.append(re.sub(r"[ \t\r\n]+", " ", str(getattr(child, "data", ""))))
        elif name == "s":
            count = str(child.getAttribute("c") or 1)
            texts.append(" " * (min(int(count), 100) if count.isdigit() else 1))
        elif name in {"tab", "line-break"}:
            texts.append(" " if name == "tab" else "\n")
        elif name == "a":
            texts.append(_link(_odt_text(child), str(child.getAttribute("href") or "")))
        elif name not in {"note", "annotation", "annotation-end", "frame", "custom-shape", "title", "desc"}:
            texts.append(_odt_text(child))
    return "".join(texts)


def _odt_foreign(element: Any) -> Iterator[str]:
    for child in element.childNodes:
        kind = {"frame": "picture", "custom-shape": "picture", "note": "note"}.get(_odt_name(child))
        if kind:
            yield kind
        else:
            yield from _odt_foreign(child)


_READERS: dict[str, tuple[str, Callable[[bytes], Iterator[DocumentPart]]]] = {
    ".docx": ("word/document.xml", _docx_parts),
    ".odt": ("content.xml", _odt_parts),
}

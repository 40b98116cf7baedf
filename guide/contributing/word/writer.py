"""Writes headings, paragraphs and tables as .docx or .odt: the same bytes whenever the content is the same."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from lxml import etree
from odf import dc, meta, opendocument, style, table
from odf import text as odftext

GREY = "595959"
"""Help and markers: contrast 7:1 on white."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATE = datetime.datetime(2025, 1, 1)


@dataclass(frozen=True)
class Heading:
    """A heading, with the marker of the field below it."""

    level: int
    text: str
    marker: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A line of the form, or the empty place for an answer."""

    text: str
    kind: Literal["note", "help", "answer"]


@dataclass(frozen=True)
class Table:
    """A table: heads are pairs (label, marker)."""

    head: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    title: str
    """What the table is called, for screen readers."""


Block = Heading | Paragraph | Table


def repack(content: bytes, settle: Callable[[bytes], bytes] = bytes) -> bytes:
    """A zip archive without its clock: same parts, same order, one fixed date; `settle` is applied to its XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            info = zipfile.ZipInfo(part.filename, _EPOCH)
            # The type of an OpenDocument file has to be readable without unpacking.
            info.compress_type = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
            data = before.read(part)
            after.writestr(info, settle(data) if part.filename.endswith(".xml") else data)
    return out.getvalue()


def _normalize(content: bytes) -> bytes:
    """XML with the namespaces that it uses, in alphabetical order: odfpy declares all that it ever met."""
    root = etree.fromstring(content)
    etree.cleanup_namespaces(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(etree.tostring(root, method="c14n"))


def as_docx(blocks: Iterable[Block], title: str, language: str) -> bytes:
    """An Office Open XML document."""
    document: Any = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language, properties.comments = title, "", language, ""
    properties.created = properties.modified = _DATE
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for element in defaults.findall(qn("w:lang")):
        defaults.remove(element)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language)
    defaults.append(tongue)
    for name, size in (("Help", 9), ("Answer", 11)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(4)
        if name == "Help":
            style.font.color.rgb = RGBColor.from_string(GREY)
            style.paragraph_format.keep_with_next = True
        else:
            style.element.get_or_add_pPr().insert(0, _docx_borders())
    for block in blocks:
        if isinstance(block, Heading):
            paragraph = _docx_paragraph(document, block.text, f"Heading{block.level}")
            _docx_marker(paragraph, block.marker)
        elif isinstance(block, Paragraph):
            _docx_paragraph(document, block.text, {"help": "Help", "answer": "Answer"}.get(block.kind))
        else:
            _docx_table(document, block)
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def _docx_paragraph(document: Any, text: str, style: str | None) -> Any:
    """A paragraph in a style given by its identifier: by its name, the library would look through all styles."""
    paragraph = document.add_paragraph(text)
    if style:
        paragraph._p.style = style
    return paragraph


def _docx_borders() -> Any:
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", GREY)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _docx_marker(paragraph: Any, marker: str) -> None:
    if marker:
        run = paragraph.add_run(f" [{marker}]")
        run.font.size, run.font.bold = Pt(8), False
        run.font.color.rgb = RGBColor.from_string(GREY)


def _docx_table(document: Any, block: Table) -> None:
    grid = document.add_table(rows=1, cols=len(block.head))
    grid._tbl.tblStyle_val = "TableGrid"
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), block.title)
    grid._tbl.tblPr.append(caption)
    header = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(header)
    for cell, (label, marker) in zip(grid.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(label).bold = True
        _docx_marker(cell.paragraphs[0], marker)
    for row in block.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.paragraphs[0].text = value
    document.add_paragraph()


def as_odt(blocks: Iterable[Block], title: str, language: str) -> bytes:
    """An OpenDocument text."""
    document = opendocument.OpenDocumentText()
    for element in list(document.meta.childNodes):
        document.meta.removeChild(element)
    document.meta.addElement(meta.CreationDate(text=_DATE.isoformat()))
    document.meta.addElement(dc.Title(text=title))
    document.meta.addElement(dc.Language(text=language))
    default = style.DefaultStyle(family="paragraph")
    default.addElement(style.TextProperties(language=language, country="none", fontsize="11pt"))
    document.styles.addElement(default)
    for name, size, weight in (
        ("Heading 1", "18pt", "bold"),
        ("Heading 2", "14pt", "bold"),
        ("Heading 3", "12pt", "bold"),
    ):
        # Word processors know headings by these names.
        code = name.replace(" ", "_20_")
        heading_style = style.Style(name=code, displayname=name, family="paragraph", defaultoutlinelevel=name[-1])
        heading_style.addElement(
            style.ParagraphProperties(margintop="0.5cm", marginbottom="0.2cm", keepwithnext="always")
        )
        heading_style.addElement(style.TextProperties(fontsize=size, fontweight=weight))
        document.styles.addElement(heading_style)
    styles: dict[str, Any] = {}
    border = f"0.5pt solid #{GREY}"
    for name, family, properties in (
        ("Note", "paragraph", [style.ParagraphProperties(marginbottom="0.2cm")]),
        ("Help", "paragraph", [style.TextProperties(fontsize="9pt", color=f"#{GREY}")]),
        ("Answer", "paragraph", [style.ParagraphProperties(border=border, padding="0.1cm", marginbottom="0.2cm")]),
        ("Head", "paragraph", [style.TextProperties(fontweight="bold")]),
        ("Marker", "text", [style.TextProperties(fontsize="8pt", fontweight="normal", color=f"#{GREY}")]),
        ("Cell", "table-cell", [style.TableCellProperties(border=border, padding="0.1cm")]),
    ):
        styles[name] = style.Style(name=name, family=family)
        for each in properties:
            styles[name].addElement(each)
        (document.automaticstyles if family == "table-cell" else document.styles).addElement(styles[name])
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading = odftext.H(outlinelevel=block.level, stylename=f"Heading_20_{block.level}", text=block.text)
            _odt_marker(heading, block.marker)
            document.text.addElement(heading)
        elif isinstance(block, Paragraph):
            document.text.addElement(odftext.P(stylename=block.kind.capitalize(), text=block.text))
        else:
            _odt_table(document, block, number)
    out = io.BytesIO()
    document.write(out)
    return repack(out.getvalue(), _normalize)


def _odt_marker(element: Any, marker: str) -> None:
    if marker:
        element.addElement(odftext.Span(stylename="Marker", text=f" [{marker}]"))


def _odt_table(document: Any, block: Table, number: int) -> None:
    grid = table.Table(name=f"table{number}")
    grid.addElement(table.Title(text=block.title))
    grid.addElement(table.TableColumn(numbercolumnsrepeated=len(block.head)))
    head = table.TableHeaderRows()
    row = table.TableRow()
    for label, marker in block.head:
        cell = table.TableCell(stylename="Cell", valuetype="string")
        paragraph = odftext.P(stylename="Head", text=label)
        _odt_marker(paragraph, marker)
        cell.addElement(paragraph)
        row.addElement(cell)
    head.addElement(row)
    grid.addElement(head)
    for values in block.rows:
        row = table.TableRow()
        for value in values:
            cell = table.TableCell(stylename="Cell", valuetype="string")
            cell.addElement(odftext.P(text=value))
            row.addElement(cell)
        grid.addElement(row)
    document.text.addElement(grid)
    document.text.addElement(odftext.P(text=""))


WRITERS: dict[str, Callable[[Iterable[Block], str, str], bytes]] = {"docx": as_docx, "odt": as_odt}

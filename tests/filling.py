"""Fills the template documents as a person would: under the headings, in the tables, rows added where needed."""

from __future__ import annotations

import copy
import io
import re
from typing import Any

import docx
from odf import opendocument
from odf import text as odftext
from odf.element import Element, Text

from guide.model.questionnaire import BY_PATH, Field, walk

MARKER = re.compile(r"\[([a-z_.]+)\]\s*$")


def at(values: Any, path: str) -> Any:
    for key in path.split("."):
        values = values.get(key) if isinstance(values, dict) else None
    return values


def paragraphs(value: Any) -> list[str]:
    """A value as the paragraphs that a person types."""
    if isinstance(value, str):
        return re.split(r"\n\s*\n", value)
    if isinstance(value, tuple | list) and value and isinstance(value[0], int):
        return [", ".join(map(str, value))]
    return [str(item) for item in value] if isinstance(value, tuple | list) else [str(value)]


def rows(field: Field, values: Any) -> list[list[list[str]]]:
    """Rows of cells of paragraphs for a table that holds `field`."""
    answers = at(values, field.path) or ()
    if field.kind == "texts":
        return [[paragraphs(item)] for item in answers]
    return [[paragraphs(item[each.name]) if each.name in item else [] for each in field.fields] for item in answers]


def holder(marker: str) -> Field:
    """The field that a table is about, by the marker of its first column."""
    field = BY_PATH[marker]
    parent = BY_PATH.get(marker.rpartition(".")[0])
    return parent if parent and parent.kind == "table" else field


def fill_docx(template: bytes, values: Any) -> bytes:
    document = docx.Document(io.BytesIO(template))
    marker = ""
    for paragraph in document.paragraphs:
        match = MARKER.search(paragraph.text)
        if match:
            marker = match[1]
        elif paragraph.style.name == "Answer" and at(values, marker) is not None:
            first, *more = paragraphs(at(values, marker))
            paragraph.add_run(first)
            for text in reversed(more):
                added = copy.deepcopy(paragraph._p)
                paragraph._p.addnext(added)
                docx.text.paragraph.Paragraph(added, paragraph._parent).text = text
    for table in document.tables:
        match = MARKER.search(table.rows[0].cells[0].text)
        if not match:
            continue
        field = holder(match[1])
        if field.kind in {"choice", "choices"}:
            chosen = at(values, field.path)
            chosen = [chosen] if isinstance(chosen, str) else chosen
            for row in table.rows[1:]:
                if MARKER.search(row.cells[1].text)[1] in chosen:
                    row.cells[0].text = "x"
            continue
        for number, cells in enumerate(rows(field, values), 1):
            row = table.rows[number] if number < len(table.rows) else table.add_row()
            for cell, lines in zip(row.cells, cells, strict=True):
                cell.text = lines[0] if lines else ""
                for line in lines[1:]:
                    cell.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fill_odt(template: bytes, values: Any) -> bytes:
    document = opendocument.load(io.BytesIO(template))
    marker = ""
    for element in list(document.text.childNodes):
        name = element.qname[1]
        if name == "h":
            match = MARKER.search(text_of(element))
            marker = match[1] if match else ""
        elif name == "p" and element.getAttribute("stylename") == "Answer" and at(values, marker) is not None:
            put(element, paragraphs(at(values, marker)))
        elif name == "table":
            fill_odt_table(element, values)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def fill_odt_table(element: Element, values: Any) -> None:
    head = next(child for child in element.childNodes if child.qname[1] == "table-header-rows").childNodes[0]
    match = MARKER.search(text_of(head.childNodes[0]))
    if not match:
        return
    field = holder(match[1])
    empty = [child for child in element.childNodes if child.qname[1] == "table-row"]
    if field.kind in {"choice", "choices"}:
        chosen = at(values, field.path)
        chosen = [chosen] if isinstance(chosen, str) else chosen
        for row in empty:
            if MARKER.search(text_of(row.childNodes[1]))[1] in chosen:
                put(row.childNodes[0].childNodes[0], ["x"])
        return
    filled = rows(field, values)
    for _ in filled[len(empty) :]:
        empty.append(blank_like(empty[0]))
        element.addElement(empty[-1])
    for row, cells in zip(empty, filled, strict=False):
        for cell, lines in zip(row.childNodes, cells, strict=True):
            if lines:
                put(cell.childNodes[0], lines)


def blank_like(row: Element) -> Element:
    from odf.table import TableCell, TableRow

    made = TableRow()
    for _ in row.childNodes:
        cell = TableCell(stylename="Cell", valuetype="string")
        cell.addElement(odftext.P(text=""))
        made.addElement(cell)
    return made


def put(paragraph: Element, lines: list[str]) -> None:
    """Write the first line here and the others below; line ends within one are those of the word processor."""
    parent, following = paragraph.parentNode, paragraph.nextSibling
    for index, line in enumerate(lines):
        target = paragraph if index == 0 else odftext.P()
        for number, piece in enumerate(line.split("\n")):
            if number:
                target.addElement(odftext.LineBreak())
            target.addText(piece)
        if index and following is not None:
            parent.insertBefore(target, following)
        elif index:
            parent.appendChild(target)


def text_of(element: Any) -> str:
    if isinstance(element, Text):
        return str(element.data)
    return "".join(text_of(child) for child in getattr(element, "childNodes", ()))


def options(values: Any) -> list[str]:
    """The same values as options of `guide new`."""
    given: list[str] = []
    for field in walk():
        if field.fields or holder(field.path).kind == "table":
            continue
        value = at(values, field.path)
        if value is None:
            continue
        items = enumerate(value) if isinstance(value, tuple | list) else [(None, value)]
        for index, item in items:
            given += ["--set", f"{field.path}{'' if index is None else f'[{index}]'}={item}"]
    for field in walk():
        if field.kind != "table":
            continue
        for index, item in enumerate(at(values, field.path) or ()):
            for name, value in item.items():
                parts = enumerate(value) if isinstance(value, tuple | list) else [(None, value)]
                for number, part in parts:
                    place = "" if number is None else f"[{number}]"
                    given += ["--set", f"{field.path}[{index}].{name}{place}={part}"]
    return given


WRITERS = {"docx": fill_docx, "odt": fill_odt}

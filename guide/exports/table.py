"""The sheets as a table: `projects.csv`, and the Data Package that describes it (Frictionless, version 1)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from guide.model import routes
from guide.model.fields import Text
from guide.model.questionnaire import FIELDS, Field, values, walk
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.text.csv import cell, csv_text
from guide.view.publisher import LICENCE_URL

TABLE_FILE = "projects.csv"
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True)
class Column:
    """A column of the table; its name never changes."""

    name: str
    """Without the language."""
    value: Callable[[Guide, Project, str], object]
    """Of a sheet in a language: text, number, several texts, or nothing."""
    translated: bool = False
    """Whether there is one column a language: ``title_fr``, ``title_en``."""
    type: str = "string"
    pattern: str = ""
    required: bool = False
    field: str = ""
    """Path of the field whose words are the column's, too; without it they are the string ``column.<name>``."""

    @property
    def words(self) -> str:
        """Key of the string that says what the column holds."""
        return f"field.{self.field}" if self.field else f"column.{self.name}"


def _texts(name: str, required: bool = False) -> Column:
    """A passage, or a list of passages, of a sheet: one column a language, empty where there is no translation."""
    return Column(name, lambda _, project, language: _words(getattr(project, name), language), True, required=required)


def _plain(name: str, **more: Any) -> Column:
    """A field of a sheet that is the same in all languages."""
    return Column(name, lambda _, project, __: getattr(project, name), **more)


def _words(value: Text | tuple[Text, ...], language: str) -> object:
    if isinstance(value, tuple):
        return [text.within(language) for text in value if text.language(language) == language]
    return value.within(language) if value.language(language) == language else None


def _columns(top: Field) -> Iterator[Column]:
    """A column for the values of a field, or one for each of the fields within it: ``budget_amount``."""
    for field in walk((top,)):
        if not field.fields:
            several = any(each.several for each in walk((top,)) if f"{field.path}.".startswith(f"{each.path}."))
            yield Column(
                field.path.replace(".", "_"),
                partial(_value, top, field, several),
                field.translated,
                "integer" if field.kind == "number" and not several else "string",
                DATE if field.rule == "iso_date" and not several else "",
                field=field.path,
            )


def _value(top: Field, field: Field, several: bool, guide: Guide, project: Project, language: str) -> object:
    """What a sheet says in a field that stands in `top`: a list if it can say several things there."""
    items = [value for _, each, value in values(project, (top,)) if each == field]
    if field.translated:
        items = [text for text in items if text.language(language) == language]
    texts = [value.within(language) if isinstance(value, Text) else value for value in items]
    return texts if several else next(iter(texts), None)


_OWN = (
    _plain("id", required=True, pattern=r"[a-z0-9]+(-[a-z0-9]+)*"),
    _plain("number", type="integer", required=True),
    Column("url", lambda guide, project, language: _page(guide, project, language), True, required=True),
    _texts("title"),
    _texts("short_title"),
    _texts("name"),
    Column("lead", lambda _, project, __: project.lead.name.source, required=True),
    Column("lead_kind", lambda _, project, __: project.lead.kind, required=True),
    Column("lead_country", lambda _, project, __: project.lead.country, required=True, pattern="[A-Z]{2}"),
    Column("lead_url", lambda _, project, __: project.lead.url),
    Column(
        "partners",
        lambda _, project, __: [f"{name.source} ({each.country})" for each in project.partners for name in each.names],
    ),
    _plain("countries", required=True),
    Column("period_start", lambda _, project, __: project.period.start, pattern=DATE),
    Column("period_end", lambda _, project, __: project.period.end, pattern=DATE),
    Column("period", lambda _, project, language: _words(project.period.text, language), True),
    _plain("audiences", required=True),
    _plain("themes", required=True),
    Column("questions", lambda _, project, __: [case.question for case in project.cases]),
    Column("goals", lambda guide, project, __: _goals(guide, project)),
    Column("targets", lambda _, project, __: [link.code for link in project.targets]),
    _texts("summary"),
    _texts("objectives"),
    _texts("lessons"),
    _texts("open_questions"),
    Column("websites", lambda _, project, __: [site.url for site in project.websites]),
    Column("study_section", lambda _, project, __: project.study and project.study.section),
    Column("study_pages", lambda _, project, __: [str(page) for page in project.study.pages] if project.study else ()),
    _plain("updated", pattern=DATE),
    _plain("verified", pattern=DATE),
)
_OWN_FIELDS = {column.name for column in _OWN} | {"cases", "study"}
COLUMNS = (
    *_OWN,
    *(column for field in FIELDS if field.use.in_table and field.name not in _OWN_FIELDS for column in _columns(field)),
)
"""The columns that other programs know by their names, then those of fields that have come since."""


def _page(guide: Guide, project: Project, language: str) -> str:
    return routes.address(routes.project(project.id), language, guide.strings)


def _goals(guide: Guide, project: Project) -> list[str]:
    return [str(number) for number in dict.fromkeys(guide.goal_of[link.code].number for link in project.targets)]


def _file_columns(guide: Guide) -> Iterator[tuple[str, Column, str]]:
    """Every column of the file: name, what it holds, language."""
    for column in COLUMNS:
        for language in guide.languages if column.translated else ("",):
            yield f"{column.name}_{language}" if language else column.name, column, language


def as_csv(guide: Guide) -> str:
    """One row a sheet, by number."""
    return b"".join(projects_csv(guide)).decode()


def projects_csv(guide: Guide) -> Iterator[bytes]:
    """The file, row by row: together they can be too large to hold."""
    yield csv_text([name for name, _, _ in _file_columns(guide)], ()).encode()
    for project in guide.projects:
        yield csv_text(row(guide, project).values(), ()).encode()


class Meter:
    """Pieces of a file, measured as they go by."""

    def __init__(self, pieces: Iterable[bytes]):
        self._pieces = pieces
        self._digest = hashlib.sha256()
        self.size = 0
        """Of what went by, in bytes."""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._digest.update(piece)
            self.size += len(piece)
            yield piece

    @property
    def sha256(self) -> str:
        """Of what went by."""
        return self._digest.hexdigest()


def row(guide: Guide, project: Project) -> dict[str, str]:
    """The cells of a sheet by column, as the file has them."""
    return {name: cell(column.value(guide, project, language)) for name, column, language in _file_columns(guide)}


def package(guide: Guide, table: Meter) -> dict[str, Any]:
    """The `datapackage.json` beside the table, which went by before. Words in all languages of the guide."""

    def words(key: str) -> str:
        texts = [strings.text[key] for strings in guide.strings.values()]
        return " / ".join(str(text) for text in dict.fromkeys(map(str, texts)))

    def field(name: str, column: Column, language: str) -> dict[str, Any]:
        constraints: dict[str, Any] = {"required": True} if column.required else {}
        if column.pattern:
            constraints["pattern"] = column.pattern
        if column.name in {"id", "number"}:
            constraints["unique"] = True
        description = words(column.words) + (f" [{language}]" if language else "")
        descriptor = {"name": name, "type": column.type, "description": description}
        return descriptor | ({"constraints": constraints} if constraints else {})

    resource = {
        "profile": "tabular-data-resource",
        "name": "projects",
        "path": TABLE_FILE,
        "title": words("section.projects"),
        "description": words("data.table"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.size,
        "hash": f"sha256:{table.sha256}",
        "schema": {
            "fields": [field(*each) for each in _file_columns(guide)],
            "primaryKey": ["id"],
            "missingValues": [""],
        },
    }
    return {
        "profile": "tabular-data-package",
        "name": "projects",
        "title": words("site.title"),
        "description": words("site.description"),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "sources": [{"title": words("site.footer")}],
        "resources": [resource],
    }

"""The form in the site by which a sheet is written: its fields with their words, and the rules that it checks.

Everything that the form (`scripts/`) knows comes from here: the JSON Schema of a sheet in the language of the page, the
patterns and wordings of `guide check`, the tables by which texts are cleaned, typeset and shown, the order of a sheet's
page. It is loaded as a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guide.checking.collection import COUNTRIES
from guide.contributing import yaml_writer
from guide.contributing.schema import project_schema
from guide.model.fields import PATTERNS, SOURCE_LANGUAGE, Text
from guide.model.questionnaire import BY_PATH, FIELDS, GROUPS, walk
from guide.problems.messages import MESSAGES
from guide.reading.yaml_file import MAX_BYTES, read_text
from guide.relations.relate import Guide
from guide.text import passages, typography
from guide.text.suspicious import INVISIBLE, MAX_LENGTH, SUSPICIOUS
from guide.view.scripts import assign
from guide.view.view import View

PAGE = "contribute/index"
_CHOSEN: dict[str, tuple[str, str]] = {
    field.path: (field.rule, "unknown_value" if field.kind in {"choice", "choices"} else f"unknown_{field.reference}")
    for field in walk()
    if field.reference
}
"""Fields that are chosen from a list: the problems of a code that is none, and of one that is not in the list."""
_TYPED = {field.path: field.rule for field in walk() if field.rule and not field.reference}
"""Fields that are typed, but have to match a pattern, with the problem of a value that does not."""


_DISTINCT = {field.path: "" for field in FIELDS if field.several and field.reference} | {
    field.path: code.name
    for field in FIELDS
    for code in field.fields
    if field.kind == "table" and code.reference and code.required
}
"""Lists that have each code once: the key of the code in an item, empty where items are codes."""
_EDITORS_ONLY = frozenset(("markdownEnumDescriptions", "pattern", "allOf"))
"""What the schema says to text editors; the form has its own rules."""


def form_schema(guide: Guide, language: str) -> dict[str, Any]:
    """The schema of a sheet without references, with titles, helps, examples and choices in one language.

    `description` is what a problem shows as a hint: the model's own words in the source language.
    """
    schema = project_schema(guide)
    view = View(guide, language, "")
    return _describe(_resolve(schema, schema.pop("$defs")), "", view, _choices(view))


def _resolve(schema: dict[str, Any], models: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A schema with what it refers to in its place, and without the null of what may be left out."""
    value: dict[str, Any] = next((each for each in schema.get("anyOf", ()) if each.get("type") != "null"), {})
    schema = {**value, **{key: each for key, each in schema.items() if key not in {"anyOf", "default", "title"}}}
    if "$ref" in schema:
        schema = {**models[schema.pop("$ref").rpartition("/")[2]], **schema}
    if "properties" in schema:
        schema["properties"] = {key: _resolve(each, models) for key, each in schema["properties"].items()}
    if "items" in schema:
        schema["items"] = _resolve(schema["items"], models)
    return schema


def _describe(
    schema: dict[str, Any], path: str, view: View, choices: Mapping[str, list[tuple[str, str]]]
) -> dict[str, Any]:
    """A schema with the words, choices and rules of the field at `path` (``lead.offices.address``) and below."""
    strings = view.guide.strings[view.language].text
    field = {key: value for key, value in schema.items() if key not in _EDITORS_ONLY}
    if path:
        help_ = strings.get(f"form.help.{path}", strings[f"help.{path}"])
        example = strings.get(f"form.example.{path}")
        field |= {"title": view.set(str(strings[f"field.{path}"])), "help": view.set(str(help_))}
        field |= {"example": view.set(str(example))} if example else {}
        if view.language != SOURCE_LANGUAGE:
            field["description"] = help_
    if "properties" in field:
        field["properties"] = {
            key: _describe(each, f"{path}.{key}" if path else key, view, choices)
            for key, each in field["properties"].items()
        }
    elif "items" in field:
        field["items"] = _describe(field["items"], path, view, choices)
        field |= {"distinct": _DISTINCT[path]} if path in _DISTINCT else {}
    elif path in _CHOSEN:
        rule, unknown = _CHOSEN[path]
        codes, labels = [code for code, _ in choices[path]], [label for _, label in choices[path]]
        field |= {"rule": rule, "unknown": unknown, "enum": codes, "labels": labels}
    elif path in _TYPED:
        field["rule"] = _TYPED[path]
    return field | ({"multiline": True} if path in yaml_writer.PASSAGES and field["type"] == "string" else {})


def _choices(view: View) -> dict[str, list[tuple[str, str]]]:
    """Codes and names that each field of `_CHOSEN` can be chosen from."""
    guide = view.guide

    def named(entries: Any) -> list[tuple[str, str]]:
        return [(entry.id, view.plain(entry.label)) for entry in entries]

    def titled(code: str, title: Text | str) -> tuple[str, str]:
        return code, view.plain(title)

    countries = [(code, view.country(code)) for code in view.countries(COUNTRIES)]
    questions = [
        titled(code, question.title if code not in guide.step_of else f"{code}. {view.plain(question.title)}")
        for code, question in guide.question.items()
    ]
    choices = {
        "lead_kinds": named(guide.taxonomy.lead_kinds),
        "audiences": named(guide.taxonomy.audiences),
        "themes": named(guide.taxonomy.themes),
        "country": countries,
        "source": [titled(source.id, source.label) for source in guide.sources],
        "target": [titled(code, f"{code} {view.plain(each.title)}") for code, each in guide.target.items()],
        "question": questions,
        "project": [titled(project.id, project.short_title) for project in guide.projects],
    }
    return {path: choices[BY_PATH[path].reference] for path in _CHOSEN}


def rules(guide: Guide, language: str) -> dict[str, Any]:
    """What the script has to know to say what `guide check` would say."""
    return {
        "messages": {code: wording[language] for code, wording in MESSAGES.items() if language in wording}
        or {code: wording["en"] for code, wording in MESSAGES.items()},
        "patterns": PATTERNS,
        "suspicious": [[code, pattern.pattern] for code, pattern in SUSPICIOUS],
        "longest": MAX_LENGTH,
        "limit": MAX_BYTES,
    }


def text_tables() -> dict[str, Any]:
    """How texts are written anew, as `guide.text.rewriting` explains; `item` and `wrap` are patterns."""
    return {
        "visible": [(INVISIBLE.pattern, "")],
        "clean": yaml_writer.clean.table,
        "joinLines": yaml_writer.join_lines.table,
        "lines": passages.LINES.table,
        "html": passages.HTML.table,
        "everywhere": typography.EVERYWHERE.table,
        "languages": {language: rewriting.table for language, rewriting in typography.LANGUAGES.items()},
        "item": passages.ITEM,
        "wrap": yaml_writer.WRAP,
    }


_PART = re.compile(r"""\{\{ (?:t\("([\w.]+)"\)|(\w+)\(\)|field\("(\w+)"\)) \}\}""")


def layout(guide: Guide) -> list[tuple[str, str]]:
    """The blocks and fields of a sheet's page in order, each with the key of its heading; empty where it has none."""
    parts = []
    heading = ""
    text = next((each.source for each in guide.collection.layouts if each.kind == "project"), "")
    for title, block, field in _PART.findall(text):
        if block or field:
            parts.append((heading, block or field))
        heading = title
    return parts


def words(guide: Guide, language: str) -> dict[str, Any]:
    """Strings that the script prints, typeset."""
    prefixes = ("form.", "project.", "study.", "editors.", "state.", "target.title")
    left_out = ("form.help.", "form.example.")
    view = View(guide, language, "")
    keys = guide.strings[language].text
    headings = {heading for heading, _ in layout(guide)}
    used = (key for key in keys if key in headings or (key.startswith(prefixes) and not key.startswith(left_out)))
    return {key: view.forms(key) for key in used}


def form_script(guide: Guide, language: str, repository: str = "") -> str:
    """`data/form.<language>.js`: all that the form knows. `repository`: address of the project at its hosting site."""
    view = View(guide, language, "")
    return assign(
        "guideFormData",
        {
            "language": language,
            "source": SOURCE_LANGUAGE,
            "repository": repository.rstrip("/"),
            "schema": form_schema(guide, language),
            "groups": GROUPS,
            "rules": rules(guide, language),
            "tables": text_tables(),
            "file": {"header": yaml_writer.HEADER, "width": yaml_writer.WIDTH},
            "layout": layout(guide),
            "words": words(guide, language),
            "sheets": [[sheet.id, sheet.number, view.plain(sheet.short_title)] for sheet in guide.projects],
        },
    )


def file_script(text: str) -> str:
    """`data/files/<id>.js`: the file of a sheet as it is, loaded when the reader opens it to correct it."""
    return assign("guideSheet", text)


def files(guide: Guide, language: str, repository: str = "") -> Iterator[tuple[str, bytes]]:
    """What the form of one edition loads, where the guide has a page with the form."""
    if PAGE in guide.documents:
        yield f"data/form.{language}.js", form_script(guide, language, repository).encode()


def shared_files(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """The sheets that the form can open, `data/files/<id>.js`."""
    for project in guide.projects if PAGE in guide.documents else ():
        path = guide.collection.root / "projects" / f"{project.id}.yml"
        yield f"data/files/{project.id}.js", file_script(str(read_text(path, path))).encode()

"""The form in the site by which a sheet is written: its fields with their words, and the rules that it checks.

Everything that the script of the form knows comes from here: the JSON Schema of a sheet in the language of the page,
the patterns and wordings of `guide check`, the style of `yaml_writer`. The page loads it as a script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guide.checking.collection import COUNTRIES
from guide.contributing import yaml_writer
from guide.contributing.javascript import flags, regex, whole
from guide.contributing.schema import project_schema
from guide.model.fields import PATTERNS, SOURCE_LANGUAGE, Text
from guide.model.questionnaire import BY_PATH, GROUPS, walk
from guide.problems.messages import MESSAGES
from guide.reading.yaml_file import MAX_BYTES, read_text
from guide.relations.relate import Guide
from guide.text.suspicious import INVISIBLE, SUSPICIOUS
from guide.text.typography import FRENCH
from guide.view.scripts import assign
from guide.view.view import View

PAGE = "contribute/index"
SCRIPTS = ("rules", "guide", "file", "sheet", "fields", "preview", "page")
"""The programs of the form in `theme/js/contribute/`, in the order in which they build on each other."""
_CHOSEN: dict[str, tuple[str, str]] = {
    field.path: (field.rule, "unknown_value" if field.kind in {"choice", "choices"} else f"unknown_{field.reference}")
    for field in walk()
    if field.reference
}
"""Fields that are chosen from a list: the problems of a code that is none, and of one that is not in the list."""
_TYPED = {field.path: field.rule for field in walk() if field.rule and not field.reference}
"""Fields that are typed, but have to match a pattern, with the problem of a value that does not."""


_EDITORS_ONLY = frozenset(("markdownEnumDescriptions", "pattern", "allOf"))
"""What the schema says to text editors; the form has its own rules."""


def form_schema(guide: Guide, language: str) -> dict[str, Any]:
    """The schema of a sheet without references, with titles, helps, examples and choices in one language.

    `description` is what a problem shows as a hint: the model's own words in the source language.
    """
    schema = project_schema(guide)
    view = View(guide, language, "")
    return _told(_resolved(schema, schema.pop("$defs")), "", view, _choices(view))


def _resolved(schema: dict[str, Any], models: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A schema with what it refers to in its place, and without the null of what may be left out."""
    given: dict[str, Any] = next((each for each in schema.get("anyOf", ()) if each.get("type") != "null"), {})
    schema = {**given, **{key: value for key, value in schema.items() if key not in {"anyOf", "default", "title"}}}
    if "$ref" in schema:
        schema = {**models[schema.pop("$ref").rpartition("/")[2]], **schema}
    if "properties" in schema:
        schema["properties"] = {key: _resolved(each, models) for key, each in schema["properties"].items()}
    if "items" in schema:
        schema["items"] = _resolved(schema["items"], models)
    return schema


def _told(
    schema: dict[str, Any], path: str, view: View, choices: Mapping[str, list[tuple[str, str]]]
) -> dict[str, Any]:
    """A schema with the words, choices and rules of the field at `path` (``lead.offices.address``) and below."""
    strings = view.guide.strings[view.language].text
    told = {key: value for key, value in schema.items() if key not in _EDITORS_ONLY}
    if path:
        help_ = strings.get(f"form.help.{path}", strings[f"help.{path}"])
        example = strings.get(f"form.example.{path}")
        told |= {"title": view.set(str(strings[f"field.{path}"])), "help": view.set(str(help_))}
        told |= {"example": view.set(str(example))} if example else {}
        if view.language != SOURCE_LANGUAGE:
            told["description"] = help_
    if "properties" in told:
        told["properties"] = {
            key: _told(each, f"{path}.{key}" if path else key, view, choices)
            for key, each in told["properties"].items()
        }
    elif "items" in told:
        told["items"] = _told(told["items"], path, view, choices)
    elif path in _CHOSEN:
        rule, unknown = _CHOSEN[path]
        codes, labels = [code for code, _ in choices[path]], [label for _, label in choices[path]]
        told |= {"rule": rule, "unknown": unknown, "enum": codes, "labels": labels}
    elif path in _TYPED:
        told["rule"] = _TYPED[path]
    return told


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
        "patterns": {code: whole(pattern) for code, pattern in PATTERNS.items()},
        "suspicious": [[code, regex(pattern.pattern), flags(pattern)] for code, pattern in SUSPICIOUS],
        "invisible": regex(INVISIBLE.pattern),
        "limit": MAX_BYTES,
    }


def style() -> dict[str, Any]:
    """How `guide.contributing.yaml_writer` sets a file."""
    return {
        "header": yaml_writer.HEADER,
        "width": yaml_writer.WIDTH,
        "passages": sorted(yaml_writer.PASSAGES),
        "quoted": sorted(yaml_writer.QUOTED),
        "inline": sorted(yaml_writer.INLINE),
        "item": regex(yaml_writer._ITEM.pattern),
    }


def typography() -> list[list[str]]:
    """Spaces that the site puts into French, as patterns and replacements."""
    return [[regex(pattern.pattern), replacement.replace("\\1", "$1")] for pattern, replacement in FRENCH]


def words(guide: Guide, language: str) -> dict[str, Any]:
    """Strings that the script prints, typeset."""
    kept = ("form.", "project.", "study.", "editors.", "state.")
    apart = ("form.help.", "form.example.")
    view = View(guide, language, "")
    keys = guide.strings[language].text
    return {key: view.forms(key) for key in keys if key.startswith(kept) and not key.startswith(apart)}


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
            "style": style(),
            "typography": typography(),
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

"""The JSON Schema of a sheet, for editors and other programs: made from the models, with the lists of the guide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from guide.checking.collection import COUNTRIES
from guide.model.questionnaire import walk
from guide.model.study import Project, Taxonomy
from guide.problems.messages import MESSAGES
from guide.relations.relate import Guide
from guide.text.suspicious import INVISIBLE, SUSPICIOUS

PROJECT = "project.schema.json"
"""File name below `data/schema/`."""


def project_schema(guide: Guide) -> dict[str, Any]:
    """Schema of a project sheet (draft 2020-12); choices are those of the guide's own lists."""
    schema = Project.model_json_schema()
    choices: dict[str, list[tuple[str, str]]] = {
        **{
            name: [(entry.id, entry.label.source) for entry in getattr(guide.taxonomy, name)]
            for name in Taxonomy.model_fields
        },
        "country": [(code, code) for code in sorted(COUNTRIES)],
        "project": [(project.id, project.short_title.source) for project in guide.projects],
        "question": [(question.code, question.title.source) for question in guide.question.values()],
        "source": [(source.id, source.title.source) for source in guide.source.values()],
        "target": [(target.code, target.title.source) for target in guide.target.values()],
    }
    for field in walk():
        if field.reference:
            _choose(_property(schema, field.path), choices[field.reference])
    definitions = schema["$defs"]
    for text in list(_texts(schema)):
        text["allOf"] = [{"$ref": "#/$defs/Publishable"}]
    definitions["Publishable"] = _publishable()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fiche projet",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def _property(schema: dict[str, Any], path: str) -> dict[str, Any]:
    """What a schema says of the field at a path: ``lead.country``."""
    place = schema
    for key in path.split("."):
        place = _value(place.get("items", place))
        if "$ref" in place:
            place = schema["$defs"][place["$ref"].rpartition("/")[2]]
        place = place["properties"][key]
    return place


def _value(holder: dict[str, Any]) -> dict[str, Any]:
    """What a property says of its value, where there is one."""
    return next((each for each in holder.get("anyOf", ()) if each.get("type") != "null"), holder)


def _choose(holder: dict[str, Any], choices: list[tuple[str, str]]) -> None:
    """Limit a property, or the items of a list, to choices; each says in French what it stands for."""
    target = _value(holder)
    if target.get("type") == "array":
        target["uniqueItems"] = True
        target = target["items"]
    target.pop("pattern", None)
    target["enum"] = [code for code, _ in choices]
    target["markdownEnumDescriptions"] = [label for _, label in choices]


def _texts(schema: Any) -> Iterator[dict[str, Any]]:
    """All places of a schema where free text can stand."""
    if isinstance(schema, dict):
        if schema.get("type") == "string" and not {"pattern", "enum"} & schema.keys():
            yield schema
        for value in schema.values():
            yield from _texts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _texts(value)


def _publishable() -> dict[str, Any]:
    """What no text may lack or hold; an editor gives the reason in the words of `guide check`."""
    signs = [*SUSPICIOUS, ("control_character", INVISIBLE)]
    return {
        "description": "Un texte à publier : ni vide, ni HTML, ni donnée personnelle",
        "allOf": [
            {"pattern": r"\S", "errorMessage": MESSAGES["empty"]["fr"]},
            *(
                {"not": {"pattern": _escape(pattern.pattern)}, "errorMessage": MESSAGES[code]["fr"].format(value="…")}
                for code, pattern in signs
            ),
        ],
    }


def _escape(pattern: str) -> str:
    """A pattern as any reader of patterns understands and any text editor shows it."""
    # Beyond four digits JavaScript wants surrogate pairs; the invisible tags up there are left to `guide check`.
    plain = re.sub("[\U00010000-\U0010ffff]-[\U00010000-\U0010ffff]", "", pattern)
    return "".join(c if " " <= c <= "~" else f"\\u{ord(c):04x}" for c in plain)


def as_text(schema: dict[str, Any]) -> str:
    """The schema as a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

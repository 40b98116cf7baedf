"""The JSON Schema of a sheet, for editors and other programs: made from the models, with the lists of the guide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from guide.checking.collection import COUNTRIES
from guide.model.study import Project
from guide.problems.messages import MESSAGES
from guide.relations.relate import Guide
from guide.text.suspicious import INVISIBLE, SUSPICIOUS

PROJECT = "project.schema.json"
"""File name below `data/schema/`."""


def project_schema(guide: Guide) -> dict[str, Any]:
    """Schema of a project sheet (draft 2020-12); choices are those of the guide's own lists."""
    schema = Project.model_json_schema()
    definitions = schema["$defs"]

    def choose(properties: dict[str, Any], name: str, choices: list[tuple[str, str]]) -> None:
        """Limit a property, or the items of a list, to choices; each says in French what it stands for."""
        holder = properties[name]
        target = holder
        if holder.get("type") == "array":
            target = holder["items"]
            holder["uniqueItems"] = True
        target.pop("pattern", None)
        target["enum"] = [code for code, _ in choices]
        target["markdownEnumDescriptions"] = [label for _, label in choices]

    taxonomy = guide.taxonomy
    for properties, name, entries in (
        (definitions["Lead"]["properties"], "kind", taxonomy.lead_kinds),
        (schema["properties"], "audiences", taxonomy.audiences),
        (schema["properties"], "themes", taxonomy.themes),
    ):
        choose(properties, name, [(entry.id, entry.label.source) for entry in entries])
    choose(
        definitions["TargetLink"]["properties"],
        "code",
        [(target.code, target.title.source) for target in guide.target.values()],
    )
    choose(
        definitions["Case"]["properties"],
        "question",
        [(question.code, question.title.source) for question in guide.question.values()],
    )
    sources = [(source.id, source.title.source) for source in guide.source.values()]
    choose(schema["properties"], "further_reading", sources)
    countries = [(code, code) for code in sorted(COUNTRIES)]
    for model in ("Lead", "Partners"):
        choose(definitions[model]["properties"], "country", countries)
    for text in list(_texts(schema)):
        text["allOf"] = [{"$ref": "#/$defs/Publishable"}]
    definitions["Publishable"] = _publishable()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fiche projet",
        **{key: value for key, value in schema.items() if key != "title"},
    }


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
    refused = [*SUSPICIOUS, ("control_character", INVISIBLE)]
    return {
        "description": "Un texte à publier : ni vide, ni HTML, ni donnée personnelle",
        "allOf": [
            {"pattern": r"\S", "errorMessage": MESSAGES["empty"]["fr"]},
            *(
                {"not": {"pattern": _escaped(pattern.pattern)}, "errorMessage": MESSAGES[code]["fr"].format(value="…")}
                for code, pattern in refused
            ),
        ],
    }


def _escaped(pattern: str) -> str:
    """A pattern as any reader of patterns understands and any text editor shows it."""
    # Beyond four digits JavaScript wants surrogate pairs; the invisible tags up there are left to `guide check`.
    plain = re.sub("[\U00010000-\U0010ffff]-[\U00010000-\U0010ffff]", "", pattern)
    return "".join(c if " " <= c <= "~" else f"\\u{ord(c):04x}" for c in plain)


def as_text(schema: dict[str, Any]) -> str:
    """The schema as a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

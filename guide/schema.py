"""The JSON Schema of a sheet, for editors, forms and other programs: made from the models, with the lists of the guide."""

from __future__ import annotations

import json
from typing import Any

from guide.check import COUNTRIES
from guide.models import Project
from guide.relate import Guide

PROJECT = "project.schema.json"
"""File name below `data/schema/`."""


def project_schema(guide: Guide) -> dict[str, Any]:
    """Schema of a project sheet (draft 2020-12); choices are those of the guide's own lists."""
    schema = Project.model_json_schema()
    definitions = schema["$defs"]

    def choose(properties: dict[str, Any], name: str, choices: list[tuple[str, str]]) -> None:
        """Limit a property, or the items of a list, to choices; each says in French what it stands for."""
        holder = properties[name]
        target = holder["items"] if holder.get("type") == "array" else holder
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
    countries = [(code, code) for code in sorted(COUNTRIES)]
    for model in ("Lead", "Partners"):
        choose(definitions[model]["properties"], "country", countries)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fiche projet",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def as_text(schema: dict[str, Any]) -> str:
    """The schema as a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

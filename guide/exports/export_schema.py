"""The JSON Schema of `projects.json`: made from the models, in the shapes that `export` gives to their values."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from guide.model.fields import SOURCE_LANGUAGE, Name, Text
from guide.model.study import Project
from guide.relations.relate import Guide

SCHEMA_FILE = "projects.schema.json"
_STRING = {"type": "string", "minLength": 1}


def _by_language(*languages: str) -> dict[str, Any]:
    """An object with one text a language, at least in these."""
    return {"type": "object", "required": list(languages), "additionalProperties": _STRING}


class _ExportSchema(GenerateJsonSchema):
    """Passages are objects with one key a language, names are strings."""

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        function: Any = schema["function"]["function"]
        if isinstance(function, type) and issubclass(function, Text):
            return dict(_STRING) if issubclass(function, Name) else _by_language(SOURCE_LANGUAGE)
        return super().function_after_schema(schema)


def exported_schema(guide: Guide) -> dict[str, Any]:
    """Schema (draft 2020-12) of the array of all sheets. Every field is there; else it is null or []."""
    schema = Project.model_json_schema(schema_generator=_ExportSchema)
    definitions = schema.pop("$defs")
    properties = schema["properties"]
    codes = {"type": "array", "items": _STRING}
    properties["title"] = {**_by_language(*guide.languages), "description": properties["title"]["description"]}
    properties["url"] = {
        **_by_language(*guide.languages),
        "description": "Adresse de la page par langue, relative à la racine du site",
    }
    properties["countries"] = {**codes, "description": "Pays du porteur et des partenaires, chacun une fois"}
    properties["questions"] = {**codes, "description": "Codes des questions que le projet illustre"}
    properties["similar"] = {**codes, "description": "Identifiants des fiches proches (calculés)"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "projects.json",
        "description": "Toutes les fiches du guide, avec tous leurs champs. Licence : CC BY 4.0.",
        "type": "array",
        "items": {"$ref": "#/$defs/Project"},
        "$defs": {name: _complete(model) for name, model in sorted({"Project": schema, **definitions}.items())},
    }


def _complete(model: dict[str, Any]) -> dict[str, Any]:
    """An exported object leaves nothing out."""
    properties = {
        name: {key: value for key, value in field.items() if key not in {"default", "title"}}
        for name, field in model["properties"].items()
    }
    rest = {key: value for key, value in model.items() if key in {"type", "additionalProperties"}}
    return {**rest, "properties": properties, "required": list(properties)}

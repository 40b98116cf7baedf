"""The form by which a sheet can be told in an issue of the repository: the fields of a sheet, for GitHub's issue forms.

An editor turns the issue into a file. Fields, helps, choices and what is required come from `guide.model.questionnaire`;
`issue.help.<field>` among the words of the interface stands for what a plain text box asks for in another way.
"""

from __future__ import annotations

from typing import Any

import yaml

from guide.model.questionnaire import FIELDS, Field, Words
from guide.relations.relate import Guide

LEFT_OUT = ("consent.date",)
"""Fields that the form does not ask for besides the editors': the date of consent is that of the issue."""

AGREEMENTS = ("published", "withdrawn", "personal")
"""What the author ticks: keys below `issue.agreed` of the words of the interface."""


def issue_forms(guide: Guide) -> dict[str, str]:
    """Content of the forms by file name below `.github/ISSUE_TEMPLATE/`, one a language."""
    return {file_name(guide, language): issue_form(guide, language) for language in guide.languages}


def file_name(guide: Guide, language: str) -> str:
    """File name of the form in one language: ``fiche.yml``."""
    return f"{_words(guide, language).t('blank.file')}.yml"


def issue_form(guide: Guide, language: str) -> str:
    """The file of the form in one language."""
    words = _words(guide, language)
    form = {
        "name": words.t("issue.name"),
        "description": words.t("issue.description"),
        "title": f"{words.t('issue.title')} ",
        "labels": ["fiche"],
        "body": [
            {"type": "markdown", "attributes": {"value": f"{words.t('issue.intro')}\n\n{words.t('issue.public')}"}},
            *(_element(field, words) for field in box_fields(FIELDS) if not field.path.startswith("consent.")),
            {"type": "markdown", "attributes": {"value": f"## {words.t('issue.consent')}"}},
            *(_element(field, words) for field in box_fields(FIELDS) if field.path.startswith("consent.")),
            {
                "type": "checkboxes",
                "id": "consent",
                "attributes": {
                    "label": words.t("field.consent"),
                    "options": [{"label": words.t(f"issue.agreed.{each}"), "required": True} for each in AGREEMENTS],
                },
            },
        ],
    }
    header = "# Écrit par `python -m guide schema`, à partir du modèle d’une fiche : ne pas modifier à la main.\n"
    return header + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=120)


def box_fields(fields: tuple[Field, ...]) -> list[Field]:
    """Fields with a box of their own: those of a group each, a table as a whole."""
    boxes: list[Field] = []
    for field in fields:
        if field.use.editors or field.path in LEFT_OUT:
            continue
        boxes += box_fields(field.fields) if field.kind == "group" else [field]
    return boxes


def _words(guide: Guide, language: str) -> Words:
    return Words(guide.strings, guide.taxonomy, language)


def _element(field: Field, words: Words) -> dict[str, Any]:
    own = f"issue.help.{field.path}"
    attributes: dict[str, Any] = {
        "label": words.label(field),
        "description": words.t(own) if words.has(own) else words.help(field),
    }
    kind = "input"
    if field.kind in {"choice", "choices"}:
        kind = "dropdown"
        attributes |= {"multiple": field.kind == "choices", "options": [label for _, label in words.choices(field)]}
    elif field.multiline or field.kind in {"texts", "table"}:
        kind = "textarea"
    identifier = field.path.replace(".", "-")
    return {"type": kind, "id": identifier, "attributes": attributes, "validations": {"required": field.required}}

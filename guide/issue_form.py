"""The form by which a sheet can be told in an issue of the repository: the fields of a sheet, for GitHub's issue forms.

An editor turns the issue into a file. Fields, helps, choices and what is required come from `guide.questionnaire`;
only what a plain text box asks for in another way stands here.
"""

from __future__ import annotations

from typing import Any

import yaml

from guide.questionnaire import EDITORS, FIELDS, Field, Words
from guide.relate import Guide

FILES = {"fr": "fiche.yml", "en": "sheet.yml"}
"""File names below `.github/ISSUE_TEMPLATE/`."""
LEFT_OUT = (*EDITORS, "consent.date")
"""Fields that the form does not ask for: the editors', and the date of consent, which is that of the issue."""

WORDS: dict[str, dict[str, Any]] = {
    "fr": {
        "name": "Proposer une fiche projet",
        "description": "Raconter un projet sans fichier ni logiciel ; la rédaction en fait une fiche.",
        "title": "Fiche : ",
        "intro": "Racontez votre projet ; la rédaction en fait une fiche et vous la montre ici avant de la publier. Écrivez en "
        "français de préférence.\n\nCe que vous écrivez ici est **public**, avec votre nom d’utilisateur GitHub. N’écrivez ni nom "
        "de personne, ni numéro de téléphone, ni adresse électronique : ce sont des données personnelles. Le formulaire du site "
        "et le modèle à remplir (page « Contribuer ») se passent de compte.",
        "consent": "Publication",
        "agreed": (
            "Mon organisation accepte que cette fiche soit publiée dans le guide sous licence CC BY 4.0 : chacun pourra la "
            "reprendre en citant le guide.",
            "J’ai compris que cet accord peut être retiré à tout moment, sans donner de raison, dans un commentaire ou un "
            "nouveau ticket.",
            "La fiche ne contient aucune donnée personnelle.",
        ),
        "help": {
            "lead.country": "Son nom. Exemple : France.",
            "lead.offices": "Une adresse par paragraphe. Jamais de nom de personne, de téléphone ni d’adresse électronique.",
            "partners": "Un pays par ligne, puis les noms. Exemple : « Mali : Commune de … ; Association … ».",
            "partners_note": "Ce que la liste ne dit pas : rôles, réseaux, dates.",
            "objectives": "Un objectif par ligne, après un tiret.",
            "phases": "Seulement si le projet en a eu. Une par paragraphe : nom, dates, contenu.",
            "lessons": "Ce que le projet a appris, et qui peut servir à d’autres. Un enseignement par paragraphe.",
            "open_questions": "Les questions qui restent ouvertes, une par ligne.",
            "websites": "Un site par ligne : de quoi il s’agit, puis l’adresse.",
            "targets": "Les cibles des Objectifs de développement durable que sert le projet, une par ligne : le code et la raison. "
            "Exemple : « 8.6 : le projet forme des jeunes sans emploi au métier de maçon ». La rédaction peut aussi les choisir.",
            "cases": "Ce que le projet montre sur une question de la méthode. Commencez par son code, de Q1 à Q19.",
        },
    },
    "en": {
        "name": "Propose a project sheet",
        "description": "Tell about a project without file or software; the editors turn it into a sheet.",
        "title": "Sheet: ",
        "intro": "Tell about your project; the editors turn it into a sheet and show it to you here before they publish it. Write "
        "in French if you can.\n\nWhat you write here is **public**, with your GitHub user name. Give no person’s name, telephone "
        "number or e-mail address: they are personal data. The form on the site and the template to fill in (page “Contribute”) "
        "need no account.",
        "consent": "Publication",
        "agreed": (
            "My organisation agrees that this sheet be published in the guide under the licence CC BY 4.0: anybody may reuse "
            "it, citing the guide.",
            "I understand that this consent can be withdrawn at any time, without giving a reason, in a comment or a new issue.",
            "The sheet holds no personal data.",
        ),
        "help": {
            "lead.country": "Its name. Example: France.",
            "lead.offices": "One address a paragraph. Never a person’s name, a telephone number or an e-mail address.",
            "partners": "One country a line, then the names. Example: “Mali: Commune de …; Association …”.",
            "partners_note": "What the list does not say: roles, networks, dates.",
            "objectives": "One objective a line, after a hyphen.",
            "phases": "Only if the project had any. One a paragraph: name, dates, content.",
            "lessons": "What the project has learnt that may serve others. One lesson a paragraph.",
            "open_questions": "The questions that remain open, one a line.",
            "websites": "One site a line: what it is, then the address.",
            "targets": "The targets of the Sustainable Development Goals that the project serves, one a line: code and reason. "
            "Example: “8.6: the project trains young people without work as bricklayers”. The editors can choose them, too.",
            "cases": "What the project shows about a question of the method. Begin with its code, Q1 to Q19.",
        },
    },
}


def issue_form(guide: Guide, language: str) -> str:
    """The file of the form in one language."""
    own, words = WORDS[language], Words(guide.strings, guide.taxonomy, language)
    form = {
        "name": own["name"],
        "description": own["description"],
        "title": own["title"],
        "labels": ["fiche"],
        "body": [
            {"type": "markdown", "attributes": {"value": own["intro"]}},
            *(_element(field, words, own["help"]) for field in asked(FIELDS) if not field.path.startswith("consent.")),
            {"type": "markdown", "attributes": {"value": f"## {own['consent']}"}},
            *(_element(field, words, own["help"]) for field in asked(FIELDS) if field.path.startswith("consent.")),
            {
                "type": "checkboxes",
                "id": "consent",
                "attributes": {
                    "label": words.t("field.consent"),
                    "options": [{"label": text, "required": True} for text in own["agreed"]],
                },
            },
        ],
    }
    header = "# Écrit par `python -m guide schema`, à partir du modèle d’une fiche : ne pas modifier à la main.\n"
    return header + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=120)


def asked(fields: tuple[Field, ...]) -> list[Field]:
    """Fields with a box of their own: those of a group each, a table as a whole."""
    found: list[Field] = []
    for field in fields:
        if field.path in LEFT_OUT:
            continue
        found += asked(field.fields) if field.kind == "group" else [field]
    return found


def _element(field: Field, words: Words, helps: dict[str, str]) -> dict[str, Any]:
    attributes: dict[str, Any] = {
        "label": words.label(field),
        "description": helps.get(field.path) or words.help(field),
    }
    kind = "input"
    if field.kind in {"choice", "choices"}:
        kind = "dropdown"
        attributes |= {"multiple": field.kind == "choices", "options": [label for _, label in words.choices(field)]}
    elif field.multiline or field.kind in {"texts", "table"}:
        kind = "textarea"
    name = field.path.replace(".", "-")
    return {"type": kind, "id": name, "attributes": attributes, "validations": {"required": field.required}}

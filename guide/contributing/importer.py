"""`guide import`: a filled-in template becomes a sheet; what has no place in a sheet is listed with where it stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from guide.checking.build import build
from guide.contributing.proposal import propose
from guide.contributing.word.placing import Leftover, place
from guide.contributing.word.reader import Unreadable, read_document
from guide.problems.problem import shorten

WORDS = {
    "fr": {
        "extension": "ce n’est pas un document .docx ou .odt ; enregistrez-le dans l’un de ces formats",
        "no_file": "ce fichier n’existe pas",
        "empty": "le fichier est vide",
        "too_large": "le fichier pèse {size} octets ; la limite est de {limit} octets : retirez-en les images",
        "damaged": "le document est abîmé ou n’est pas ce que dit son nom ({reason}) ; enregistrez-le de nouveau",
        "other_document": "ce n’est pas un document de traitement de texte",
        "bomb": "le document se déplie en une taille démesurée ; il n’est pas lu",
        "encrypted": "le document est protégé par un mot de passe ; retirez-le",
        "entities": "le document contient des déclarations XML (DTD), qui sont refusées ; enregistrez-le de nouveau",
        "unknown_heading": "titre inconnu : « {text} »{nearest} ; rétablissez le mot entre crochets du modèle",
        "no_template": "ce document n’est pas le modèle de fiche : aucun titre n’y porte de mot entre crochets",
        "nothing": "le modèle n’est pas rempli",
        "exists": "{file} existe déjà et n’est pas touché ; donnez --replace pour l’écraser",
        "picture": "une image",
        "box": "une zone de texte",
        "note": "une note",
        "unplaced": "non placé : {place} : {text}",
        "under": "sous « {heading} »",
        "start": "au début du document",
        "row": "{place}, ligne {row} du tableau",
        "one_choice": "un seul choix est possible, celui-ci est en trop : {text}",
        "consent": "consent: personne n’a donné son accord à la publication ; demandez-le avant de publier",
        "written": "{file} est écrit.",
        "ok": "La fiche est valide. Relisez-la, puis : guide check",
        "one": "{n} problème à corriger dans {file}",
        "other": "{n} problèmes à corriger dans {file}",
    },
    "en": {
        "extension": "this is not a .docx or .odt document; save it in one of these formats",
        "no_file": "this file does not exist",
        "empty": "the file is empty",
        "too_large": "the file has {size} bytes; the limit is {limit} bytes: remove its pictures",
        "damaged": "the document is damaged or is not what its name says ({reason}); save it again",
        "other_document": "this is not a word processor’s document",
        "bomb": "the document unfolds to an enormous size; it is not read",
        "encrypted": "the document is protected by a password; remove it",
        "entities": "the document holds XML declarations (DTD), which are refused; save it again",
        "unknown_heading": "unknown heading: “{text}”{nearest}; restore the word in brackets of the template",
        "no_template": "this document is not the template of a sheet: no heading carries a word in brackets",
        "nothing": "the template is not filled in",
        "exists": "{file} exists already and is left alone; give --replace to overwrite it",
        "picture": "a picture",
        "box": "a text box",
        "note": "a note",
        "unplaced": "not placed: {place}: {text}",
        "under": "below “{heading}”",
        "start": "at the start of the document",
        "row": "{place}, row {row} of the table",
        "one_choice": "only one choice is possible, this one is too many: {text}",
        "consent": "consent: nobody has agreed to the publication; ask before you publish",
        "written": "{file} is written.",
        "ok": "The sheet is valid. Read it again, then: guide check",
        "one": "{n} problem to mend in {file}",
        "other": "{n} problems to mend in {file}",
    },
}


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", type=Path, metavar="FICHIER", help="modèle rempli, .docx ou .odt")
    parser.add_argument("--out", type=Path, help="dossier où écrire la fiche (par défaut : data/projects)")
    parser.add_argument("--replace", action="store_true", help="écrase la fiche si elle existe")
    parser.add_argument("--lang", choices=sorted(WORDS), default="fr", help="langue des messages")


def run(options: Namespace, say: Callable[[str], None], complain: Callable[[str], None]) -> int:
    """Write the sheet; status 0 all is well, 1 something is left to do, 2 nothing could be read or written."""
    words = WORDS[options.lang]
    guide, problems = build(options.data)
    if guide is None:
        for problem in problems:
            say(problem.text(options.lang))
        return 1
    try:
        reader = place(guide, read_document(options.file))
    except Unreadable as error:
        details = {key: shorten(value) for key, value in error.details.items()}
        complain(f"{shorten(options.file, 200)}: {words[error.code].format(**details)}")
        return 2
    proposal = propose(guide.collection, reader.answers)
    target = (options.out or options.data / "projects") / Path(proposal.file).name
    if (target.exists() or target.is_symlink()) and not options.replace:
        complain(words["exists"].format(file=target))
        return 2
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.write_text(proposal.text, encoding="utf-8", newline="\n")
    say(words["written"].format(file=target))
    for leftover in reader.leftovers:
        say(describe(leftover, words))
    if "consent" not in reader.answers:
        say(words["consent"])
    for problem in proposal.problems:
        say(replace(problem, file=target).text(options.lang))
    if proposal.problems:
        n = len(proposal.problems)
        complain(words["one" if n == 1 else "other"].format(n=n, file=target))
        return 1
    say(words["ok"])
    return 1 if reader.leftovers else 0


def describe(leftover: Leftover, words: dict[str, str]) -> str:
    """Something that was not placed, on one line, with where it stands in the document."""
    place = words["under"].format(heading=shorten(leftover.heading)) if leftover.heading else words["start"]
    if leftover.row:
        place = words["row"].format(place=place, row=leftover.row)
    text = words.get(leftover.text, shorten(leftover.text))
    return words["unplaced"].format(place=place, text=words[leftover.why].format(text=text) if leftover.why else text)

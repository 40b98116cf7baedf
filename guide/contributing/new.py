"""`guide new`: a new sheet from answers on a terminal or from options; nothing is written while anything is wrong."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from typing import Any

from guide.contributing.proposal import Proposal, problem_text, propose
from guide.contributing.yaml_writer import INLINE
from guide.model.questionnaire import BY_PATH, Field, Words
from guide.model.study import Taxonomy
from guide.problems.problem import Problem
from guide.reading.folder import Collection, load

WORDS = {
    "fr": {
        "intro": "Nouvelle fiche. Répondez à {n} questions ; le reste se complète ensuite dans le fichier.",
        "stop": "Ctrl+C arrête tout ; rien n’est alors écrit.",
        "lines": "  Plusieurs lignes sont possibles ; une ligne vide termine.",
        "one": "  Donnez le numéro ou le code du choix.",
        "many": "  Donnez les numéros ou les codes, séparés par des virgules.",
        "stopped": "guide : arrêt demandé, rien n’est écrit",
        "bad_set": "guide : « {value} » ne se lit pas ; écrivez --set CHAMP=VALEUR, par exemple "
        '--set "partners[0].country=MA"',
        "exists": "guide : {file} existe déjà et n’est pas touché ; choisissez un autre identifiant",
        "nothing": "guide : rien n’est écrit ; corrigez ce qui précède",
        "written": "{file} est écrit.",
        "next": "Ensuite :\n"
        "  1. ouvrez ce fichier et complétez-le ; les lignes qui commencent par # expliquent chaque champ ;\n"
        "  2. vérifiez-le : guide check\n"
        "  3. regardez-le : make serve, puis http://127.0.0.1:8000/\n"
        "  4. proposez-le : CONTRIBUTING.md dit comment.",
    },
    "en": {
        "intro": "New sheet. Answer {n} questions; the rest is filled in later, in the file.",
        "stop": "Ctrl+C stops everything; nothing is written then.",
        "lines": "  Several lines are possible; an empty line ends.",
        "one": "  Give the number or the code of the choice.",
        "many": "  Give numbers or codes, separated by commas.",
        "stopped": "guide: stopped, nothing is written",
        "bad_set": "guide: “{value}” cannot be read; write --set FIELD=VALUE, for instance "
        '--set "partners[0].country=MA"',
        "exists": "guide: {file} exists already and is left alone; choose another identifier",
        "nothing": "guide: nothing is written; correct what is said above",
        "written": "{file} is written.",
        "next": "Next:\n"
        "  1. open this file and complete it; the lines that start with # explain each field;\n"
        "  2. check it: guide check --lang en\n"
        "  3. look at it: make serve, then http://127.0.0.1:8000/\n"
        "  4. propose it: CONTRIBUTING.md says how.",
    },
}
OPTIONS = {
    "title": "title",
    "short-title": "short_title",
    "lead": "lead.name",
    "lead-kind": "lead.kind",
    "country": "lead.country",
    "name": "name",
    "summary": "summary",
    "period": "period.text",
    "lesson": "lessons",
    "audience": "audiences",
    "theme": "themes",
}
"""Options for the required fields; a list's option is given once for each item. `--set` reaches all others."""
Ask = Callable[[str], str]


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("id", nargs="?", metavar="ID", help="nom du fichier et de la page ; sinon, tiré du titre court")
    for option, path in OPTIONS.items():
        field = BY_PATH[path]
        several = field.kind in {"texts", "choices"}
        text = field.description.replace("%", "%%") + (" ; peut être répété" if several else "")
        parser.add_argument(f"--{option}", dest=path, action="append" if several else "store", metavar="…", help=text)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="CHAMP=VALEUR",
        help="tout autre champ, nommé comme dans « guide check » : --set partners[0].country=MA",
    )
    parser.add_argument("--lang", choices=sorted(WORDS), default="fr", help="langue des questions et des messages")


def run(options: Namespace, ask: Ask | None, say: Callable[[str], None], complain: Callable[[str], None]) -> int:
    """Write the sheet. Without `ask`, nothing is asked: what is missing is a problem like any other."""
    words = WORDS[options.lang]
    collection, problems = load(options.data)
    if not collection.of(Taxonomy) or not collection.strings:
        for problem in problems:
            say(problem.text(options.lang))
        return 1
    answers: dict[str, Any] = {}
    if options.id:
        answers["id"] = options.id
    for path in OPTIONS.values():
        value = getattr(options, path)
        if value:
            _put(answers, path.split("."), value)
    for each in options.set:
        if not _set(answers, each):
            complain(words["bad_set"].format(value=each))
            return 2
    if ask:
        try:
            _interview(collection, answers, options.lang, ask, say)
        except (EOFError, KeyboardInterrupt):
            complain("\n" + words["stopped"])
            return 2
    proposal = propose(collection, answers)
    return write_new(collection, proposal, options.lang, say, complain)


def write_new(
    collection: Collection,
    proposal: Proposal,
    language: str,
    say: Callable[[str], None],
    complain: Callable[[str], None],
) -> int:
    """Write a proposed sheet that has no problems and takes nobody's place."""
    words, target = WORDS[language], collection.root / proposal.file
    if target.exists() or target.is_symlink():
        complain(words["exists"].format(file=target))
        return 2
    if proposal.problems:
        for problem in proposal.problems:
            say(problem_text(problem, language))
        complain(words["nothing"])
        return 1
    target.parent.mkdir(exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(proposal.text)
    say(words["written"].format(file=target))
    say(words["next"])
    return 0


def _set(answers: dict[str, Any], assignment: str) -> bool:
    """Take « partners[0].names[1]=Ville de Fès »; whether it could be read."""
    name, sign, value = assignment.partition("=")
    if not sign or not re.fullmatch(r"[a-z_]+(\[\d{1,3}\])*(\.[a-z_]+(\[\d{1,3}\])*)*", name):
        return False
    path: list[str | int] = [int(part) if part.isdigit() else part for part in re.findall(r"[a-z_]+|\d+", name)]
    field = BY_PATH.get(".".join(part for part in path if isinstance(part, str)))
    if field and field.path in INLINE and isinstance(path[-1], str):
        return _put(answers, path, [_parse(part.strip(), field) for part in value.split(",")])
    return _put(answers, path, _parse(value, field))


def _parse(value: str, field: Field | None) -> Any:
    """Numbers as numbers, where the field holds some."""
    number = field is not None and field.kind in {"number", "numbers"} and re.fullmatch(r"\d{1,9}", value)
    return int(value) if number else value


def _put(answers: dict[str, Any], path: list[Any], value: Any) -> bool:
    """Put a value at its place, making what surrounds it; lists are kept by position until then."""
    current: Any = answers
    for index, part in enumerate(path):
        if isinstance(current, list):
            if not isinstance(part, int):
                return False
            current += [None] * (part + 1 - len(current))
        elif not isinstance(current, dict) or isinstance(part, int):
            return False
        if index == len(path) - 1:
            current[part] = value
        else:
            inside = current[part] if isinstance(current, list) else current.get(part)
            if inside is None:
                inside = current[part] = [] if isinstance(path[index + 1], int) else {}
            current = inside
    return True


def _at(answers: dict[str, Any], path: str) -> Any:
    current: Any = answers
    for part in path.split("."):
        current = current.get(part) if isinstance(current, dict) else None
    return current


# On a terminal


def _interview(
    collection: Collection, answers: dict[str, Any], language: str, ask: Ask, say: Callable[[str], None]
) -> None:
    """Ask for every required field that no option gave; a wrong answer is asked for again."""
    missing = [BY_PATH[path] for path in OPTIONS.values() if _at(answers, path) in (None, "", [])]
    if not missing:
        return
    taxonomy = collection.one(Taxonomy)
    names, words = Words(collection.strings, taxonomy, language), WORDS[language]
    say(words["intro"].format(n=len(missing)))
    say(words["stop"])
    for field in missing:
        say(f"\n{names.label(field)}\n  {names.help(field)}")
        while True:
            _put(answers, field.path.split("."), _answer(field, names, language, ask, say))
            problems = list(_concerning(propose(collection, answers).problems, field))
            if not problems:
                break
            for problem in problems:
                say("  " + problem_text(problem, language))


def _concerning(problems: tuple[Problem, ...], field: Field) -> Iterator[Problem]:
    keys = field.path.split(".")
    return (problem for problem in problems if [p for p in problem.field if isinstance(p, str)][: len(keys)] == keys)


def _answer(field: Field, names: Words, language: str, ask: Ask, say: Callable[[str], None]) -> Any:
    """One answer: a line, several lines, or choices from a list."""
    words = WORDS[language]
    if field.kind in {"choice", "choices"}:
        choices = names.choices(field)
        for number, (code, label) in enumerate(choices, 1):
            say(f"  {number}. {label} ({code})")
        say(words["one" if field.kind == "choice" else "many"])
        parts = [part.strip() for part in ask("> ").split(",") if part.strip()]
        codes = [choices[int(part) - 1][0] if part in _positions(len(choices)) else part for part in parts]
        return codes if field.kind == "choices" else ", ".join(codes)
    if field.kind != "texts" and not field.multiline:
        return ask("> ")
    say(words["lines"])
    lines: list[str] = []
    while line := ask("> ").strip():
        lines.append(line)
    return lines if field.kind == "texts" else "\n\n".join(lines)


def _positions(n: int) -> set[str]:
    return {str(number) for number in range(1, n + 1)}

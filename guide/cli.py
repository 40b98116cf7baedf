"""The command ``guide`` (``python -m guide``)."""

from __future__ import annotations

import argparse
import gc
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from guide import build, examine
from guide.model.fields import SOURCE_LANGUAGE
from guide.problems.annotations import github
from guide.reading.folder import Collection
from guide.reading.translations import current_record, language_of, read_record, replace_record, states
from guide.relations.relate import relate

WORDS = {
    "fr": {
        "one": "{n} problème",
        "other": "{n} problèmes",
        "ok": "Tout est en ordre : {projects} fiches, {questions} questions, {pages} pages.",
        "no_folder": "guide : le dossier « {folder} » n’existe pas",
    },
    "en": {
        "one": "{n} problem",
        "other": "{n} problems",
        "ok": "All is well: {projects} sheets, {questions} questions, {pages} pages.",
        "no_folder": "guide: the folder “{folder}” does not exist",
    },
}


def main(arguments: list[str] | None = None) -> int:
    """Run a command; exit status 0 all is well, 1 problems were found, 2 it could not run."""
    argv = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="guide", description="Outils du guide")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (prepare, run, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("--data", type=Path, default=Path("data"), help="dossier des données (par défaut : data)")
        command.set_defaults(run=run)
        if name in argv:  # the options of one command load what it works with, those of others would, too
            prepare(command)
    options = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(options.run(options))
    except OSError as error:
        words = WORDS.get(getattr(options, "lang", None) or "fr", WORDS["fr"])
        missing = isinstance(error, NotADirectoryError | FileNotFoundError) and error.filename is None
        name = error.filename or error.args[0]
        complain(words["no_folder"].format(folder=name) if missing else f"guide: {name}: {error.strerror}")
        return 2


def complain(message: str) -> None:
    """Say why a command could not run."""
    print(message, file=sys.stderr)


def _add_docs(parser: ArgumentParser) -> None:
    parser.add_argument("--docs", type=Path, help="dossier des pages (par défaut : docs, à côté des données)")


def _beside(data: Path, docs: Path | None) -> Path | None:
    """The folder of pages: as given, else beside the data."""
    beside = data.parent / "docs"
    return docs or (beside if beside.is_dir() else None)


def add_check(parser: ArgumentParser) -> None:
    """Options of `guide check`."""
    _add_docs(parser)
    parser.add_argument("--lang", choices=sorted(WORDS), default="fr", help="langue des messages")
    parser.add_argument("--format", choices=["text", "github"], default="text", help="github : annotations de GitHub")


def check(options: Namespace) -> int:
    """Print every problem, one line each."""
    words, language = WORDS[options.lang], options.lang
    gc.disable()  # values form no circles: looking for some takes a fifth of the time
    try:
        collection, problems = examine(options.data, _beside(options.data, options.docs))
    finally:
        gc.enable()
    for problem in problems:
        print(github(problem, language) if options.format == "github" else problem.text(language))
    if problems:
        print(words["one" if len(problems) == 1 else "other"].format(n=len(problems)), file=sys.stderr)
    else:
        guide = relate(collection)
        print(words["ok"].format(projects=len(guide.projects), questions=len(guide.step_of), pages=len(guide.pages)))
    return 1 if problems else 0


def add_template(parser: ArgumentParser) -> None:
    """Options of `guide template`."""
    parser.add_argument("--out", type=Path, default=Path(), help="dossier où écrire (par défaut : celui-ci)")


def write_templates(options: Namespace) -> int:
    """Write the templates of all languages into a folder, and say which."""
    from guide.contributing.word import template

    out: Path = options.out
    guide, problems = build(options.data)
    if guide is None:
        for problem in problems:
            print(problem.text())
        return 1
    out.mkdir(parents=True, exist_ok=True)
    for language in guide.languages:
        for place, content in template.files(guide, language):
            target = out / Path(place).name
            target.write_bytes(content)
            print(target)
    return 0


def write_schema(options: Namespace) -> int:
    """Write what is made from the model of a sheet: its JSON Schema and, where there are any, the issue forms."""
    from guide.contributing.issue_form import issue_forms
    from guide.contributing.schema import PROJECT, as_text, project_schema

    data: Path = options.data
    guide, problems = build(data)
    if guide is None:
        for problem in problems:
            print(problem.text())
        return 1
    (data / "schema").mkdir(exist_ok=True)
    files = {data / "schema" / PROJECT: as_text(project_schema(guide))}
    forms = data.parent / ".github" / "ISSUE_TEMPLATE"
    if forms.is_dir():
        files |= {forms / name: text for name, text in issue_forms(guide).items()}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
        print(file)
    return 0


def add_translations(parser: ArgumentParser) -> None:
    """Options of `guide translations`."""
    _add_docs(parser)
    parser.add_argument("--lang", help="une seule langue")
    parser.add_argument("--todo", action="store_true", help="seulement les fichiers où il reste à faire")
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="FICHIER[:CHAMP]",
        help="note qu’une traduction, ou un de ses passages, est à jour",
    )


def show_translations(options: Namespace) -> int:
    """Print the state of every translation, after noting what is accepted."""
    data, only = options.data, options.lang
    docs = _beside(data, options.docs)
    guide, problems = build(data, docs)
    if guide and options.accept:
        for each in options.accept:
            error = _accept(guide.collection, data.parent, each)
            if error:
                print(error, file=sys.stderr)
                return 2
        guide, problems = build(data, docs)
    if guide is None:
        for problem in problems:
            print(problem.text())
        return 1
    if only and only not in guide.languages[1:]:
        print(f"guide : aucune langue « {only} » ; langues : {', '.join(guide.languages[1:])}", file=sys.stderr)
        return 2
    for language in guide.languages:
        if language != SOURCE_LANGUAGE and only in {None, language}:
            files = states(guide.collection, language)
            for state in files:
                if state.done < state.total or not options.todo:
                    parts = [f"à traduire : {', '.join(state.missing)}"] if state.missing else []
                    parts += [f"à revoir : {', '.join(state.outdated)}"] if state.outdated else []
                    print(f"{state.translation}: {state.done}/{state.total}" + "".join(f" ; {part}" for part in parts))
            missing, outdated = sum(len(s.missing) for s in files), sum(len(s.outdated) for s in files)
            total = sum(state.total for state in files)
            print(f"{language} : {total} passages, {missing} à traduire, {outdated} à revoir")
    return 0


def _accept(collection: Collection, root: Path, place: str) -> str:
    """Note that a translation file, or one passage of it, is up to date; the error where that cannot be."""
    translation, _, name = place.partition(":")
    path = Path(translation)
    try:
        file = path.resolve().relative_to(root.resolve()).as_posix()
        language = language_of(file)
        now = current_record(collection, language, file)
    except (ValueError, KeyError, IndexError):
        return f"guide : « {translation} » n’est pas une traduction de ce guide"
    if name and name not in now:
        return f"guide : « {name} » n’est pas un passage traduit de {translation} ; passages : {', '.join(sorted(now))}"
    text = path.read_text(encoding="utf-8")
    before = read_record(text, front_matter=path.suffix == ".md")
    record = {key: value for key, value in before.items() if key in now} | ({name: now[name]} if name else now)
    path.write_text(replace_record(text, record, front_matter=path.suffix == ".md"), encoding="utf-8")
    return ""


def _add_new(parser: ArgumentParser) -> None:
    from guide.contributing import new

    new.add_arguments(parser)


def _new(options: Namespace) -> int:
    from guide.contributing import new

    return new.run(options, input if sys.stdin.isatty() else None, print, complain)


def _add_import(parser: ArgumentParser) -> None:
    from guide.contributing import importer

    importer.add_arguments(parser)


def _import(options: Namespace) -> int:
    from guide.contributing import importer

    return importer.run(options, print, complain)


COMMANDS: dict[str, tuple[Callable[[ArgumentParser], None], Callable[[Namespace], int], str]] = {
    "check": (add_check, check, "vérifie toutes les fiches et toutes les pages"),
    "schema": (lambda parser: None, write_schema, "écrit le schéma JSON d’une fiche et les formulaires de GitHub"),
    "translations": (add_translations, show_translations, "dit ce qui reste à traduire ou à revoir"),
    "new": (_add_new, _new, "crée une fiche à partir de quelques réponses"),
    "import": (_add_import, _import, "fait une fiche d’un modèle rempli (.docx ou .odt)"),
    "template": (add_template, write_templates, "écrit les modèles de fiche à remplir (.docx et .odt)"),
}
"""By name: what adds its options, what runs it, what it is for. A command imports what only it works with."""

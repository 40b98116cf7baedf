"""The command ``guide`` (``python -m guide``)."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from guide import build, examine
from guide.contributing import importer, new
from guide.contributing.issue_form import issue_forms
from guide.contributing.schema import PROJECT, as_text, project_schema
from guide.contributing.word import template
from guide.model.fields import SOURCE_LANGUAGE
from guide.problems.annotations import github
from guide.reading.folder import Collection
from guide.reading.translations import accepted, current_record, language_of, recorded, states
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
    parser = argparse.ArgumentParser(prog="guide", description="Outils du guide")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="vérifie toutes les fiches et toutes les pages")
    check.add_argument("--data", type=Path, default=Path("data"), help="dossier des données (par défaut : data)")
    check.add_argument("--docs", type=Path, help="dossier des pages (par défaut : docs, à côté des données)")
    check.add_argument("--lang", choices=sorted(WORDS), default="fr", help="langue des messages")
    check.add_argument("--format", choices=["text", "github"], default="text", help="github : annotations de GitHub")
    schema = commands.add_parser("schema", help="écrit le schéma JSON d’une fiche et les formulaires de GitHub")
    schema.add_argument("--data", type=Path, default=Path("data"), help="dossier des données (par défaut : data)")
    translations = commands.add_parser("translations", help="dit ce qui reste à traduire ou à revoir")
    translations.add_argument("--data", type=Path, default=Path("data"), help="dossier des données (par défaut : data)")
    translations.add_argument("--docs", type=Path, help="dossier des pages (par défaut : docs, à côté des données)")
    translations.add_argument("--lang", help="une seule langue")
    translations.add_argument("--todo", action="store_true", help="seulement les fichiers où il reste à faire")
    translations.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="FICHIER[:CHAMP]",
        help="note qu’une traduction, ou un de ses passages, est à jour",
    )
    new.add_arguments(commands.add_parser("new", help="crée une fiche à partir de quelques réponses"))
    importer.add_arguments(commands.add_parser("import", help="fait une fiche d’un modèle rempli (.docx ou .odt)"))
    documents = commands.add_parser("template", help="écrit les modèles de fiche à remplir (.docx et .odt)")
    documents.add_argument("--data", type=Path, default=Path("data"), help="dossier des données (par défaut : data)")
    documents.add_argument("--out", type=Path, default=Path(), help="dossier où écrire (par défaut : celui-ci)")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if options.command == "new":
            ask = input if sys.stdin.isatty() else None
            return new.run(options, ask, print, complain)
        if options.command == "import":
            return importer.run(options, print, complain)
        if options.command == "template":
            return run_template(options.data, options.out)
        if options.command == "translations":
            return run_translations(options.data, options.docs, options.lang, options.todo, options.accept)
        if options.command == "schema":
            return run_schema(options.data)
        return run_check(options.data, options.docs, options.lang, options.format)
    except OSError as error:
        words = WORDS.get(getattr(options, "lang", None) or "fr", WORDS["fr"])
        missing = isinstance(error, NotADirectoryError | FileNotFoundError) and error.filename is None
        name = error.filename or error.args[0]
        print(
            words["no_folder"].format(folder=name) if missing else f"guide: {name}: {error.strerror}", file=sys.stderr
        )
        return 2


def complain(message: str) -> None:
    """Say why a command could not run."""
    print(message, file=sys.stderr)


def _beside(data: Path, docs: Path | None) -> Path | None:
    """The folder of pages: as given, else beside the data."""
    beside = data.parent / "docs"
    return docs or (beside if beside.is_dir() else None)


def run_check(data: Path, docs: Path | None, language: str, form: str = "text") -> int:
    """Print every problem, one line each."""
    words = WORDS[language]
    gc.disable()  # values form no circles: looking for some takes a fifth of the time
    try:
        collection, problems = examine(data, _beside(data, docs))
    finally:
        gc.enable()
    for problem in problems:
        print(github(problem, language) if form == "github" else problem.text(language))
    if problems:
        print(words["one" if len(problems) == 1 else "other"].format(n=len(problems)), file=sys.stderr)
    else:
        guide = relate(collection)
        print(words["ok"].format(projects=len(guide.projects), questions=len(guide.step_of), pages=len(guide.pages)))
    return 1 if problems else 0


def run_template(data: Path, out: Path) -> int:
    """Write the templates of all languages into a folder, and say which."""
    guide, problems = build(data)
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


def run_schema(data: Path) -> int:
    """Write what is made from the model of a sheet: its JSON Schema and, where there are any, the issue forms."""
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


def run_translations(data: Path, docs: Path | None, only: str | None, todo: bool, accept: list[str]) -> int:
    """Print the state of every translation, after noting what is accepted."""
    guide, problems = build(data, _beside(data, docs))
    if guide and accept:
        for each in accept:
            error = _accept(guide.collection, data.parent, each)
            if error:
                print(error, file=sys.stderr)
                return 2
        guide, problems = build(data, _beside(data, docs))
    if guide is None:
        for problem in problems:
            print(problem.text())
        return 1
    if only and only not in guide.languages[1:]:
        print(f"guide : aucune langue « {only} » ; langues : {', '.join(guide.languages[1:])}", file=sys.stderr)
        return 2
    for language in guide.languages:
        if language != SOURCE_LANGUAGE and only in {None, language}:
            found = states(guide.collection, language)
            for state in found:
                if state.done < state.total or not todo:
                    parts = [f"à traduire : {', '.join(state.missing)}"] if state.missing else []
                    parts += [f"à revoir : {', '.join(state.outdated)}"] if state.outdated else []
                    print(f"{state.translation}: {state.done}/{state.total}" + "".join(f" ; {part}" for part in parts))
            missing, outdated = sum(len(s.missing) for s in found), sum(len(s.outdated) for s in found)
            total = sum(state.total for state in found)
            print(f"{language} : {total} passages, {missing} à traduire, {outdated} à revoir")
    return 0


def _accept(collection: Collection, root: Path, wanted: str) -> str:
    """Note that a translation file, or one passage of it, is up to date; the error where that cannot be."""
    given, _, name = wanted.partition(":")
    path = Path(given)
    try:
        file = path.resolve().relative_to(root.resolve()).as_posix()
        language = language_of(file)
        now = current_record(collection, language, file)
    except (ValueError, KeyError, IndexError):
        return f"guide : « {given} » n’est pas une traduction de ce guide"
    if name and name not in now:
        return f"guide : « {name} » n’est pas un passage traduit de {given} ; passages : {', '.join(sorted(now))}"
    text = path.read_text(encoding="utf-8")
    before = recorded(text, front_matter=path.suffix == ".md")
    record = {key: value for key, value in before.items() if key in now} | ({name: now[name]} if name else now)
    path.write_text(accepted(text, record, front_matter=path.suffix == ".md"), encoding="utf-8")
    return ""

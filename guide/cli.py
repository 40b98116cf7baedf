"""The command ``guide`` (``python -m guide``)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide import build

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
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return run_check(options.data, options.docs, options.lang)


def run_check(data: Path, docs: Path | None, language: str) -> int:
    """Print every problem, one line each."""
    words = WORDS[language]
    beside = data.parent / "docs"
    try:
        guide, problems = build(data, docs or (beside if beside.is_dir() else None))
    except OSError as error:
        folder = error.filename or error.args[0]
        print(words["no_folder"].format(folder=folder), file=sys.stderr)
        return 2
    for problem in problems:
        print(problem.text(language))
    if guide is None:
        print(words["one" if len(problems) == 1 else "other"].format(n=len(problems)), file=sys.stderr)
        return 1
    print(words["ok"].format(projects=len(guide.projects), questions=len(guide.step_of), pages=len(guide.pages)))
    return 0

"""Reads `data/` and `docs/` into typed values, and says everything that is wrong with them.

One row of `LAYOUT` per file or folder: the model that its files must fit and the attribute of `Collection` that they
fill. Translations lie over the values that they translate, file by file, under ``translations/<language>/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from guide import shape, yamlfile
from guide.fields import SOURCE_LANGUAGE, Model
from guide.interface import PageMeta, Strings
from guide.models import Goals, Project, Question, Step, Taxonomy
from guide.problems import Problem
from guide.reference import Agenda, Bibliography, Glossary, Interview, Survey
from guide.translations import lay_over
from guide.yamlfile import Document

LAYOUT: dict[str, type[Model]] = {
    "projects/*.yml": Project,
    "steps/*.yml": Step,
    "closing/*.yml": Question,
    "taxonomy.yml": Taxonomy,
    "sdg.yml": Goals,
    "glossary.yml": Glossary,
    "sources.yml": Bibliography,
    "figures.yml": Survey,
    "interview.yml": Interview,
    "agenda.yml": Agenda,
    "strings/*.yml": Strings,
}
REQUIRED = ("taxonomy.yml", f"strings/{SOURCE_LANGUAGE}.yml")
TRANSLATIONS = "translations"
_OF_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that operating systems leave behind: nobody wrote them."""
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Page:
    """A page of `docs/`, one language of it."""

    language: str
    key: str
    """Address without language and ending, as in ``understand/inclusion``: the same in all languages."""
    meta: PageMeta
    source: str
    """Markdown without the front matter."""
    line: int
    """Line of the file where `source` starts."""
    file: Path


@dataclass(frozen=True)
class Collection:
    """All that was read; references still are codes."""

    root: Path
    """The data folder, as given."""
    values: dict[str, Model]
    """By file, relative to the data folder: ``projects/x.yml``."""
    documents: dict[str, Document] = field(hash=False)
    """Where each value stands, by the same key."""
    pages: tuple[Page, ...] = ()
    files: frozenset[str] = frozenset()
    """All files of the layout, those included that could not be read."""

    def of(self, model: type[M]) -> tuple[M, ...]:
        """All values of one kind, by file name."""
        return tuple(value for _, value in self.files_of(model))

    def one(self, model: type[M]) -> M:
        """The value of a file that stands alone; empty where the guide has no such file."""
        return next(iter(self.of(model)), None) or model()

    def files_of(self, model: type[M]) -> tuple[tuple[str, M], ...]:
        """Pairs (file, value) of one kind."""
        return tuple((file, value) for file, value in sorted(self.values.items()) if isinstance(value, model))

    @property
    def strings(self) -> dict[str, Strings]:
        """The languages of the site; the source language first."""
        found = {Path(file).stem: value for file, value in self.files_of(Strings)}
        return dict(sorted(found.items(), key=lambda item: (item[0] != SOURCE_LANGUAGE, item[0])))


def load(data: Path, docs: Path | None = None) -> tuple[Collection, list[Problem]]:
    """Read the data folder and, where given, the folder of pages.

    Raises `NotADirectoryError` where `data` is none.
    """
    if not data.is_dir():
        raise NotADirectoryError(data)
    problems: list[Problem] = []
    values: dict[str, Model] = {}
    documents: dict[str, Document] = {}
    files: set[str] = set()
    for file, model in _files(data, problems):
        files.add(file)
        document = yamlfile.read(data / file, data / file)
        if isinstance(document, Problem):
            problems.append(document)
            continue
        value, found = shape.fit(document, model)
        problems += found
        documents[file] = document
        if value is not None:
            values[file] = value
    for file in REQUIRED:
        if not (data / file).exists():
            problems.append(Problem(data / file, 0, (), "missing_file"))
    for language in (Path(file).stem for file in list(values) if file.startswith("strings/")):
        problems += _lay_translations(data, language, values, documents)
    languages = {Path(file).stem for file in files if file.startswith("strings/")}
    for folder in (data / TRANSLATIONS, *([docs] if docs else [])):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_dir() and path.name not in languages:
                problems.append(Problem(path, 0, (), "stray_language", {"language": path.name}))
    pages: list[Page] = []
    if docs is not None:
        pages, found = _pages(docs, [Path(file).stem for file in values if file.startswith("strings/")])
        problems += found
    return Collection(data, values, documents, tuple(pages), frozenset(files)), problems


def _files(data: Path, problems: list[Problem]) -> Iterator[tuple[str, type[Model]]]:
    """The files of the layout; what else lies in the folder is a problem, since it would be lost in silence."""
    expected = [pattern for pattern in LAYOUT if "*" in pattern]
    for path in sorted(_walk(data)):
        file = path.relative_to(data).as_posix()
        if file.startswith((f"{TRANSLATIONS}/", "schema/")) or path.name in _OF_SYSTEMS:
            continue
        model = LAYOUT.get(file) or LAYOUT.get(f"{path.parent.relative_to(data).as_posix()}/*{path.suffix}")
        if model is None or path.name.startswith("."):
            problems.append(Problem(path, 0, (), "stray_file", {"expected": [*expected, "…"]}))
        else:
            yield file, model


def _walk(folder: Path) -> Iterator[Path]:
    """Files below a folder, without following links to other folders."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _lay_translations(
    data: Path, language: str, values: dict[str, Model], documents: dict[str, Document]
) -> Iterable[Problem]:
    """Put the translations of one language over the values."""
    folder = data / TRANSLATIONS / language
    if language == SOURCE_LANGUAGE or not folder.is_dir():
        return []
    problems: list[Problem] = []
    for path in sorted(_walk(folder)):
        file = path.relative_to(folder).as_posix()
        document = yamlfile.read(path, path)
        if isinstance(document, Problem):
            problems.append(document)
        elif file not in values or isinstance(values[file], Strings):
            if not (data / file).exists():
                problems.append(document.problem((), "translation_of_nothing", source=f"data/{file}"))
        else:
            values[file], found = lay_over(values[file], document, language, f"data/{file}")
            documents[f"{TRANSLATIONS}/{language}/{file}"] = document
            problems += found
    return problems


def _pages(docs: Path, languages: list[str]) -> tuple[list[Page], list[Problem]]:
    """The Markdown pages of each language's folder."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for language in languages:
        folder = docs / language
        for path in sorted(_walk(folder)) if folder.is_dir() else ():
            if path.suffix != ".md":
                continue
            text = yamlfile.read_text(path, path)
            if isinstance(text, Problem):
                problems.append(text)
                continue
            front = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
            if not front:
                problems.append(Problem(path, 1, (), "page_front_matter"))
                continue
            document = yamlfile.parse(front[1], path)
            if isinstance(document, Problem):
                problems.append(replace(document, line=document.line + 1))
                continue
            meta, found = shape.fit(document, PageMeta)
            problems += [replace(problem, line=problem.line + 1) for problem in found]
            if meta is not None:
                key = path.relative_to(folder).with_suffix("").as_posix()
                line = front[0].count("\n") + 1
                pages.append(Page(language, key, meta, text[front.end() :], line, path))
    return pages, problems

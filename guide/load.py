"""Reads `data/` and `docs/` into typed values, and says everything that is wrong with them.

One row of `LAYOUT` per file or folder: the model that its files must fit and the attribute of `Collection` that they
fill. Translations lie over the values that they translate, file by file, under ``translations/<language>/``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from guide import crew, shape, yamlfile
from guide.fields import SOURCE_LANGUAGE, Model
from guide.interface import PageMeta, Strings
from guide.models import Goals, Project, Question, Step, Taxonomy
from guide.problems import FieldPath, Problem
from guide.reading_values import Reading, Task, read, stamp
from guide.reference import Agenda, Bibliography, Glossary, Interview, Survey
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
TRANSLATIONS = "translations"
LAYOUTS = "layouts"
"""Folder of the layouts of pages from data, beside those of the languages."""
REQUIRED = ("taxonomy.yml", f"strings/{SOURCE_LANGUAGE}.yml")
_OF_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that operating systems leave behind: nobody wrote them."""
M = TypeVar("M", bound=Model)
CHUNK = 32
"""Files that one job reads."""
WORTH_PROCESSES = 200
"""From how many files on they are read in several processes, which take as long to start as a few dozen to be read."""


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
    """What could be read but fits no model, by the same key; all others are read again when a line is asked for."""
    pages: tuple[Page, ...] = ()
    files: frozenset[str] = frozenset()
    """All files of the layout, those included that could not be read."""
    readings: dict[Path, Reading] = field(default_factory=dict, repr=False, compare=False)
    """What each file gave that has no problem: the next `load` takes it over where the file has not changed."""

    def of(self, model: type[M]) -> tuple[M, ...]:
        """All values of one kind, by file name."""
        return tuple(value for _, value in self.files_of(model))

    def one(self, model: type[M]) -> M:
        """The value of a file that stands alone; empty where the guide has no such file."""
        return next(iter(self.of(model)), None) or model()

    def files_of(self, model: type[M]) -> tuple[tuple[str, M], ...]:
        """Pairs (file, value) of one kind."""
        return tuple((file, value) for file, value in self._by_kind.get(model, ()) if isinstance(value, model))

    @cached_property
    def _by_kind(self) -> dict[type[Model], list[tuple[str, Model]]]:
        kinds: dict[type[Model], list[tuple[str, Model]]] = {}
        for file, value in sorted(self.values.items()):
            kinds.setdefault(type(value), []).append((file, value))
        return kinds

    def document(self, file: str) -> Document:
        """What a file says and where; read again, since few lines are ever asked for."""
        if file in self.documents:
            return self.documents[file]
        path = self.root / file
        found = yamlfile.read(path, path) if path.exists() else None
        # A file that was spoilt or removed since it was loaded can no longer tell its lines.
        return found if isinstance(found, Document) else Document(path)

    def problem(self, file: str, path: FieldPath, code: str, **details: object) -> Problem:
        """A problem at a field of a file."""
        return self.document(file).problem(path, code, **details)

    @property
    def strings(self) -> dict[str, Strings]:
        """The languages of the site; the source language first."""
        found = {Path(file).stem: value for file, value in self.files_of(Strings)}
        return dict(sorted(found.items(), key=lambda item: (item[0] != SOURCE_LANGUAGE, item[0])))


def load(
    data: Path,
    docs: Path | None = None,
    known: Mapping[Path, Reading] = MappingProxyType({}),
    processes: int | None = None,
) -> tuple[Collection, list[Problem]]:
    """Read the data folder and, where given, the folder of pages.

    `known`: the readings of a collection that was loaded before; what has not changed since is not read again, its
    values are the same objects. `processes`: as many as pay, where not given. Raises `NotADirectoryError` where `data`
    is none.
    """
    if not data.is_dir():
        raise NotADirectoryError(data)
    read_all = partial(_read_all, known=known, processes=processes)
    kinds, problems = _kinds(data)
    problems += [Problem(data / file, 0, (), "missing_file") for file in REQUIRED if not (data / file).exists()]

    editions = [file for file in kinds if file.startswith("strings/")]
    readings = read_all([Task(kinds[file], data / file, file) for file in editions])
    languages = [Path(file).stem for file in editions if readings[data / file].value is not None]
    folders = {language: data / TRANSLATIONS / language for language in languages if language != SOURCE_LANGUAGE}
    translations = {language: frozenset(_walk(folder)) for language, folder in folders.items()}
    translatable = [file for file in kinds if file not in editions]
    readings |= read_all([_task(data, file, kinds[file], folders, translations) for file in translatable])
    for language, files in translations.items():
        for file in sorted(files.difference(translatable)):
            problems += _stray_translation(data, language, file)
    for folder in (data / TRANSLATIONS, *([docs] if docs else [])):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_dir() and path.name != LAYOUTS and f"strings/{path.name}.yml" not in editions:
                problems.append(Problem(path, 0, (), "stray_language", {"language": path.name}))
    found = _pages(docs, languages, known) if docs is not None else {}
    problems += [problem for each in (readings | found).values() for problem in each.problems]
    return Collection(
        root=data,
        values={file: value for file in kinds if (value := readings[data / file].value) is not None},
        documents={file: document for file in kinds if (document := readings[data / file].document)},
        pages=tuple(reading.value for reading in found.values() if reading.value is not None),
        files=frozenset(kinds),
        readings={path: reading for path, reading in (readings | found).items() if not reading.problems},
    ), problems


def _task(
    data: Path, file: str, kind: type[Model], folders: Mapping[str, Path], translations: Mapping[str, frozenset[str]]
) -> Task:
    """A file with the translations that there are of it."""
    layers = tuple((language, folder / file) for language, folder in folders.items() if file in translations[language])
    return Task(kind, data / file, file, layers)


def _kinds(data: Path) -> tuple[dict[str, type[Model]], list[Problem]]:
    """The files of the layout; what else lies in the folder is a problem, since it would be lost in silence."""
    expected = [*(pattern for pattern in LAYOUT if "*" in pattern), "…"]
    kinds: dict[str, type[Model]] = {}
    problems = []
    for file in _walk(data):
        path = PurePosixPath(file)
        if file.startswith((f"{TRANSLATIONS}/", "schema/")) or path.name in _OF_SYSTEMS:
            continue
        model = LAYOUT.get(file) or LAYOUT.get(f"{path.parent}/*{path.suffix}")
        if model is None or path.name.startswith("."):
            problems.append(Problem(data / file, 0, (), "stray_file", {"expected": expected}))
        else:
            kinds[file] = model
    return kinds, problems


def _walk(folder: Path) -> list[str]:
    """Files below a folder in the order of their parts, without following links to other folders; none without it."""
    return sorted(_below(folder, ""), key=lambda file: file.split("/")) if folder.is_dir() else []


def _below(folder: Path | str, name: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{name}{entry.name}/")
            else:
                yield name + entry.name


def _read_all(tasks: Sequence[Task], known: Mapping[Path, Reading], processes: int | None) -> dict[Path, Reading]:
    """What each file gives, by its path; only what has changed is read."""
    found = {task.source: _unchanged(task.paths, known) for task in tasks}
    changed = [task for task in tasks if found[task.source] is None]
    chunks = [changed[start : start + CHUNK] for start in range(0, len(changed), CHUNK)]
    if processes is None:
        processes = crew.processes() if len(changed) >= WORTH_PROCESSES else 1
    results = crew.Crew([partial(_read_chunk, chunk) for chunk in chunks], processes).results()
    for chunk, readings in zip(chunks, results, strict=True):
        found |= {task.source: reading for task, reading in zip(chunk, readings, strict=True)}
    return {path: reading for path, reading in found.items() if reading is not None}


def _read_chunk(tasks: Sequence[Task]) -> list[Reading]:
    return [read(task) for task in tasks]


def _unchanged(paths: Sequence[Path], known: Mapping[Path, Reading]) -> Reading | None:
    """What a file and its translations gave before, where they still are the same."""
    before = known.get(paths[0])
    return before if before and before.stamp == stamp(paths) else None


def _stray_translation(data: Path, language: str, file: str) -> list[Problem]:
    """What is wrong with a translation of no value."""
    path = data / TRANSLATIONS / language / file
    document = yamlfile.read(path, path)
    if isinstance(document, Problem):
        return [document]
    # A file that exists but cannot be translated has a problem of its own, or is none of ours.
    return [] if (data / file).exists() else [document.problem((), "translation_of_nothing", source=f"data/{file}")]


def _pages(docs: Path, languages: Sequence[str], known: Mapping[Path, Reading]) -> dict[Path, Reading]:
    """The Markdown pages of each language's folder, by file."""
    files = [
        (language, docs / language / file)
        for language in languages
        for file in _walk(docs / language)
        if file.endswith(".md")
    ]
    return {path: _unchanged([path], known) or _page(docs, language, path) for language, path in files}


def _page(docs: Path, language: str, path: Path) -> Reading:
    """A page, or what is wrong with it."""
    seen = stamp([path])
    text = yamlfile.read_text(path, path)
    if isinstance(text, Problem):
        return Reading(seen, None, (text,))
    front = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    if not front:
        return Reading(seen, None, (Problem(path, 1, (), "page_front_matter"),))
    document = yamlfile.parse(front[1], path)
    if isinstance(document, Problem):
        return Reading(seen, None, (replace(document, line=document.line + 1),))
    meta, found = shape.fit(document, PageMeta)
    problems = tuple(replace(problem, line=problem.line + 1) for problem in found)
    if meta is None:
        return Reading(seen, None, problems)
    key = path.relative_to(docs / language).with_suffix("").as_posix()
    line = front[0].count("\n") + 1
    return Reading(seen, Page(language, key, meta, text[front.end() :], line, path), problems)

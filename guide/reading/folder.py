"""Reads `data/` and `docs/` into typed values, and says everything that is wrong with them.

One row of `LAYOUT` per file or folder: the model that its files must fit and the attribute of `Collection` that they
fill. Translations lie over the values that they translate, file by file, under ``translations/<language>/``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from guide.model.fields import SOURCE_LANGUAGE, M, Model
from guide.model.interface import PageMeta, Strings
from guide.model.reference import Agenda, Bibliography, Glossary, Interview, Survey
from guide.model.study import Goals, Project, Question, Step, Taxonomy
from guide.problems.problem import FieldPath, Problem
from guide.reading import fit, yaml_file
from guide.reading.calls import Call
from guide.reading.signatures import PAGE_KINDS
from guide.reading.values import read_value
from guide.reading.yaml_file import Document
from guide.text.svg import find_forbidden_in_svg

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
IMAGES = "images"
"""Folder of the pictures that all languages share, beside those of the languages."""
_PICTURES = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
REQUIRED = ("taxonomy.yml", f"strings/{SOURCE_LANGUAGE}.yml")
_OF_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that operating systems leave behind: nobody wrote them."""


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
    calls: tuple[Call, ...] = ()
    """The macros that it calls, as they are run, those that are right; see `guide.checking.pages`."""


@dataclass(frozen=True)
class Layout:
    """The Markdown that all pages of one kind from data have as their source."""

    kind: str
    """One of `guide.reading.signatures.PAGE_KINDS`."""
    source: str
    file: Path
    line: int = 1
    """Line of the file where `source` starts."""


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
    layouts: tuple[Layout, ...] = ()
    pictures: frozenset[str] = frozenset()
    """Files of the folder of pages that are published beside them: ``fr/understand/carte.png``, ``images/logo.svg``."""
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
        document = yaml_file.read_yaml(path, path) if path.exists() else None
        # A file that was spoilt or removed since it was loaded can no longer tell its lines.
        return document if isinstance(document, Document) else Document(path)

    def problem(self, file: str, path: FieldPath, code: str, **details: object) -> Problem:
        """A problem at a field of a file."""
        return self.document(file).problem(path, code, **details)

    @property
    def strings(self) -> dict[str, Strings]:
        """The languages of the site; the source language first."""
        files = {Path(file).stem: value for file, value in self.files_of(Strings)}
        return dict(sorted(files.items(), key=lambda item: (item[0] != SOURCE_LANGUAGE, item[0])))


def load(data: Path, docs: Path | None = None) -> tuple[Collection, list[Problem]]:
    """Read the data folder and, where given, the folder of pages.

    Raises `NotADirectoryError` where `data` is none.
    """
    if not data.is_dir():
        raise NotADirectoryError(data)
    kinds, problems = _kinds(data)
    problems += [Problem(data / file, 0, (), "missing_file") for file in REQUIRED if not (data / file).exists()]

    editions = [file for file in kinds if file.startswith("strings/")]
    readings = {file: read_value(data / file, kinds[file], f"data/{file}") for file in editions}
    languages = [Path(file).stem for file in editions if readings[file].value is not None]
    folders = {language: data / TRANSLATIONS / language for language in languages if language != SOURCE_LANGUAGE}
    translations = {language: frozenset(_walk(folder)) for language, folder in folders.items()}
    translatable = [file for file in kinds if file not in editions]
    for file in translatable:
        layers = [(language, folder / file) for language, folder in folders.items() if file in translations[language]]
        readings[file] = read_value(data / file, kinds[file], f"data/{file}", layers)
    for language, files in translations.items():
        for file in sorted(files.difference(translatable)):
            problems += _stray_translation(data, language, file)
    for folder in (data / TRANSLATIONS, *([docs] if docs else [])):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_dir() and path.name not in {LAYOUTS, IMAGES} and f"strings/{path.name}.yml" not in editions:
                problems.append(Problem(path, 0, (), "stray_language", {"language": path.name}))
    problems += [problem for reading in readings.values() for problem in reading.problems]
    layouts, wrong_layouts = _layouts(docs / LAYOUTS) if docs else ((), [])
    problems += wrong_layouts
    pictures, wrong_pictures = _pictures(docs, [*languages, IMAGES]) if docs else (frozenset(), [])
    problems += wrong_pictures
    pages = []
    for page, wrong in _pages(docs, languages) if docs else ():
        pages += [page] if page else []
        problems += wrong
    return Collection(
        root=data,
        values={file: value for file in kinds if (value := readings[file].value) is not None},
        documents={file: document for file in kinds if (document := readings[file].document)},
        pages=tuple(pages),
        layouts=layouts,
        pictures=pictures,
        files=frozenset(kinds),
    ), problems


def _layouts(folder: Path) -> tuple[tuple[Layout, ...], list[Problem]]:
    """The layout of each kind of page; what is no layout, or lacks, is a problem."""
    layouts, problems = [], []
    for kind in PAGE_KINDS:
        path = folder / f"{kind}.md"
        text = yaml_file.read_text(path, path) if path.exists() else Problem(path, 0, (), "missing_file")
        if isinstance(text, Problem):
            problems.append(text)
        else:
            layouts.append(Layout(kind, text, path))
    expected = [f"{kind}.md" for kind in PAGE_KINDS]
    strays = [name for name in _walk(folder) if name not in expected and Path(name).name not in _OF_SYSTEMS]
    problems += [Problem(folder / name, 0, (), "stray_file", {"expected": expected}) for name in strays]
    return tuple(layouts), problems


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


def _stray_translation(data: Path, language: str, file: str) -> list[Problem]:
    """What is wrong with a translation of no value."""
    path = data / TRANSLATIONS / language / file
    document = yaml_file.read_yaml(path, path)
    if isinstance(document, Problem):
        return [document]
    # A file that exists but cannot be translated has a problem of its own, or is none of ours.
    return [] if (data / file).exists() else [document.problem((), "translation_of_nothing", source=f"data/{file}")]


def _pages(docs: Path, languages: Sequence[str]) -> Iterator[tuple[Page | None, list[Problem]]]:
    """The Markdown pages of each language's folder."""
    for language in languages:
        for file in _walk(docs / language):
            if file.endswith(".md") and not (docs / language / file).is_symlink():  # see `_pictures`
                yield _page(docs, language, docs / language / file)


def _pictures(docs: Path, folders: Iterable[str]) -> tuple[frozenset[str], list[Problem]]:
    """What may be published beside the pages, below each of the folders; whatever else lies there is a problem."""
    pictures, problems = set(), []
    for folder in folders:
        kinds = _PICTURES if folder == IMAGES else _PICTURES | {".md"}
        for name in _walk(docs / folder):
            path = docs / folder / name
            if path.name in _OF_SYSTEMS:
                continue
            if path.is_symlink():
                problems.append(Problem(path, 0, (), "symlink"))
            elif path.suffix not in kinds or not path.is_file():
                problems.append(Problem(path, 0, (), "stray_file", {"expected": sorted(f"*{kind}" for kind in kinds)}))
            elif path.suffix == ".svg":
                pieces = [*find_forbidden_in_svg(path.read_bytes())]
                problems += [Problem(path, 0, (), "svg_markup", {"value": piece}) for piece in pieces]
                pictures.add(f"{folder}/{name}")
            elif path.suffix != ".md":
                pictures.add(f"{folder}/{name}")
    return frozenset(pictures), problems


def _page(docs: Path, language: str, path: Path) -> tuple[Page | None, list[Problem]]:
    """A page, or what is wrong with it."""
    text = yaml_file.read_text(path, path)
    if isinstance(text, Problem):
        return None, [text]
    front = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    if not front:
        return None, [Problem(path, 1, (), "page_front_matter")]
    document = yaml_file.parse(front[1], path)
    if isinstance(document, Problem):
        return None, [replace(document, line=document.line + 1)]
    meta, wrong = fit.fit(document, PageMeta)
    if meta is None:
        return None, [replace(problem, line=problem.line + 1) for problem in wrong]
    key = path.relative_to(docs / language).with_suffix("").as_posix()
    line = front[0].count("\n") + 1
    return Page(language, key, meta, text[front.end() :], line, path), []

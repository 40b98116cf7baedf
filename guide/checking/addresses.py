"""Every page has an address of its own, in every language and on every file system, and a way that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guide.model import routes
from guide.model.fields import PATTERNS, SOURCE_LANGUAGE
from guide.model.study import Goals, Project, Question, Step
from guide.problems.problem import FieldPath, Problem
from guide.reading.folder import Collection
from guide.text.typography import fold

LONGEST = 100
"""Letters of a name; with those of the folders and an ending, file systems take 255 and some archives 260."""
_WINDOWS = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
"""Names that a clone on Windows cannot have, whatever their ending."""


def check_addresses(collection: Collection) -> Iterator[Problem]:
    """No two pages share an address; names fit everywhere; no page is out of the readers' reach."""
    for file, project in collection.files_of(Project):
        if reason := _unfit(project.id):
            yield collection.problem(file, ("id",), reason, value=project.id, limit=LONGEST)
    sections = {page.key.partition("/")[0] for page in collection.pages if page.key.endswith("/index")}
    for page in collection.pages:
        for name in page.key.split("/"):
            if not re.fullmatch(PATTERNS["identifier"], name):
                expected = nearest_name(name) or "ma-page"
                yield Problem(page.file, 0, (), "page_name", {"value": name, "expected": expected})
            elif reason := _unfit(name, page=True):
                yield Problem(page.file, 0, (), reason, {"value": name, "limit": LONGEST})
        section = page.key.partition("/")[0]
        if page.key != section and section not in sections.intersection(routes.SECTIONS):
            known = [each for each in routes.SECTIONS if each in sections]
            yield Problem(page.file, 0, (), "page_section", {"value": section, "known": known})
    yield from _shared(collection)


def nearest_name(text: str) -> str:
    """What a text can be called in an address; empty where it has neither letters nor digits."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _unfit(name: str, page: bool = False) -> str:
    """The problem of a name, if any."""
    if re.fullmatch(_WINDOWS, name) or (not page and name in {"index", "404"}):
        return "reserved_name"
    return "long_name" if len(name) > LONGEST else ""


def _shared(collection: Collection) -> Iterator[Problem]:
    """Pages that would be written over each other."""
    strings = collection.strings
    reported: set[object] = set()
    for language in strings:
        owners: dict[str, tuple[str, str]] = {}
        for key, place, file, path in _keys(collection):
            address = routes.address(key, language, strings)
            owner, other = owners.setdefault(address, (key, place))
            # A page of `docs/` may be one that the site expects; what comes from data never is.
            if file is None or (owner == key and (not isinstance(file, str) or other == place)):
                continue
            if (file, path) in reported or (owner == key and other.startswith("data/projects/")):
                continue  # one problem for one slip; that two sheets have one identifier is said elsewhere
            reported.add((file, path))
            details: dict[str, object] = {"value": address, "other": other}
            if isinstance(file, Path):
                yield Problem(file, 0, (), "address_again", details)
            else:
                yield collection.problem(file, path, "address_again", **details)


def _keys(collection: Collection) -> Iterator[tuple[str, str, str | Path | None, FieldPath]]:
    """Keys of all pages: with what each is, in words, and where it is told; what was there first comes first."""
    pages = {page.key: page.file for page in collection.pages if page.language == SOURCE_LANGUAGE}
    site = (*routes.LISTS.values(), *routes.OVERVIEWS)
    for key in site:
        yield key, f"{key}.html", None, ()
    for key, path in pages.items():
        yield key, str(path), path, ()
    for file, step in collection.files_of(Step):
        yield routes.step(step.number), f"data/{file}", file, ("number",)
        if routes.WORKSHOPS in pages:
            yield routes.workshop(step.number), f"data/{file}", file, ("number",)
    for file, question in collection.files_of(Question):
        yield routes.closing(question.code), f"data/{file}", file, ("code",)
    for file, goals in collection.files_of(Goals):
        for index, goal in enumerate(goals.goals):
            yield routes.goal(goal.number), f"data/{file}", file, ("goals", index, "number")
            for position, target in enumerate(goal.targets):
                yield routes.target(target.code), f"data/{file}", file, ("goals", index, "targets", position, "code")
    for file, project in collection.files_of(Project):
        yield routes.project(project.id), f"data/{file}", file, ("id",)

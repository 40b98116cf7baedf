"""What only a look at all files together can tell: references, order, names given twice.

Each check is a generator of problems over the collection; `CHECKS` lists them, and adding one there is all it takes.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from string import Formatter
from typing import Any, get_args

from babel import Locale

from guide.checking.addresses import check_addresses, nearest_name
from guide.model.fields import PATTERNS, SOURCE_LANGUAGE, Model, Reference, mark
from guide.model.interface import Strings
from guide.model.questionnaire import BY_PATH, FIELDS, values
from guide.model.reference import Bibliography
from guide.model.study import Goals, Project, Question, Step, Taxonomy
from guide.problems.problem import FieldPath, Problem
from guide.reading.fit import nearest
from guide.reading.folder import Collection
from guide.text.typography import fold

_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
COUNTRIES = {str(code) for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))} - _NO_COUNTRIES
"""ISO 3166-1 alpha-2 codes, as CLDR has them."""


Check = Callable[[Collection], Iterator[Problem]]


def check_collection(collection: Collection) -> list[Problem]:
    """All problems of a collection whose files fit their models."""
    return [problem for one in CHECKS for problem in one(collection)]


def check_identifiers(collection: Collection) -> Iterator[Problem]:
    """A sheet's `id` is its file's name, and no other file's but for case and accents."""
    owners: dict[str, str] = {}
    for file in sorted(collection.documents.keys() | collection.values.keys()):
        if not file.startswith("projects/"):
            continue
        stem, identifier = Path(file).stem, _own_value(collection, file, "id")
        if not re.fullmatch(PATTERNS["identifier"], stem):
            expected = nearest_name(stem) or "ma-fiche"
            yield collection.problem(file, (), "file_name", name=Path(file).name, expected=expected)
        elif isinstance(identifier, str) and identifier != stem:
            yield collection.problem(file, ("id",), "id_file", id=identifier, expected=stem)
        for name in {fold(stem), fold(identifier) if isinstance(identifier, str) else fold(stem)}:
            if name in owners and owners[name] != file:
                yield collection.problem(file, ("id",), "id_again", id=identifier or stem, other=owners[name])
            owners.setdefault(name, file)


def _own_value(collection: Collection, file: str, field: str) -> Any:
    """What a file says of itself, whether or not it fits its model."""
    document = collection.documents.get(file)
    if document is None:
        return getattr(collection.values[file], field)
    return document.data.get(field) if isinstance(document.data, dict) else None


def check_numbers(collection: Collection) -> Iterator[Problem]:
    """No two sheets, and no two steps, share a number."""
    for kind in (Project, Step):
        values: tuple[tuple[str, Any], ...] = collection.files_of(kind)
        free = max([value.number for _, value in values], default=0) + 1
        having: dict[int, list[str]] = defaultdict(list)
        for file, value in values:
            having[value.number].append(file)
        for number, files in having.items():
            for file in files if len(files) > 1 else ():
                details = {"number": number, "other": [other for other in files if other != file], "free": free}
                yield collection.problem(file, ("number",), "number_again", **details)


def check_dates(collection: Collection) -> Iterator[Problem]:
    """Days exist, and no period ends before it starts."""
    for file, project in collection.files_of(Project):
        spans: list[tuple[FieldPath, Any]] = [(("period",), project.period)]
        spans += [(("phases", index), phase) for index, phase in enumerate(project.phases)]
        for place, field, value in values(project):
            if field.rule == "iso_date" and len(value) == 10:
                try:
                    datetime.date.fromisoformat(value)
                except ValueError:
                    yield collection.problem(file, place, "no_such_day", value=value)
        for path, span in spans:
            if span.start and span.end and span.end[: len(span.start)] < span.start[: len(span.end)]:
                yield collection.problem(file, (*path, "end"), "period_order", start=span.start, end=span.end)


def check_references(collection: Collection) -> Iterator[Problem]:
    """Every code in a file leads somewhere."""
    known: dict[str, Iterable[str]] = {
        "country": COUNTRIES,
        "target": {target.code for goal in collection.one(Goals).goals for target in goal.targets},
        "question": {question.code for question in all_questions(collection)},
        "project": {Path(file).stem for file in collection.files if file.startswith("projects/")},
        "source": {source.id for source in collection.one(Bibliography).sources},
    }
    # What a file that cannot be read would define is not unknown; that file has its own problem.
    unread = {file.split("/")[0] for file in collection.files - collection.values.keys()}
    for name, file in (("target", "sdg.yml"), ("question", "steps"), ("source", "sources.yml")):
        if file in unread:
            del known[name]
    for taxonomy in collection.of(Taxonomy):
        known |= {sort: [entry.id for entry in getattr(taxonomy, sort)] for sort in Taxonomy.model_fields}
    for kind in (Project, Step, Question):
        for file, value in collection.files_of(kind):
            for path, name, code in _references(value):
                if name in known and code not in known[name]:
                    problem = "unknown_value" if name in Taxonomy.model_fields else f"unknown_{name}"
                    close = nearest(code, known[name])
                    yield collection.problem(file, path, problem, value=code, nearest=close, known=known[name])


def _references(value: Model, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, str]]:
    """The codes in a value that refer to other values: place, kind, code."""
    for name, kind in _referring(type(value)).items():
        content = getattr(value, name)
        for place, item in (
            [((*path, name, index), item) for index, item in enumerate(content)]
            if isinstance(content, tuple)
            else [((*path, name), content)]
        ):
            if isinstance(item, Model):
                yield from _references(item, place)
            elif kind and isinstance(item, str):
                yield place, kind, item


@cache
def _referring(kind: type[Model]) -> dict[str, str]:
    """Fields of a model that refer to other values, with what they refer to, or hold models that do."""
    fields = [(name, field, mark(field, Reference)) for name, field in kind.model_fields.items()]
    return {
        name: reference.kind if reference else ""
        for name, field, reference in fields
        if reference or _models(field.annotation)
    }


def _models(annotation: Any) -> bool:
    """Whether a value of this annotation can hold a model."""
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, Model)
    return any(_models(part) for part in get_args(annotation))


def check_repetition(collection: Collection) -> Iterator[Problem]:
    """Lists of codes hold each code once; entries of a file have one identifier each."""
    for file, project in collection.files_of(Project):
        for field in FIELDS:
            content, code = getattr(project, field.name), next((each for each in field.fields if each.reference), None)
            if field.kind == "table" and code and code.required:
                yield from _twice(collection, file, (field.name,), [getattr(row, code.name) for row in content])
            elif field.kind in {"choices", "texts"} and field.reference:
                yield from _twice(collection, file, (field.name,), content)
    for file, value in collection.values.items():
        if not isinstance(value, Project):
            for path, codes in _named_lists(value):
                yield from _twice(collection, file, path, codes, "name_again")
    owners: dict[str, str] = {}
    for file, value in sorted(collection.values.items()):
        own = value.questions if isinstance(value, Step) else (value,) if isinstance(value, Question) else ()
        for index, question in enumerate(own):
            other = owners.setdefault(question.code, file)
            if other != file:
                place = ("questions", index, "code") if isinstance(value, Step) else ("code",)
                yield collection.problem(file, place, "code_again", value=question.code, other=f"data/{other}")


def _named_lists(value: Model, path: FieldPath = ()) -> Iterator[tuple[FieldPath, list[Any]]]:
    """Lists whose entries have an identifier, a code or a number, at any depth: where they are, and these names."""
    for name in type(value).model_fields:
        entries = getattr(value, name)
        if isinstance(entries, tuple) and entries and isinstance(entries[0], Model):
            names = [each for each in ("id", "code", "number") if each in type(entries[0]).model_fields]
            if names:
                yield (*path, name), [getattr(entry, names[0]) for entry in entries]
            for index, entry in enumerate(entries):
                yield from _named_lists(entry, (*path, name, index))


def _twice(
    collection: Collection, file: str, path: FieldPath, codes: Iterable[Any], problem: str = "given_twice"
) -> Iterator[Problem]:
    first: dict[Any, int] = {}
    for index, code in enumerate(codes):
        if first.setdefault(code, index) != index:
            line = collection.document(file).line((*path, first[code]))
            yield collection.problem(file, (*path, index), problem, value=code, other=line)


def check_goals(collection: Collection) -> Iterator[Problem]:
    """Each target is one of its goal."""
    for file, goals in collection.files_of(Goals):
        for index, goal in enumerate(goals.goals):
            for position, target in enumerate(goal.targets):
                if target.code.split(".")[0] != str(goal.number):
                    where = ("goals", index, "targets", position, "code")
                    yield collection.problem(file, where, "goal_of_target", target=target.code, goal=goal.number)


def check_strings(collection: Collection) -> Iterator[Problem]:
    """Every field of a sheet has its words; every language has every string of the source language."""
    reference = collection.strings.get(SOURCE_LANGUAGE)
    if reference is None:
        return
    source = f"data/strings/{SOURCE_LANGUAGE}.yml"
    for path in BY_PATH:
        for key in (f"field.{path}", f"help.{path}"):
            if key not in reference.text:
                yield collection.problem(
                    f"strings/{SOURCE_LANGUAGE}.yml", ("text",), "field_words", value=path, key=key
                )
    for file, strings in collection.files_of(Strings):
        problem = partial(collection.problem, file)
        for key, text in strings.text.items():
            yield from _check_form(problem, key, text)
        if strings is reference:
            continue
        for key, text in reference.text.items():
            if key not in strings.text:
                yield problem(("text",), "string_missing", value=f"{key}: {_sample(text)}")
            elif isinstance(text, str) != isinstance(strings.text[key], str):
                kind = "« … »" if isinstance(text, str) else "{one: …, other: …}"
                yield problem(("text", key), "string_kind", source=source, expected=kind)
            elif _placeholders(text) != _placeholders(strings.text[key]):
                expected = sorted(_placeholders(text)) or "—"
                yield problem(("text", key), "string_placeholders", source=source, expected=expected)
        for key in strings.text.keys() - reference.text.keys():
            yield problem(("text", key), "string_unknown", source=source)


def _check_form(problem: Callable[..., Problem], key: str, text: str | dict[str, str]) -> Iterator[Problem]:
    """A string that cannot be put together: braces that do not match, a plural without its general form."""
    if not isinstance(text, str) and "other" not in text:
        yield problem(("text", key), "string_kind", source="CLDR", expected="{other: …}")
    for form in [text] if isinstance(text, str) else text.values():
        try:
            fields = [name for _, name, _, _ in Formatter().parse(form) if name is not None]
        except ValueError as error:
            yield problem(("text", key), "string_format", reason=error)
        else:
            if any(not re.fullmatch(r"\w+", name) for name in fields):
                yield problem(("text", key), "string_format", reason="{…}")


def _sample(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else text.get("other", "")


def _placeholders(text: str | dict[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for name in re.findall(r"{(\w+)}", form)}


def all_questions(collection: Collection) -> list[Question]:
    """All questions in the order of the steps, then the closing points."""
    steps = sorted(collection.of(Step), key=lambda step: step.number)
    return [question for step in steps for question in step.questions] + list(collection.of(Question))


CHECKS: tuple[Check, ...] = (
    check_identifiers,
    check_numbers,
    check_dates,
    check_references,
    check_repetition,
    check_goals,
    check_addresses,
    check_strings,
)

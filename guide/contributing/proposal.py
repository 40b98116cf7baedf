"""A sheet that is being proposed: its values completed, written down and judged by the same check as all others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from guide.checking.collection import check_collection
from guide.contributing import yaml_writer
from guide.model.questionnaire import BY_PATH, FIELDS, Field, country_of
from guide.model.study import Project, Taxonomy
from guide.problems.problem import FieldPath, Problem, in_order
from guide.reading import fit, yaml_file
from guide.reading.folder import Collection
from guide.text.typography import fold

OPTIONAL = "Facultatif"
"""How the comments of a file call a field that may be left out; comments are in the language of `data/`."""


@dataclass(frozen=True)
class Proposal:
    """A sheet as it would stand in the data folder."""

    file: str
    """Relative to the data folder."""
    text: str
    problems: tuple[Problem, ...]
    """What the check says about it."""


def propose(collection: Collection, answers: Mapping[str, Any], identifier: str = "") -> Proposal:
    """The sheet that says `answers`, nested as in a file; what is left out is completed where a rule can."""
    answer = dict(answers)
    answer["id"] = (
        identifier or answer.get("id") or identifier_of(str(answer.get("short_title") or answer.get("title", "")))
    )
    # Whatever the identifier says, the file stays in its folder.
    file = f"projects/{identifier_of(str(answer['id'])) or 'fiche'}.yml"
    if not answer.get("number"):
        before = collection.values.get(file)
        answer["number"] = before.number if isinstance(before, Project) else next_number(collection)
    for sort in ("audiences", "themes"):
        answer[sort] = _in_list_order(answer.get(sort), [entry.id for entry in getattr(collection.one(Taxonomy), sort)])
    values = _arrange(answer, FIELDS, ())
    text = yaml_writer.sheet(values, partial(_explain, values))
    # What a reader of the file cannot answer is there as a comment, ready to be filled in.
    text += _left_out(FIELDS, values)
    return Proposal(file, text, tuple(judge(collection, file, text)))


def judge(collection: Collection, file: str, text: str) -> list[Problem]:
    """What the check says about a file that is not there yet."""
    path = collection.root / file
    document = yaml_file.parse(text, path)
    if isinstance(document, Problem):
        return [document]
    value, problems = fit.fit(document, Project)
    together = replace(
        collection,
        values=collection.values | ({file: value} if value is not None else {}),
        documents=collection.documents | {file: document},
        files=collection.files | {file},
    )
    return in_order([*problems, *(problem for problem in check_collection(together) if problem.file == path)])


def next_number(collection: Collection) -> int:
    """The next free number of a sheet, those counted that do not fit their model."""
    numbers: list[Any] = [project.number for project in collection.of(Project)]
    numbers += [
        document.data.get("number")
        for file, document in collection.documents.items()
        if file.startswith("projects/") and isinstance(document.data, dict)
    ]
    return max([number for number in numbers if isinstance(number, int)], default=0) + 1


def identifier_of(title: str) -> str:
    """A title as an identifier: « Mené–Kayes : un jardin » becomes « mene-kayes-un-jardin »."""
    words = re.findall(r"[a-z0-9]+", fold(title.replace("œ", "oe").replace("Œ", "oe")).replace("’", "-"))
    name = ""
    for word in words:
        if name and len(name) + len(word) >= 60:
            break
        name += f"-{word}" if name else word
    return name


def _in_list_order(codes: Any, known: Sequence[str]) -> Any:
    """Choices in the order of the guide's list, however they were made; unknown ones last."""
    if not isinstance(codes, list | tuple):
        return codes
    return sorted(codes, key=lambda code: known.index(code) if code in known else len(known))


def _arrange(answers: Any, fields: Sequence[Field], path: FieldPath) -> dict[str, Any]:
    """Values in the order of the model, texts set for their place; empty ones are left out, unknown ones kept last."""
    values: dict[str, Any] = {}
    for field in fields:
        value = _fill(answers.get(field.name), field, (*path, field.name))
        if value not in (None, "", (), [], {}):
            values[field.name] = value
    known = {field.name for field in fields}
    return values | {name: value for name, value in answers.items() if name not in known}


def _fill(value: Any, field: Field, path: FieldPath) -> Any:
    if isinstance(value, Mapping) and field.fields:
        return _arrange(value, field.fields, path)
    if isinstance(value, list | tuple):
        items = (_fill(item, field, (*path, index)) for index, item in enumerate(value))
        return [item for item in items if item not in (None, "", {}, [])]
    if isinstance(value, str):
        if yaml_writer.keys_of(path) in yaml_writer.PASSAGES:
            return yaml_writer.passage(value, path)
        line = " ".join(yaml_writer.clean(value).split())
        if field.name == "country":
            return country_of(line)
        return line.upper() if field.name == "question" and re.fullmatch(r"q\d+", line) else line
    return value


def _explain(values: Mapping[str, Any], path: FieldPath) -> list[str]:
    """The comment above a field, the first time that it comes."""
    field = BY_PATH.get(yaml_writer.keys_of(path))
    if field is None or any(isinstance(part, int) and part for part in path):
        return []
    lines = [_comment(field)]
    inside = values.get(field.name) if field.kind == "group" else None
    if isinstance(inside, Mapping):
        missing = [each.name for each in field.fields if each.name not in inside and not each.required]
        lines += [f"Facultatifs et laissés vides : {', '.join(missing)}"] if missing else []
    return lines


def _comment(field: Field) -> str:
    description = field.description[:1].upper() + field.description[1:]
    return description if field.required else f"{OPTIONAL}. {description}"


def _left_out(fields: Sequence[Field], values: Mapping[str, Any]) -> str:
    """Fields that nobody filled in, as comments that become fields once their `# ` is taken away."""
    missing = [field for field in fields if field.name not in values and not field.required]
    if not missing:
        return ""
    lines = ["Champs facultatifs laissés vides : pour en remplir un, retirez le « # » de ses lignes."]
    for field in missing:
        lines += ["", _comment(field), *_skeleton(field)]
    return "\n".join(["", *(f"# {line}".rstrip() for line in lines), ""])


def _skeleton(field: Field) -> list[str]:
    """The lines of an empty field."""
    if field.kind in {"group", "table"}:
        lines = [line for each in field.fields for line in _skeleton(each)]
        first, *more = [f"  {line}" for line in lines]
        return [f"{field.name}:", f"  - {first[2:]}" if field.kind == "table" else first] + [
            f"  {line}" if field.kind == "table" else line for line in more
        ]
    name = field.name
    if field.path in yaml_writer.INLINE:
        return [f"{name}: [ ]"]
    if field.kind == "texts":
        return [f"{name}:", "  - …"]
    return [f'{name}: "…"']


def problem_text(problem: Problem, language: str) -> str:
    """A problem of a file that is not written: the field and the wording of the check."""
    bare = replace(problem, file=Path("-"), line=0)
    return bare.text(language).removeprefix("-:0: ")

"""Fits what a file says into the models, and turns misfits into problems that a contributor can act on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from guide.model.fields import M, unwrap
from guide.problems.messages import MESSAGES
from guide.problems.problem import FieldPath, Problem
from guide.reading.yaml_file import Document
from guide.text.suspicious import INVISIBLE, MAX_LENGTH, suspicious_parts


def fit(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The document as a value of `model`, or the problems that stand in the way."""
    problems = list(_empty(document)) + list(suspicious(document))
    empty = {problem.field for problem in problems if problem.code == "empty"}
    value = None
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_context=True):
            if details["type"] == "too_short" and details["input"]:
                continue  # its items are wrong, which is said item by item
            misfit = _problem(document, model, details)
            if misfit.field not in empty:
                problems.append(misfit)
    return (None if problems else value), problems


# What models cannot see


def _empty(document: Document) -> Iterator[Problem]:
    for path, value in document.scalars.items():
        if value is None or (isinstance(value, str) and not value.strip()):
            yield document.problem(path, "empty")


def suspicious(document: Document) -> Iterator[Problem]:
    """Hidden characters, markup and personal data, wherever a text can stand."""
    texts = [value for value in document.scalars.values() if isinstance(value, str)]
    together = "\n".join(texts)
    if not (INVISIBLE.search(together) or any(suspicious_parts(together)) or any(len(t) > MAX_LENGTH for t in texts)):
        return  # nearly all files hold nothing of the kind, which one search tells faster than many
    for path, value in document.scalars.items():
        if not isinstance(value, str):
            continue
        if len(value) > MAX_LENGTH:
            yield document.problem(path, "too_long", length=len(value), limit=MAX_LENGTH)
            continue
        match = INVISIBLE.search(value)  # YAML can write hidden characters as escapes
        if match:
            yield document.problem(path, "control_character", value=f"{ord(match[0]):04X}")
        for code, part in suspicious_parts(value):
            if path[-1:] == ("url",) and code != "email":
                continue  # an address has its own rules
            yield document.problem(path, code, value=part)


# What models refuse


def _problem(document: Document, model: type[BaseModel], details: Any) -> Problem:
    """One error of pydantic in our words."""
    path: FieldPath = tuple(details["loc"])
    kind, got = details["type"], details["input"]
    if kind == "missing":
        annotation = fields_at(model, path[:-1]).get(str(path[-1]))
        return document.problem(path, "missing", hint=_hint(annotation))
    if kind == "extra_forbidden":
        known = sorted(fields_at(model, path[:-1]))
        return document.problem(path, "unknown_key", nearest=nearest(str(path[-1]), known), known=known)
    if kind == "string_type":
        if isinstance(got, dict | tuple):
            return document.problem(path, "want_text_not_block", got=_kind(got))
        wording = document.as_typed(path, str(got))
        return document.problem(path, "want_text", got=wording, quoted=f'"{wording}"')
    if kind in {"tuple_type", "list_type"}:
        return document.problem(path, "want_list", got=_kind(got))
    if kind in {"model_type", "model_attributes_type", "dict_type", "dataclass_type"}:
        return document.problem(path, "want_mapping", got=_kind(got), known=sorted(fields_at(model, path)) or "…")
    if kind in {"int_type", "int_from_float", "int_parsing"}:
        return document.problem(path, "want_integer", got=_kind(got))
    if kind.startswith("float_"):
        return document.problem(path, "want_number", got=_kind(got))
    if kind.startswith("bool_"):
        return document.problem(path, "want_boolean", got=_kind(got))
    if kind == "too_short":
        return document.problem(path, "empty_list")
    if kind == "string_too_short":
        return document.problem(path, "empty")
    if kind == "literal_error":
        known = sorted(re.findall(r"'([^']*)'", details["ctx"]["expected"]))
        return document.problem(path, "choice", got=got, nearest=nearest(str(got), known), known=known)
    if kind in {"greater_than_equal", "less_than_equal"}:
        limit = details["ctx"].get("ge", details["ctx"].get("le"))
        expected = f"{'≥' if 'ge' in details['ctx'] else '≤'} {limit}"
        return document.problem(path, "out_of_range", got=got, expected=expected)
    if kind in MESSAGES:
        return document.problem(path, kind, **details.get("ctx", {}))
    return document.problem(path, "invalid", got=_kind(got), reason=details["msg"])


def _kind(value: Any) -> str:
    """A value as a contributor sees it."""
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, tuple) else f"« {value} »"


def _hint(annotation: Any) -> str:
    description = getattr(annotation, "description", None)
    return f" ({description})" if description else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """« , voulez-vous dire x ? » in any language: an arrow to the closest known word, or nothing."""
    matches = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return f" (→ {matches[0]} ?)" if matches else ""


def fields_at(model: type[BaseModel], path: FieldPath) -> dict[str, Any]:
    """Fields that the mapping at `path` may have, by name; none where no mapping is expected."""
    current: Any = model
    for part in path:
        if isinstance(part, int):
            arguments = [argument for argument in get_args(current) if argument is not Ellipsis]
            current = unwrap(arguments[0]) if arguments else None
        elif isinstance(current, type) and issubclass(current, BaseModel) and part in current.model_fields:
            current = unwrap(current.model_fields[part].annotation)
        else:
            return {}
    return dict(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else {}

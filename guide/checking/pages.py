"""What is wrong with the pages of `docs/`: wrong calls, markup that could run, translations of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from inspect import Parameter
from pathlib import Path
from typing import Any

from guide.checking.collection import all_questions
from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE
from guide.model.reference import Bibliography, Glossary, Survey
from guide.model.study import Goals, Project, Step, Taxonomy
from guide.problems.problem import Problem
from guide.reading.calls import UNKNOWN, Call, Calls, Failure, record_calls
from guide.reading.fit import nearest
from guide.reading.folder import Collection, Layout, Page
from guide.reading.signatures import MACROS, ArgumentKind, Macro, layout_macros
from guide.relations.relate import COUNTS, relate
from guide.text.markup import find_forbidden, line_of
from guide.text.suspicious import suspicious_parts

Choices = Mapping[ArgumentKind, frozenset[str] | frozenset[int]]
"""What arguments of each kind may be. What an unreadable file would define is not unknown: its kind is left out."""
_UNKNOWN: Mapping[ArgumentKind, str] = {
    "project": "unknown_project",
    "step": "unknown_step",
    "question": "unknown_question",
    "target": "unknown_target",
    "source": "unknown_source",
    "term": "unknown_term",
    "figures": "unknown_figures",
    "page": "unknown_page",
}
"""Problem of an argument that names nothing; of other kinds it lists the choices."""


def check_pages(collection: Collection) -> tuple[tuple[Page, ...], list[Problem]]:
    """The pages of a collection with the calls that they make, and all that is wrong with them."""
    choices = _choices(collection)
    answers = {"count": _counter(collection)}
    keys = {page.key for page in collection.pages if page.language == SOURCE_LANGUAGE}
    pages: list[Page] = []
    problems: list[Problem] = []
    for page in collection.pages:
        if page.key not in keys:
            problems.append(Problem(page.file, 0, (), "page_of_nothing", {"key": page.key}))
        calls = record_calls(page.source, answers)
        problems += _markup(page, calls)
        problems += _wrong(page, calls, choices)
        right = tuple(call for call in calls.run if not any(_mistakes(call, choices)))
        pages.append(replace(page, calls=right))
    for layout in collection.layouts:
        macros = layout_macros(layout.kind)
        calls = record_calls(layout.source, answers, macros)
        problems += [*_markup(layout, calls), *_wrong(layout, calls, choices, macros)]
    return tuple(pages), problems


def _counter(collection: Collection) -> Any:
    """The macro `count`."""
    guide = relate(collection) if collection.of(Taxonomy) else None

    def count(what: object) -> str:
        return str(COUNTS[what](guide)) if guide and isinstance(what, str) and what in COUNTS else "0"

    return count


def _markup(page: Page | Layout, calls: Calls) -> Iterator[Problem]:
    """What a page holds that may not be published."""
    for piece in find_forbidden(calls.text):
        yield Problem(page.file, page.line + line_of(piece, page.source), (), "page_markup", {"value": piece})
    for code, part in suspicious_parts(calls.text):
        if code in {"email", "telephone"}:
            yield Problem(page.file, page.line + line_of(part, page.source), (), code, {"value": part})


def _wrong(
    page: Page | Layout, calls: Calls, choices: Choices, macros: Mapping[str, Macro] = MACROS
) -> Iterator[Problem]:
    """The problems with the calls of a page or layout."""
    in_source = [(call, *mistake) for call in calls.in_source for mistake in _mistakes(call, choices, macros)]
    places = {(call.line, call.name, code) for call, code, _ in in_source}  # what is wrong there is wrong when run, too
    run = [
        (call, code, details)
        for call in calls.run
        for code, details in _mistakes(call, choices, macros)
        if (call.line, call.name, code) not in places
    ]
    for call, code, details in [*in_source, *run]:
        field = (call.name,) if call.macro else ()
        yield Problem(page.file, page.line + call.line - 1, field, code, details)
    for failure in calls.failures:
        yield _failure_problem(page, failure, choices, macros)


def _failure_problem(page: Page | Layout, failure: Failure, choices: Choices, macros: Mapping[str, Macro]) -> Problem:
    """Why a page could not be run to its end."""
    details: dict[str, object] = {"value": failure.value, "reason": failure.value}
    if failure.code == "page_variable":
        details["nearest"] = nearest(failure.value, macros)
    if failure.code == "macro_arguments":
        details |= _right(failure.value, choices, macros)
    return Problem(page.file, page.line + failure.line - 1, (), failure.code, details)


def _mistakes(
    call: Call, choices: Choices, macros: Mapping[str, Macro] = MACROS
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with a call: code and details of each problem."""
    macro, bound = call.macro, call.bound
    if macro is None:
        yield "unknown_macro", {"value": call.name, "nearest": nearest(call.name, macros)}
        return
    if bound is None or any(not _fits(value, macro.kind(name)) for name, value in bound):
        yield "macro_arguments", {"value": str(call), **_right(call.name, choices, macros)}
        return
    for name, value in bound:
        kind = macro.kind(name)
        known = choices.get(kind)
        if value is not UNKNOWN and known is not None and value not in known:
            words = [str(each) for each in sorted(known)]
            yield (
                _UNKNOWN.get(kind, "unknown_argument"),
                {"value": value, "nearest": nearest(str(value), words), "known": words},
            )


def _fits(value: Any, kind: ArgumentKind) -> bool:
    """Whether an argument is of the type of its kind: a number for a step, else a string."""
    return value is UNKNOWN or (type(value) is int if kind == "step" else isinstance(value, str))


def _right(name: str, choices: Choices, macros: Mapping[str, Macro]) -> dict[str, object]:
    """How a macro is called: its signature and an example."""
    macro = macros.get(name)
    if macro is None:
        return {"signature": f"{name}(…)", "example": f"{{{{ {name}(…) }}}}"}
    values = []
    for parameter in macro.signature.parameters.values():
        if parameter.default is Parameter.empty:
            known = sorted(choices.get(macro.kind(parameter.name)) or ["…"])
            values.append(str(known[0]) if isinstance(known[0], int) else f'"{known[0]}"')
    return {"signature": f"{name}{macro.signature}", "example": f"{{{{ {name}({', '.join(values)}) }}}}"}


def _words(collection: Collection) -> Iterable[str]:
    strings = collection.strings.get(SOURCE_LANGUAGE)
    return strings.text if strings else ()


def _choices(collection: Collection) -> Choices:
    unread = {file.split("/")[0] for file in collection.files - collection.values.keys()}
    pages = {page.key for page in collection.pages if page.language == SOURCE_LANGUAGE}
    steps = frozenset(step.number for step in collection.of(Step))
    kinds: dict[ArgumentKind, tuple[str, frozenset[str] | frozenset[int]]] = {
        "project": ("", frozenset(Path(file).stem for file in collection.files if file.startswith("projects/"))),
        "step": ("steps", steps),
        "question": ("steps", frozenset(question.code for question in all_questions(collection))),
        "target": ("sdg.yml", frozenset(t.code for goal in collection.one(Goals).goals for t in goal.targets)),
        "source": ("sources.yml", frozenset(source.id for source in collection.one(Bibliography).sources)),
        "term": ("glossary.yml", frozenset(term.id for term in collection.one(Glossary).terms)),
        "field": ("", frozenset(Project.model_fields)),
        "figures": ("figures.yml", frozenset(group.id for group in collection.one(Survey).groups)),
        "page": ("", frozenset(pages)),
        "section": ("", frozenset(key.split("/")[0] for key in pages if "/" in key)),
        "index": ("", frozenset(routes.INDEXES)),
        "countable": ("", frozenset(COUNTS)),
        "download": ("", frozenset(("epub", "pdf", "zip"))),
        "word": ("strings", frozenset(_words(collection))),
    }
    return {kind: known for kind, (file, known) in kinds.items() if file not in unread}

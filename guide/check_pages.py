"""What is wrong with the pages of `docs/`: calls that lead nowhere, markup that could run, translations of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from guide import routes
from guide.check import questions
from guide.embeds import COUNTED, EMBEDS
from guide.fields import SOURCE_LANGUAGE
from guide.load import Collection, Page
from guide.models import Goals, Step
from guide.problems import Problem
from guide.reference import Bibliography, Glossary, Survey
from guide.shape import nearest

_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|style|iframe|object|embed|form|input|link|meta|base|svg)\b|\bon\w+\s*=|(?:javascript|vbscript|data)\s*:",
    re.IGNORECASE,
)
"""Markup that could run or load something; pages come by pull request, too."""


def check_pages(collection: Collection) -> Iterator[Problem]:
    """All problems of all pages."""
    known = _known(collection)
    keys = {page.key for page in collection.pages if page.language == SOURCE_LANGUAGE}
    for page in collection.pages:
        if page.key not in keys:
            yield Problem(page.file, 0, (), "page_of_nothing", {"key": page.key})
        for found in _ACTIVE.finditer(re.sub(r"`[^`\n]*`", lambda code: " " * len(code[0]), page.source)):
            yield Problem(page.file, _line(page, found.start()), (), "page_markup", {"value": found[0]})
        yield from _calls(page, known)


def _line(page: Page, position: int) -> int:
    return page.line + page.source.count("\n", 0, position)


def _calls(page: Page, known: dict[str, tuple[str, set[str]]]) -> Iterator[Problem]:
    """Calls of functions that do not exist, or that name what does not exist."""
    try:
        calls = _parsed(page.source)
    except TemplateSyntaxError as error:
        yield Problem(page.file, page.line + error.lineno - 1, (), "page_syntax", {"reason": error.message})
        return
    for call in calls:
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        line = page.line + call.lineno - 1
        if name not in EMBEDS:
            yield Problem(page.file, line, (), "unknown_macro", {"value": name, "nearest": nearest(name, EMBEDS)})
        elif name in known and call.args:
            code, choices = known[name]
            first = call.args[0]
            value = first.value if isinstance(first, nodes.Const) else None
            if isinstance(value, int) != (name == "step") or str(value) not in choices:
                details = {"value": value, "nearest": nearest(str(value), choices), "known": sorted(choices)}
                yield Problem(page.file, line, (name,), code, details)


@lru_cache(maxsize=1024)
def _parsed(source: str) -> list[nodes.Call]:
    """The calls of a page; kept, since a preview checks all pages whenever one has changed."""
    return list(Environment().parse(source).find_all(nodes.Call))


def _known(collection: Collection) -> dict[str, tuple[str, set[str]]]:
    """What the first argument of each function may be. What an unreadable file would define is not unknown."""
    unread = {file.split("/")[0] for file in collection.files - collection.values.keys()}
    pages = {page.key for page in collection.pages if page.language == SOURCE_LANGUAGE}
    kinds = set(routes.INDEXES)
    found = {
        "project": (
            "",
            "unknown_project",
            {Path(file).stem for file in collection.files if file.startswith("projects/")},
        ),
        "step": ("steps", "unknown_step", {str(step.number) for step in collection.of(Step)}),
        "question": ("steps", "unknown_question", {question.code for question in questions(collection)}),
        "target": ("sdg.yml", "unknown_target", {t.code for g in collection.one(Goals).goals for t in g.targets}),
        "cite": ("sources.yml", "unknown_source", {source.id for source in collection.one(Bibliography).sources}),
        "term": ("glossary.yml", "unknown_term", {term.id for term in collection.one(Glossary).terms}),
        "figures": ("figures.yml", "unknown_figures", {group.id for group in collection.one(Survey).groups}),
        "link": ("", "unknown_page", pages),
        "sheets_by": ("", "unknown_argument", kinds),
        "count": ("", "unknown_argument", set(COUNTED)),
        "section_pages": ("", "unknown_argument", {key.split("/")[0] for key in pages if "/" in key}),
    }
    return {name: (code, choices) for name, (file, code, choices) in found.items() if file not in unread}

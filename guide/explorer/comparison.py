"""What the comparison of sheets shows of each: rows of items, as data that a script draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from guide.model import routes
from guide.model.fields import Text
from guide.model.questionnaire import BY_PATH, FIELDS, Field, values
from guide.model.study import Project
from guide.view.view import View

RowItem = dict[str, str | int]
"""``text``; ``lang`` where it is not that of the page; ``page``, an address relative to the site's root, of a link;
``goal``, the number of the goal in whose colour it is shown."""


def _item(view: View, text: Text | str, pattern: str = "{}", key: str = "") -> RowItem:
    item: RowItem = {"text": pattern.format(view.plain(text))}
    if isinstance(text, Text) and text.language(view.reading) != view.reading:
        item["lang"] = text.language(view.reading)
    if key:
        item["page"] = routes.address(key, view.language, view.guide.strings)
    return item


def _texts(view: View, texts: Iterable[Text]) -> list[RowItem]:
    return [_item(view, text) for text in texts]


def _lead(view: View, project: Project) -> list[RowItem]:
    return _texts(view, (project.lead.name, view.label("lead_kind", project.lead.kind)))


def _partners(view: View, project: Project) -> list[RowItem]:
    return [
        _item(view, name, f"{{}} ({view.country(group.country)})") for group in project.partners for name in group.names
    ]


def _values(name: str, view: View, project: Project) -> list[RowItem]:
    """What a sheet says in a field and the fields within it."""
    return [_item(view, _in_words(view, field, value)) for _, field, value in values(project, (BY_PATH[name],))]


def _in_words(view: View, field: Field, value: Any) -> Text | str:
    """A value in words: codes and dates are not fit for readers."""
    if field.kind in {"choice", "choices"}:
        return view.label(field.reference.removesuffix("s"), value)
    if field.reference == "country":
        return view.country(value)
    if field.rule == "iso_date":
        return view.date(value)
    return value if isinstance(value, Text) else str(value)


def _cases(view: View, project: Project) -> list[RowItem]:
    """What the project illustrates: code of the question, title of the case; the link leads to the question."""
    items = []
    for case in project.cases:
        question = view.guide.question[case.question]
        pattern = f"{question.code}. {{}}" if question.code in view.guide.step_of else "{}"
        items.append(_item(view, case.title, pattern, view.question_key(question)))
    return items


def _targets(view: View, project: Project) -> list[RowItem]:
    return [
        _item(view, view.guide.target[link.code].title, f"{link.code} {{}}", routes.target(link.code))
        | {"goal": view.guide.goal_of[link.code].number}
        for link in project.targets
    ]


_OWN: dict[str, Callable[[View, Project], list[RowItem]]] = {
    "lead": _lead,
    "partners": _partners,
    "countries": lambda view, project: [_item(view, view.country(code)) for code in project.countries],
    "period": lambda view, project: [_item(view, project.period.text)],
    "audiences": lambda view, project: _texts(view, (view.label("audience", code) for code in project.audiences)),
    "themes": lambda view, project: _texts(view, (view.label("theme", code) for code in project.themes)),
    **{name: partial(_values, name) for name in ("objectives", "lessons", "open_questions")},
    "cases": _cases,
    "targets": _targets,
}
"""Rows in their order, those in particular that show more than the values of a field."""
ROWS = _OWN | {
    field.name: partial(_values, field.name) for field in FIELDS if field.use.compared and field.name not in _OWN
}
"""All of them by name; see `heading`."""
EDITORS_ROWS = ("audiences", "themes", "targets")
"""Rows that are the editors' choice."""


def heading(view: View, name: str) -> str:
    """What a row is called: as on the page of a sheet where that has a name of its own, else as in the forms."""
    key = f"project.{name}"
    return view.t(key if key in view.guide.strings[view.reading].text else f"field.{name}")


def compare(view: View, project: Project) -> dict[str, Any]:
    """All rows of a sheet by name."""
    return {name: row(view, project) for name, row in ROWS.items()}

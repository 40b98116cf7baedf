"""The guide as open data: `projects.json` and `index.json`, for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from guide.model import routes
from guide.model.fields import Model, Name, Text
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.view.navigation import Order
from guide.view.view import View


def projects(guide: Guide) -> list[dict[str, Any]]:
    """All sheets with all their fields; texts are objects with one key per language that exists.

    `url` is relative to the site's root; fields that a sheet leaves out are null or an empty list.
    """
    return [entry(guide, project) for project in guide.projects]


def projects_json(guide: Guide) -> Iterator[bytes]:
    """The file `projects.json`, sheet by sheet: together they can be too large to hold."""
    mark = "["
    for project in guide.projects:
        text = json.dumps(entry(guide, project), ensure_ascii=False, indent=1)
        yield f"{mark}\n{textwrap.indent(text, ' ')}".encode()
        mark = ","
    yield b"\n]\n" if mark == "," else b"[]\n"


def entry(guide: Guide, project: Project) -> dict[str, Any]:
    """A sheet as `projects.json` has it."""
    data = {name: _plain(getattr(project, name)) for name in type(project).model_fields}
    data["url"] = _addresses(guide, routes.project(project.id))
    data["title"] = {language: project.title.within(language) for language in guide.languages}
    data["countries"] = list(project.countries)
    data["questions"] = [case.question for case in project.cases]
    data["similar"] = [similar.project.id for similar in guide.similar(project)]
    return data


def _plain(value: Any) -> Any:
    """Values as JSON has them."""
    if isinstance(value, Name):
        return value.source
    if isinstance(value, Text):
        return {"fr": value.source, **dict(value.translations)}
    if isinstance(value, Model):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def index_entries(guide: Guide) -> dict[str, list[dict[str, Any]]]:
    """Steps, questions, targets, goals and countries with their pages and sheets."""
    views = {language: View(guide, language, "") for language in guide.languages}

    def entry_of(key: str, title: dict[str, str], projects: tuple[Project, ...], **more: Any) -> dict[str, Any]:
        return {**more, "title": title, "url": _addresses(guide, key), "projects": [each.id for each in projects]}

    site = Order(guide)
    steps = [
        entry_of(
            routes.step(step.number),
            _texts(guide, step.title),
            guide.by_step.get(step.number, ()),
            number=step.number,
            questions=[question.code for question in step.questions],
        )
        for step in guide.steps
    ]
    questions = [
        entry_of(
            views["fr"].question_key(question),
            _texts(guide, question.title),
            tuple(project for project, _ in guide.cases.get(code, ())),
            code=code,
            step=guide.step_of[code].number if code in guide.step_of else None,
        )
        for code, question in guide.question.items()
    ]
    goals = [
        entry_of(
            routes.goal(goal.number),
            _texts(guide, goal.title),
            guide.by_goal.get(goal.number, ()),
            number=goal.number,
            targets=[target.code for target in goal.targets],
        )
        for goal in guide.goals
    ]
    targets = [
        entry_of(
            routes.target(code),
            _texts(guide, target.title),
            guide.by_target.get(code, ()),
            code=code,
            goal=guide.goal_of[code].number,
            in_study=target.in_study,
            steps=[step.number for step in guide.steps_of_target(code)],
        )
        for code, target in guide.target.items()
    ]
    countries = [
        entry_of(
            routes.index("country", code),
            {language: view.country(code) for language, view in views.items()},
            guide.by_country[code],
            code=code,
        )
        for code in sorted(guide.by_country)
    ]
    pages = [
        {"key": key, "url": _addresses(guide, key), "title": {name: view.title(key) for name, view in views.items()}}
        for key in site.keys
    ]
    return {
        "steps": steps,
        "questions": questions,
        "goals": goals,
        "targets": targets,
        "countries": countries,
        "pages": pages,
    }


def _addresses(guide: Guide, key: str) -> dict[str, str]:
    return {language: routes.address(key, language, guide.strings) for language in guide.languages}


def _texts(guide: Guide, text: Text) -> dict[str, str]:
    return {language: text.within(language) for language in guide.languages}

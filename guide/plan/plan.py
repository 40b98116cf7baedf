"""« Mon projet »: a work plan over the questions of the method, which stays on the reader's device.

Everything that its scripts (`scripts/`) know of the guide comes from here: steps, questions, check-lists, cases,
what a project may have in common with a sheet and what that counts, and the words in which they say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from guide.model import routes
from guide.model.fields import Text
from guide.model.study import Project, Question, Step
from guide.relations.checklists import ChecklistItem, checklists
from guide.relations.relate import Guide
from guide.relations.world import World
from guide.view.scripts import assign
from guide.view.view import View

PAGE = "tools/my-project"
STATES = ("todo", "doing", "done", "none")
"""How far a question has come; every question begins with the first."""
EXPORT_COLUMNS = ("code", "step", "kind", "title", "state", "note")
"""Of the table that a plan is exported to."""
TRAIT_KINDS = ("country", "audience", "theme", "target")
"""What a reader says of a project; kinds of traits as in `guide.relations.similar.WEIGHTS`."""

Wording = str | list[str]
"""Words in the language of the page; or, where they are not translated, the words and their language."""


def my_project(view: View) -> Markup:
    """The work plan; without scripts, the questions and check-lists to print."""
    lists = {step.number: checklists(step) for step in view.guide.steps}
    return view.part("plan", base=view.base, lists=lists)


def scripts(guide: Guide, language: str, _: World) -> Iterator[tuple[str, str]]:
    """`data/plan.<language>.js`."""
    reading = guide.document(PAGE, language).language
    yield f"data/plan.{language}.js", plan_script(guide, language, reading)


def plan_script(guide: Guide, language: str, reading: str = "") -> str:
    """All that the plan knows of the guide, for one edition. Addresses are relative to the site's root.

    `reading`: the language in which the page is written, where that is not the edition's.
    """
    view = View(guide, language, "", reading)
    return assign(
        "guidePlanData",
        {
            "language": view.reading,
            "locale": "-".join(filter(None, (view.reading, guide.strings[view.reading].region))),
            "title": view.t("site.title"),
            "url": view.url("index"),
            "words": script_words(view),
            "states": STATES,
            "known": known_words(guide),
            "choices": choices(view),
            "weights": weights(guide),
            "home": view.country(guide.home),
            "steps": [_step(view, step) for step in guide.steps],
            "closing": [_question(view, question) for question in guide.closing],
            "sheets": {identifier: _sheet(view, project) for identifier, project in guide.project.items()},
        },
    )


def script_words(view: View) -> dict[str, Any]:
    """Strings that the scripts print, typeset."""
    titles = tuple(f"step.{kind}" for kind in ("recommendations", "objectives", "strengths", "closing"))
    keys = [key for key in view.guide.strings[view.reading].text if key.startswith("plan.") or key in titles]
    return {key.removeprefix("plan."): view.forms(key) for key in keys}


def known_words(guide: Guide) -> dict[str, list[str]]:
    """Words of a table in all languages, by what they mean: a plan is read back in any edition."""
    keys = (
        *(f"state.{state}" for state in STATES),
        *(f"column.{column}" for column in EXPORT_COLUMNS),
        "ticked",
        "unticked",
    )
    views = [View(guide, language, "") for language in guide.languages]
    return {key: list(dict.fromkeys(view.t(f"plan.{key}") for view in views)) for key in keys}


def choices(view: View) -> dict[str, Any]:
    """What a reader can say of a project, as far as sheets have it: pairs (code, name) by kind.

    Targets stand by goal: its title, their pairs, its number.
    """
    guide = view.guide
    return {
        "country": [(code, view.country(code)) for code in view.countries(guide.by_country)],
        "audience": [(e.id, _wording(view, e.label)) for e in guide.taxonomy.audiences if e.id in guide.by_audience],
        "theme": [(e.id, _wording(view, e.label)) for e in guide.taxonomy.themes if e.id in guide.by_theme],
        "target": [
            (
                view.title(routes.goal(goal.number)),
                [(each.code, _wording(view, each.title)) for each in targets],
                goal.number,
            )
            for goal in guide.goals
            if (targets := [target for target in goal.targets if target.code in guide.by_target])
        ],
    }


def weights(guide: Guide) -> dict[str, dict[str, float]]:
    """What each trait in common counts, by kind and code; see `guide.relations.relate.Guide.weight`."""
    return {
        kind: {code: round(guide.weight((kind, code)), 3) for each, code in sorted(guide.holders) if each == kind}
        for kind in TRAIT_KINDS
    }


def _step(view: View, step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "title": view.t("step.title", number=step.number, title=view.plain(step.title)),
        "short": _wording(view, step.short_title),
        "url": view.url(routes.step(step.number)),
        "questions": [_question(view, question) for question in step.questions],
        "lists": {kind: [_item(view, item) for item in items] for kind, items in checklists(step).items()},
        "sheets": [project.id for project in view.guide.by_step.get(step.number, ())],
    }


def _question(view: View, question: Question) -> dict[str, Any]:
    url = view.url(view.question_key(question))
    return {
        "code": question.code,
        "prefix": view.t("question.title", code=question.code, title="") if question.code in view.guide.step_of else "",
        "title": _wording(view, question.title),
        "url": url,
        "all": f"{url.partition('#')[0]}#{routes.anchor(question.code)}-cases",
        "cases": [
            {
                "sheet": project.id,
                "title": _wording(view, case.title),
                "url": view.url(view.guide.lists.case(project, question.code)),
            }
            for project, case in view.guide.cases.get(question.code, ())
        ],
    }


def _item(view: View, item: ChecklistItem) -> dict[str, Any]:
    parts = {"id": item.id, "text": _wording(view, item.text)}
    parts |= {"group": _wording(view, item.group)} if item.group else {}
    return parts | ({"title": _wording(view, item.title)} if item.title else {})


def _sheet(view: View, project: Project) -> dict[str, Any]:
    traits = [trait for trait in view.guide.traits(project) if trait[0] in TRAIT_KINDS]
    return {
        "number": project.number,
        "title": _wording(view, project.short_title),
        "url": view.url(routes.project(project.id)),
        "traits": traits,
    }


def _wording(view: View, text: Text) -> Wording:
    language = text.language(view.reading)
    return view.plain(text) if language == view.reading else [view.plain(text), language]

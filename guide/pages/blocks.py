"""What the layouts of pages from data may call (`docs/layouts/`): blocks of what a page is about, a sheet, a step…

A block is a macro of the Jinja template of that kind of page, `templates/kinds/<kind>.html`, which gets the view, the
thing that the page is about, and what the layout hands over.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from guide.model import routes
from guide.model.questionnaire import BY_PATH
from guide.reading.signatures import PAGE_KINDS, blocks
from guide.relations.checklists import checklists
from guide.relations.relate import Guide
from guide.view import citation
from guide.view.templates import TEMPLATES
from guide.view.view import View

_NAMES = {"references": citation, "checklists": checklists, "FIELDS": BY_PATH}
"""What the templates of blocks know besides."""


class Verbatim(str):
    """Letters, digits and hyphens that stand in a page as they are: an anchor, a number, the code of a question."""


def kind_of(view: View) -> str:
    """Of which kind a page is; empty for a page of `docs/`."""
    key, guide = view.key, view.guide
    if key in guide.documents:
        return ""
    if key in guide.lists.pages:
        return "list"
    kinds = {"projects": "project", "method/steps": "step", "sdg/goals": "goal", "sdg/targets": "target"}
    return (kinds | {"tools/workshops": "workshop"}).get(key.rpartition("/")[0], "closing")


def subject(view: View) -> Any:
    """What a page from data is about: a sheet, step, question, goal, target; of a list, the list and its page."""
    guide, code = view.guide, view.key.rpartition("/")[2]
    match kind_of(view):
        case "project":
            return guide.project[code]
        case "step" | "workshop":
            return next(step for step in guide.steps if step.number == int(code))
        case "closing":
            return guide.question[code]
        case "goal":
            return next(goal for goal in guide.goals if goal.number == int(code))
        case "target":
            return guide.target[routes.target_code(view.key)]
        case "list":
            return guide.lists.pages[view.key]
    raise ValueError(f"{view.key}: a page of docs/ is about nothing of the data")


@cache
def _template(kind: str) -> Template:
    return TEMPLATES.get_template(f"kinds/{kind}.html", globals=_NAMES)


def _block(name: str) -> Callable[..., Markup]:
    def block(view: View, *args: Any) -> Markup:
        kind = kind_of(view)
        if not kind or name not in blocks(kind):
            raise ValueError(f"{name}: no block of this page")
        return Markup(getattr(_template(kind).module, name)(view, subject(view), *args).strip())

    block.__name__ = name
    block.__doc__ = f"The block `{name}` of the page's kind."
    return block


def has(view: View, name: str, code: str = "") -> bool:
    """Whether the page has something to say under a heading: ``has("objectives")``, ``has("voices", "Q3")``."""
    guide = view.guide
    about = guide.question[code] if code else subject(view)
    if name in _COMPUTATIONS:
        return bool(_COMPUTATIONS[name](guide, about))
    return bool(getattr(about, name) if name != "cases" else guide.cases.get(about.code))


_COMPUTATIONS: dict[str, Callable[[Guide, Any], object]] = {
    "citations": lambda guide, project: (
        guide.voices.get(project.id) or guide.boxes_citing.get(project.id) or guide.pages_citing.get(project.id)
    ),
    "similar": lambda guide, project: guide.similar(project),
    "step_sheets": lambda guide, step: guide.by_step.get(step.number),
    "goal_sheets": lambda guide, goal: guide.by_goal.get(goal.number),
    "step_targets": lambda guide, step: guide.targets_of_step(step.number),
    "checks": lambda _, step: checklists(step),
}
"""What a sheet, step or goal does not hold itself."""


def t(view: View, key: str) -> str:
    """A string of the interface."""
    return view.t(key)


def questions(view: View) -> list[Verbatim]:
    """Codes of the questions of the step."""
    return [Verbatim(question.code) for question in subject(view).questions]


def anchor(view: View, code: str = "") -> Verbatim:
    """The anchor of a question, of the page's own unless told otherwise: ``q9``."""
    return Verbatim(routes.anchor(code or subject(view).code))


def question_title(view: View, code: str) -> Markup:
    """« Q9. Une action en transversalité… »."""
    return view.question_label(view.guide.question[code])


def cases_title(view: View, code: str = "") -> str:
    """« 3 cas » of a question, of the page's own unless told otherwise."""
    return view.n("question.cases", len(view.guide.cases[code or subject(view).code]))


FUNCTIONS: tuple[Callable[..., Any], ...] = (t, has, questions, anchor, question_title, cases_title)
BLOCKS: dict[str, Callable[..., Any]] = {name: _block(name) for kind in PAGE_KINDS for name in blocks(kind)} | {
    function.__name__: function for function in FUNCTIONS
}
"""All of them by the name that layouts use."""

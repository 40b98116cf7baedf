"""The pages that come from data: sheets, steps, closing points, goals, targets and workshops, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from guide import passages, routes
from guide.checklists import checklists
from guide.fields import SOURCE_LANGUAGE, Model, Text
from guide.models import Project
from guide.publication import UNKNOWN, Publication
from guide.relate import Guide
from guide.render import View, outdated, untranslated


@dataclass(frozen=True)
class GeneratedPage:
    """A page, ready to be put into a frame."""

    key: str
    language: str
    title: str
    title_language: str
    """Language of the title; another than `language` where it is not translated."""
    description: str
    html: Markup
    partly: bool
    """Whether some passage is not translated."""
    outdated: bool
    """Whether some passage was translated from an older wording."""
    search: bool = True
    """Whether the search finds the page: not where it repeats another."""


def generated_pages(guide: Guide, language: str, publication: Publication = UNKNOWN) -> Iterator[GeneratedPage]:
    """All pages of one language that come from data, in reading order."""

    def page(
        key: str,
        template: str,
        title: Text,
        lead: Text,
        *shown: Model | tuple[Model | Text, ...],
        description: str = "",
        search: bool = True,
        **values: object,
    ) -> GeneratedPage:
        view = View.of(guide, key, language, publication=publication)
        return GeneratedPage(
            key=key,
            language=language,
            title=view.title(key),
            title_language=title.language(language),
            description=description or passages.excerpt(lead.within(language), lead.language(language)),
            html=view.render(template, **values),
            partly=language != SOURCE_LANGUAGE and untranslated(language, *shown),
            outdated=outdated(language, *shown),
            search=search,
        )

    for step in guide.steps:
        cases = tuple(case for question in step.questions for _, case in guide.cases.get(question.code, ()))
        yield page(routes.step(step.number), "step", step.title, step.summary, step, cases, step=step)
    for question in guide.closing:
        lead = question.summary or question.title
        cases = tuple(case for _, case in guide.cases.get(question.code, ()))
        yield page(routes.closing(question.code), "closing", question.title, lead, question, cases, question=question)
    for project in guide.projects:
        yield page(routes.project(project.id), "project", project.title, project.summary, project, project=project)
    for goal in guide.goals:
        served: tuple[Project, ...] = guide.by_goal.get(goal.number, ())
        titles = tuple(project.short_title for project in served)
        lead = goal.official_name
        yield page(routes.goal(goal.number), "goal", goal.title, lead, goal, titles, goal=goal)
        for target in goal.targets:
            served = guide.by_target.get(target.code, ())
            titles = tuple(project.short_title for project in served)
            key = routes.target(target.code)
            yield page(key, "target", target.title, target.text, target, titles, target=target, goal=goal)
    for step in guide.steps if routes.WORKSHOPS in guide.documents else ():
        cases = tuple(case for question in step.questions for _, case in guide.cases.get(question.code, ()))
        yield page(
            routes.workshop(step.number),
            "workshop",
            step.title,
            step.summary,
            step,
            cases,
            description=View(guide, language, "").t("workshop.description", number=step.number),
            search=False,
            step=step,
            lists=checklists(step),
        )

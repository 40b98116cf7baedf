"""The pages that come from data: sheets, steps, closing points, goals, targets, workshops and long lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guide import passages, routes
from guide.checklists import checklists
from guide.fields import SOURCE_LANGUAGE, Model, Text
from guide.models import Case, Question
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

    @property
    def notices(self) -> tuple[str, ...]:
        """Strings of the interface that stand above the content."""
        found = (("fallback.part", self.partly), ("outdated.page", self.outdated))
        return tuple(name for name, applies in found if applies)


@dataclass(frozen=True)
class PlannedPage:
    """A page that can be rendered in any language, on its own: what it needs, still unrendered."""

    key: str
    template: str
    title: Text | None
    """Passage that the page is named after; none where its title is in the language of the page anyway."""
    lead: Text | None
    """The description of the page begins with it."""
    shown: tuple[Model | tuple[Model | Text, ...], ...]
    """What is shown: the page says so where a passage of it is not translated or is outdated."""
    values: Mapping[str, object]
    """What the template gets beside `view` and `guide`."""
    described: str = ""
    """String of the interface that describes the page instead of its lead; it gets `title`, and `number`, the end of
    the key."""
    search: bool = True


def planned_pages(guide: Guide) -> Iterator[PlannedPage]:
    """All pages that come from data, in reading order; the same in every language."""

    def cases(*questions: Question) -> tuple[Case, ...]:
        found = (guide.lists.of("case", each.code) for each in questions)
        return tuple(case for listed in found if listed for _, case in listed.beginning)

    def titles(kind: str, code: str | int) -> tuple[Text, ...]:
        listed = guide.lists.of(kind, code)
        return tuple(project.short_title for project in listed.beginning) if listed else ()

    for step in guide.steps:
        key = routes.step(step.number)
        yield PlannedPage(key, "step", step.title, step.summary, (step, cases(*step.questions)), {"step": step})
    for question in guide.closing:
        lead = question.summary or question.title
        shown = (question, cases(question))
        key = routes.closing(question.code)
        yield PlannedPage(key, "closing", question.title, lead, shown, {"question": question})
    for project in guide.projects:
        key = routes.project(project.id)
        yield PlannedPage(key, "project", project.title, project.summary, (project,), {"project": project})
    for goal in guide.goals:
        key = routes.goal(goal.number)
        texts = titles("goal", goal.number)
        yield PlannedPage(key, "goal", goal.title, goal.official_name, (goal, texts), {"goal": goal})
        for target in goal.targets:
            values = {"target": target, "goal": goal}
            key = routes.target(target.code)
            yield PlannedPage(key, "target", target.title, target.text, (target, titles("target", target.code)), values)
    for step in guide.steps if routes.WORKSHOPS in guide.documents else ():
        yield PlannedPage(
            routes.workshop(step.number),
            "workshop",
            step.title,
            step.summary,
            (step, cases(*step.questions)),
            {"step": step, "lists": checklists(step)},
            described="workshop.description",
            search=False,
        )
    yield from _list_pages(guide)


def _list_pages(guide: Guide) -> Iterator[PlannedPage]:
    for key, (listed, page) in guide.lists.pages.items():
        items = listed.on(page)
        texts = tuple(case for _, case in items) if listed.kind == "case" else tuple(each.short_title for each in items)
        values = {"listed": listed, "page": page}
        # What cases say stands nowhere else; what cards say stands on the sheets.
        search = listed.kind == "case"
        yield PlannedPage(key, "list", None, None, (texts,), values, described="list.description", search=search)


def generated_page(
    guide: Guide, planned: PlannedPage, language: str, publication: Publication = UNKNOWN
) -> GeneratedPage:
    """A page in one language; it needs no other page to have been rendered."""
    view = View.of(guide, planned.key, language, publication=publication)
    title = view.title(planned.key)
    description = ""
    if planned.described:
        description = view.t(planned.described, title=title, number=planned.key.rpartition("/")[2])
    elif planned.lead:
        description = passages.excerpt(planned.lead.within(language), planned.lead.language(language))
    return GeneratedPage(
        key=planned.key,
        language=language,
        title=title,
        title_language=planned.title.language(language) if planned.title else language,
        description=description,
        html=view.render(planned.template, **planned.values),
        partly=language != SOURCE_LANGUAGE and untranslated(language, *planned.shown),
        outdated=outdated(language, *planned.shown),
        search=planned.search,
    )


def generated_pages(guide: Guide, language: str, publication: Publication = UNKNOWN) -> Iterator[GeneratedPage]:
    """All pages of one language that come from data, in reading order."""
    return (generated_page(guide, planned, language, publication) for planned in planned_pages(guide))

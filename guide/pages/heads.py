"""The pages of the site: what each is called, in which language it is read, what stands above its content.

Pages come from `docs/` or from data: sheets, steps, closing points, goals, targets, workshops and long lists. The
source of a page from data is a layout, `docs/layouts/<kind>.md`, the same for all pages of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE, Model, Text
from guide.model.study import Case, Question
from guide.relations.relate import Guide
from guide.text import passages
from guide.view.view import View, is_outdated, is_untranslated


@dataclass(frozen=True)
class PlannedPage:
    """A page that comes from data, the same in all languages."""

    key: str
    kind: str
    """Name of its layout: project, step, closing, goal, target, workshop, list."""
    title: Text | None
    """Passage that the page is named after; none where its title is in the language of the page anyway."""
    lead: Text | None
    """The description of the page begins with it."""
    texts: tuple[Model | tuple[Model | Text, ...], ...]
    """What is shown: the page says so where a passage of it is not translated or is outdated."""
    description_key: str = ""
    """String of the interface that describes the page instead of its lead; it gets `title`, and `number`, the end of
    the key."""
    search: bool = True
    """Whether the search finds the page: not where it repeats another."""


@dataclass(frozen=True)
class PageHead:
    """What a page of one edition says of itself."""

    key: str
    title: str
    """Typeset plain text."""
    title_language: str
    """Another than the edition's where the title is not translated."""
    reading: str
    """Language in which the page is written."""
    description: str
    kind: str = ""
    """Of a page from data, as in `guide.reading.signatures.PAGE_KINDS`; empty for a page of `docs/`."""
    notices: tuple[Markup, ...] = ()
    """What a reader must know before reading on: the page is not translated, or from an older wording."""
    pages: tuple[int, ...] = ()
    """Pages of the study that a page of `docs/` is drawn from."""
    search: bool = True


def planned_pages(guide: Guide) -> Iterator[PlannedPage]:
    """All pages that come from data, in reading order."""

    def cases(*questions: Question) -> tuple[Case, ...]:
        lists = (guide.lists.of("case", each.code) for each in questions)
        return tuple(case for each in lists if each for _, case in each.beginning)

    def titles(kind: str, code: str | int) -> tuple[Text, ...]:
        sheets = guide.lists.of(kind, code)
        return tuple(project.short_title for project in sheets.beginning) if sheets else ()

    for step in guide.steps:
        key = routes.step(step.number)
        yield PlannedPage(key, "step", step.title, step.summary, (step, cases(*step.questions)))
    for question in guide.closing:
        lead = question.summary or question.title
        yield PlannedPage(routes.closing(question.code), "closing", question.title, lead, (question, cases(question)))
    for project in guide.projects:
        yield PlannedPage(routes.project(project.id), "project", project.title, project.summary, (project,))
    for goal in guide.goals:
        key = routes.goal(goal.number)
        yield PlannedPage(key, "goal", goal.title, goal.official_name, (goal, titles("goal", goal.number)))
        for target in goal.targets:
            key = routes.target(target.code)
            yield PlannedPage(key, "target", target.title, target.text, (target, titles("target", target.code)))
    for step in guide.steps if routes.WORKSHOPS in guide.documents else ():
        key = routes.workshop(step.number)
        parts = (step, cases(*step.questions))
        yield PlannedPage(key, "workshop", step.title, step.summary, parts, "workshop.description", search=False)
    for key, (of_list, page) in guide.lists.pages.items():
        items = of_list.on(page)
        # What cases say stands nowhere else; what cards say stands on the sheets.
        search = of_list.kind == "case"
        texts = tuple(case for _, case in items) if search else tuple(each.short_title for each in items)
        yield PlannedPage(key, "list", None, None, (texts,), "list.description", search=search)


def planned_head(page: PlannedPage, view: View) -> PageHead:
    """The head of a page that comes from data."""
    language = view.language
    title = view.title(page.key)
    description = ""
    if page.description_key:
        description = view.t(page.description_key, title=title, number=page.key.rpartition("/")[2])
    elif page.lead:
        description = passages.excerpt(page.lead.within(language), page.lead.language(language))
    names = [
        *(["fallback.part"] if language != SOURCE_LANGUAGE and is_untranslated(language, *page.texts) else []),
        *(["outdated.page"] if is_outdated(language, *page.texts) else []),
    ]
    return PageHead(
        key=page.key,
        title=title,
        title_language=page.title.language(language) if page.title else language,
        reading=language,
        description=description,
        kind=page.kind,
        notices=_notices(view, names),
        search=page.search,
    )


def document_head(key: str, view: View) -> PageHead:
    """The head of a page of `docs/`."""
    guide = view.guide
    document = guide.document(key, view.language)
    foreign = document.language != view.language
    names = [
        *(["fallback.page"] if foreign else []),
        *(["outdated.page"] if guide.stale_passages(key, view.language) else []),
    ]
    return PageHead(
        key=key,
        title=view.title(key),
        title_language=document.language,
        reading=document.language,
        description=view.set(document.meta.description),
        notices=_notices(View.of(guide, key, view.language, publication=view.publication), names),
        pages=document.meta.pages,
        search=document.meta.search,
    )


def _notices(view: View, names: list[str]) -> tuple[Markup, ...]:
    link = view.original_link()
    return tuple(Markup.escape(view.t(name)) + (link if name == "outdated.page" else "") for name in names)

"""Computes every cross-reference and back-reference, once.

Files name each link on one side only; here the other side is found. `Guide` is what renderers read.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from guide.model.fields import SOURCE_LANGUAGE
from guide.model.interface import Strings
from guide.model.reference import Agenda, Bibliography, Glossary, Interview, Source, Survey, Term
from guide.model.study import Case, Goal, Goals, Project, Question, Step, Target, Taxonomy, Voice
from guide.reading.folder import Collection, Page
from guide.reading.translations import page_passages, stale_names
from guide.relations.lists import ListCode, Lists
from guide.relations.similar import WEIGHTS, Likeness, Similar, Trait

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True)
class Guide:
    """The whole guide: values with their relations."""

    collection: Collection = field(repr=False)
    projects: tuple[Project, ...]
    """By number."""
    steps: tuple[Step, ...]
    """By number."""
    closing: tuple[Question, ...]
    """Points after the last step."""
    goals: tuple[Goal, ...]
    taxonomy: Taxonomy
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    survey: Survey
    interview: Interview
    agenda: Agenda
    strings: dict[str, Strings] = field(hash=False)
    """By language; the source language first."""
    pages: tuple[Page, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages of the site; the source language first."""
        return tuple(self.strings)

    # By code

    @cached_property
    def project(self) -> dict[str, Project]:
        """Sheets by identifier."""
        return {project.id: project for project in self.projects}

    @cached_property
    def question(self) -> dict[str, Question]:
        """Questions and closing points by code, in reading order."""
        questions = (question for step in self.steps for question in step.questions)
        return {question.code: question for question in (*questions, *self.closing)}

    @cached_property
    def step_of(self) -> dict[str, Step]:
        """The step of each question; closing points have none."""
        return {question.code: step for step in self.steps for question in step.questions}

    @cached_property
    def target(self) -> dict[str, Target]:
        """Targets by code."""
        return {target.code: target for goal in self.goals for target in goal.targets}

    @cached_property
    def goal_of(self) -> dict[str, Goal]:
        """The goal of each target."""
        return {target.code: goal for goal in self.goals for target in goal.targets}

    def stale_passages(self, key: str, language: str) -> list[str]:
        """Names of the passages of a page of `docs/` that were translated from an older wording."""
        versions = self.documents.get(key, {})
        if language == SOURCE_LANGUAGE or language not in versions:
            return []
        page, original = versions[language], versions[SOURCE_LANGUAGE]
        sources = page_passages(original.meta, original.source)
        return stale_names(page.meta.made_from, sources, page_passages(page.meta, page.source))

    @cached_property
    def source(self) -> dict[str, Source]:
        """References by identifier."""
        return {source.id: source for source in self.sources}

    @cached_property
    def documents(self) -> dict[str, dict[str, Page]]:
        """Pages of `docs/` by key, then language. Only what exists in the source language is a page."""
        pages: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            pages.setdefault(page.key, {})[page.language] = page
        return {key: versions for key, versions in pages.items() if SOURCE_LANGUAGE in versions}

    def document(self, key: str, language: str) -> Page:
        """The page of `docs/` that readers of `language` get."""
        versions = self.documents[key]
        return versions.get(language) or versions[SOURCE_LANGUAGE]

    # Both ways

    @cached_property
    def cases(self) -> dict[str, tuple[tuple[Project, Case], ...]]:
        """Cases by question code."""
        return _group((case.question, (project, case)) for project in self.projects for case in project.cases)

    @cached_property
    def lists(self) -> Lists:
        """Sheets and cases as pages list them, in the order of their index where it is the same in all languages."""
        steps: dict[ListCode, Sequence[Project]] = {
            step.number: self.by_step.get(step.number, ()) for step in self.steps
        }
        for point in self.closing:
            sheets = {project.id: project for project, _ in self.cases.get(point.code, ())}
            steps[point.code] = tuple(sheets.values())
        groups: dict[str, Mapping[Any, Sequence[Project]]] = {
            "country": self.by_country,
            "lead_kind": {entry.id: self.by_lead_kind.get(entry.id, ()) for entry in self.taxonomy.lead_kinds},
            "audience": {entry.id: self.by_audience.get(entry.id, ()) for entry in self.taxonomy.audiences},
            "theme": {entry.id: self.by_theme.get(entry.id, ()) for entry in self.taxonomy.themes},
            "step": steps,
            "target": {code: self.by_target[code] for code in self.target if code in self.by_target},
            "goal": {goal.number: self.by_goal.get(goal.number, ()) for goal in self.goals},
        }
        numbers = {code: step.number for code, step in self.step_of.items()}
        return Lists(self.projects, groups, self.cases, numbers)

    @cached_property
    def by_country(self) -> dict[str, tuple[Project, ...]]:
        """Sheets by country code."""
        return _group((country, project) for project in self.projects for country in project.countries)

    @cached_property
    def by_lead_kind(self) -> dict[str, tuple[Project, ...]]:
        """Sheets by kind of lead."""
        return _group((project.lead.kind, project) for project in self.projects)

    @cached_property
    def by_audience(self) -> dict[str, tuple[Project, ...]]:
        """Sheets by audience."""
        return _group((audience, project) for project in self.projects for audience in project.audiences)

    @cached_property
    def by_theme(self) -> dict[str, tuple[Project, ...]]:
        """Sheets by theme."""
        return _group((theme, project) for project in self.projects for theme in project.themes)

    @cached_property
    def by_target(self) -> dict[str, tuple[Project, ...]]:
        """Sheets by target code."""
        return _group((link.code, project) for project in self.projects for link in project.targets)

    @cached_property
    def by_goal(self) -> dict[int, tuple[Project, ...]]:
        """Sheets by number of goal."""
        return _group(
            (number, project)
            for project in self.projects
            for number in dict.fromkeys(self.goal_of[link.code].number for link in project.targets)
        )

    @cached_property
    def by_step(self) -> dict[int, tuple[Project, ...]]:
        """Sheets by number of the step that they illustrate."""
        return _group(
            (number, project)
            for project in self.projects
            for number in dict.fromkeys(
                self.step_of[case.question].number for case in project.cases if case.question in self.step_of
            )
        )

    @cached_property
    def voices(self) -> dict[str, tuple[tuple[Question, Voice], ...]]:
        """Voices by sheet of the speaker's organisation."""
        return _group(
            (identifier, (question, voice))
            for question in self.question.values()
            for voice in question.voices
            for identifier in voice.projects
        )

    def cases_of(self, projects: Iterable[Project], step: Step) -> tuple[tuple[Project, Case], ...]:
        """What sheets show of one step."""
        codes = {question.code for question in step.questions}
        return tuple((project, case) for project in projects for case in project.cases if case.question in codes)

    def steps_of_target(self, code: str) -> tuple[Step, ...]:
        """Steps that the sheets of a target illustrate."""
        numbers = {
            self.step_of[case.question].number
            for project in self.by_target.get(code, ())
            for case in project.cases
            if case.question in self.step_of
        }
        return tuple(step for step in self.steps if step.number in numbers)

    def targets_of_step(self, number: int) -> tuple[Target, ...]:
        """Targets that the sheets of a step serve."""
        codes = {link.code for project in self.by_step.get(number, ()) for link in project.targets}
        return tuple(target for code, target in self.target.items() if code in codes)

    @cached_property
    def pages_citing(self) -> dict[str, tuple[Page, ...]]:
        """Pages of `docs/` by sheet that they link to with the macro ``project``; source language only."""
        return _group(self._calls_of("project"))

    def _calls_of(self, macro: str) -> Iterator[tuple[str, Page]]:
        """Pairs (first argument of a macro, page that calls it), each once; source language only."""
        for page in self.pages:
            if page.language == SOURCE_LANGUAGE:
                arguments = (call.bound[0][1] for call in page.calls if call.name == macro and call.bound)
                yield from ((argument, page) for argument in dict.fromkeys(arguments))

    @cached_property
    def boxes_citing(self) -> dict[str, tuple[tuple[Step, int], ...]]:
        """Boxes by sheet that they are about: step and position of the box."""
        return _group(
            (identifier, (step, position))
            for step in self.steps
            for position, box in enumerate(step.boxes)
            for identifier in box.projects
        )

    @cached_property
    def holders(self) -> dict[Trait, tuple[Project, ...]]:
        """Sheets by everything that two sheets can have in common."""
        return _group((trait, project) for project in self.projects for trait in self.traits(project))

    @cached_property
    def home(self) -> str:
        """The country that most sheets share."""
        return Counter(country for project in self.projects for country in project.countries).most_common(1)[0][0]

    def traits(self, project: Project) -> list[Trait]:
        """What a sheet can have in common with another. The country that most share says nothing."""
        return [
            *(("question", case.question) for case in project.cases),
            *(("target", link.code) for link in project.targets),
            *(("country", country) for country in project.countries if country != self.home),
            *(("theme", theme) for theme in project.themes),
            *(("audience", audience) for audience in project.audiences),
        ]

    def weight(self, trait: Trait) -> float:
        """What a trait in common counts: the fewer sheets have it, the more."""
        return WEIGHTS[trait[0]] / math.sqrt(len(self.holders[trait]))

    def similar(self, project: Project) -> tuple[Similar, ...]:
        """Sheets that resemble one, best first."""
        matches = self._likeness.similar(self._position[project.id])
        return tuple(Similar(self.projects[other], reasons) for other, reasons in matches)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness([self.traits(project) for project in self.projects], self.weight)

    @cached_property
    def _position(self) -> dict[str, int]:
        return {project.id: position for position, project in enumerate(self.projects)}

    @cached_property
    def cited_sources(self) -> dict[str, tuple[str, ...]]:
        """Page keys by reference that they cite, with the macro ``cite`` or in a step."""
        return _group(
            [
                *((identifier, page.key) for identifier, page in self._calls_of("cite")),
                *(
                    (identifier, f"method/steps/{step.number}")
                    for step in self.steps
                    for identifier in dict.fromkeys(
                        [
                            *step.further_reading,
                            *(view.source for view in step.viewpoints),
                            *(view.source for question in step.questions for view in question.viewpoints),
                        ]
                    )
                ),
            ]
        )


COUNTS: dict[str, Callable[[Guide], int]] = {
    "projects": lambda guide: len(guide.projects),
    "steps": lambda guide: len(guide.steps),
    "questions": lambda guide: len(guide.step_of),
    "cases": lambda guide: sum(len(project.cases) for project in guide.projects),
    "voices": lambda guide: sum(len(question.voices) for question in guide.question.values()),
    "countries": lambda guide: len(guide.by_country),
    "goals": lambda guide: len(guide.goals),
    "targets": lambda guide: len(guide.target),
    "recommendations": lambda guide: sum(len(step.recommendations) for step in guide.steps),
    "terms": lambda guide: len(guide.terms),
    "sources": lambda guide: len(guide.sources),
}
"""What `count` can count."""


def relate(collection: Collection) -> Guide:
    """The guide that a collection without problems makes."""
    return Guide(
        collection=collection,
        projects=tuple(sorted(collection.of(Project), key=lambda project: project.number)),
        steps=tuple(sorted(collection.of(Step), key=lambda step: step.number)),
        closing=collection.of(Question),
        goals=collection.one(Goals).goals,
        taxonomy=collection.one(Taxonomy),
        terms=collection.one(Glossary).terms,
        sources=collection.one(Bibliography).sources,
        survey=collection.one(Survey),
        interview=collection.one(Interview),
        agenda=collection.one(Agenda),
        strings=collection.strings,
        pages=collection.pages,
    )


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}

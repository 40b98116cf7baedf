"""The facets by which sheets can be chosen: which values there are, in what order, and which of them each sheet has.

A facet has one level or two: a region holds countries, a step questions, a goal targets, a decade years. Sheets have
values of the lower level; to choose one of the upper level is to choose all that it holds. Only what occurs is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from guide.model.fields import Text
from guide.model.study import Entry, Project
from guide.relations.relate import Guide
from guide.relations.world import World
from guide.text.typography import fold
from guide.view.view import View, is_untranslated

UNKNOWN_YEAR = "unknown"
"""Value of the years of a project whose dates are not known."""


@dataclass(frozen=True)
class Value:
    """Something that can be chosen."""

    code: str
    """As in addresses; unique within its facet, on both levels."""
    label: str
    below: tuple[Value, ...] = ()
    language: str = ""
    """Of the label, where it is not that of the page."""
    goal: int = 0
    """Of the United Nations, in whose colour the value is shown."""


@dataclass(frozen=True)
class Facet:
    """One way of sorting sheets."""

    name: str
    """Of the lower level: name of the parameter in addresses, and of the string ``explorer.facet.<name>``."""
    values: Callable[[View, World], list[Value]]
    """What can be chosen, in the order of the page."""
    codes: Callable[[Guide], Mapping[str, tuple[str, ...]]]
    """Codes of the lower level, by sheet."""
    above: str = ""
    """Name of the upper level in addresses."""
    editors: bool = False
    """Whether it is the editors, not the study, who gave sheets these values."""


def _each(codes: Callable[[Guide, Project], Iterable[str]]) -> Callable[[Guide], dict[str, tuple[str, ...]]]:
    """The codes of every sheet, each once."""
    return lambda guide: {each.id: tuple(dict.fromkeys(codes(guide, each))) for each in guide.projects}


def _value(view: View, code: str, label: Text, pattern: str = "{}") -> Value:
    language = label.language(view.reading)
    return Value(code, pattern.format(view.plain(label)), language="" if language == view.reading else language)


def _entries(kind: str) -> Callable[[View, World], list[Value]]:
    """The entries of a list of `data/taxonomy.yml` that some sheet has."""

    def values(view: View, _: World) -> list[Value]:
        entries: tuple[Entry, ...] = getattr(view.guide.taxonomy, f"{kind}s")
        by_code = getattr(view.guide, f"by_{kind}")
        return [_value(view, entry.id, entry.label) for entry in entries if entry.id in by_code]

    return values


def _countries(view: View, world: World) -> list[Value]:
    """Regions by continent and name, with their countries.

    The country of most sheets and its region come last, lest they hide the rest.
    """
    home = view.guide.home
    regions: dict[str, list[Value]] = {}
    for code in sorted(view.countries(view.guide.by_country), key=lambda code: code == home):
        regions.setdefault(world.region_of.get(code, ""), []).append(Value(code, view.country(code)))
    alone = regions.pop("", [])
    groups = [Value(region, view.country(region), tuple(below)) for region, below in regions.items()]

    def rank(region: Value) -> tuple[bool, str, str]:
        continent = view.country(world.continent_of[region.code])
        return home in {country.code for country in region.below}, fold(continent), fold(region.label)

    return [*sorted(groups, key=rank), *alone]


def _questions(view: View, _: World) -> list[Value]:
    """Steps with the questions that some sheet illustrates, then the closing points."""
    guide, values = view.guide, []
    for step in guide.steps:
        questions = [question for question in step.questions if question.code in guide.cases]
        below = tuple(
            _value(view, each.code, each.short_title or each.title, f"{each.code}. {{}}") for each in questions
        )
        title = view.t("step.title", number=step.number, title="{}")
        values += [Value(str(step.number), title.format(view.plain(step.short_title)), below)] if below else []
    points = [point for point in guide.closing if point.code in guide.cases]
    return [*values, *(_value(view, point.code, point.short_title or point.title) for point in points)]


def _targets(view: View, _: World) -> list[Value]:
    """Goals with the targets that some sheet serves."""
    guide, values = view.guide, []
    for goal in guide.goals:
        targets = [target for target in goal.targets if target.code in guide.by_target]
        below = tuple(
            replace(_value(view, each.code, each.title, f"{each.code} {{}}"), goal=goal.number) for each in targets
        )
        title = view.t("goal.title", number=goal.number, title=view.plain(goal.title))
        values += [Value(str(goal.number), title, below, goal=goal.number)] if below else []
    return values


def last_year(guide: Guide) -> int:
    """The latest year that a sheet names; 0 where none names any."""
    dates = [date for each in guide.projects for date in (each.period.start, each.period.end) if date]
    return max((int(date[:4]) for date in dates), default=0)


def _years_of(guide: Guide) -> dict[str, tuple[str, ...]]:
    """Every year in which each project runs; to the last year of all where its end is not known."""
    last = last_year(guide)

    def years(project: Project) -> tuple[str, ...]:
        period = project.period
        start, end = period.start or period.end, period.end or str(last)
        return tuple(map(str, range(int(start[:4]), int(end[:4]) + 1))) if start else (UNKNOWN_YEAR,)

    return {project.id: years(project) for project in guide.projects}


def _years(view: View, _: World) -> list[Value]:
    """Decades with their years, the latest first; then the sheets without dates."""
    all_years = sorted(
        {year for years in _years_of(view.guide).values() for year in years if year != UNKNOWN_YEAR}, reverse=True
    )
    decades: dict[str, list[Value]] = {}
    for year in all_years:
        decades.setdefault(f"{year[:3]}0", []).append(Value(year, year))
    values = [
        Value(f"{decade}s", view.t("explorer.decade", decade=decade), tuple(below)) for decade, below in decades.items()
    ]
    without = any(not (each.period.start or each.period.end) for each in view.guide.projects)
    return [*values, *([Value(UNKNOWN_YEAR, view.t("explorer.year_unknown"))] if without else [])]


def _languages(view: View, _: World) -> list[Value]:
    """The languages of the guide, under their own names."""
    languages = {code for codes in _LANGUAGES_OF(view.guide).values() for code in codes}
    return [
        Value(code, strings.name, language="" if code == view.reading else code)
        for code, strings in view.guide.strings.items()
        if code in languages
    ]


_LANGUAGES_OF = _each(
    lambda guide, project: (language for language in guide.languages if not is_untranslated(language, project))
)

FACETS = (
    Facet("country", _countries, _each(lambda _, project: project.countries), "region"),
    Facet("theme", _entries("theme"), _each(lambda _, project: project.themes), editors=True),
    Facet("audience", _entries("audience"), _each(lambda _, project: project.audiences), editors=True),
    Facet("question", _questions, _each(lambda _, project: (case.question for case in project.cases)), "step"),
    Facet("target", _targets, _each(lambda _, project: (link.code for link in project.targets)), "goal", editors=True),
    Facet("lead_kind", _entries("lead_kind"), _each(lambda _, project: (project.lead.kind,))),
    Facet("year", _years, _years_of, "decade"),
    Facet("language", _languages, _LANGUAGES_OF),
)
"""In the order of the page."""

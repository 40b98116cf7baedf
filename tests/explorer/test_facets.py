"""What sheets can be chosen by."""

from __future__ import annotations

import dataclasses

import pytest
from conftest import ROOT

from guide.explorer.facets import FACETS, UNKNOWN_YEAR, Value, last_year
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE, World, read_world
from guide.view.view import View


@pytest.fixture(scope="module")
def world() -> World:
    return read_world(ROOT / "node_modules")


def values(guide: Guide, name: str, world: World = NOWHERE, language: str = "fr") -> list[Value]:
    facet = next(facet for facet in FACETS if facet.name == name)
    return facet.values(View(guide, language, ""), world)


def codes(guide: Guide, name: str) -> dict[str, tuple[str, ...]]:
    return dict(next(facet for facet in FACETS if facet.name == name).codes(guide))


def leaves(tree: list[Value]) -> list[str]:
    return [each.code for value in tree for each in (value.below or (value,))]


def dated(guide: Guide, **periods: tuple[str | None, str | None]) -> Guide:
    """The guide with other periods (start, end) of some sheets."""

    def changed(project: Project) -> Project:
        start, end = periods.get(project.id.replace("-", "_"), (project.period.start, project.period.end))
        return project.model_copy(update={"period": project.period.model_copy(update={"start": start, "end": end})})

    return dataclasses.replace(guide, projects=tuple(changed(project) for project in guide.projects))


@pytest.mark.parametrize("name", [facet.name for facet in FACETS])
def test_what_sheets_have_is_offered_and_nothing_else(real: Guide, tiny: Guide, world: World, name: str) -> None:
    for guide in (real, tiny):
        used = {code for of in codes(guide, name).values() for code in of}
        offered = values(guide, name, world)
        assert set(leaves(offered)) == used
        every = [code for value in offered for code in (value.code, *(each.code for each in value.below))]
        assert len(every) == len(set(every)), "a code means one thing, whatever its level"
        assert codes(guide, name).keys() == guide.project.keys()


def test_countries_stand_under_their_region_by_continent_and_name(real: Guide, world: World) -> None:
    regions = {value.label: [country.label for country in value.below] for value in values(real, "country", world)}
    assert list(regions)[:3] == ["Afrique centrale", "Afrique occidentale", "Afrique orientale"]
    assert regions["Afrique septentrionale"] == ["Maroc", "Tunisie"]
    english = [value.label for value in values(real, "country", world, "en")]
    assert english[:4] == ["Eastern Africa", "Middle Africa", "Northern Africa", "Western Africa"]


def test_country_of_most_sheets_does_not_hide_the_others(real: Guide, world: World) -> None:
    last = values(real, "country", world)[-1]
    assert [country.code for country in last.below] == ["BE", "FR"]


def test_where_no_regions_are_known_countries_stand_alone(tiny: Guide) -> None:
    assert [(value.code, value.below) for value in values(tiny, "country")] == [("LU", ()), ("BE", ())]


def test_steps_hold_questions_and_closing_points_stand_alone(real: Guide) -> None:
    tree = values(real, "question")
    assert [value.code for value in tree] == [*"123456", "insecurity"]
    assert [each.code for each in tree[1].below] == ["Q4", "Q5", "Q6"]
    assert tree[1].below[0].label.startswith("Q4. ")


def test_goals_hold_the_targets_that_sheets_serve(real: Guide) -> None:
    education = next(value for value in values(real, "target", language="en") if value.code == "4")
    assert education.label == "Goal 4: Quality education"
    assert education.below[0].label.startswith("4.3 ")


def test_project_counts_for_every_year_in_which_it_runs(tiny: Guide) -> None:
    guide = dated(tiny, riviere_prets=("2008-05", "2011"))
    assert codes(guide, "year")["riviere-prets"] == ("2008", "2009", "2010", "2011")
    tree = values(guide, "year")
    assert [(value.code, [year.code for year in value.below]) for value in tree[:2]] == [
        ("2010s", ["2011", "2010"]),
        ("2000s", ["2009", "2008"]),
    ]


def test_project_without_known_end_runs_on_to_the_latest_year_of_all(tiny: Guide) -> None:
    guide = dated(tiny, riviere_prets=("2008", "2011"), moulin_contes=("2010", None))
    assert last_year(guide) == 2011
    assert codes(guide, "year")["moulin-contes"] == ("2010", "2011")


def test_project_of_which_only_the_end_is_known_counts_for_that_year(tiny: Guide) -> None:
    assert codes(dated(tiny, riviere_prets=(None, "2011")), "year")["riviere-prets"] == ("2011",)


def test_sheets_without_dates_can_be_chosen_too(tiny: Guide) -> None:
    assert codes(tiny, "year")["moulin-contes"] == (UNKNOWN_YEAR,)
    assert values(tiny, "year")[-1] == Value(UNKNOWN_YEAR, "Dates non précisées")
    undated = dated(tiny, riviere_prets=(None, None))
    assert leaves(values(undated, "year")) == [UNKNOWN_YEAR]


def test_language_is_one_in_which_the_whole_sheet_exists(tiny: Guide) -> None:
    assert codes(tiny, "language") == {"riviere-prets": ("fr",), "moulin-contes": ("fr", "en")}
    assert values(tiny, "language") == [Value("fr", "Français"), Value("en", "English", language="en")]


def test_label_without_translation_says_its_language(tiny: Guide) -> None:
    assert values(tiny, "theme", language="en") == [Value("lending", "Prêt", language="fr")]

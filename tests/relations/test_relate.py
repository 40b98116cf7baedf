"""Relations, both ways."""

from __future__ import annotations

import math

import pytest
from large import enlarged

from guide.model.study import Project
from guide.relations.relate import Guide
from guide.relations.similar import SIMILAR


def test_cases_of_a_question_and_questions_of_a_sheet(real: Guide) -> None:
    forth = {(project.id, case.question) for project in real.projects for case in project.cases}
    back = {(project.id, code) for code, cases in real.cases.items() for project, _ in cases}
    assert forth == back


def test_similar_sheets_have_something_in_common_and_say_what(real: Guide) -> None:
    for project in real.projects:
        for similar in real.similar(project):
            assert similar.project is not project
            assert similar.reasons
            assert set(similar.reasons) == set(real.traits(project)) & set(real.traits(similar.project))


def test_similar_sheets_come_best_first(tiny: Guide) -> None:
    (similar,) = tiny.similar(tiny.project["riviere-prets"])
    assert similar.project.id == "moulin-contes"
    assert ("target", "4.6") in similar.reasons


def test_steps_of_a_target(tiny: Guide) -> None:
    assert [step.number for step in tiny.steps_of_target("4.6")] == [1]
    assert [target.code for target in tiny.targets_of_step(1)] == ["4.6"]


def test_places_that_cite_a_sheet(tiny: Guide) -> None:
    assert [voice.speaker for _, voice in tiny.voices["riviere-prets"]] == ["Anne Onyme"]
    assert [(step.number, position) for step, position in tiny.boxes_citing["riviere-prets"]] == [(1, 0)]
    assert [page.key for page in tiny.pages_citing["riviere-prets"]] == ["index"]
    assert tiny.cited_sources["manuel"] == ("index", "method/steps/1")


def test_the_country_that_most_sheets_share_makes_none_similar(real: Guide) -> None:
    assert real.home == "FR"
    assert ("country", "FR") not in real.traits(real.projects[0])


def compared_with_all(guide: Guide, project: Project) -> list[tuple[str, float]]:
    """Similar sheets by comparing every pair: identifier and what all that is shared counts, the best four."""
    own = guide.traits(project)
    matches = []
    for other in guide.projects:
        shared = set(own) & set(guide.traits(other))
        if shared and other is not project:
            matches.append((other.id, math.fsum(map(guide.weight, shared)), other.number))
    return [(each, score) for each, score, _ in sorted(matches, key=lambda item: (-item[1], item[2]))[:SIMILAR]]


def test_candidates_give_the_same_similar_sheets_as_all_pairs(real: Guide) -> None:
    for project in real.projects:
        expected = [identifier for identifier, _ in compared_with_all(real, project)]
        assert [similar.project.id for similar in real.similar(project)] == expected


def test_candidates_give_nearly_the_same_in_a_large_guide(real: Guide) -> None:
    large = enlarged(real, 600)
    best = given = 0.0
    for project in large.projects[::20]:
        best += sum(score for _, score in compared_with_all(large, project))
        given += sum(sum(map(large.weight, similar.reasons)) for similar in large.similar(project))
    assert given >= best * 0.99


def test_what_fewer_sheets_have_in_common_counts_for_more(real: Guide) -> None:
    """Three sheets are of Senegal, six of Morocco: a country counts 3, divided by the root of their number."""
    assert len(real.by_country["SN"]) == 3
    assert len(real.by_country["MA"]) == 6
    assert real.weight(("country", "SN")) == pytest.approx(1.7320508)
    assert real.weight(("country", "MA")) == pytest.approx(1.2247449)

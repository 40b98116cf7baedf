"""What « Mon projet » and the workshops know of the guide."""

from __future__ import annotations

import json
import re
from typing import Any

from guide import routes
from guide.checklists import checklists
from guide.navigation import Map
from guide.pages import generated_pages
from guide.passages import beginning, first_sentence
from guide.plan import CASES, KINDS, STATES, compared, plan_script
from guide.relate import Guide
from guide.render import View


def known(guide: Guide, language: str) -> Any:
    """What the scripts of one language are told."""
    script = plan_script(guide, language)
    assert script.startswith("window.guidePlanData=")
    return json.loads(script.removeprefix("window.guidePlanData=").rstrip(";\n"))


def ids(data: Any) -> list[str]:
    return [item["id"] for step in data["steps"] for items in step["lists"].values() for item in items]


def test_the_plan_holds_every_question_every_case_and_every_point_to_tick(real: Guide) -> None:
    data = known(real, "fr")
    questions = [question for step in data["steps"] for question in step["questions"]] + data["closing"]
    assert [question["code"] for question in questions] == list(real.question)
    cases = {(case["sheet"], question["code"]) for question in questions for case in question["cases"]}
    assert cases == {(project.id, case.question) for project in real.projects for case in project.cases}
    lists = [(*step.recommendations, *step.objectives, *step.strengths) for step in real.steps]
    assert len(ids(data)) == sum(map(len, lists))
    assert all(step["lists"] for step in data["steps"]), "each step has something to tick"


def test_points_are_known_by_their_french_wording_in_every_language_and_order(real: Guide) -> None:
    french, english = (ids(known(real, language)) for language in ("fr", "en"))
    assert french == english
    assert len(set(french)) == len(french)
    step = real.steps[1]
    turned = step.model_copy(update={"recommendations": step.recommendations[::-1]})
    assert [item.id for item in checklists(turned)["recommendations"]] == [
        item.id for item in checklists(step)["recommendations"]
    ][::-1]


def test_what_resembles_counts_as_between_sheets(real: Guide) -> None:
    data = known(real, "fr")
    for project in real.projects:
        traits = [tuple(trait) for trait in data["sheets"][project.id]["traits"]]
        assert traits == [trait for trait in real.traits(project) if trait[0] in KINDS]
        for kind, code in traits:
            assert data["weights"][kind][code] == round(real.weight((kind, code)), 3)
    assert real.home not in data["weights"]["country"]


def test_only_what_sheets_have_can_be_chosen(real: Guide) -> None:
    choices = known(real, "en")["choices"]
    assert {code for code, _ in choices["country"]} == set(real.by_country)
    assert {code for _, targets, _ in choices["target"] for code, _ in targets} == set(real.by_target)
    assert [label for code, label in choices["country"] if code == "SN"] == ["Senegal"]


def test_states_are_understood_in_every_language(real: Guide) -> None:
    words = known(real, "fr")["known"]
    assert words == known(real, "en")["known"]
    assert {"À faire", "To do"} == set(words["state.todo"])
    assert {f"state.{state}" for state in STATES} <= words.keys()


def test_addresses_are_those_of_pages_and_anchors(real: Guide) -> None:
    data = known(real, "fr")
    case = data["steps"][0]["questions"][0]["cases"][0]
    number = data["sheets"][case["sheet"]]["number"]
    assert case["url"] == f"fr/methode/etapes/1.html#q1-{number}"
    assert data["closing"][0]["cases"][0]["url"].startswith("fr/methode/contextes-d-insecurite.html#insecurity-")


def test_of_a_large_guide_the_plan_knows_some_cases_of_every_question(real: Guide, large: Guide) -> None:
    whole, data = known(real, "fr"), known(large, "fr")
    questions = [question for step in data["steps"] for question in step["questions"]] + data["closing"]
    assert {question["code"] for question in questions if question["cases"]} == set(large.cases)
    assert all(len(question["cases"]) <= CASES for question in questions)
    assert {question["code"]: question["count"] for question in questions if question["count"]} == {
        code: len(cases) for code, cases in large.cases.items()
    }
    mentioned = {case["sheet"] for question in questions for case in question["cases"]}
    assert set(data["sheets"]) == mentioned
    assert {sheet for step in data["steps"] for sheet in step["sheets"]} <= mentioned
    assert (data["count"], len(whole["sheets"])) == (2000, 27)
    assert len(plan_script(large, "fr").encode()) < 250_000


def test_in_a_large_guide_cases_lead_to_the_pages_that_hold_them(large: Guide) -> None:
    asked = known(large, "fr")["steps"][0]["questions"][0]
    view = View(large, "fr", "")
    keys = {large.lists.case(large.project[case["sheet"]], "Q1") for case in asked["cases"]}
    assert {case["url"] for case in asked["cases"]} == {view.url(key) for key in keys}
    assert any(key.startswith(f"{routes.listed('case', 'Q1', 1)}#") for key in keys)
    assert asked["all"] == view.url(routes.listed("case", "Q1", 1))


def test_the_cases_of_a_large_guide_differ(real: Guide, large: Guide) -> None:
    for code, cases in compared(large).items():
        everything = {trait for project, _ in large.cases[code] for trait in large.traits(project) if trait[0] in KINDS}
        assert {trait for project, _ in cases for trait in large.traits(project) if trait[0] in KINDS} == everything
    assert compared(real) == real.cases


def test_words_that_are_not_translated_say_their_language(tiny: Guide) -> None:
    data = known(tiny, "en")
    assert data["steps"][0]["questions"][0]["title"] == ["Par quel moyen porter les livres\u202f?", "fr"]


def test_a_workshop_repeats_nothing_in_the_search_and_has_its_place(real: Guide) -> None:
    site = Map(real)
    pages = {page.key: page for page in generated_pages(real, "fr") if page.key.startswith("tools/workshops/")}
    assert list(pages) == [routes.workshop(step.number) for step in real.steps]
    assert not any(page.search for page in pages.values())
    assert list(site.parents("tools/workshops/2")) == ["index", "tools/index", "tools/workshops/index"]
    assert site.neighbours("tools/workshops/2") == ("tools/workshops/1", "tools/workshops/3")
    for step in real.steps:
        html = str(pages[routes.workshop(step.number)].html)
        assert re.findall(r'<h2 id="(q\d+)">', html) == [routes.anchor(question.code) for question in step.questions]
        assert html.count('class="workshop-case"') == sum(len(real.cases.get(q.code, ())) for q in step.questions)
        assert html.count("<li>") >= sum(len(question.observations) for question in step.questions)


def test_a_guide_without_the_page_of_workshops_has_none(real: Guide) -> None:
    from dataclasses import replace

    without = replace(real, pages=tuple(page for page in real.pages if page.key != routes.WORKSHOPS))
    assert not [key for key in Map(without).keys if key.startswith("tools/workshops/")]
    pages = {page.key: page for page in generated_pages(without, "fr")}
    assert not [key for key in pages if key.startswith("tools/workshops/")]
    assert "ateliers" not in pages["method/steps/1"].html


def test_a_first_sentence_ends_at_its_full_stop() -> None:
    cases = {
        "Un essai. Puis un autre.": "Un essai.",
        "Selon M. Martin, c’est tôt. Ensuite ?": "Selon M.\u00a0Martin, c’est tôt.",
        "Il dit « oui. » Elle dit non.": "Il dit « oui. »".replace("« ", "«\u00a0").replace(" »", "\u00a0»"),
        "Vers 4.5 millions, p. ex. ici.": "Vers 4.5 millions, p. ex. ici.",
        "Deux buts :\n\n- lire ;\n- écrire.\n\nEt après ?": "Deux buts\u00a0: lire\u202f; écrire.",
    }
    for text, expected in cases.items():
        assert first_sentence(text, "fr") == expected


def test_a_long_passage_begins_with_its_first_paragraph_and_its_list() -> None:
    assert beginning("Un.\n\nDeux.", "fr") == "Un. Deux."
    assert beginning("Un.\n\n" + "Deux. " * 100, "fr") == "Un."
    assert beginning("Un :\n\n- a\n- b\n\n" + "Deux. " * 100, "fr") == "Un\u00a0: a b"

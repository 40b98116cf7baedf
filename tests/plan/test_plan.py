"""What « Mon projet » and the workshops know of the guide."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guide.pages.blocks import BLOCKS
from guide.pages.heads import planned_pages
from guide.plan import plan
from guide.plan.plan import STATES, TRAIT_KINDS, plan_script
from guide.relations.checklists import checklists
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE
from guide.text.passages import beginning, first_sentence
from guide.view.navigation import Order
from guide.view.view import View


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
        assert traits == [trait for trait in real.traits(project) if trait[0] in TRAIT_KINDS]
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


def test_of_a_large_guide_the_plan_knows_every_sheet_and_case(large: Guide) -> None:
    data = known(large, "fr")
    questions = [question for step in data["steps"] for question in step["questions"]] + data["closing"]
    cases = {(case["sheet"], question["code"]) for question in questions for case in question["cases"]}
    assert cases == {(project.id, case.question) for project in large.projects for case in project.cases}
    assert len(data["sheets"]) == 2000
    assert len(gzip.compress(plan_script(large, "fr").encode())) < 100_000


def test_words_that_are_not_translated_say_their_language(tiny: Guide) -> None:
    data = known(tiny, "en")
    assert data["steps"][0]["questions"][0]["title"] == ["Par quel moyen porter les livres\u202f?", "fr"]


def test_a_plan_that_is_not_translated_speaks_french_and_leads_to_pages_of_its_edition(tiny: Guide) -> None:
    ((address, script),) = plan.scripts(tiny, "en", NOWHERE)
    assert address == "data/plan.en.js"
    data = json.loads(script.removeprefix("window.guidePlanData=").rstrip(";\n"))
    assert (data["language"], data["locale"], data["words"]["state.done"]) == ("fr", "fr", "Faite")
    assert data["steps"][0]["questions"][0]["title"] == "Par quel moyen porter les livres\u202f?"
    assert data["url"] == "en/index.html"


def test_a_workshop_repeats_nothing_in_the_search_and_has_its_place(real: Guide) -> None:
    workshops = [f"tools/workshops/{number}" for number in range(1, 7)]
    planned = {page.key: page for page in planned_pages(real) if page.key.startswith("tools/workshops/")}
    assert list(planned) == workshops
    assert not any(page.search for page in planned.values())
    order = Order(real)
    assert order.parents("tools/workshops/2") == ("index", "tools/index", "tools/workshops/index")
    assert tuple(workshops) in order.beside_menu, "one reads on from one to the next"


@pytest.mark.site
def test_a_workshop_holds_the_questions_of_its_step_with_observations_and_cases(site: Path, real: Guide) -> None:
    for step in real.steps:
        page = (site / f"fr/outils/ateliers/{step.number}.html").read_text(encoding="utf-8")
        headings = re.findall(r'<h2 [^>]*id="(q\d+)"', page)
        assert headings == [question.code.lower() for question in step.questions]
        assert page.count('class="workshop-case"') == sum(len(real.cases.get(q.code, ())) for q in step.questions)
        assert page.count("<li>") >= sum(len(question.observations) for question in step.questions)


def test_a_guide_without_the_page_of_workshops_has_none(real: Guide) -> None:
    without = replace(real, pages=tuple(page for page in real.pages if page.key != "tools/workshops/index"))
    assert not [key for key in Order(without).keys if key.startswith("tools/workshops/")]
    assert not [page for page in planned_pages(without) if page.key.startswith("tools/workshops/")]
    for block in ("brief", "prepare"):
        shown, left_out = (BLOCKS[block](View.of(each, "method/steps/1", "fr")) for each in (real, without))
        assert "../../outils/ateliers/1.html" in shown
        assert "ateliers" not in left_out


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

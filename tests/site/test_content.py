"""The inventory of the study, counted in the real data."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from conftest import ROOT

from guide.model.study import Project
from guide.reading import yaml_file
from guide.relations.relate import Guide


@pytest.fixture(scope="module")
def study(real: Guide) -> list[Project]:
    """The sheets of the study; others may join them."""
    return [project for project in real.projects if project.study]


def test_sheets_steps_and_questions(real: Guide, study: list[Project]) -> None:
    assert [project.number for project in study] == list(range(1, 28))
    assert [len(step.questions) for step in real.steps] == [3, 3, 4, 3, 3, 3]
    assert list(real.step_of) == [f"Q{number}" for number in range(1, 20)]


def test_cases(real: Guide, study: list[Project]) -> None:
    """30 cases: 29 under a question, one (sheet 16) under the closing point; sheet 21 has none."""
    cases = [(project.number, case.question) for project in study for case in project.cases]
    assert len(cases) == 30
    assert [number for number, question in cases if question == "insecurity"] == [16]
    assert {number for number, _ in cases} == set(range(1, 28)) - {21}
    expected = {
        "Q1": [13, 18], "Q2": [22], "Q3": [20], "Q4": [3, 4], "Q5": [7], "Q6": [6], "Q7": [8, 26], "Q8": [10, 17, 19],
        "Q9": [1], "Q10": [7], "Q11": [24], "Q12": [23], "Q13": [14, 26], "Q14": [2, 12], "Q15": [27], "Q16": [5, 10],
        "Q17": [11], "Q18": [15, 22], "Q19": [9, 25], "insecurity": [16],
    }  # fmt: skip
    assert {
        code: [p.number for p, _ in illustrations if p.study] for code, illustrations in real.cases.items()
    } == expected


def test_voices_notes_and_viewpoints(real: Guide) -> None:
    questions = real.question.values()
    assert sum(len(question.voices) for question in questions) == 19
    notes = [(question.code, note.country) for question in questions for note in question.country_notes]
    assert notes == [(code, "MA") for code in ("Q6", "Q7", "Q8", "Q9", "Q12", "Q14", "Q15")]
    viewpoints = [question.code for question in questions for _ in question.viewpoints]
    viewpoints += [f"step {step.number}" for step in real.steps for _ in step.viewpoints]
    assert viewpoints == ["Q9", "Q16", "step 3"]
    assert "focus" in [box.kind for box in real.steps[4].boxes]


def test_recommendations(real: Guide) -> None:
    assert [len(step.recommendations) for step in real.steps] == [0, 7, 6, 0, 6, 10]
    assert real.steps[0].objectives
    assert len(real.steps[3].strengths) == 4


def test_goals_targets_and_agenda(real: Guide) -> None:
    assert [goal.number for goal in real.goals] == list(range(1, 18))
    assert [code for code, target in real.target.items() if target.in_study] == [
        "1.4", "1.b", "5.a", "8.5", "8.6", "10.2", "10.4",
    ]  # fmt: skip
    assert all(target.official_name for target in real.target.values() if target.in_study)
    assert len(real.agenda.mdg) == 8
    assert [message.number for message in real.agenda.key_messages] == [3, 11, 24, 30, 35, 5, 6, 9, 10, 20, 29]
    assert len(real.agenda.proposals) == 7


def test_survey_figures(real: Guide) -> None:
    values = {figure.value for group in real.survey.groups for figure in group.figures}
    assert values >= {92, 58, 62.1, 24.1, 6.9, 92.5, 94, 55.6, 37.5, 30}


def test_interview_grid_has_three_parts(real: Guide) -> None:
    assert [part.number for part in real.interview.parts] == [1, 2, 3]
    assert sum(len(theme.questions) for part in real.interview.parts for s in part.sections for theme in s.themes) == 62


def test_every_sheet_is_full(study: list[Project]) -> None:
    for project in study:
        assert len(project.lessons) >= 2, project.id
        assert project.open_questions, project.id
        assert project.objectives, project.id
        assert project.lead.offices, project.id
        assert 2 <= len(project.targets) <= 5, project.id
        assert len(project.summary.source) > 500, project.id
        assert project.study
        assert list(project.study.pages) == [116 + 2 * project.number, 117 + 2 * project.number], project.id


def test_kinds_of_lead_as_in_the_studys_table(study: list[Project]) -> None:
    assert Counter(project.lead.kind for project in study) == {
        "local_government": 14, "association": 11, "ngo": 2,
    }  # fmt: skip


def test_no_capital_lost_its_accent() -> None:
    """« Etat », « Echanges », « A l’issue » and the like are spellings of typewriters."""
    wrong = re.compile(
        r"\b(Etats?|Echanges?|Ecoles?|Egalité|Emergence|Etudes?|Evaluation|Eneis conseil)\b|(?:^|[.:] )A (?=[a-zé])"
    )
    french = [path for path in (ROOT / "data").rglob("*.yml") if "translations" not in path.parts and path.stem != "en"]
    assert len(french) > 30
    for file in french:
        document = yaml_file.read_yaml(file, file)
        assert isinstance(document, yaml_file.Document)
        for path, text in document.scalars.items():
            if isinstance(text, str) and path[-1:] != ("url",):
                assert not wrong.search(text), (file, path, wrong.search(text))


def test_pages_are_written_with_typographic_apostrophes() -> None:
    for path in [*(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.yml")]:
        text = re.sub(r"{{.*?}}|^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿ]", text), path

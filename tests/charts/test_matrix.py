"""The matrices: each mark of the guide once, in its cell, and the holes by name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lxml import html

from guide.charts import matrix
from guide.relations.relate import Guide
from guide.view.view import View


def view(guide: Guide, language: str = "fr") -> View:
    return View.of(guide, matrix.PAGE, language)


def table(markup: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{markup}</div>").find(".//table")


def test_every_case_and_voice_and_box_has_one_mark(real: Guide) -> None:
    marks = [m for _, row in matrix.Illustrations(view(real)).rows for each in row.values() for m in each]
    kinds = Counter(mark.kind for mark in marks)
    assert kinds["case"] == sum(len(project.cases) for project in real.projects) == 30
    assert kinds["voice"] == sum(len(voices) for voices in real.voices.values())
    assert kinds["box"] == 1


def test_a_mark_stands_in_its_row_and_column_and_says_what_it_is(real: Guide) -> None:
    shown = table(matrix.question_matrix(view(real)))
    heads = [th.text_content().strip() for th in shown.findall("./thead/tr[2]/th")]
    cells = {int(row[0].text_content().strip().split(".")[0]): list(row[1:]) for row in shown.findall("./tbody/tr")}
    assert len(cells) == 27
    (mark,) = cells[1][heads.index("Q9")]
    assert mark.get("href") == "../methode/etapes/3.html#q9-1"
    assert mark.get("aria-label").startswith("Q9\u00a0: cas «\u00a0")
    assert mark.text == "C"
    assert [each.get("data-kind") for each in cells[17][heads.index("Q8")]] == ["case", "voice"]
    assert cells[17][heads.index("Q8")][1].get("href") == "../methode/etapes/3.html#q8-voices"
    assert cells[25][heads.index("Enc.")][0].get("href") == "../methode/etapes/5.html#box-1"


def test_rows_have_as_many_cells_as_the_head_has_columns(real: Guide) -> None:
    shown = table(matrix.question_matrix(view(real)))
    columns = len(matrix.Illustrations(view(real)).columns)
    assert columns == 21, "19 questions, a closing point, the boxes of step 5"
    for row in [*shown.findall("./tbody/tr"), *shown.findall("./tfoot/tr")]:
        assert len(row) == columns + 2
    groups = [int(th.get("colspan")) for th in shown.findall("./thead/tr[1]/th[@colspan]")]
    assert sum(groups) + len(real.closing) == columns


def test_totals_count_filled_cells(real: Guide) -> None:
    shown = table(matrix.question_matrix(view(real)))
    rows = [[len(cell) > 0 for cell in row[1:-1]] for row in shown.findall("./tbody/tr")]
    assert [int(row[-1].text) for row in shown.findall("./tbody/tr")] == [sum(row) for row in rows]
    assert [int(cell.text) for cell in shown.find("./tfoot/tr")[1:-1]] == [
        sum(column) for column in zip(*rows, strict=True)
    ]


def test_holes_are_named(real: Guide) -> None:
    page = str(matrix.question_matrix(view(real)))
    assert "chaque question est illustrée par au moins un cas" in page
    without = page.split('id="sheets-without-case"')[1]
    assert re.findall(r'href="([a-z-]+\.html)"', without) == ["savoie-arges-cooperation.html"]
    assert "Q2\u00a0: parole de Yannick Billard" in without


def test_a_question_that_loses_its_cases_becomes_a_hole(real: Guide) -> None:
    poorer = replace(
        real,
        projects=tuple(
            project.model_copy(update={"cases": tuple(case for case in project.cases if case.question != "Q8")})
            for project in real.projects
        ),
    )
    page = str(matrix.question_matrix(view(poorer)))
    assert 'href="../methode/etapes/3.html#q8"' in page.split('id="questions-without-case"')[1].split("<h3")[0]


def test_targets_by_steps_count_the_sheets_that_have_both(real: Guide) -> None:
    counted = matrix.count_sheets(real)
    for (code, number), count in counted.items():
        assert count == len({p.id for p in real.by_target[code]} & {p.id for p in real.by_step[number]})
    shown = table(matrix.target_matrix(view(real)))
    rows = {row[0].text_content().split()[0]: row for row in shown.findall("./tbody/tr")}
    assert list(rows) == list(real.target)
    (mark,) = rows["8.6"][3]
    assert mark.get("href") == "index.html#target=8.6&step=3"
    assert mark.get("aria-label") == f"Cible 8.6, étape 3\u00a0: {mark.text} fiches"
    assert sum(len(cell) for row in rows.values() for cell in row[1:-1]) == len(counted)


def test_holes_of_targets_are_named(real: Guide) -> None:
    page = str(matrix.target_matrix(view(real)))
    assert f"{42 * 6 - len(matrix.count_sheets(real))} croisements" in page
    assert "cibles/1-b.html" in page.split('id="targets-holes"')[1]


def test_files_hold_the_same_as_the_tables(real: Guide) -> None:
    questions, targets = matrix.tables(view(real, "en"))
    row = next(row for row in questions.rows if row[0] == 17)
    assert [cell for cell in row[2:] if cell] == ["case, voice from the field"]
    assert len(questions.columns) == len(row)
    assert [row[0] for row in targets.rows] == list(real.target)
    assert sum(int(n) for row in targets.rows for n in row[2:-1] if n) == sum(matrix.count_sheets(real).values())


def test_another_guide_has_its_own_matrices(tiny: Guide) -> None:
    shown = table(matrix.question_matrix(view(tiny)))
    assert [row[0].text_content() for row in shown.findall("./tbody/tr")] == [
        "1. Rivière\u00a0: prêts",
        "2. Moulin\u00a0: contes",
    ]
    assert "4.6" in matrix.target_matrix(view(tiny))


def test_every_sheet_has_its_row_however_many_there_are(large: Guide) -> None:
    rows = table(matrix.question_matrix(view(large))).findall("./tbody/tr")
    links = [row[0][0].get("href").removesuffix(".html") for row in rows]
    assert links == [project.id for project in large.projects]
    assert len(links) == 2000

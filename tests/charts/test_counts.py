"""Charts of the collection and of the survey, their tables and files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from guide.charts import counts, data_table, figures
from guide.charts.data_table import DataTable, Date
from guide.exports import open_data
from guide.relations.relate import Guide
from guide.view.view import View


def view(guide: Guide, language: str = "fr") -> View:
    return View.of(guide, counts.PAGE, language)


@pytest.mark.parametrize("kind", counts.CHART_KINDS)
def test_counts_are_those_of_the_sheets_and_most_come_first(real: Guide, kind: str) -> None:
    numbers = counts.counts(view(real), kind)
    held = getattr(real, f"by_{kind}")
    assert sorted(count.number for count in numbers if count.number) == sorted(map(len, held.values()))
    assert [count.number for count in numbers] == sorted((count.number for count in numbers), reverse=True)


def test_what_no_sheet_has_is_counted_as_none(real: Guide) -> None:
    none = [count.label for count in counts.counts(view(real), "goal") if not count.number]
    assert len(none) == 17 - len(real.by_goal)
    assert none[-1].startswith("15. ")


def test_chart_table_and_file_say_the_same(real: Guide) -> None:
    page = str(counts.sheet_counts(view(real)))
    for table in counts.tables(view(real)):
        rows = list(csv.reader(io.StringIO(table.csv())))[1:]
        for label, number in rows:
            name = label.replace("'", "&#39;")
            typeset = name.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
            plural = "fiches" if int(number) > 1 else "fiche"
            assert f'aria-label="{typeset}\u00a0: {number} {plural}"' in page, label
            assert f">{typeset}</a></th>" in page, label


def test_bars_of_goals_and_targets_have_the_colours_of_goals(real: Guide) -> None:
    page = str(counts.sheet_counts(view(real)))
    parts = {part.split('"')[0]: part for part in page.split('<h2 id="')[1:]}
    assert list(parts) == ["audience", "theme", "country", "goal", "target"]
    for kind, number in (("goal", 17), ("target", 42)):
        assert parts[kind].count('<rect class="goal-') == number
        assert '<rect class="goal-8" y="' in parts[kind]
        assert 'fill="var(--goal, #a21942)"' in parts[kind]
    assert "goal-" not in parts["audience"] + parts["theme"] + parts["country"]


def test_what_the_editors_sorted_is_marked(real: Guide) -> None:
    page = str(counts.sheet_counts(view(real)))
    heads = [part.split("</h2>")[0] for part in page.split("<h2")[1:]]
    assert [("Choix de la rédaction" in head) for head in heads] == [True, True, False, True, True]


def test_a_guide_without_goals_has_no_empty_charts(tiny: Guide) -> None:
    projects = tuple(project.model_copy(update={"targets": ()}) for project in tiny.projects)
    page = str(counts.sheet_counts(view(replace(tiny, goals=(), projects=projects))))
    assert 'id="audience"' in page
    assert 'id="goal"' not in page


# The survey


def test_words_of_the_survey_never_become_numbers(real: Guide) -> None:
    shown = View.of(real, figures.PAGE, "fr")
    for group in real.survey.groups:
        numbers = [f.value for f in group.figures if f.value is not None and f.unit == "percent"]
        drawn = str(figures.figures_chart(shown, group))
        assert drawn.count(" %</text>") + drawn.count("\u00a0%</text>") == len(numbers)
        assert bool(drawn) == bool(numbers)
    kinds = next(group for group in real.survey.groups if group.id == "kinds")
    assert [row[1] for row in figures.figures_table(shown, kinds).rows] == [None]


def test_numbers_are_written_by_the_rules_of_the_language(real: Guide) -> None:
    group = real.survey.groups[0]
    assert "62,1\u00a0%" in figures.figures_chart(View.of(real, figures.PAGE, "fr"), group)
    assert "62.1%" in figures.figures_chart(View.of(real, figures.PAGE, "en"), group)
    assert ",62.1," in figures.figures_table(View.of(real, figures.PAGE, "fr"), group).csv()


# Tables and files


def test_cells_on_the_page_are_in_words_and_in_the_file_as_they_are(real: Guide) -> None:
    table = DataTable("x", "X", ("a", "b"), (("=1+1", Date("2013-01")), ("c\u00a0: d", None), ("e", 1234.5)))
    assert table.csv() == "a,b\r\n'=1+1,2013-01\r\nc : d,\r\ne,1234.5\r\n"
    shown = [data_table.cell_text(view(real), row[1]) for row in table.rows]
    assert shown == ["janvier 2013", "non précisé", "1\u202f234,5"]


def test_files_are_written_for_the_pages_that_a_guide_has(real: Guide, tiny: Guide) -> None:
    assert open_data.page_tables(tiny, "fr") == {}
    files = open_data.page_tables(real, "en")
    assert {name.split(".")[1] for name in files} == {"en"}
    assert "Young people,14" in files["data/charts/audience.en.csv"]
    assert len(files) == len(counts.CHART_KINDS) + len(real.survey.groups) + 2 + 1
    assert len(open_data.page_tables(real, "fr")) == len(files)

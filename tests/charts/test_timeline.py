"""The timeline: only what sheets say, drawn where it was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from guide.charts import timeline
from guide.model.study import Period
from guide.relations.relate import Guide
from guide.view.view import View


def view(guide: Guide, language: str = "fr") -> View:
    return View.of(guide, timeline.PAGE, language)


def with_period(guide: Guide, **period: Any) -> Guide:
    """The guide with one sheet only, of another period."""
    changed = Period(text="Jadis", **period)  # type: ignore[arg-type]
    return replace(guide, projects=(guide.projects[0].model_copy(update={"period": changed}),))


def picture(guide: Guide) -> etree._Element:
    (wide,) = re.findall(r'(?s)<svg class="chart wide".*?</svg>', str(timeline.timeline(view(guide))))
    return etree.fromstring(wide)


def shapes(svg: etree._Element) -> list[dict[str, str]]:
    """Bars and arrows: not the fields of links."""
    return [dict(each.attrib) for each in svg.iter("rect", "path") if each.getparent().tag != "a"]


@pytest.mark.parametrize(
    ("date", "begins", "ends"),
    [("2013", 2013, 2014), ("2013-07", 2013.5, 2013.58), ("2013-12-31", 2013.997, 2014), ("2012-02", 2012.08, 2012.16)],
)
def test_a_date_reaches_from_its_first_day_to_its_last(date: str, begins: float, ends: float) -> None:
    assert timeline.year(date) == pytest.approx(begins, abs=0.005)
    assert timeline.year(date, end=True) == pytest.approx(ends, abs=0.005)


def test_projects_stand_by_start_and_those_without_dates_last(real: Guide) -> None:
    order = [group[0] for group in timeline.spans(view(real))]
    assert [span.project.number for span in order[:3]] == [3, 10, 6]
    assert [span.start for span in order if span.start] == sorted(span.start for span in order if span.start)
    assert [span.project.number for span in order[-3:]] == [5, 7, 20]
    assert len(order) == len(real.projects)


def test_phases_follow_their_project(real: Guide) -> None:
    (group,) = [group for group in timeline.spans(view(real)) if group[0].project.number == 23]
    assert [(span.label, span.start, span.end) for span in group[1:]] == [
        ("PCM 1", "2002", "2006"),
        ("PCM 2", "2006", "2010"),
        ("PCM 3", "2011", "2014"),
    ]


def test_dates_in_words(real: Guide) -> None:
    dates = {group[0].project.number: timeline.dates(view(real), group[0]) for group in timeline.spans(view(real))}
    assert dates[1] == "de 2009 à 2012"
    assert dates[3] == "à partir de 1988, fin non précisée"
    assert dates[5] == "dates non précisées"
    assert dates[12] == "de janvier 2013 à juillet 2013"
    english = view(real, "en")
    assert timeline.dates(english, timeline.spans(english)[0][0]) == "from 1988, end not stated"


def test_a_known_period_is_a_full_bar(tiny: Guide) -> None:
    (bar,) = shapes(picture(with_period(tiny, start="2001", end="2003")))
    # The line runs from 2001 to 2005, a year behind the end, on 680 px; the bar to the last day of 2003.
    place = {"x": "0", "y": "45", "width": "510", "height": "12"}
    assert bar == place | {"fill": "var(--blue, #1d3f72)"}


@pytest.mark.parametrize(
    ("period", "tip"), [({"start": "2001"}, "M680,51l-7,-4v8Z"), ({"end": "2003"}, "M0,51l7,-4v8Z")]
)
def test_an_open_period_is_pale_and_dashed_and_ends_in_an_arrow(tiny: Guide, period: dict[str, str], tip: str) -> None:
    bar, arrow = shapes(picture(with_period(tiny, **period)))
    assert (bar["fill"], bar["stroke-dasharray"]) == ("var(--line, #ccc)", "4,3")
    assert arrow["d"] == tip


def test_without_any_date_there_is_a_table_only(tiny: Guide) -> None:
    page = str(timeline.timeline(view(with_period(tiny))))
    assert "<svg" not in page
    assert "<table" in page
    assert "non précisé" in page


def test_the_table_says_what_the_sheet_says_and_leaves_the_rest_empty(real: Guide) -> None:
    (table,) = timeline.tables(view(real))
    rows = {(row[5], row[3]): row for row in table.rows}
    assert rows[12, ""][1:3] == ("2013-01-01", "2013-07-31")
    assert rows[3, ""][1:3] == ("1988", None)
    assert rows[26, "Expérimentation"][1:3] == (None, None)
    assert "\nJuvisy–Tillabéri : appui institutionnel,1988,,,Depuis 1988,3\r" in table.csv()


def test_every_project_is_one_link_in_each_drawing(real: Guide) -> None:
    page = str(timeline.timeline(view(real)))
    for kind in timeline.WIDTHS:
        drawings = re.findall(rf'(?s)<svg class="chart {kind}".*?</svg>', page)
        links = [each.get("href") for svg in drawings for each in etree.fromstring(svg).iter("a")]
        assert links == [f"{group[0].project.id}.html" for group in timeline.spans(view(real))]
    names = re.findall(r'<svg class="chart wide"[^>]* aria-label="([^"]*)"', page)
    assert len(set(names)) == len(names) > 1


def test_phases_are_thin_and_belong_to_the_field_of_their_project(real: Guide) -> None:
    project = real.project["solidarite-laique-programme-concerte-maroc"]
    svg = picture(replace(real, projects=(project,)))
    bars = [(rect.get("y"), rect.get("height")) for rect in svg.iter("rect")]
    assert bars == [("45", "12"), ("85", "6"), ("119", "6"), ("153", "6")]
    (link,) = svg.iter("a")
    assert link[0].get("d") == "M0,22h680v142h-680Z"
    assert svg.get("height") == "164"
    inks = [text.getparent().get("fill") for text in svg.iter("text")][-4:]
    assert inks == [None, *["var(--soft, #444)"] * 3]


def test_every_sheet_is_drawn_however_many_there_are(large: Guide) -> None:
    page = str(timeline.timeline(view(large)))
    links = re.findall(r'<a href="([\w-]+)\.html" aria-label=', page)
    assert len(large.projects) == 2000
    assert sorted(links) == sorted([project.id for project in large.projects] * 2), "on a phone and on a desk"
    heights = [int(height) for height in re.findall(r'<svg class="chart \w+"[^>]* height="(\d+)"', page)]
    assert max(heights) < 1400

"""Charts: bars as long as their values, all words in sight, links that a finger meets."""

from __future__ import annotations

from lxml import etree

from guide.charts import chart
from guide.charts.chart import Bar, RowLink, bars

ROWS = [
    Bar("Jeunes", 14, "14", RowLink("a.html?x=1&y=2", "Jeunes : 14 fiches")),
    Bar("Développement économique local, économie sociale et solidaire", 7, "7"),
    Bar("Santé <b>", 0, "0"),
]


def drawn(*arguments: object, **more: object) -> etree._Element:
    return etree.fromstring(str(bars(*arguments, **more)))  # type: ignore[arg-type]


FILL, TRACK = "var(--blue, #1d3f72)", "var(--line, #ccc)"


def widths(svg: etree._Element, fill: str) -> list[float]:
    return [float(each.get("width")) for each in svg.findall(f".//rect[@fill='{fill}']")]


def test_bars_are_as_long_as_their_values() -> None:
    long, half, none = widths(drawn("Fiches", ROWS), FILL)
    assert half == long / 2
    assert none == 0


def test_every_value_and_every_word_of_a_label_is_text() -> None:
    text = " ".join(" ".join(drawn("Fiches", ROWS).itertext()).split())
    assert text == "Jeunes 14 Développement économique local, économie sociale et solidaire 7 Santé <b> 0"


def test_a_row_with_a_link_is_one_link_with_a_name_and_room_for_a_finger() -> None:
    links = drawn("Fiches", ROWS).findall(".//a")
    assert [(each.get("href"), each.get("aria-label")) for each in links] == [("a.html?x=1&y=2", "Jeunes : 14 fiches")]
    height = float(links[0][0].get("d").split("v")[1].split("h")[0])
    assert height >= 24
    # A shape without paint receives no click unless it says so.
    assert links[0][0].get("pointer-events") == "all"


def test_a_chart_is_one_image_or_a_group_of_links_and_has_a_name() -> None:
    assert {key: drawn("Fiches", ROWS).get(key) for key in ("role", "aria-label")} == {
        "role": "group",
        "aria-label": "Fiches",
    }
    assert drawn("Parts", ROWS[1:]).get("role") == "img"


def test_what_is_a_share_is_drawn_on_its_whole() -> None:
    svg = drawn("Parts", [Bar("Communes", 50, "50 %"), Bar("Régions", 100, "100 %")], whole=100)
    track, full = widths(svg, TRACK)
    half, whole = widths(svg, FILL)
    assert track == full == whole == half * 2


def test_pieces_of_a_chart_keep_one_measure() -> None:
    half, _ = widths(drawn("Fiches", [Bar("Santé", 7, "7"), Bar("Eau", 1, "1")], longest=14), FILL)
    assert half < 340 / 2


def test_nothing_runs_out_of_the_chart() -> None:
    svg = drawn("Fiches", [Bar("x" * 20 + " " + "y" * 30, 1000, "1\u202f000")])
    end = next(text for text in svg.iter("text") if text.text == "1\u202f000")
    assert float(end.get("x")) + 5 * 0.6 * 13 <= 340
    assert [text.text.strip() for text in svg.iter("text", "tspan")] == ["x" * 20, "y" * 30, "1\u202f000"]


def test_long_charts_are_cut_into_pieces_of_about_one_length() -> None:
    rows = list(range(42))
    pieces = chart.split_rows(rows, 20)
    assert [row for piece in pieces for row in piece] == rows
    assert [len(piece) for piece in pieces] == [14, 14, 14]
    assert chart.split_rows(list(range(20)), 20) == [list(range(20))]
    assert chart.split_rows([], 20) == []


def test_places_are_the_sum_of_lines_and_bars() -> None:
    svg = drawn("Fiches", ROWS)
    assert (svg.get("width"), svg.get("height"), svg.get("viewBox")) == ("340", "143", "0 0 340 143")
    # A label takes 5 px and 17 a line, its bar 12, the gap to the next row 1 + 7.
    assert [rect.get("y") for rect in svg.iter("rect")] == ["23", "82", "124"]
    assert [text.get("y") for text in svg.iter("text")] == ["15", "33", "57", "92", "116", "134"]
    assert [text.get("dy") for text in svg.iter("tspan")] == ["17"]


def test_a_bar_has_the_colour_of_its_class_or_of_print() -> None:
    goal = Bar("Travail décent", 3, "3", colour="goal-8", fill="var(--goal, #a21942)")
    coloured, plain = drawn("Objectifs", [goal, Bar("Santé", 1, "1")]).iter("rect")
    assert (coloured.get("class"), coloured.get("fill")) == ("goal-8", "var(--goal, #a21942)")
    assert (plain.get("class"), plain.get("fill")) == (None, FILL)


def test_a_chart_can_stand_in_any_page_and_is_the_same_each_time() -> None:
    first = str(bars("Fiches", ROWS, whole=14))
    assert str(bars("Fiches", ROWS, whole=14)) == first
    for unwanted in (" id=", " style=", "<style", "xmlns", "font-family", "None"):
        assert unwanted not in first, unwanted

"""Charts: what Vega-Lite draws, tidied so that it can stand in a page."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from guide import charts
from guide.charts import Bar, Link, bars

ROWS = [
    Bar("Jeunes", 14, "14", Link("a.html?x=1&y=2", "Jeunes : 14 fiches")),
    Bar("Développement économique local, économie sociale et solidaire", 7, "7"),
    Bar("Santé <b>", 0, "0"),
]


def drawn(*arguments: object, **more: object) -> etree._Element:
    return etree.fromstring(str(bars(*arguments, **more)))  # type: ignore[arg-type]


def widths(svg: etree._Element, fill: str) -> list[float]:
    return [float(each.get("d").split("h")[1].split("v")[0]) for each in svg.findall(f".//g[@fill='{fill}']/path")]


def test_bars_are_as_long_as_their_values() -> None:
    long, half, none = widths(drawn("Fiches", ROWS), charts.FILL)
    assert half == long / 2
    assert none == 0


def test_every_value_and_every_word_of_a_label_is_text() -> None:
    said = " ".join(drawn("Fiches", ROWS).itertext())
    assert said == ("Jeunes Développement économique local, économie sociale et solidaire Santé <b> 14 7 0")


def test_vega_gets_no_words_to_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_by_vega, given = charts._vega, []
    monkeypatch.setattr(
        charts, "_vega", lambda specification: given.append(specification) or drawn_by_vega(specification)
    )
    drawn("Fiches", ROWS)
    assert len(given) == 1
    assert not re.search("Jeunes|Santé|Développement", given[0])


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
    track, full = widths(svg, charts.TRACK)
    half, whole = widths(svg, charts.FILL)
    assert track == full == whole == half * 2


def test_pieces_of_a_chart_keep_one_measure() -> None:
    half, _ = widths(drawn("Fiches", [Bar("Santé", 7, "7"), Bar("Eau", 1, "1")], longest=14), charts.FILL)
    assert half < charts.WIDTH / 2


def test_nothing_runs_out_of_the_chart() -> None:
    svg = drawn("Fiches", [Bar("x" * 20 + " " + "y" * 30, 1000, "1 000")])
    end = next(text for text in svg.iter("text") if text.text == "1 000")
    x = float(end.get("transform").removeprefix("translate(").split(",")[0])
    assert x + 5 * 0.6 * charts.SIZE <= charts.WIDTH
    assert len(list(svg.iter("tspan"))) == 2


def test_long_charts_are_cut_into_pieces_of_about_one_length() -> None:
    rows = list(range(42))
    pieces = charts.parts(rows, 20)
    assert [row for piece in pieces for row in piece] == rows
    assert [len(piece) for piece in pieces] == [14, 14, 14]
    assert charts.parts(list(range(20)), 20) == [list(range(20))]
    assert charts.parts([], 20) == []


def test_the_same_rows_give_the_same_bytes_without_ids_classes_and_colours_of_vega() -> None:
    first = str(bars("Fiches", ROWS))
    charts.drawn.clear()
    assert str(bars("Fiches", ROWS)) == first
    for unwanted in (" id=", "mark-", "role-", "clip", "xlink", "xmlns", "font-family", "black", "graphics-"):
        assert unwanted not in first, unwanted
    assert first.count("var(--ink, #000)") == 2, "what children share is said once"

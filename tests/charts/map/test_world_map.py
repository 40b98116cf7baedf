from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, product

import pytest
from babel import Locale
from conftest import ROOT

from guide.charts.map.partnerships import rows
from guide.charts.map.world_map import RADIUS, Drawing, _shades, draw, world_map
from guide.model.study import Partners
from guide.relations.relate import Guide
from guide.relations.world import World, read_world
from guide.view.publication import NO_PUBLICATION, Publication
from guide.view.view import View


@pytest.fixture(scope="module")
def world() -> World:
    return read_world(ROOT / "node_modules")


def view(guide: Guide, world: World, language: str = "fr") -> View:
    return View.of(guide, "projects/map", language, publication=Publication(world=world))


@pytest.fixture(scope="module")
def drawing(real: Guide, world: World) -> Drawing:
    svg = draw(view(real, world), rows(view(real, world)))
    assert svg
    return svg


def test_every_country_is_drawn_with_its_number(real: Guide, drawing: Drawing) -> None:
    assert {mark.row.country: mark.row.sheets for mark in drawing.marks} == {
        code: len(projects) for code, projects in real.by_country.items()
    }
    assert {shape.code for shape in drawing.shapes} == set(real.by_country)


def test_every_disc_is_a_target_of_its_own(drawing: Drawing) -> None:
    """Discs of 24 units neither overlap nor leave the drawing."""
    for one, two in combinations(drawing.marks, 2):
        assert math.dist(one.place, two.place) >= 2 * RADIUS, (one.row.country, two.row.country)
    for mark in drawing.marks:
        assert RADIUS <= mark.place[0] <= drawing.frame.width - RADIUS
        assert RADIUS <= mark.place[1] <= drawing.frame.height - RADIUS


def test_no_disc_hides_where_an_arc_starts(drawing: Drawing, real: Guide) -> None:
    departments = {code: place for code, place in drawing.origins.items() if code not in real.by_country}
    assert len(departments) > 10
    for code, place in departments.items():
        for mark in drawing.marks:
            assert math.dist(place, mark.place) > RADIUS, (code, mark.row.country)


def test_every_link_has_its_arc(drawing: Drawing) -> None:
    assert drawing.complete
    expected = {(link.territory, link.country) for mark in drawing.marks for link in mark.row.links}
    assert {(arc.link.territory, arc.link.country) for arc in drawing.arcs} == expected
    assert len(drawing.origins) > 10


def test_arc_is_as_thick_as_its_number_of_sheets(drawing: Drawing) -> None:
    widths = {len(arc.link.projects): float(arc.width) for arc in drawing.arcs}
    assert list(widths.values()) == sorted(widths.values(), reverse=True)


def test_home_country_is_apart_and_more_sheets_are_darker(real: Guide, drawing: Drawing) -> None:
    shades = {shape.code: shape.shade for shape in drawing.shapes}
    assert [code for code, shade in shades.items() if shade == 0] == [real.home]
    assert shades["MA"] > shades["SN"] > shades["NE"] > shades["PL"] > 0


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, ()),
        (1, ((1, 1),)),
        (6, ((1, 1), (2, 2), (3, 4), (5, 6))),
        (500, ((1, 1), (2, 5), (6, 22), (23, 106), (107, 500))),
    ],
)
def test_classes_cover_all_numbers_without_gap(most: int, expected: tuple[tuple[int, int], ...]) -> None:
    assert _shades(most) == expected


def test_country_too_small_for_the_coarse_outlines_is_drawn_from_the_fine_ones(real: Guide, world: World) -> None:
    assert world.coarse
    countries = world.coarse["objects"]["countries"]
    fewer = [each for each in countries["geometries"] if each.get("id") != "466"]  # Mali
    coarse = {**world.coarse, "objects": {"countries": {**countries, "geometries": fewer}}}
    without = replace(world, coarse=coarse)
    svg = draw(view(real, without), rows(view(real, without)))
    assert svg
    assert all(shape.path for shape in svg.shapes)
    assert "ML" in {shape.code for shape in svg.shapes}


def test_links_beyond_the_limit_are_not_drawn_and_that_is_said(
    real: Guide, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.charts.map.world_map.ARCS", 3)
    html = world_map(view(real, world))
    assert html.count('<path class="to-') == 3
    assert "Seuls les 3 liens" in html


def test_without_outlines_the_table_stands_alone(real: Guide) -> None:
    html = world_map(View.of(real, "projects/map", "fr", publication=NO_PUBLICATION))
    assert "<figure" not in html
    assert "Sénégal" in html
    assert "Ville de Cergy" in html


def test_what_is_hit_lies_above_the_arcs_without_hiding_them(real: Guide, world: World) -> None:
    html = world_map(view(real, world))
    assert html.index('id="land-ma"') < html.index('class="to-ma"') < html.index('<use href="#land-ma" fill="none"/>')
    assert "fill" not in html.split('<path id="land-ma"')[1].split("/>")[0], "a fill of its own would show in the copy"


def test_same_guide_gives_the_same_map(real: Guide, world: World) -> None:
    assert world_map(view(real, world)) == world_map(view(real, world))


def test_other_guides_have_a_map_as_well(tiny: Guide, world: World) -> None:
    html = world_map(view(tiny, world, "en"))
    assert 'aria-label="Belgium: 2 sheets"' in html
    assert 'aria-label="Luxembourg: 2 sheets"' in html
    assert "Bibliothèque de la Rivière" in html


def test_countries_with_many_links_name_territories_and_numbers(real: Guide, world: World) -> None:
    """Every sheet would be too much for a row: a country of many sheets is given by territories."""
    copies = tuple(
        project.model_copy(update={"id": f"{project.id}-{copy}", "number": 100 * copy + project.number})
        for project in real.projects
        for copy in range(5)
    )
    html = world_map(view(replace(real, projects=copies), world))
    morocco = html.split('pays.html#ma">Maroc</a>')[1].split("</tr>")[0]
    assert "Hérault (5)" in morocco
    assert "Conseil général" not in morocco


def test_a_row_of_the_table_names_the_strongest_territories_and_counts_the_rest(
    real: Guide, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.charts.map.world_map._NAMED", 0)
    monkeypatch.setattr("guide.charts.map.world_map._TERRITORIES", 2)
    (longest, *_) = sorted(rows(view(real, world)), key=lambda row: -len(row.links))
    rest = len(longest.links) - 2
    assert rest > 1
    page = str(world_map(view(real, world)))
    cell = page.split(f'id="from-{longest.country.lower()}">')[1].split("</td>")[0]
    assert cell.count("(") == 2
    assert f"et {rest} autres territoires" in cell


def test_names_of_the_table_do_not_grow_with_the_number_of_countries(real: Guide, world: World) -> None:
    first = real.projects[0]
    unknown = {"EU", "EZ", "FR", "QO", "UN", "XA", "XB", "ZZ"}
    codes = sorted(code for code in Locale("fr").territories if code.isalpha() and code not in unknown)[:100]

    def to(country: str) -> tuple[Partners, ...]:
        return (first.partners[0].model_copy(update={"country": country}),)

    copies = tuple(
        first.model_copy(update={"id": f"{code.lower()}-{copy}", "number": number, "partners": to(code)})
        for number, (code, copy) in enumerate(product(codes, range(8)), 1)
    )
    table = str(world_map(view(replace(real, projects=copies), world))).split("<tbody>")[1]
    assert table.count("<tr>") >= 100
    assert table.count('<a href="') <= 100 + 400
    assert "Val-d’Oise (8)" in table

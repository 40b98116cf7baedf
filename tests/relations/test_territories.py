from __future__ import annotations

import pytest
from conftest import ROOT

from guide.model.study import Lead
from guide.relations.relate import Guide
from guide.relations.territories import department, departments, territory
from guide.relations.world import World, read_world


@pytest.fixture(scope="module")
def world() -> World:
    return read_world(ROOT / "node_modules")


def lead(country: str, *address: str) -> Lead:
    offices = ({"address": address},) if address else ()
    return Lead.model_validate({"name": "X", "kind": "association", "country": country, "offices": offices})


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        *[("22023", "FR-22"), ("01000", "FR-01"), ("75013", "FR-75C"), ("90020", "FR-90"), ("95801", "FR-95")],
        *[("20000", "FR-2A"), ("20137", "FR-2A"), ("20200", "FR-2B"), ("20620", "FR-2B")],
        *[("97400", "RE"), ("97110", "GP"), ("97133", "BL"), ("97150", "MF"), ("98800", "NC")],
    ],
)
def test_postcode_tells_the_department(postcode: str, code: str) -> None:
    assert department(postcode) == code


def test_every_department_has_a_name_and_lies_where_it_should(world: World) -> None:
    metropolitan = {code: each for code, each in world.territories.items() if code.startswith("FR-")}
    assert len(metropolitan) == 96
    assert all(each.name for each in metropolitan.values())
    assert metropolitan["FR-22"].name == "Côtes-d’Armor"
    assert metropolitan["FR-75C"].place == pytest.approx((2.35, 48.86), abs=0.05)
    assert world.territories["RE"].place == pytest.approx((55.5, -21.1), abs=0.2)


def test_the_last_line_with_a_postcode_counts() -> None:
    known = {"FR-95", "FR-48"}
    address = ("3, place de l’Hôtel de ville", "BP 48000 Cergy", "95801 Cergy-Pontoise Cedex")
    assert territory(lead("FR", *address), known) == "FR-95"


@pytest.mark.parametrize(
    "given",
    [lead("FR"), lead("FR", "Hôtel de ville"), lead("FR", "99999 Nulle Part"), lead("FR", "1000, rue d’Alco")],
    ids=["no office", "no postcode", "unknown", "house number"],
)
def test_without_a_known_postcode_the_country_is_all_that_is_known(given: Lead) -> None:
    assert territory(given, {"FR-22"}) == "FR"


def test_postcodes_of_other_countries_are_not_read_as_french() -> None:
    assert territory(lead("MA", "60000 Oujda"), {"FR-60"}) == "MA"


def test_every_french_lead_of_the_guide_has_a_department(real: Guide, world: World) -> None:
    for project in real.projects:
        code = territory(project.lead, world.territories)
        assert code.startswith("FR-") == (project.lead.country == "FR"), project.id


def test_place_is_the_middle_of_the_towns() -> None:
    towns = [
        {"country": "FR", "admin2": "22", "lat": "48", "lng": "-2"},
        {"country": "FR", "admin2": "22", "lat": "49", "lng": "-3"},
        {"country": "FR", "admin2": "", "lat": "0", "lng": "0"},
        {"country": "BE", "admin2": "22", "lat": "0", "lng": "0"},
    ]
    places = departments(towns, {"fr22": "Côtes-d’Armor"})
    assert list(places) == ["FR-22"]
    assert places["FR-22"].place == (-2.5, 48.5)

from __future__ import annotations

import pytest
from conftest import ROOT

from guide.charts.map.partnerships import partnerships, rows, territory_name
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE, World, read_world
from guide.view.publication import Publication
from guide.view.view import View


@pytest.fixture(scope="module")
def world() -> World:
    return read_world(ROOT / "node_modules")


def test_rows_count_every_sheet_of_every_country(real: Guide, world: World) -> None:
    table = rows(View.of(real, "projects/map", "fr", publication=Publication(world=world)))
    assert {row.country: row.sheets for row in table} == {code: len(all_) for code, all_ in real.by_country.items()}
    assert sum(row.leads for row in table) == len(real.projects)
    for row in table:
        assert max(row.leads, row.partners) <= row.sheets <= row.leads + row.partners


def test_rows_begin_with_most_sheets_then_follow_names(real: Guide) -> None:
    table = rows(View.of(real, "projects/map", "fr"))
    assert [row.sheets for row in table] == sorted((row.sheets for row in table), reverse=True)
    ones = [row.country for row in table if row.sheets == 1]
    assert ones[:3] == ["AF", "BE", "BJ"], "Afghanistan, Belgique, Bénin"


def test_links_hold_every_sheet_with_a_partner_abroad_once_a_country(real: Guide, world: World) -> None:
    counted = sorted(
        (project.id, country)
        for country, each in partnerships(real, world).items()
        for link in each
        for project in link.projects
    )
    expected = sorted(
        (project.id, country)
        for project in real.projects
        for country in {group.country for group in project.partners} - {project.lead.country}
    )
    assert counted == expected


def test_link_starts_at_the_department_of_the_lead(real: Guide, world: World) -> None:
    assert [link.territory for link in partnerships(real, world)["SN"]] == ["FR-69", "FR-73", "FR-95"]


def test_without_territories_links_start_at_the_country(real: Guide) -> None:
    assert {link.territory for link in partnerships(real, NOWHERE)["SN"]} == {"FR"}


def test_territories_have_names_in_both_languages(real: Guide, world: World) -> None:
    english = View.of(real, "projects/map", "en", publication=Publication(world=world))
    assert territory_name(english, "FR-95") == "Val-d’Oise"
    assert territory_name(english, "MA") == "Morocco"
    assert territory_name(english, "GF") == "French Guiana"

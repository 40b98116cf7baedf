from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from guide.checking.collection import COUNTRIES
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE, World, read_world


@pytest.fixture(scope="module")
def world() -> World:
    return read_world(ROOT / "node_modules")


@pytest.mark.parametrize(
    ("country", "region", "continent"),
    [("SN", "011", "002"), ("MA", "015", "002"), ("FR", "155", "150"), ("HT", "029", "019"), ("PS", "145", "142")],
)
def test_country_lies_in_its_region_and_continent(world: World, country: str, region: str, continent: str) -> None:
    assert world.region_of[country] == region
    assert world.continent_of[region] == continent


def test_every_country_that_a_sheet_may_name_has_a_region(world: World) -> None:
    assert sorted(set(COUNTRIES) - set(world.region_of)) == []


def test_every_region_has_a_continent(world: World) -> None:
    assert set(world.region_of.values()) <= set(world.continent_of)


def test_groups_such_as_the_european_union_are_no_regions(world: World) -> None:
    assert not {"EU", "UN", "419", "003"} & set(world.region_of.values())


def test_countries_of_the_sheets_are_in_the_atlas(world: World, real: Guide) -> None:
    from guide.relations.topojson import centres

    assert world.atlas
    assert not set(real.by_country) - set(centres(world.atlas))


def test_without_libraries_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="npm ci"):
        read_world(tmp_path)


def test_where_nothing_is_known_nothing_is_invented() -> None:
    assert NOWHERE.region_of == {}
    assert NOWHERE.continent_of == {}

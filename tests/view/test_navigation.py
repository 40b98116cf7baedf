"""The order of the site: what the menu holds, what one reads on to, what stands above a page."""

from __future__ import annotations

import pytest

from guide.relations.relate import Guide
from guide.view.navigation import Order


def test_menu_goes_section_by_section_own_pages_first(tiny: Guide) -> None:
    order = Order(tiny)
    assert order.sections == ("method", "projects", "sdg", "tools")
    assert order.menu == (
        "index",
        *("method/index", "method/steps/1"),
        *("projects/index", "projects/audiences", "projects/countries", "projects/leads", "projects/steps"),
        *("projects/targets", "projects/themes", "sdg/index", "sdg/goals/4", "tools/index", "tools/bibliography"),
        *("tools/glossary", "tools/my-project", "tools/workshops/index"),
    )


def test_pages_of_a_section_follow_the_order_of_their_front_matter(real: Guide) -> None:
    order = Order(real)
    assert order.section_keys("tools") == (
        *("tools/index", "tools/my-project", "tools/workshops/index", "tools/recommendations", "tools/interview-grid"),
        *("tools/glossary", "tools/bibliography"),
    )
    assert order.section_keys("method") == (
        "method/index",
        *(f"method/steps/{number}" for number in (1, 2, 3, 4, 5, 6)),
        "method/insecurity",
    )
    assert order.section_keys("nothing") == ()


def test_what_the_menu_does_not_hold_is_read_one_after_the_other(tiny: Guide) -> None:
    assert Order(tiny).beside_menu == (
        ("projects/riviere-prets", "projects/moulin-contes"),
        ("sdg/targets/4-6",),
        ("tools/workshops/1",),
    )


@pytest.mark.parametrize(
    ("key", "parents"),
    [
        ("index", ()),
        ("method/index", ("index",)),
        ("method/steps/1", ("index", "method/index")),
        ("projects/moulin-contes", ("index", "projects/index")),
        ("sdg/goals/4", ("index", "sdg/index")),
        ("sdg/targets/4-6", ("index", "sdg/index", "sdg/goals/4")),
        ("tools/workshops/index", ("index", "tools/index")),
        ("tools/workshops/1", ("index", "tools/index", "tools/workshops/index")),
    ],
)
def test_what_stands_above_a_page(tiny: Guide, key: str, parents: tuple[str, ...]) -> None:
    assert Order(tiny).parents(key) == parents

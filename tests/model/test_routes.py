"""Addresses."""

from __future__ import annotations

from guide.model import routes
from guide.relations.relate import Guide


def test_segments_are_localised(real: Guide) -> None:
    assert routes.address("method/steps/1", "fr", real.strings) == "fr/methode/etapes/1.html"
    assert routes.address("method/steps/1", "en", real.strings) == "en/method/steps/1.html"
    assert routes.address("projects/countries#sn", "fr", real.strings) == "fr/fiches/pays.html#sn"


def test_links_are_relative_to_their_page() -> None:
    assert routes.relative("fr/odd/cibles/8-6.html", "fr/fiches/x.html") == "../odd/cibles/8-6.html"
    assert routes.relative("fr/index.html", "fr/index.html") == "index.html"
    assert routes.relative("fr/a.html#b", "fr/a.html") == "#b"
    assert routes.relative("fr/a.html#b", "") == "fr/a.html#b"


def test_no_two_pages_share_an_address(real: Guide) -> None:
    from guide.view.navigation import Order

    for language in real.languages:
        addresses = [routes.address(key, language, real.strings).casefold() for key in Order(real).keys]
        assert len(addresses) == len(set(addresses))


def test_target_codes_survive_their_key() -> None:
    assert routes.target_code(routes.target("1.b")) == "1.b"

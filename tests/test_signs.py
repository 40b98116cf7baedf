"""A quick look never overlooks what the slow search finds."""

from __future__ import annotations

import random

import pytest

from guide.shape import SUSPICIOUS
from guide.signs import INVISIBLE, invisible, signs

PIECES = [
    *"aé <@1-.٣٤\n\t\u00a0\u202f\u200b\x00",
    *("b>", "</p", "x.fr", "(at)", "[AT]", "06 12", "34", "56", "78", "90", "+33", "00", "(0)"),
    *("- ", "* ", "1. ", "2. ", "٣. "),
]
FOUND = {
    "html": "<b>",
    "email": "Écrire à prenom.nom [AT] exemple.fr",
    "telephone": "Tél. : 01\u202f23\u00a045 67.89",
    "nested_list": "a\n- - * 1. b",
}


@pytest.mark.parametrize("name", FOUND)
def test_sign_of_what_no_text_may_hold(name: str) -> None:
    assert dict(SUSPICIOUS)[name].search(FOUND[name])
    assert name in signs(FOUND[name])


def test_whatever_a_search_finds_has_its_sign() -> None:
    chance = random.Random(6)
    found = dict.fromkeys(["control_character", *FOUND], 0)
    for _ in range(20_000):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 14)))
        seen = signs(text)
        for name, pattern in SUSPICIOUS:
            if pattern.search(text):
                found[name] += 1
                assert name in seen, text
        assert invisible(text) == bool(INVISIBLE.search(text)), text
        found["control_character"] += invisible(text)
    assert all(found.values()), found


def test_years_and_dashes_are_no_sign_of_a_telephone() -> None:
    assert not signs("De 2012 à 2015, puis 2016–2018 – « phase 2 » ; voir la fiche n° 27 (2019-2021).")

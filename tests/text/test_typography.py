"""Text set by the rules of its language."""

from __future__ import annotations

import pytest

from guide.text.typography import fold, typeset

N, T = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Quoi ?", f"Quoi{T}?"),
        ("Oui ; non !", f"Oui{T}; non{T}!"),
        ("Ceci : cela", f"Ceci{N}: cela"),
        ("« mot »", f"«{N}mot{N}»"),
        ("«mot»", f"«{N}mot{N}»"),
        ("l'inclusion", "l’inclusion"),
        ("13 000 projets", f"13{T}000 projets"),
        ("1 200 000 habitants", f"1{T}200{T}000 habitants"),
        ("en 2009 120 projets", "en 2009 120 projets"),
        ("en 2009 120 000 habitants", f"en 2009 120{T}000 habitants"),
        ("92,5 %", f"92,5{N}%"),
        ("fiche n° 3", f"fiche n°{N}3"),
        ("voir https://example.org/a?b", "voir https://example.org/a?b"),
        ("à 10:30", "à 10:30"),
        ("etc...", "etc…"),
    ],
)
def test_french(typed: str, expected: str) -> None:
    assert typeset(typed, "fr") == expected


def test_setting_twice_changes_nothing() -> None:
    once = typeset("« Quoi ? » : 13 000 ; l'eau...", "fr")
    assert typeset(once, "fr") == once


def test_english_has_no_spaces_before_marks() -> None:
    assert typeset("It's here: why?", "en") == "It’s here: why?"


def test_fold() -> None:
    assert fold("ÉTÉ Œuvre") == "ete œuvre"

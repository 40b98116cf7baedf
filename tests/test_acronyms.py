"""Acronyms in finished pages."""

from __future__ import annotations

from guide.acronyms import link_acronyms

MEANINGS = {"AFD": ("Agence <française>", "g.html#afd"), "ODD": ("Objectifs", "g.html#odd")}
AFD = '<a class="acronym" href="g.html#afd"><abbr title="Agence &lt;française&gt;">AFD</abbr></a>'


def test_first_use_is_linked_and_the_next_is_not() -> None:
    assert link_acronyms("<p>AFD, AFD</p><p>AFD</p>", MEANINGS) == f"<p>{AFD}, AFD</p><p>AFD</p>"


def test_headings_links_and_attributes_are_left_alone() -> None:
    markup = '<h2>AFD</h2><a href="#"><b>AFD</b></a><img alt="AFD"><!-- AFD --><summary>AFD</summary>'
    assert link_acronyms(markup, MEANINGS) == markup


def test_plural_in_english() -> None:
    assert link_acronyms("<p>AFDs</p>", MEANINGS) == f"<p>{AFD}s</p>"


def test_only_whole_words() -> None:
    markup = "<p>AFDX, xODD, ODD-1</p>"
    assert link_acronyms(markup, MEANINGS) == markup


def test_without_glossary_nothing_happens() -> None:
    assert link_acronyms("<p>AFD</p>", {}) == "<p>AFD</p>"

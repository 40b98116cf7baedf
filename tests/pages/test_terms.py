"""Explanations of acronyms and terms in finished pages."""

from __future__ import annotations

import json
import re

from guide.pages.terms import Explanation, Terms, _pattern, _stem, scripts
from guide.relations.relate import Guide
from guide.relations.world import NOWHERE


def terms(*entries: tuple[str, bool]) -> Terms:
    """A glossary of pairs (form, whether it is an acronym); the anchor is the form's last word."""
    made: dict[str, list[Explanation]] = {}
    for form, acronym in sorted(entries, key=lambda entry: -len(entry[0])):
        word = re.split(r"\W", form)[0]
        made.setdefault(_stem(word), []).append(Explanation(form.split()[-1].lower(), _pattern(form, acronym), acronym))
    return Terms(made)


GLOSSARY = terms(
    ("AFD", True),
    ("ODD", True),
    ("B’EST", True),
    ("Coopération décentralisée", False),
    ("Diagnostic", False),
    ("Diagnostic croisé", False),
)
AFD = '<a class="term" href="g.html#afd"><abbr>AFD</abbr></a>'


def explained(markup: str) -> str:
    return GLOSSARY.explain(markup, "g.html")


def test_first_use_is_linked_and_the_next_is_not() -> None:
    assert explained("<p>AFD, AFD</p><p>AFD</p>") == f"<p>{AFD}, AFD</p><p>AFD</p>"


def test_headings_links_summaries_and_attributes_are_left_alone() -> None:
    markup = '<h2>AFD</h2><a href="#"><b>AFD</b></a><summary>AFD</summary><img alt="AFD"><!-- AFD -->'
    assert explained(markup) == markup


def test_plural_of_an_acronym_in_english() -> None:
    assert explained("<p>AFDs</p>") == f"<p>{AFD}s</p>"


def test_acronym_is_found_as_a_whole_word_in_its_own_letters_only() -> None:
    markup = "<p>AFDX, xODD, ODD-1, odd, afd</p>"
    assert explained(markup) == markup


def test_acronym_with_an_apostrophe() -> None:
    assert "<abbr>B’EST</abbr>" in explained("<p>Le programme B’EST.</p>")


def test_term_is_found_in_small_letters_in_the_plural_and_across_a_line() -> None:
    link = '<a class="term" href="g.html#décentralisée">coopérations\ndécentralisées</a>'
    assert explained("<p>Des coopérations\ndécentralisées.</p>") == f"<p>Des {link}.</p>"


def test_longer_term_comes_before_the_shorter_that_begins_it() -> None:
    assert ">diagnostic croisé</a>" in explained("<p>Un diagnostic croisé.</p>")
    assert explained("<p>Un diagnostic croisé, un diagnostic.</p>").count("<a ") == 2


def test_what_a_use_holds_stays_escaped() -> None:
    assert explained("<p>AFD &lt;b&gt; &amp; ODD</p>").startswith(f"<p>{AFD} &lt;b&gt; &amp; <a")


def test_without_glossary_nothing_happens() -> None:
    assert Terms({}).explain("<p>AFD</p>", "g.html") == "<p>AFD</p>"


def test_words_with_other_senses_are_not_explained(real: Guide) -> None:
    terms = Terms.of(real, "fr")
    markup = "<p>Ce projet, suivi par la ville, cible les jeunes d’un cercle.</p>"
    assert terms.explain(markup, "g.html") == markup


def test_each_language_explains_its_own_words(real: Guide) -> None:
    assert 'class="term"' in Terms.of(real, "fr").explain("<p>la coopération décentralisée</p>", "g.html")
    assert 'class="term"' in Terms.of(real, "en").explain("<p>decentralised cooperation</p>", "g.html")
    assert "<a" not in Terms.of(real, "en").explain("<p>la coopération décentralisée</p>", "g.html")


def test_every_explained_entry_has_a_meaning_in_its_language(real: Guide) -> None:
    for language, text in (("fr", "Objectifs de développement durable"), ("en", "Sustainable Development Goal")):
        script = dict(scripts(real, language, NOWHERE))[f"data/terms.{language}.js"]
        meanings = json.loads(script.removeprefix("window.guideTerms=").removesuffix(";\n"))
        assert text.casefold() in meanings["odd"].casefold()
        anchors = {entry.anchor for entries in Terms.of(real, language).by_word.values() for entry in entries}
        assert anchors == set(meanings)
        assert all(meanings.values())

"""The passages that the search finds, the words of its index, and the files that carry them."""

from __future__ import annotations

import json
import re

import pytest

from guide.interface import SearchRules
from guide.relate import Guide
from guide.search import Entry, Section, cut, page_entry
from guide.search_files import MOST_SHEETS, grain, search_files
from guide.search_index import VOLUME, Index
from guide.search_words import Words

DOT = "\N{NO-BREAK SPACE}· "
FRENCH = SearchRules(elisions=("l", "d", "qu"), endings=("aux>al", "s>"), exceptions=("pays",), stop_words=("le", "de"))
PAGES = (
    Entry("fr/a.html", "L’inclusion", "Outils", (Section("", "", "Un pays"), Section("b", "Pays", "pays et pays"))),
    Entry("fr/b.html", "</script><b>", "", (Section("", "", "l’inclusion"),)),
)


def test_page_is_cut_at_headings_that_can_be_linked_to() -> None:
    html = '<p>Avant</p><h2 id="a">Un</h2><p>deux<br>trois</p><h2>Sans ancre</h2><h3 id="b">Quatre</h3><p>cinq</p>'
    assert cut(html) == (
        Section("", "", "Avant"),
        Section("a", "Un", f"deux trois{DOT}Sans ancre"),
        Section("b", "Quatre", "cinq"),
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table><tr><td>un</td><td>deux</td></tr></table>", f"un{DOT}deux"),
        (
            "<table><tr><th>un</th><td>deux</td></tr><tr><th>trois</th><td>quatre</td></tr></table>",
            f"un deux{DOT}trois quatre",
        ),
        ("<dl><dt>Pays</dt><dd>Togo</dd><dt>Thème</dt><dd>eau</dd></dl>", f"Pays Togo{DOT}Thème eau"),
        ("<ul>\n<li><p>un</p>\n</li><li>deux</li></ul><p>trois</p>", f"un{DOT}deux{DOT}trois"),
        ("<p>Un.</p><p>Deux :</p><ul><li>trois ;</li><li>quatre</li></ul>", "Un. Deux : trois ; quatre"),
        ("<p>« Un »</p><p>deux <b>trois</b></p>", f"« Un »{DOT}deux trois"),
    ],
)
def test_what_stands_apart_on_the_page_does_not_run_on(html: str, text: str) -> None:
    (section,) = cut(html)
    assert section.text == text


def test_menus_and_scripts_are_not_text() -> None:
    (section,) = cut("<nav><p>menu</p></nav><script>x()</script><p>texte</p>")
    assert section.text == "texte"


def test_marked_parts_are_not_searched() -> None:
    (section,) = cut("<section data-search-skip><p>un<br>deux</p><p>trois</p></section><p>quatre</p>")
    assert section.text == "quatre"


def test_page_without_text_has_no_passage() -> None:
    assert cut("") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’inclusion", ["inclusion"]),
        ("l'ÉCOLE", ["ecole"]),
        ("régionaux", ["regional"]),
        ("les pays", ["les", "pays"]),
        ("l’agro-écologie", ["agro", "ecologie", "agroecologie"]),
        ("le cœur de ville", ["coeur", "ville"]),
        ("cibles 8,6 et 1.b", ["cible", "8.6", "et", "1.b"]),
        ("un_deux", ["un", "deux"]),
    ],
)
def test_words_are_made_comparable(text: str, words: list[str]) -> None:
    assert Words(FRENCH).of(text) == words


def test_index_counts_other_names_of_a_page_as_its_title() -> None:
    index = Index(Words(FRENCH))
    index.add(Entry("fr/5.html", "Objectif 5", "", (Section("", "", "Un pays"),), also="ODD 5"))
    assert list(index.terms["odd"][0]) == [0, 1]
    assert index.counted == [(3, [0, 2])]


def test_pages_are_also_found_by_what_readers_call_them(real: Guide) -> None:
    assert page_entry(real, "sdg/index", "fr", "").also == "ODD"
    assert page_entry(real, "sdg/goals/5", "fr", "").also == "ODD 5"
    assert page_entry(real, "sdg/targets/1-b", "en", "").also == "SDGs 1.b"
    assert page_entry(real, "method/steps/5", "fr", "").also == ""


def test_index_counts_words_of_titles_by_page_and_those_of_passages_apart() -> None:
    index = Index(Words(FRENCH))
    for page in PAGES:
        index.add(page)
    assert [list(places) for places in index.terms["pays"]] == [[], [1, 1], [0, 1, 1, 2]]
    assert [list(places) for places in index.terms["inclusion"]] == [[0, 1], [], [2, 1]]
    assert index.pages == [(1, [0, 2, 1, 2]), (2, [0, 1])]


def test_index_of_a_large_guide_counts_words_by_page() -> None:
    index = Index(Words(FRENCH), "pages")
    for page in PAGES:
        index.add(page)
    assert [list(places) for places in index.terms["pays"]] == [[], [0, 1], [0, 3]]
    assert [list(places) for places in index.terms["inclusion"]] == [[0, 1], [], [1, 1]]
    assert index.pages == 2


def test_volumes_hold_all_words_in_order_and_stay_small() -> None:
    index = Index(Words(SearchRules()))
    for number in range(4 * VOLUME // 100):
        text = " ".join(f"{chr(97 + each % 26)}{number}x{each}" for each in range(100))
        index.add(Entry(f"{number}.html", "", "", (Section("", "", text),)))
    volumes = list(index.volumes())
    terms = [row[0] for volume in volumes for row in volume]
    assert terms == sorted(index.terms)
    assert len(volumes) > 4
    assert all(sum(len(row[3]) for row in volume) <= VOLUME + 2 for volume in volumes)


def _files(guide: Guide, by: str) -> dict[str, str]:
    made = search_files(guide, "fr", iter(PAGES), grain(by, 0))
    return {address: content.decode("utf-8", "replace") for address, content in made}


def _value(script: str) -> object:
    found = re.fullmatch(r'guideSearchData\("[^"]+",(.*)\);\n', script)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("by", ["passages", "pages"])
def test_script_cannot_be_ended_by_a_text(tiny: Guide, by: str) -> None:
    files = _files(tiny, by)
    assert not [address for address, text in files.items() if "<" in text]
    assert _value(files["search/fr/pages/1.js"]) == ["fr/b.html", "</script><b>", "", [["", "", "l’inclusion"]]]


def test_settings_travel_with_what_every_query_needs(tiny: Guide) -> None:
    files = _files(tiny, "passages")
    settings = _value(files["search/fr.js"])
    assert isinstance(settings, dict)
    assert settings["grain"] == "passages"
    assert settings["rules"]["synonyms"] == [["Bibliothèque de la Rivière", "BDR"]]
    assert len(settings["pages"]) == 2
    volumes = [address for address in files if "/words/" in address]
    assert len(settings["beginnings"]) == len(volumes)
    assert _value(files["search/fr/list.js"]) == ["fr/a.html", "fr/b.html"]


def test_what_a_large_guide_loads_first_does_not_grow_with_its_pages(tiny: Guide) -> None:
    sizes = []
    for number in (10, 1_000):
        entries = (Entry(f"fr/{each}.html", "Un pays", "", PAGES[0].sections) for each in range(number))
        sizes.append(len(dict(search_files(tiny, "fr", entries, "pages"))["search/fr.js"]))
    assert sizes[1] - sizes[0] < 10


@pytest.mark.parametrize("by", ["passages", "pages"])
def test_same_entries_give_the_same_files(tiny: Guide, by: str) -> None:
    assert _files(tiny, by) == _files(tiny, by)


def test_grain_is_chosen_by_size_or_by_name() -> None:
    assert grain("auto", MOST_SHEETS) == "passages"
    assert grain("auto", MOST_SHEETS + 1) == "pages"
    assert grain("pages", 1) == "pages"
    with pytest.raises(ValueError, match="auto, passages or pages"):
        grain("google", 1)

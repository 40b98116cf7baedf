"""The passages that the search finds, the words of its index, and the files that carry them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guide.interface import SearchRules
from guide.pagefind import page_found, word_page
from guide.relate import Guide
from guide.search import Entry, Section, cut
from guide.search_files import MOST_SHEETS, engine, search_files
from guide.search_index import LEAD, VOLUME, Index, lead
from guide.search_words import Words

FRENCH = SearchRules(elisions=("l", "d", "qu"), endings=("aux>al", "s>"), exceptions=("pays",), stop_words=("le", "de"))
PAGES = (
    Entry("fr/a.html", "L’inclusion", "Outils", (Section("", "", "Un pays"), Section("b", "Pays", "pays et pays"))),
    Entry("fr/b.html", "</script><b>", "", (Section("", "", "l’inclusion"),)),
)


def test_page_is_cut_at_headings_that_can_be_linked_to() -> None:
    html = '<p>Avant</p><h2 id="a">Un</h2><p>deux<br>trois</p><h2>Sans ancre</h2><h3 id="b">Quatre</h3><p>cinq</p>'
    assert cut(html) == (
        Section("", "", "Avant"),
        Section("a", "Un", "deux trois Sans ancre"),
        Section("b", "Quatre", "cinq"),
    )


def test_neighbouring_cells_stay_apart() -> None:
    (section,) = cut("<table><tr><td>un</td><td>deux</td></tr></table>")
    assert section.text == "un deux"


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


def test_index_counts_words_of_titles_by_page_and_those_of_passages_apart() -> None:
    index = Index(Words(FRENCH))
    for page in PAGES:
        index.add(page)
    assert index.terms["pays"] == ([], [1, 1], [0, 1, 1, 2])
    assert index.terms["inclusion"] == ([0, 1], [], [2, 1])
    assert index.pages[0] == ["fr/a.html", "L’inclusion", "Outils", 1, [0, 2, 1, 2]]


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


def test_index_of_titles_knows_all_headings_and_the_first_words() -> None:
    entry = Entry(
        "a.html", "A", "", (Section("", "", "x" * 5 * LEAD), Section("b", "Un", ""), Section("c", "Deux", ""))
    )
    assert lead(entry).sections == (Section("", " Un Deux", "x" * LEAD),)


def _files(guide: Guide, by: str) -> dict[str, str]:
    made = search_files(guide, "fr", iter(PAGES), engine(by, 0))
    return {address: content.decode("utf-8", "replace") for address, content in made}


def _value(script: str) -> object:
    found = re.fullmatch(r'guideSearchData\("[^"]+",(.*)\);\n', script)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("by", ["minisearch", "pagefind"])
def test_script_cannot_be_ended_by_a_text(tiny: Guide, by: str) -> None:
    files = _files(tiny, by)
    scripts = {
        address: text for address, text in files.items() if address.endswith(".js") and "pagefind/" not in address
    }
    assert not [address for address, text in scripts.items() if "<" in text]
    assert _value(files["search/fr/pages/fr/b.js"]) == ["</script><b>", "", [["", "", "l’inclusion"]]]


def test_settings_travel_with_the_list_of_pages_where_every_query_needs_it(tiny: Guide) -> None:
    first, second = _files(tiny, "minisearch")["search/fr.js"].splitlines(keepends=True)
    settings = _value(first)
    assert isinstance(settings, dict)
    assert settings["engine"] == "minisearch"
    assert settings["rules"]["synonyms"] == [["Bibliothèque de la Rivière", "BDR"]]
    index = _value(second)
    assert isinstance(index, dict)
    assert [page[0] for page in index["pages"]] == ["fr/a.html", "fr/b.html"]


def test_pagefind_gets_comparable_words_with_the_weight_of_their_place() -> None:
    assert word_page(PAGES[0], Words(FRENCH)).partition("<body>")[2] == (
        '<h1 data-pagefind-weight="8">inclusion</h1><p data-pagefind-weight="1">un pays</p>'
        '<h2 data-pagefind-weight="3">pays</h2><p data-pagefind-weight="1">pays et pays</p></body></html>'
    )


def test_bundle_of_pagefind_is_served_without_its_interface(tiny: Guide) -> None:
    names = {Path(address).name for address in _files(tiny, "pagefind") if "/pagefind/" in address}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind"} < names
    assert not [name for name in names if "ui" in name or name.endswith(".css")]


def test_pages_are_known_by_what_pagefind_calls_them(tiny: Guide) -> None:
    files = dict(search_files(tiny, "fr", PAGES, "pagefind"))
    named = {Path(a).stem: page_found(content) for a, content in files.items() if a.endswith(".pf_fragment")}
    assert _value(files["search/fr/found.js"].decode()) == named
    assert set(named.values()) == {"fr/a.html", "fr/b.html"}


@pytest.mark.parametrize("by", ["minisearch", "pagefind"])
def test_same_entries_give_the_same_files(tiny: Guide, by: str) -> None:
    assert _files(tiny, by) == _files(tiny, by)


def test_engine_is_chosen_by_size_or_by_name() -> None:
    assert engine("auto", MOST_SHEETS) == "minisearch"
    assert engine("auto", MOST_SHEETS + 1) == "pagefind"
    assert engine("pagefind", 1) == "pagefind"
    with pytest.raises(ValueError, match="auto, minisearch or pagefind"):
        engine("google", 1)

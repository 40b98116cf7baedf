"""The passages that the search finds, and the script that carries them."""

from __future__ import annotations

import json

from guide.relate import Guide
from guide.search import Entry, Section, cut, index_script


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


def test_script_cannot_be_ended_by_a_text(tiny: Guide) -> None:
    script = index_script(tiny, "fr", [Entry("a.html", "</script><b>", "", (Section("", "", "</script>"),))])
    assert "<" not in script
    data = json.loads(script.removeprefix("guideSearchIndex(").removesuffix(");\n"))
    assert data["pages"] == [["a.html", "</script><b>", ""]]
    assert data["rules"]["synonyms"] == [["Bibliothèque de la Rivière", "BDR"]]

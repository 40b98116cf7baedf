"""The passages that the search finds, and its files; what Node does of them is tested in `search.test.mjs`."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from guide.relations.relate import Guide
from guide.search.entries import SearchEntry, Section, cut, page_entry
from guide.search.files import write_search

DOT = "\N{NO-BREAK SPACE}· "
PAGES = (
    SearchEntry(
        "fr/a.html", "L’inclusion", "Outils", (Section("", "", "Un pays"), Section("b", "Pays", "pays et villes"))
    ),
    SearchEntry("fr/b.html", "</script><b>", "", (Section("", "", "l’inclusion"),)),
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


def test_pages_are_also_found_by_what_readers_call_them(real: Guide) -> None:
    assert page_entry(real, "sdg/index", "fr", "").also == "ODD"
    assert page_entry(real, "sdg/goals/5", "fr", "").also == "ODD 5"
    assert page_entry(real, "sdg/targets/1-b", "en", "").also == "SDGs 1.b"
    assert page_entry(real, "method/steps/5", "fr", "").also == ""


def test_search_is_written_with_what_the_guide_says_of_words(tiny: Guide, tmp_path: Path) -> None:
    write_search(tiny, "fr", iter(PAGES), tmp_path)
    settings = _value(tmp_path / "search/fr.js")
    assert settings["language"] == "fr"
    assert settings["words"]["count"] == {"one": "{n} page trouvée", "other": "{n} pages trouvées"}
    assert ["eaux", "eau"] in settings["rules"]["endings"]
    assert settings["rules"]["synonyms"] == [["Bibliothèque de la Rivière", "BDR"]]
    assert settings["pages"] == [[1, [0, 1, 1, 2]], [2, [0, 1]]]
    assert _value(tmp_path / "search/fr/list.js") == ["fr/a.html", "fr/b.html"]
    passages = [["", "", "Un pays"], ["b", "Pays", "pays et villes"]]
    assert _value(tmp_path / "search/fr/pages/0.js") == ["fr/a.html", "L’inclusion", "Outils", passages]


def test_search_that_cannot_be_written_says_why(tiny: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RuntimeError, match=r"files\.mjs, search/fr: [\s\S]*ENOTDIR"):
        write_search(tiny, "fr", PAGES, tmp_path / "file")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(FileNotFoundError, match=r"no node on PATH nor in .*; run make ready"):
        write_search(tiny, "fr", PAGES, tmp_path)


def test_node_of_a_virtual_environment_is_enough(tiny: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "node").symlink_to(shutil.which("node") or Path(sys.executable).with_name("node"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    write_search(tiny, "fr", PAGES, tmp_path)
    assert (tmp_path / "search/fr.js").is_file()


def _value(path: Path) -> Any:
    match = re.fullmatch(r'guideSearchData\("[^"]+",(.*)\);\n', path.read_text(encoding="utf-8"))
    assert match
    return json.loads(match[1])

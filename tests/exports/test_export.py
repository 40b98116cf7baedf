"""Open data."""

from __future__ import annotations

import json

from guide.exports import export
from guide.relations.relate import Guide


def test_sheets_have_all_their_fields(tiny: Guide) -> None:
    river, mill = export.projects(tiny)
    assert json.loads(json.dumps(river)) == river
    assert (river["id"], river["number"]) == ("riviere-prets", 1)
    assert river["url"] == {"fr": "fr/fiches/riviere-prets.html", "en": "en/project-sheets/riviere-prets.html"}
    assert river["lead"]["name"] == "Bibliothèque de la Rivière"
    assert river["lead"]["kind"] == "library"
    assert river["partners"] == [{"country": "LU", "names": ["Médiathèque du Moulin"]}]
    assert river["countries"] == ["BE", "LU"]
    assert river["period"] == {"start": "2001-05", "end": "2003", "text": {"fr": "De mai 2001 à 2003"}}
    assert river["lessons"] == [{"fr": "On lit mieux près de l’eau."}]
    assert river["questions"] == ["Q1"]
    assert river["targets"] == [{"code": "4.6", "reason": {"fr": "Le bateau apprend à lire aux mariniers."}}]
    assert mill["title"] == {"fr": "Les contes du Moulin", "en": "The Mill’s tales"}
    assert mill["period"]["start"] is None


def test_index_lists_pages_of_everything(tiny: Guide) -> None:
    index = export.index_entries(tiny)
    assert index["questions"][0]["url"]["fr"] == "fr/methode/etapes/1.html#q1"
    assert index["questions"][0]["projects"] == ["riviere-prets"]
    assert index["targets"][0]["steps"] == [1]
    assert [country["title"]["en"] for country in index["countries"]] == ["Belgium", "Luxembourg"]
    assert {page["key"] for page in index["pages"]} >= {"index", "projects/riviere-prets", "sdg/targets/4-6"}

"""Parts of pages from data, and what their templates find."""

from __future__ import annotations

from guide.relations.relate import Guide
from guide.view import citation
from guide.view.publication import Publication
from guide.view.publisher import Publisher
from guide.view.view import View

PUBLICATION = Publication(Publisher(address="https://guide.example.org/a_b/"), year=2026)


def test_page_links_to_both_files(tiny: Guide) -> None:
    river = tiny.projects[0]
    view = View.of(tiny, "projects/riviere-prets", "fr", publication=PUBLICATION)
    html = str(view.part("cite", project=river, citation=citation))
    files = dict(citation.files(tiny, "fr", PUBLICATION))
    for ending, text in (("bib", citation.bibtex), ("ris", citation.ris)):
        assert f'href="../../data/citations/riviere-prets.fr.{ending}" download="riviere-prets-fr-' in html
        assert files[f"data/citations/riviere-prets.fr.{ending}"].decode() == text(citation.of(view, river))

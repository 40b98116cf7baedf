"""`scripts/editions.py`: a build that fails says why and leaves the site as it was; editions can stand alone."""

from __future__ import annotations

from pathlib import Path

import editions
import pytest
from conftest import build_site
from lxml import html

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{{ project(identifier="nothing-here") }}', "docs/fr/tools/index.md:6: project: fiche inconnue"),
        ("{{ timeline(1, 2) }}", "docs/fr/tools/index.md:6: timeline: « timeline(1, 2) » ne répond pas à timeline()"),
        ("{{ nombre_de_fiches }}", "docs/fr/tools/index.md:6: fichier: « nombre_de_fiches » n’est défini nulle part"),
        # What only MkDocs sees, and only --strict stops at.
        ("[x](nowhere.md)", "WARNING -  Doc file 'tools/index.md' contains a link 'nowhere.md'"),
        ("[x](glossary.md#nowhere)", "contains a link 'glossary.md#nowhere', but the doc 'tools/glossary.md'"),
    ],
)
def test_build_that_fails_says_why_and_leaves_the_site(tiny_folder: Path, body: str, reason: str) -> None:
    old = tiny_folder / "site/index.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    before = sorted(tiny_folder.iterdir())
    path = tiny_folder / "docs/fr/tools/index.md"
    path.write_text(f"---\ntitle: A\ndescription: B\n---\n\n{body}\n", encoding="utf-8")
    result = build_site(tiny_folder)
    assert result.returncode != 0
    assert reason in result.stderr
    assert "Traceback" not in result.stderr
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(tiny_folder.iterdir()) == before, "nothing is left behind"


def test_error_that_all_editions_share_is_told_once(tiny_folder: Path) -> None:
    (tiny_folder / "data/taxonomy.yml").write_text("x: 1\n", encoding="utf-8")
    result = build_site(tiny_folder)
    assert result.returncode != 0
    assert result.stderr.count("data/taxonomy.yml:1: x: champ inconnu") == 1


def test_old_pages_go(tiny_folder: Path) -> None:
    gone = tiny_folder / "site/fr/gone.html"
    gone.parent.mkdir(parents=True)
    gone.write_text("old", encoding="utf-8")
    result = build_site(tiny_folder)
    assert result.returncode == 0, result.stderr
    assert not gone.exists()
    assert (tiny_folder / "site/fr/index.html").is_file()
    assert (tiny_folder / "site/en/index.html").is_file()
    assert result.stdout == "site/index.html\n"


def test_edition_alone_leads_to_no_other_language(tiny_folder: Path, tmp_path: Path) -> None:
    configurations = editions.configurations(tiny_folder)
    assert [path.name for path in configurations] == ["mkdocs.en.yml", "mkdocs.yml"]
    english, french = editions.build(configurations, tmp_path / "alone", {"ALONE": "true"})
    for site, language, other in ((english, "en", "fr"), (french, "fr", "en")):
        pages = sorted(site.rglob("*.html"))
        assert len(pages) == 23, "those of the edition, the root and 404"
        assert not (site / other).exists()
        for path in pages:
            for element in html.document_fromstring(path.read_text(encoding="utf-8")).xpath("//*[@href]"):
                address = element.get("href")
                assert element.get("hreflang") in {None, language}, (path, address)
                assert f"{other}/" not in address.split("#")[0] or "://" in address, (path, address)

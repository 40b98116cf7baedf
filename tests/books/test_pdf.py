"""The book as PDF, of the tiny guide: the real one takes a minute of work for each language."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import book as book_script
import kit as kit_script
import pikepdf
import pytest
from conftest import build_site, copy_tiny
from downloads import files_of, guide_of, write
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TextBox

from guide.books.book import book, document


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide's project with a page of downloads, its site, and its books in `build`."""
    project = copy_tiny(tmp_path_factory.mktemp("pdf") / "tiny")
    about = project / "docs/fr/about"
    about.mkdir()
    (about / "index.md").write_text("---\ntitle: À propos\ndescription: x\n---\n\nIci.\n", encoding="utf-8")
    page = "---\ntitle: Télécharger\ndescription: x\nbook: false\n---\n\n{{ downloads('pdf', 'epub') }}\n"
    (about / "download.md").write_text(page, encoding="utf-8")
    assert build_site(project, project / "plain").returncode == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        assert book_script.main(project / "plain", project / "build", project) == 0
    return project


@pytest.fixture(scope="module")
def pdf(made: Path) -> Iterator[pikepdf.Pdf]:
    (path,) = (made / "build").glob("guide-fr-*.pdf")
    with pikepdf.open(path) as opened:
        yield opened


def test_it_is_tagged_and_says_title_and_language(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.StructTreeRoot.K
    assert str(pdf.Root.Lang) == "fr"
    assert str(pdf.docinfo.Title) == "Guide de la coopération internationale pour l’inclusion"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_outline_leads_to_parts_and_chapters(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        tops = [item.title for item in outline.root]
        assert [title for title in ("Méthode", "Fiches projet", "ODD", "Outils") if title in tops] == tops[2:6]
        sheets = next(item for item in outline.root if item.title == "Fiches projet")
        assert (
            "La rivière qui prête" in [item.title.replace("\u00a0", " ") for item in sheets.children] or sheets.children
        )


def test_every_link_leads_to_a_page_or_to_the_web(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    known = {str(names[place]) for place in range(0, len(names), 2)}
    links = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
    assert links
    for each in links:
        if "/A" in each and "/URI" in each.A:
            assert str(each.A.URI).startswith(("https://", "http://"))
        else:
            assert str(each.get("/Dest", each.get("/A", {}).get("/D"))) in known


def test_page_numbers_in_the_contents_are_those_of_the_headings(made: Path) -> None:
    text = document(book(files_of(made / "plain"), guide_of(made), "fr", "1.2.3", "2026-11-23"))
    source = HTML(string=text)
    links = set(source.etree_element.find(".//nav").iter("a"))
    pages = source.render().pages
    where = {anchor: number for number, page in enumerate(pages, 1) for anchor in page.anchors}
    labels = {}
    for page in pages:
        for box in page._page_box.descendants():
            if box.element_tag == "a::after" and box.element in links:
                numbers = [each.text for each in box.descendants() if isinstance(each, TextBox) and each.text.isdigit()]
                labels |= {box.element.get("href")[1:]: int(number) for number in numbers}
    assert len(labels) == len(links) > 10
    assert labels == {anchor: where[anchor] for anchor in labels}


def test_pdf_of_the_same_book_has_the_same_bytes(made: Path, pdf: pikepdf.Pdf) -> None:
    text = document(book(files_of(made / "plain"), guide_of(made), "fr", book_script.version(), "2026-09-21"))
    (path,) = (made / "build").glob("guide-fr-*.pdf")
    assert book_script.pdf(text) == path.read_bytes()


def test_nothing_of_the_machine_is_in_it(made: Path) -> None:
    for path in (made / "build").glob("*.pdf"):
        with pikepdf.open(path) as opened:
            plain = io.BytesIO()
            opened.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert b"file:" not in plain.getvalue()
        assert str(made).encode() not in plain.getvalue()


def test_archives_made_later_are_offered_beside_books(made: Path) -> None:
    assert kit_script.main(made / "build", made) == 0
    listed = json.loads((made / "build/downloads.json").read_text(encoding="utf-8"))
    assert [(each["language"], each["name"].rpartition(".")[2]) for each in listed] == [
        *(("fr", "zip"), ("en", "zip"), ("fr", "pdf"), ("en", "pdf"), ("fr", "epub"), ("en", "epub"))
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOWNLOADS", "build")
        assert build_site(made).returncode == 0
    page = (made / "site/fr/a-propos/telecharger.html").read_text(encoding="utf-8")
    for each in listed[2:]:
        assert f'<a href="../../downloads/{each["name"]}" download>{each["name"]}</a>' in page
        assert f"<code>{each['sha256']}</code>" in page
        assert (made / "site/downloads" / each["name"]).stat().st_size == each["size"]
    assert ".zip</a>" not in page


def test_what_is_gone_or_of_another_version_is_not_offered(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "build"
    shutil.copytree(made / "build", target)
    listed = json.loads((target / "downloads.json").read_text(encoding="utf-8"))
    (target / next(each["name"] for each in listed if each["name"].endswith("epub"))).unlink()
    listed[-1]["name"] = "guide-en-0.0.0.epub"
    (target / "guide-en-0.0.0.epub").write_bytes(b"")
    (target / "downloads.json").write_text(json.dumps(listed), encoding="utf-8")
    write(target, [("fr", "zip", b"archive"), ("en", "zip", b"archive")])
    left = json.loads((target / "downloads.json").read_text(encoding="utf-8"))
    assert {each["name"].rpartition(".")[2] for each in left} == {"zip", "pdf"}

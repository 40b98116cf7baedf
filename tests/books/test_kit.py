"""The archives for a USB stick: one edition built alone, no link that leads nowhere."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import kit as kit_script
import pytest
from conftest import build_site, copy_tiny
from lxml import html

from guide.books import archive

OTHER = {"fr": "en", "en": "fr"}


def test_same_files_make_the_same_archive() -> None:
    files = {"index.html": b"choice", "fr/a.html": b"a", "css/a.css": b"a {}"}
    one = archive.archive(files, "guide-fr-1.0.0")
    two = archive.archive(dict(reversed(files.items())), "guide-fr-1.0.0")
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as read:
        assert read.namelist() == [
            "guide-fr-1.0.0/css/a.css",
            "guide-fr-1.0.0/fr/a.html",
            "guide-fr-1.0.0/index.html",
        ]
        assert {entry.date_time for entry in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert read.read("guide-fr-1.0.0/fr/a.html") == b"a"
        assert read.testzip() is None


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A tiny site that offers its archives, as `make kit` builds it, and the folder of the archives."""
    project = copy_tiny(tmp_path_factory.mktemp("offered") / "tiny")
    about = project / "docs" / "fr" / "about"
    about.mkdir()
    (about / "index.md").write_text("---\ntitle: À propos\ndescription: À propos\n---\n\nIci.\n", encoding="utf-8")
    page = "---\ntitle: Télécharger\ndescription: Archives\n---\n\n{{ downloads('zip') }}\n"
    (about / "download.md").write_text(page, encoding="utf-8")
    assert kit_script.main(project / "build", project) == 0
    result = build_site(project, DOWNLOADS="build")
    assert result.returncode == 0, result.stderr
    return project / "site", project / "build"


@pytest.fixture(scope="module", params=["fr", "en"])
def unpacked(request: pytest.FixtureRequest, offered: tuple[Path, Path]) -> tuple[str, dict[str, bytes]]:
    """Language and files of an archive, without the folder that holds them."""
    _, built = offered
    (path,) = built.glob(f"guide-{request.param}-*.zip")
    with zipfile.ZipFile(path) as read:
        files = {name: read.read(name) for name in read.namelist()}
    assert {name.split("/")[0] for name in files} == {path.stem}
    return request.param, {name.partition("/")[2]: content for name, content in files.items()}


def test_archive_holds_every_page_of_its_edition_and_none_of_another(
    offered: tuple[Path, Path], unpacked: tuple[str, dict[str, bytes]]
) -> None:
    site, _ = offered
    language, files = unpacked
    pages = {path.relative_to(site).as_posix() for path in (site / language).rglob("*.html")}
    assert len(pages) > 10
    assert {name for name in files if name.endswith(".html")} == {"index.html", *pages}
    other = OTHER[language]
    assert not [name for name in files if name.startswith((f"{other}/", f"search/{other}", f"data/sheets/{other}"))]
    assert not [name for name in files if name.endswith(".map")]


def test_first_page_leads_to_the_edition_without_a_script(unpacked: tuple[str, dict[str, bytes]]) -> None:
    language, files = unpacked
    page = files["index.html"].decode()
    assert f'<meta http-equiv="refresh" content="0; url={language}/index.html">' in page
    assert f'href="{language}/index.html"' in page
    assert "<script" not in page


def test_every_link_of_an_archive_leads_to_a_file_of_it(unpacked: tuple[str, dict[str, bytes]]) -> None:
    language, files = unpacked
    broken, links = [], 0
    for name, content in files.items():
        if name.endswith(".html"):
            document = html.document_fromstring(content)
            for link in document.xpath("//@href | //@src"):
                parts = urlsplit(link)
                if parts.scheme or not parts.path:
                    continue
                links += 1
                path = str(Path("/", name).parent / unquote(parts.path))
                if str(Path(path).resolve()).removeprefix("/") not in files:
                    broken.append((name, link))
            assert not document.xpath(f"//*[@hreflang='{OTHER[language]}']"), name
    assert links > 200
    assert not broken


def test_page_shows_name_size_and_digest_of_the_archives_that_the_site_offers(offered: tuple[Path, Path]) -> None:
    site, built = offered
    listed = json.loads((site / "data/downloads.json").read_text(encoding="utf-8"))
    assert [each["language"] for each in listed] == ["fr", "en"]
    page = (site / "fr/a-propos/telecharger.html").read_text(encoding="utf-8")
    for each in listed:
        archive = (site / "downloads" / each["name"]).read_bytes()
        assert archive == (built / each["name"]).read_bytes()
        assert (each["size"], each["sha256"]) == (len(archive), hashlib.sha256(archive).hexdigest())
        assert f'<a href="../../downloads/{each["name"]}" download>{each["name"]}</a>' in page
        assert f"<code>{each['sha256']}</code>" in page
        assert re.search(r"\d,\d\sMo", page)


def test_page_within_an_archive_offers_none(offered: tuple[Path, Path]) -> None:
    _, built = offered
    archive = next(built.glob("guide-fr-*.zip"))
    with zipfile.ZipFile(archive) as read:
        page = read.read(f"{archive.stem}/fr/a-propos/telecharger.html").decode()
        assert not [name for name in read.namelist() if name.endswith((".zip", "downloads.json"))]
    assert "Cette copie du guide ne propose pas ce fichier" in page
    assert ".zip" not in page


def test_archives_of_the_site_that_offers_them_are_the_same(offered: tuple[Path, Path], tmp_path: Path) -> None:
    """Built again from the same project, to the letter."""
    _, built = offered
    assert kit_script.main(tmp_path, built.parent) == 0
    archives = list(built.glob("*.zip"))
    assert len(archives) == 2
    for path in archives:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()

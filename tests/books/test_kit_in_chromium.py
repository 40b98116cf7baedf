"""An archive unpacked elsewhere, as its reader finds it: from a disk, network off."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import bibtexparser
import kit as kit_script
import pytest
import rispy
from anatomy import anatomy
from conftest import ROOT
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

SHEETS = {"fr": "fr/fiches", "en": "en/project-sheets"}
OTHER = {"fr": "en", "en": "fr"}


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The unpacked archives by language, in a place with spaces and accents."""
    built = tmp_path_factory.mktemp("built")
    assert kit_script.main(built) == 0
    place = tmp_path_factory.mktemp("stick") / "clé USB"
    for archive in built.glob("*.zip"):
        with zipfile.ZipFile(archive) as read:
            read.extractall(place)
    return {folder.name.split("-")[1]: folder for folder in place.iterdir()}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_link_leads_nowhere(stick: dict[str, Path], language: str) -> None:
    folder = stick[language]
    broken, pages = [], list(folder.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        for link in [*anatomy(path).links, *anatomy(path).loads]:
            parts = urlsplit(link)
            if not parts.scheme:
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
                known = target.is_file() and target.is_relative_to(folder.resolve())
                anchor = "" if "=" in parts.fragment else parts.fragment  # a selection of the explorer is none
                if not known or (anchor and anchor not in anatomy(target).anchors):
                    broken.append((str(path.relative_to(folder)), link))
    assert not broken


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plan_of_its_language_is_there_with_what_it_loads_on_request(stick: dict[str, Path], language: str) -> None:
    names = ("css/plan.css", "css/workshop.css", "js/guide.js", "js/plan.js")
    assert [name for name in (*names, f"data/plan.{language}.js") if not (stick[language] / name).is_file()] == []
    assert not (stick[language] / f"data/plan.{OTHER[language]}.js").exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_of_other_editions_and_nothing_unused(stick: dict[str, Path], site: Path, language: str) -> None:
    folder = stick[language]
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    other = OTHER[language]
    assert not [name for name in names if name.startswith((f"{other}/", f"search/{other}"))]
    assert not [name for name in names if name.endswith((".map", ".zip")) or name == "404.html"]
    own = {path.relative_to(site).as_posix() for path in (site / language).rglob("*.html")}
    assert own <= names
    texts = "".join(
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in {".html", ".js", ".css"} and path.relative_to(folder).parts[0] != "search"
    )
    # Scripts make these addresses from the language of the page, and from what they show.
    loaded = (f"data/explorer/{language}/", f"data/sheets/{language}/", "data/records/")
    begin = (f"search/{language}", f"data/terms.{language}", "data/files/", *loaded)
    made = {name for name in names if name.startswith(begin)}
    for name in names - own - made - {"index.html"}:
        assert Path(name).name in texts, f"{name} is not used"
    for path in folder.rglob("*.js"):
        assert "sourceMappingURL" not in path.read_text(encoding="utf-8"), path


def test_pages_are_valid_html(stick: dict[str, Path]) -> None:
    program = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    for language, folder in stick.items():
        pages = ["index.html", f"{language}/index.html", f"{SHEETS[language]}/samusocial-pointe-noire.html"]
        command = ["node", str(program), "--config", str(ROOT / ".htmlvalidate.json"), "--formatter", "text"]
        result = subprocess.run(
            [*command, *(str(folder / page) for page in pages)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, (result.stdout + result.stderr)[-3000:]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_reader_opens_it_searches_and_follows_links(browser: Browser, stick: dict[str, Path], language: str) -> None:
    context = browser.new_context(offline=True, locale="de-DE")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((stick[language] / "index.html").as_uri())
    page.wait_for_url(f"**/{language}/index.html")
    page.on("requestfailed", lambda request: said.append(request.url))
    assert page.evaluate("document.documentElement.lang") == language
    assert page.locator("nav.languages").count() == 0
    page.locator("input[type=search]").fill("Samusocial")
    page.locator("#search-results a.result-page").first.click()
    page.wait_for_url(f"**/{SHEETS[language]}/samusocial-pointe-noire.html")
    page.locator(".md-path a").first.click()
    page.wait_for_url(f"**/{language}/index.html")
    assert said == []
    assert not [url for url in asked if not url.startswith(stick[language].as_uri())]
    context.close()


def read(text: str, form: str) -> str:
    """The title that a reference manager finds in a file."""
    if form == "RIS":
        return str(rispy.loads(text)[0]["title"])
    return str(bibtexparser.parse_string(text).entries[0].fields_dict["title"].value).strip("{}")


@pytest.mark.parametrize("form", ["BibTeX", "RIS"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_citation_opens_from_a_disk_and_is_saved_from_the_web(
    browser: Browser, stick: dict[str, Path], serve: Callable[[Path], str], language: str, form: str
) -> None:
    """A browser saves no file for a page on a disk: it shows it, and the file lies beside the page."""
    context = browser.new_context()
    page = context.new_page()
    for place in (stick[language].as_uri(), serve(stick[language])):
        page.goto(f"{place}/{SHEETS[language]}/cergy-thies-chantiers-insertion.html")
        title = page.locator("h1").inner_text()
        details = page.locator("details.cite")
        expect(details.get_by_role("link").first).to_be_hidden()
        details.locator("summary").press("Enter")
        link = details.get_by_role("link", name=form)
        if place.startswith("file:"):
            link.click()
            page.wait_for_url(f"**/data/citations/cergy-thies-chantiers-insertion.{language}.*")
            text = page.evaluate("document.body.innerText")
        else:
            with page.expect_download() as saving:
                link.click()
            name = rf"cergy-thies-chantiers-insertion-{language}-[0-9a-f]{{8}}\.{form[:3].lower()}"
            assert re.fullmatch(name, saving.value.suggested_filename)
            text = saving.value.path().read_bytes().decode()
        assert read(text, form) == title
    context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_sheets_are_chosen_exported_and_compared_from_an_archive(
    browser: Browser, stick: dict[str, Path], language: str
) -> None:
    folder = stick[language]
    held = {path.relative_to(folder / "data").as_posix() for path in (folder / "data").rglob("*.js")}
    assert len([name for name in held if name.startswith(f"sheets/{language}/")]) == len(
        [name for name in held if name.startswith("records/")]
    )
    assert f"explorer.{language}.js" in held
    assert not [name for name in held if name.startswith((f"sheets/{OTHER[language]}/", f"explorer.{OTHER[language]}"))]
    context = browser.new_context(offline=True)
    page = context.new_page()
    ids = "cergy-thies-chantiers-insertion,samusocial-pointe-noire"
    page.goto(f"{(folder / SHEETS[language] / 'index.html').as_uri()}#q=Samusocial&view=compare&compare={ids}")
    expect(page.locator(".explorer-side thead th")).to_have_count(3)
    page.locator(".explorer-comparison button").first.click()
    expect(page.locator(".explorer .card mark").first).to_be_visible()
    page.locator(".explorer-keep summary").click()
    with page.expect_download() as saving:
        page.locator(".explorer-keep button").nth(1).click()
    assert "samusocial-pointe-noire" in Path(saving.value.path()).read_text(encoding="utf-8")
    context.close()

"""Long lists as a reader meets them: page after page, by keyboard, with and without scripts, from a disk."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe import violations
from conftest import ROOT, build_site, copy_tiny
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

EXPLORER = "fr/fiches/index.html"
SHEETS = 330
SLICE = 300


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny guide with copies of one of its sheets, every other of them in Senegal."""
    folder = copy_tiny(tmp_path_factory.mktemp("large") / "project")
    sheets = folder / "data" / "projects"
    original = yaml.safe_load((sheets / "riviere-prets.yml").read_text(encoding="utf-8"))
    for number in range(3, SHEETS + 1):
        country = "SN" if number % 2 else "MA"
        names = {"id": f"copie-{number}", "number": number, "short_title": f"Copie {number}"}
        copy = original | names | {"lead": original["lead"] | {"country": country}}
        (sheets / f"copie-{number}.yml").write_text(yaml.safe_dump(copy, allow_unicode=True), encoding="utf-8")
    result = build_site(folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, locale="fr-FR", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    assert wrong == []
    context.close()


def shown(page: Page) -> list[int]:
    """Numbers of the sheets shown, in their order."""
    script = "all => all.filter(e => e.offsetParent).map(e => Number(e.textContent.replace(/\\D/g, '')))"
    kickers = page.locator(".card .card-kicker, .explorer-table tbody td:first-child")
    found: list[int] = kickers.evaluate_all(script)
    return found


def explorer(page: Page, site: Path, fragment: str = "") -> None:
    page.goto(f"{(site / EXPLORER).as_uri()}{fragment and '#'}{fragment}")
    expect(page.locator(".explorer.ready")).to_be_attached()


# Pages


def test_list_is_read_page_after_page_by_keyboard(page: Page, large_site: Path) -> None:
    page.goto((large_site / "fr/fiches/publics.html").as_uri())
    met = shown(page)
    page.get_by_role("link", name=re.compile("page 2$")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("publics/readers/2.html$"))
    expect(page.locator("h1")).to_contain_text("page 2")
    met += shown(page)
    assert met == list(range(1, SHEETS + 1))
    pages = page.get_by_role("navigation", name="Pages de la liste")
    expect(pages.locator("[aria-current=page]")).to_have_text(re.compile(r"Page\s*2"))
    expect(pages.get_by_role("link", name="Page suivante")).to_have_count(0)
    pages.get_by_role("link", name="Page précédente").press("Enter")
    expect(page).to_have_url(re.compile("publics.html#readers$"))


def test_without_scripts_the_complete_list_goes_on_to_the_last_sheet(browser: Browser, large_site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((large_site / EXPLORER).as_uri())
    expect(page.get_by_text("elle continue, page après page")).to_be_visible()
    met = shown(page)
    pages = page.get_by_role("navigation", name="Pages de la liste")
    pages.get_by_role("link", name="Page suivante").click()
    met += shown(page)
    assert met == list(range(1, SHEETS + 1))
    expect(pages.get_by_role("link", name="Page suivante")).to_have_count(0)
    context.close()


# The explorer


def test_explorer_loads_nothing_more_until_the_reader_chooses(page: Page, large_site: Path) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(Path(request.url).name))
    explorer(page, large_site)
    assert shown(page) == list(range(1, SLICE + 1))
    expect(page.locator(".explorer-count")).to_have_text(f"{SHEETS} fiches")
    expect(page.get_by_role("navigation", name="Pages de la liste")).to_have_count(0)
    assert "rest.js" not in loaded
    with page.expect_request("**/rest.js"):
        page.get_by_label("Chercher dans les fiches").focus()
    expect(page.locator(".explorer [data-sheet]")).to_have_count(SLICE)
    assert loaded.count("rest.js") == 1


def test_more_sheets_are_shown_by_keyboard_until_all_are(page: Page, large_site: Path) -> None:
    explorer(page, large_site)
    more = page.get_by_role("button", name=re.compile("Afficher"))
    expect(more).to_have_text("Afficher 30 fiches de plus")
    expect(page.get_by_text("300 fiches affichées sur 330")).to_be_visible()
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Copie 301", exact=True)).to_be_focused()
    assert shown(page) == list(range(1, SHEETS + 1))
    expect(more).to_be_hidden()


@pytest.mark.parametrize("view", ["cards", "table"])
def test_choice_reaches_sheets_that_did_not_come_with_the_page(page: Page, large_site: Path, view: str) -> None:
    explorer(page, large_site, f"country=SN&view={view}")
    senegal = [number for number in range(3, SHEETS + 1) if number % 2]
    expect(page.locator(".explorer-count")).to_have_text(f"{len(senegal)} fiches sur {SHEETS}")
    expect(page.get_by_role("link", name="Copie 329", exact=True)).to_be_visible()
    assert shown(page) == senegal
    page.locator("#explorer-sort").select_option("title")
    expect(page.locator(".explorer-more")).to_be_hidden()
    # Another choice begins with its own first sheets.
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".explorer-more")).to_be_visible()
    assert len(shown(page)) == SLICE


def test_words_find_sheets_that_did_not_come_with_the_page(page: Page, large_site: Path) -> None:
    explorer(page, large_site, "q=mariniers")
    expect(page.locator(".explorer-count")).to_have_text(f"{SHEETS - 1} fiches sur {SHEETS}")


def test_sheets_far_down_the_list_are_compared_and_exported(page: Page, large_site: Path) -> None:
    explorer(page, large_site, "view=compare&compare=copie-328,copie-77,nope")
    table = page.get_by_role("region", name="Comparaison de 2 fiches")
    expect(table.get_by_role("link", name="Copie 328")).to_be_visible()
    explorer(page, large_site)
    page.locator(".explorer-keep summary").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Exporter en CSV").click()
    whole = (large_site / "data/projects.csv").read_bytes()
    assert Path(saving.value.path()).read_bytes() == whole


def test_list_that_cannot_be_loaded_says_so_and_keeps_what_is_there(browser: Browser, large_site: Path) -> None:
    context = browser.new_context(offline=True, locale="fr-FR")
    page = context.new_page()
    page.route("**/rest.js", lambda route: route.abort())
    explorer(page, large_site)
    more = page.get_by_role("button", name=re.compile("Afficher"))
    more.click()
    expect(page.locator(".explorer .notice")).to_contain_text("n’ont pas pu être chargées")
    assert len(shown(page)) == SLICE
    page.unroute("**/rest.js")
    more.click()
    expect(page.get_by_role("link", name="Copie 301", exact=True)).to_be_visible()
    expect(page.locator(".explorer .notice")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_pages_of_lists(browser: Browser, large_site: Path, width: int) -> None:
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    for address in (EXPLORER, "fr/fiches/publics.html", "fr/fiches/publics/readers/2.html", "fr/methode/cas/q1/2.html"):
        page.goto((large_site / address).as_uri())
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_html_of_lists_is_valid(large_site: Path) -> None:
    program = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    names = [
        *("fr/fiches/index.html", "fr/fiches/index/2.html", "fr/fiches/publics.html"),
        *("fr/fiches/publics/readers/2.html", "fr/methode/cas/q1/2.html"),
        *("fr/fiches/pays.html", "fr/methode/etapes/1.html", "fr/odd/cibles/4-6.html"),
    ]
    files = [str(large_site / name) for name in names]
    command = ["node", str(program), "--config", str(ROOT / ".htmlvalidate.json"), "--formatter", "text", *files]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, (result.stdout + result.stderr)[-6000:]

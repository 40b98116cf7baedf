"""Reading as people do: from a disk with the network off, on a phone, with the keyboard."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

KINDS = [
    "fr/index.html",
    "fr/methode/index.html",
    "fr/methode/etapes/5.html",
    "fr/methode/contextes-d-insecurite.html",
    "fr/fiches/index.html",
    "fr/fiches/pays.html",
    "fr/fiches/carte.html",
    "fr/fiches/frise.html",
    "fr/fiches/chiffres.html",
    "fr/fiches/matrice.html",
    "fr/fiches/solidarite-laique-procopil.html",
    "fr/odd/index.html",
    "fr/odd/objectifs/8.html",
    "fr/odd/cibles/8-6.html",
    "fr/outils/recommandations.html",
    "fr/outils/mon-projet.html",
    "fr/outils/ateliers/index.html",
    "fr/outils/ateliers/4.html",
    "fr/outils/glossaire.html",
    "fr/outils/bibliographie.html",
    "fr/comprendre/etat-des-lieux.html",
    "fr/comprendre/des-omd-aux-odd.html",
    "fr/a-propos/plan-du-site.html",
    "fr/a-propos/telecharger.html",
    "en/index.html",
    "en/project-sheets/matrix.html",
    "en/project-sheets/cergy-thies-chantiers-insertion.html",
]


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True, locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def page(offline: BrowserContext) -> Page:
    return offline.new_page()


def test_root_leads_to_the_readers_language(browser: Browser, site: Path) -> None:
    for locale, expected in (("fr-FR", "fr"), ("en-GB", "en"), ("de-DE", None)):
        context = browser.new_context(offline=True, locale=locale)
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        if expected:
            page.wait_for_url(f"**/{expected}/index.html")
        else:
            expect(page.get_by_role("link", name="English")).to_be_visible()
        context.close()


@pytest.mark.parametrize("address", KINDS)
def test_page_opens_from_a_disk_without_errors_or_requests(page: Page, site: Path, address: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / address).as_uri())
    page.locator("input[type=search]").fill("inclusion")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert said == []
    assert [url for url in asked if not url.startswith("file://")] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(browser: Browser, site: Path, width: int) -> None:
    context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in KINDS:
        page.goto((site / address).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_language_switch_leads_to_the_same_page_and_back(page: Page, site: Path) -> None:
    start = (site / "fr/fiches/cergy-thies-chantiers-insertion.html").as_uri()
    page.goto(start)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/project-sheets/cergy-thies-chantiers-insertion.html")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/fiches/cergy-thies-chantiers-insertion.html")


def test_menu_on_a_phone(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / "fr/index.html").as_uri())
    link = page.locator("#menu").get_by_role("link", name="Méthode")
    expect(link).to_be_hidden()
    button = page.get_by_role("button", name="Menu")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    link.click()
    page.wait_for_url("**/fr/methode/index.html")
    context.close()


def test_without_scripts_everything_can_be_read(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / "fr/index.html").as_uri())
    expect(page.locator("#menu").get_by_role("link", name="Méthode")).to_be_visible()
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("link", name="Français")).to_be_visible()
    context.close()


def test_skip_link_comes_first_and_leads_to_the_text(page: Page, site: Path) -> None:
    page.goto((site / "fr/methode/etapes/1.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


# The three questions of the readers, for any step, organisation or target.


def test_what_do_i_have_to_think_about_at_this_step(page: Page, site: Path) -> None:
    page.goto((site / "fr/index.html").as_uri())
    page.get_by_role("link", name="Diagnostic et formalisation").click()
    expect(page.get_by_role("heading", name="Recommandations")).to_be_visible()
    assert page.locator("ul.checklist > li").count() == 7


def test_who_has_done_it_with_whom_and_what_did_they_learn(page: Page, site: Path) -> None:
    page.goto((site / "fr/methode/etapes/2.html").as_uri())
    page.locator("article.case").first.locator("p.more a").click()
    for name in ("Partenaires", "Enseignements", "Questionnements"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_which_cases_serve_a_target(page: Page, site: Path) -> None:
    page.goto((site / "fr/odd/index.html").as_uri())
    page.get_by_role("link", name="8.6 ").first.click()
    data = json.loads((site / "data/projects.json").read_text(encoding="utf-8"))
    expected = {sheet["short_title"]["fr"] for sheet in data if "8.6" in [link["code"] for link in sheet["targets"]]}
    shown = page.locator("h2#projects ~ ul.cards .card-title").all_inner_texts()
    assert {text.replace("\u00a0", " ") for text in shown} == expected


def test_copied_to_another_place_it_still_works(browser: Browser, site: Path, tmp_path: Path) -> None:
    stick = tmp_path / "clé USB" / "le guide & co"
    stick.parent.mkdir()
    subprocess.run(["cp", "-r", str(site), str(stick)], check=True)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((stick / "fr/index.html").as_uri())
    page.locator("input[type=search]").fill("Pointe-Noire")
    page.locator("#search-results a.result-page").first.click()
    expect(page.get_by_role("heading", name="Samusocial").first).to_be_visible()
    context.close()

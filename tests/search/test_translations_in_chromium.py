"""Other languages as their readers see them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import accept_translations, build_site, copy_tiny, edit
from playwright.sync_api import Browser, Page, expect
from test_search_in_chromium import count, results

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True, locale="en-GB", viewport={"width": 1280, "height": 800})
    made = context.new_page()
    made.goto((site / "en/index.html").as_uri())
    yield made
    context.close()


SHEETS = "en/project-sheets/"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Cergy", SHEETS + "cergy-thies-chantiers-insertion.html"),
        ("street children", SHEETS + "samusocial-pointe-noire.html"),
        ("target 8.6", "en/sdg/targets/8-6.html"),
        ("recommendations", "en/tools/recommendations.html"),
        ("glossary", "en/tools/glossary.html"),
        ("bibliography", "en/tools/bibliography.html"),
        ("monitoring evaluation", "en/method/steps/6.html"),
        ("Haiti", SHEETS + "suresnes-cap-haitien.html"),
        ("meknes", SHEETS + "ohe-promethee-atlas-meknes.html"),
        ("samusoc", SHEETS + "samusocial-pointe-noire.html"),
        ("recomendations", "en/tools/recommendations.html"),
        ("glosasry", "en/tools/glossary.html"),
        ("SDG 5", "en/sdg/goals/5.html"),
        ("ODD 8.6", "en/sdg/targets/8-6.html"),
        ("PADRIMA", SHEETS + "pas-de-calais-kenieba-padrima.html"),
    ],
)
def test_expected_page_is_among_the_first_three(page: Page, query: str, expected: str) -> None:
    assert expected in results(page, query)[:3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "policies"),
        ("partner", "partners"),
        ("INCLUSION", "inclusion"),
        ("agro-ecology", "agroecology"),
        ("city", "cities"),
        ("SDG", "sdg"),
    ],
)
def test_the_same_pages_are_found(page: Page, one: str, other: str) -> None:
    found = count(page, one)
    assert found > 0
    assert found == count(page, other)


def test_acronyms_of_both_languages(page: Page) -> None:
    assert count(page, "SDG") > 5
    assert count(page, "ODD") >= count(page, "SDG"), "the French acronym finds the English one"
    assert count(page, "French development agency") >= count(page, "AFD") > 3


def test_english_reader_goes_from_home_to_glossary(page: Page, site: Path) -> None:
    page.goto((site / "en/index.html").as_uri())
    page.get_by_role("link", name="Shared issues and reciprocity").first.click()
    page.locator("article.case").first.locator("p.more a").click()
    expect(page.get_by_role("heading", name="Lessons", exact=True)).to_be_visible()
    page.locator(".md-tabs").get_by_role("link", name="Tools").click()
    page.get_by_role("link", name="The glossary").first.click()
    expect(page.get_by_role("heading", name="The glossary")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny site of three languages, one French lesson of which changed after it was translated."""
    project = copy_tiny(tmp_path_factory.mktemp("changed") / "tiny")
    accept_translations(project)
    edit(project / "data/projects/moulin-contes.yml", lambda data: data.update(lessons=["Le conteur compte double."]))
    shutil.copy(project / "data/strings/en.yml", project / "data/strings/ar.yml")
    edit(project / "data/strings/ar.yml", lambda data: data.update(name="العربية", direction="rtl"))
    (project / "data/translations/ar/projects").mkdir(parents=True)
    sheet = "title: حكايات الطاحونة\nshort_title: حكايات\nsummary: حكايات في المساء.\n"
    (project / "data/translations/ar/projects/moulin-contes.yml").write_text(sheet, encoding="utf-8")
    (project / "docs/ar").mkdir()
    edition = "INHERIT: mkdocs.yml\nsite_name: دليل\ndocs_dir: docs/ar\ntheme:\n  language: ar\n"
    (project / "mkdocs.ar.yml").write_text(edition, encoding="utf-8")
    result = build_site(project)
    assert result.returncode == 0, result.stderr
    return project / "site"


def test_reader_is_told_of_an_outdated_passage_and_led_to_the_original(browser: Browser, changed: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((changed / "en/project-sheets/moulin-contes.html").as_uri())
    notes = page.locator(".outdated")
    expect(notes).to_have_count(1)
    expect(notes).to_contain_text("translated from an earlier version of the French")
    notes.get_by_role("link").click()
    page.wait_for_url("**/fr/fiches/moulin-contes.html")
    expect(page.get_by_text("Le conteur compte double.")).to_be_visible()
    context.close()


def test_right_to_left(browser: Browser, changed: Path) -> None:
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((changed / "ar/project-sheets/moulin-contes.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    brand, switch = page.locator(".brand").bounding_box(), page.locator(".languages").bounding_box()
    assert brand
    assert switch
    assert brand["x"] > switch["x"], "the header runs from the right"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.locator("input[type=search]").fill("الطاحونة")
    expect(page.locator("#search-results a.result-page").first).to_contain_text("حكايات")
    page.locator(".languages").get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/fiches/moulin-contes.html")
    context.close()


def test_every_other_language_is_in_the_switch(browser: Browser, changed: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((changed / "fr/index.html").as_uri())
    assert page.locator(".languages a").all_inner_texts() == ["العربية", "English"]
    page.locator(".languages").get_by_role("link", name="English").click()
    page.wait_for_url("**/en/index.html")
    context.close()

"""The search of a large guide, which is indexed by pages: over HTTP and from a disk alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, run_mkdocs
from playwright.sync_api import Browser, Page, expect
from test_search_in_chromium import count, results

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built as a large one would be."""
    folder = tmp_path_factory.mktemp("large")
    for name in ("data", "docs", "guide", "hooks", "macros", "theme", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "search: auto" in configuration
    (folder / "mkdocs.yml").write_text(configuration.replace("search: auto", "search: pages"), encoding="utf-8")
    result = run_mkdocs(folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def served(browser: Browser, large: Path, serve: Callable[[Path], str]) -> Iterator[Page]:
    """A page that may say nothing to the console and ask nothing of anyone else."""
    yield from _opened(browser, serve(large), offline=False)


@pytest.fixture(scope="module")
def copied(browser: Browser, large: Path) -> Iterator[Page]:
    """The same from a disk, network off."""
    yield from _opened(browser, large.as_uri(), offline=True)


def _opened(browser: Browser, root: str, *, offline: bool) -> Iterator[Page]:
    context = browser.new_context(offline=offline, locale="fr-FR", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(root) else wrong.append(request.url))
    page.goto(f"{root}/fr/index.html")
    yield page
    assert wrong == []
    context.close()


def found(page: Page, query: str) -> list[str]:
    """Ends of the addresses found, best first."""
    return ["/".join(address.split("/")[-2:]) for address in results(page, query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Cergy", "fiches/cergy-thies-chantiers-insertion.html"),
        ("régie de quartier", "fiches/lille-oujda-regie-de-quartier.html"),
        ("cible 8.6", "cibles/8-6.html"),
        ("8,6", "cibles/8-6.html"),
        ("MEKNES", "fiches/ohe-promethee-atlas-meknes.html"),
        ("agroécologie", "fiches/herault-medenine-dechets-agroecologie.html"),
        ("agro écologie", "fiches/herault-medenine-dechets-agroecologie.html"),
        ("samusoc", "fiches/samusocial-pointe-noire.html"),
        ("PADRIMA", "fiches/pas-de-calais-kenieba-padrima.html"),
        ("temporalité", "etapes/4.html"),
    ],
)
def test_expected_page_is_among_the_first_three(served: Page, query: str, expected: str) -> None:
    assert expected in found(served, query)[:3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("développement", "developpement"),
        ("l’inclusion", "inclusion"),
        ("d'insertion", "insertion"),
        ("régional", "régionaux"),
        ("collectivité", "collectivités"),
        ("agro-écologie", "agroécologie"),
        ("AFD", "Agence française de développement"),
    ],
)
def test_the_same_pages_are_found(served: Page, one: str, other: str) -> None:
    number = count(served, one)
    assert number > 0
    assert number == count(served, other)


def test_passage_with_the_words_is_shown_and_linked_to(served: Page) -> None:
    assert found(served, "palabres contre-pouvoirs") == ["etapes/5.html"]
    passage = served.locator("#search-results .result-passage").first
    assert "palabres" in [mark.casefold() for mark in passage.locator("mark").all_inner_texts()]
    assert "#" in (passage.get_attribute("href") or "")


def test_words_that_no_page_unites_give_the_closest(served: Page) -> None:
    assert "fiches/samusocial-pointe-noire.html" in found(served, "samusocial xyzzyqwv")
    expect(served.locator("#search-results .results-count")).to_contain_text("Aucune page ne réunit tous les mots")
    assert found(served, "xyzzyqwv") == []
    expect(served.locator("#search-status")).to_have_text("Aucune page trouvée")


def test_keyboard(served: Page) -> None:
    found(served, "Cergy")
    served.locator("input[type=search]").press("ArrowDown")
    assert served.evaluate("document.activeElement.className") == "result-page"
    served.keyboard.press("Escape")
    expect(served.locator("#search-results")).to_be_hidden()


def test_copy_on_a_disk_finds_the_same_and_forgives_a_typing_error(copied: Page, served: Page) -> None:
    assert "fiches/samusocial-pointe-noire.html" in found(copied, "samusociel")[:3]
    assert found(copied, "cooperaton") == found(served, "cooperaton") != []
    assert found(copied, "l’inclusion") == found(copied, "inclusion") == found(served, "inclusion") != []


@pytest.mark.parametrize("where", ["served", "copied"])
def test_explorer_finds_words_in_sheets(request: pytest.FixtureRequest, large: Path, where: str) -> None:
    page: Page = request.getfixturevalue(where)
    page.goto(page.url.partition("/fr/")[0] + "/fr/fiches/index.html#q=Samusocial")
    expect(page.locator(".explorer .card mark").first).to_be_visible()
    expect(page.locator(".explorer-count")).to_contain_text("fiche")

"""The search as readers use it: from a disk, network off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SHEETS = "fr/fiches/"
STEPS = "fr/methode/etapes/"
FIRST = 3  # pages shown at once
MOST = 50  # pages shown in all


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True, locale="fr-FR", viewport={"width": 1280, "height": 800})
    made = context.new_page()
    made.goto((site / "fr/index.html").as_uri())
    yield made
    context.close()


def results(page: Page, query: str) -> list[str]:
    """Addresses of the first three pages found, best first: more follow when the last is in sight."""
    page.locator("input[type=search]").fill("")
    page.locator("input[type=search]").fill(query)
    page.wait_for_function("q => document.querySelector('#search-status').dataset.query === q", arg=query)
    return _shown(page)[:FIRST]


def count(page: Page, query: str) -> int:
    """Number of pages found, as announced."""
    results(page, query)
    words = page.locator("#search-status").inner_text().split()
    return int(words[0]) if words[0].isdigit() else 0


def all_results(page: Page, query: str) -> list[str]:
    """Addresses of all pages that the list shows to who reads to its end."""
    number = min(count(page, query), MOST)
    links = page.locator("#search-results a.result-page")
    while (shown := links.count()) < number:
        links.last.scroll_into_view_if_needed()
        expect(links).not_to_have_count(shown)
    found = _shown(page)
    assert len(found) == number
    return found


def _shown(page: Page) -> list[str]:
    links = page.locator("#search-results a.result-page")
    return [re.split(r"/site\d*/", link)[-1] for link in links.evaluate_all("all => all.map(a => a.href)")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # what readers look for
        ("Cergy", SHEETS + "cergy-thies-chantiers-insertion.html"),
        ("régie de quartier", SHEETS + "lille-oujda-regie-de-quartier.html"),
        ("Samusocial", SHEETS + "samusocial-pointe-noire.html"),
        ("cible 8.6", "fr/odd/cibles/8-6.html"),
        ("8.6", "fr/odd/cibles/8-6.html"),
        ("1.b", "fr/odd/cibles/1-b.html"),
        ("ODD", "fr/odd/index.html"),
        ("ODD 5", "fr/odd/objectifs/5.html"),
        ("odd 8.6", "fr/odd/cibles/8-6.html"),
        ("Suresnes Haïti", SHEETS + "suresnes-cap-haitien.html"),
        ("temporalité", STEPS + "4.html"),
        ("recommandations", "fr/outils/recommandations.html"),
        ("glossaire", "fr/outils/glossaire.html"),
        ("crèche EHPAD", SHEETS + "ifs-kornaka-programme-concerte.html"),
        ("Tombouctou", SHEETS + "handicap-international-developpement-local-inclusif.html"),
        # capitals and accents
        ("MEKNES", SHEETS + "ohe-promethee-atlas-meknes.html"),
        ("thies", SHEETS + "cergy-thies-chantiers-insertion.html"),
        ("kenieba", SHEETS + "pas-de-calais-kenieba-padrima.html"),
        # words that only different passages of a page have
        ("femmes microcrédit Togo", STEPS + "5.html"),
        ("Lille Maroc régie", SHEETS + "lille-oujda-regie-de-quartier.html"),
        # compounds
        ("agroécologie", SHEETS + "herault-medenine-dechets-agroecologie.html"),
        ("agro-écologie", SHEETS + "herault-medenine-dechets-agroecologie.html"),
        ("agro écologie", SHEETS + "herault-medenine-dechets-agroecologie.html"),
        # unfinished
        ("samusoc", SHEETS + "samusocial-pointe-noire.html"),
        ("entreprendre solid", SHEETS + "picardie-collines-entreprendre-solidaire.html"),
        # one typing error
        ("samusociel", SHEETS + "samusocial-pointe-noire.html"),
        ("Nouackchott", SHEETS + "gret-nouakchott-cap-insertion.html"),
        ("Bignnona", SHEETS + "savoie-bignona-developpement-durable.html"),
        ("temporaliét", STEPS + "4.html"),
        # acronyms
        ("PADRIMA", SHEETS + "pas-de-calais-kenieba-padrima.html"),
        ("pcm", SHEETS + "solidarite-laique-programme-concerte-maroc.html"),
    ],
)
def test_expected_page_is_among_the_first_three(page: Page, query: str, expected: str) -> None:
    assert expected in results(page, query)[:3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("développement", "developpement"),
        ("INCLUSION", "inclusion"),
        ("déchet", "déchets"),
        ("collectivité", "collectivités"),
        ("régional", "régionaux"),
        ("réseau", "réseaux"),
        ("travail", "travaux"),
        ("l’inclusion", "inclusion"),
        ("l'inclusion", "inclusion"),
        ("d’insertion", "insertion"),
        ("d'insertion", "insertion"),
        ("œuvre", "oeuvre"),
        ("agro-écologie", "agroécologie"),
        ("odd", "ODD"),
    ],
)
def test_the_same_pages_are_found(page: Page, one: str, other: str) -> None:
    found = count(page, one)
    assert found > 0
    assert found == count(page, other)


@pytest.mark.parametrize(
    ("acronym", "meaning"),
    [
        ("AFD", "Agence française de développement"),
        ("PSH", "personnes en situation de handicap"),
        ("ODD", "objectifs de développement durable"),
        ("FORIM", "Forum des organisations de solidarité internationale issues des migrations"),
    ],
)
def test_acronym_finds_what_it_stands_for_and_back(page: Page, site: Path, acronym: str, meaning: str) -> None:
    def without(word: str, addresses: list[str]) -> list[str]:
        texts = {address: (site / address).read_text(encoding="utf-8") for address in addresses}
        bodies = {address: re.sub(r"<[^>]*>", "", text.split('class="page-head')[1]) for address, text in texts.items()}
        return [address for address, body in bodies.items() if not re.search(rf"\b{word}\b", body, re.IGNORECASE)]

    assert count(page, acronym) >= 3
    assert count(page, meaning) >= count(page, acronym), "one form finds what the other does not"
    if acronym in {"AFD", "PSH"}:  # elsewhere, every page that says the words has the acronym, too
        assert without(acronym, all_results(page, acronym)), "no page that only has the meaning"


def test_title_ranks_over_heading_over_text(page: Page) -> None:
    first = results(page, "bibliographie")[0]
    assert first == "fr/outils/bibliographie.html"
    assert results(page, "la grille d’entretien")[0] == "fr/outils/grille-d-entretien.html"


def test_results_show_the_matching_passage_marked(page: Page) -> None:
    results(page, "palabres contre-pouvoirs")
    marks = page.locator("#search-results mark").all_inner_texts()
    assert "palabres" in {mark.casefold() for mark in marks}
    first = page.locator("#search-results .result-passage").first
    assert "#" in (first.get_attribute("href") or "")


def test_of_a_page_only_passages_with_the_words_are_shown_or_its_first(page: Page) -> None:
    results(page, "cible 8.6")
    shown = page.locator("#search-results .result").first.locator(".result-passage")
    for passage in shown.all()[1:]:
        assert passage.locator("mark").count()
    results(page, "ODD 8.6")  # its title has the number, its texts do not
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Faire nettement baisser")


def test_elided_word_is_marked_with_its_article(page: Page) -> None:
    results(page, "inclusion")
    assert any("nclusion" in mark for mark in page.locator("#search-results mark").all_inner_texts())


def test_count_is_announced(page: Page) -> None:
    results(page, "Oujda")
    status = page.locator("#search-status")
    expect(status).to_have_attribute("aria-live", "polite")
    expect(status).to_contain_text("pages trouvées")
    results(page, "xyzzyqwv")
    expect(status).to_have_text("Aucune page trouvée")


def test_nothing_but_marks_or_spaces_is_no_query(page: Page) -> None:
    for query in ("   ", "« ! »"):
        assert results(page, "Cergy")
        page.locator("input[type=search]").fill(query)
        expect(page.locator("#search-results a")).to_have_count(0)


def test_hostile_query_is_only_text(page: Page) -> None:
    results(page, "<img src=x onerror=alert(1)> Cergy")
    assert page.locator("#search-results img").count() == 0


def test_keyboard(page: Page) -> None:
    results(page, "Cergy")
    field = page.locator("input[type=search]")
    field.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "result-page"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    expect(page.locator("#search-results")).to_be_hidden()
    field.press("End")
    results(page, "Cergy")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/fiches/cergy-thies-chantiers-insertion.html")
    page.go_back()


def test_english_index_is_searched_on_english_pages(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((site / "en/index.html").as_uri())
    found = results(page, "Cergy")
    assert found
    assert all(address.startswith("en/") for address in found)
    context.close()


def test_index_is_loaded_only_when_it_is_asked_for(browser: Browser, site: Path, serve) -> None:  # type: ignore[no-untyped-def]
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(site) + "/fr/index.html", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.locator("input[type=search]").focus()
    page.wait_for_function("!!window.guideSearchBundle")
    assert [url for url in asked if url.endswith("/search/fr.js")]
    context.close()


def test_next_results_follow_when_the_reader_comes_to_the_last(page: Page) -> None:
    found = all_results(page, "inclusion")
    assert len(found) > 20
    assert len(set(found)) == len(found)
    results(page, "inclusion")
    page.wait_for_timeout(500)  # of those out of sight, none comes
    assert len(_shown(page)) < len(found)


def test_more_results_wait_until_the_reader_pauses(browser: Browser, site: Path) -> None:
    """Who types on would fetch them for nothing."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 1600})
    page = context.new_page()
    page.clock.install(time=0)
    page.goto((site / "fr/index.html").as_uri())
    page.clock.pause_at(60_000)
    results(page, "Cergy")  # short: the third is in sight
    links = page.locator("#search-results a.result-page")
    page.wait_for_timeout(500)
    expect(links).to_have_count(FIRST)
    page.clock.run_for(300)
    expect(links).not_to_have_count(FIRST)
    context.close()


def test_words_that_no_page_unites_give_the_closest_and_say_so(page: Page) -> None:
    assert SHEETS + "samusocial-pointe-noire.html" in results(page, "samusocial Pointe-Noire xyzzyqwv")
    expect(page.locator("#search-status")).to_contain_text("Aucune page ne réunit tous les mots")
    assert results(page, "femmes microcrédit Togo")
    expect(page.locator("#search-status")).to_have_text("1 page trouvée")


def test_error_in_the_first_letter_is_forgiven(page: Page) -> None:
    assert SHEETS + "samusocial-pointe-noire.html" in results(page, "zamusocial")[:3]


def test_first_letter_of_a_word_waits_for_the_next(page: Page) -> None:
    found = all_results(page, "Cergy")
    assert len(found) > FIRST
    assert all_results(page, "Cergy T") == found
    page.locator("input[type=search]").fill("C")
    expect(page.locator("#search-results")).to_be_hidden()


def test_excerpt_does_not_end_with_the_dot_between_two_blocks(page: Page, site: Path) -> None:
    texts = indexed(site, "fr")
    results(page, "Cergy")  # the engine is there
    excerpts = "texts.map(text => engine.excerpt(text, () => false).map(([piece]) => piece).join(''))"
    made = page.evaluate(f"async texts => {{ const engine = await guideSearchOpening; return {excerpts}; }}", texts)
    cut = [excerpt for excerpt in made if excerpt.endswith(" …")]
    assert any("\N{NO-BREAK SPACE}· " in excerpt for excerpt in cut)
    assert [excerpt for excerpt in cut if excerpt.endswith("· …")] == []


def indexed(site: Path, language: str) -> list[str]:
    """All texts that the search shows in a language."""
    return [text for path in (site / "search" / language / "pages").rglob("*.js") for text in passages(path)]


def passages(path: Path) -> list[str]:
    """Headings and texts of a script of the search."""
    found = re.match(r'guideSearchData\("[^"]+",(.*)\);', path.read_text(encoding="utf-8"))
    assert found
    _, title, _, sections = json.loads(found[1])
    return [title, *(text for section in sections for text in section[1:])]

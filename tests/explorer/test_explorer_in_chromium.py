"""Choosing sheets as a reader does: over HTTP, and from a disk with the network off."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

FRENCH, ENGLISH = "fr/fiches/index.html", "en/project-sheets/index.html"
CERGY, POINTE_NOIRE = "cergy-thies-chantiers-insertion", "samusocial-pointe-noire"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def sheets(site: Path) -> list[dict[str, Any]]:
    """The sheets as open data, to count by hand."""
    found: list[dict[str, Any]] = json.loads((site / "data/projects.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def http(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def root(request: pytest.FixtureRequest, site: Path, http: str) -> str:
    """Where the site is read from: a disk, unless told otherwise."""
    return http if getattr(request, "param", "file") == "http" else site.as_uri()


both = pytest.mark.parametrize("root", ["http", "file"], indirect=True)


@pytest.fixture
def context(browser: Browser, root: str) -> Iterator[BrowserContext]:
    offline = root.startswith("file")
    made = browser.new_context(offline=offline, locale="fr-FR", viewport=DESK, accept_downloads=True)  # type: ignore[arg-type]
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, root: str) -> Iterator[Page]:
    """A page that may say nothing to the console and ask nothing of anyone else."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: None if request.url.startswith((root, "blob:")) else wrong.append(request.url))
    yield opened
    assert wrong == []


@pytest.fixture
def at(page: Page, root: str) -> Callable[..., Page]:
    """Open the explorer with a selection."""

    def opened(fragment: str = "", address: str = FRENCH) -> Page:
        page.goto(f"{root}/{address}{fragment and '#'}{fragment}")
        expect(page.locator(".explorer.ready")).to_be_attached()
        return page

    return opened


def numbers(page: Page) -> list[int]:
    """Numbers of the sheets shown, in their order."""
    cards = "all => all.filter(e => e.offsetParent).map(e => Number(e.textContent.replace(/\\D/g, '')))"
    found: list[int] = page.locator(
        ".explorer-results .card .card-kicker, .explorer-table tbody td:first-child"
    ).evaluate_all(cards)
    return found


def value(page: Page, facet: str, code: str) -> Locator:
    """The box of a value, unfolded."""
    names = ("country", "theme", "audience", "question", "target", "lead_kind", "year", "language")
    group = page.locator("details.explorer-facet").nth(names.index(facet))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    box = group.locator(f'input[data-code="{code}"]')
    if not box.is_visible():
        group.locator("li", has=page.locator(f'[data-code="{code}"]')).first.locator(".explorer-detail").click()
    return box


def count(box: Locator) -> int:
    """The number beside a value."""
    return int(re.sub(r"\D", "", box.locator("xpath=..").locator(".explorer-number").inner_text()))


def fragment(page: Page) -> str:
    found: str = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    return found


# Choosing


@both
def test_counts_follow_the_selection_each_facet_apart(at: Callable[..., Page], sheets: list[dict[str, Any]]) -> None:
    page = at()
    assert numbers(page) == [sheet["number"] for sheet in sheets]
    value(page, "theme", "training").check()
    training = [sheet for sheet in sheets if "training" in sheet["themes"]]
    expect(page.locator(".explorer-count")).to_have_text(f"{len(training)} fiches sur {len(sheets)}")
    assert numbers(page) == [sheet["number"] for sheet in training]
    for code in ("SN", "MA", "NE"):
        box = value(page, "country", code)
        assert count(box) == sum(code in sheet["countries"] for sheet in training), code
    # Values of the same facet keep what they would add.
    assert count(value(page, "theme", "health")) == sum("health" in sheet["themes"] for sheet in sheets)
    value(page, "theme", "health").check()
    either = [sheet["number"] for sheet in sheets if {"training", "health"} & set(sheet["themes"])]
    assert numbers(page) == either
    value(page, "country", "SN").check()
    both = [sheet["number"] for sheet in sheets if sheet["number"] in either and "SN" in sheet["countries"]]
    assert numbers(page) == both
    assert fragment(page) == "country=SN&theme=training,health"


RULES: list[tuple[str, str, Callable[[dict[str, Any]], bool]]] = [
    ("lead_kind", "ngo", lambda sheet: sheet["lead"]["kind"] == "ngo"),
    ("audience", "youth", lambda sheet: "youth" in sheet["audiences"]),
    ("theme", "health", lambda sheet: "health" in sheet["themes"]),
    ("country", "MA", lambda sheet: "MA" in sheet["countries"]),
    ("question", "2", lambda sheet: bool({"Q4", "Q5", "Q6"} & set(sheet["questions"]))),
    ("question", "Q4", lambda sheet: "Q4" in sheet["questions"]),
    ("question", "insecurity", lambda sheet: "insecurity" in sheet["questions"]),
    ("target", "8", lambda sheet: any(link["code"].startswith("8.") for link in sheet["targets"])),
    ("target", "8.6", lambda sheet: any(link["code"] == "8.6" for link in sheet["targets"])),
    ("year", "unknown", lambda sheet: not sheet["period"]["start"]),
    (
        "year",
        "2013",
        lambda sheet: (sheet["period"]["start"] or "9") <= "2013~" and (sheet["period"]["end"] or "9") >= "2013",
    ),
    ("language", "en", lambda sheet: "en" in sheet["title"]),
]


def test_every_facet_finds_what_the_data_say(at: Callable[..., Page], sheets: list[dict[str, Any]]) -> None:
    page = at()
    for facet, code, has in RULES:
        box = value(page, facet, code)
        expected = [sheet["number"] for sheet in sheets if has(sheet)]
        assert expected
        assert count(box) == len(expected), (facet, code)
        box.check()
        assert numbers(page) == expected, (facet, code)
        box.uncheck()


def test_region_stands_for_its_countries(at: Callable[..., Page]) -> None:
    page = at()
    region = value(page, "country", "011")
    region.check()
    assert fragment(page) == "region=011"
    assert len(numbers(page)) == 11
    togo = value(page, "country", "TG")
    expect(togo).to_be_checked()
    togo.uncheck()
    assert fragment(page) == "country=BJ,BF,ML,MR,NE,SN"
    expect(region).not_to_be_checked()
    assert region.evaluate("box => box.indeterminate")
    region.check()
    assert fragment(page) == "region=011"


def test_value_without_sheets_is_heard_but_not_chosen(at: Callable[..., Page]) -> None:
    page = at("country=HT")
    box = value(page, "theme", "agriculture")
    expect(box).to_have_attribute("aria-disabled", "true")
    assert count(box) == 0
    box.press("Space")
    expect(box).not_to_be_checked()
    box.click(force=True)
    expect(box).not_to_be_checked()
    assert fragment(page) == "country=HT"
    page.locator(".explorer-clear button").click()
    expect(box).not_to_have_attribute("aria-disabled", "true")


def test_criteria_are_removed_one_by_one_or_all_at_once(at: Callable[..., Page], sheets: list[dict[str, Any]]) -> None:
    page = at("country=SN&theme=training&goal=8")
    chips = page.get_by_role("list", name="Critères choisis").get_by_role("button")
    expect(chips).to_have_text(["Sénégal ×", "Formation ×", re.compile("^Objectif\\s8"), "Tout effacer"])
    page.get_by_role("button", name="Retirer : Formation").press("Enter")
    assert fragment(page) == "country=SN&goal=8"
    expect(chips.nth(1)).to_be_focused()
    page.get_by_role("button", name="Tout effacer").press("Enter")
    expect(page.locator(".explorer-count")).to_be_focused()
    assert numbers(page) == [sheet["number"] for sheet in sheets]
    assert fragment(page) == ""
    expect(page.get_by_role("list", name="Critères choisis")).to_be_hidden()


def test_number_of_sheets_is_announced_once_the_reader_pauses(at: Callable[..., Page]) -> None:
    page = at()
    status = page.locator(".explorer-results > p[role=status]")
    expect(status).to_be_empty()
    value(page, "country", "SN").check()
    expect(status).to_have_text("3 fiches sur 27")


# Words


@both
def test_words_combine_with_facets_and_load_when_they_are_typed(at: Callable[..., Page]) -> None:
    page = at()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(Path(request.url).name) if ".js" in request.url else None)
    value(page, "country", "011").check()
    query = page.get_by_label("Chercher dans les fiches")
    query.focus()
    assert loaded == []
    query.fill("eau")
    expect(page.locator(".explorer-chips")).to_contain_text("« eau »")
    assert loaded[:2] == ["search.js", "fr.js"]
    found = numbers(page)
    assert 0 < len(found) < 11
    expect(page.locator("#explorer-sort")).to_have_value("relevance")
    expect(page.locator(".card mark").first).to_have_text(re.compile("eau", re.I))
    assert fragment(page) == "region=011&q=eau"
    # The numbers beside values are those of the sheets with the word.
    assert count(value(page, "country", "011")) == len(found)
    page.reload()
    expect(page.locator(".explorer-chips")).to_contain_text("« eau »")
    assert numbers(page) == found
    assert page.get_by_label("Chercher dans les fiches").input_value() == "eau"


def test_words_may_stand_in_different_parts_of_a_sheet(at: Callable[..., Page]) -> None:
    page = at("q=Thiès%20insertion%20Sénégal%202009")
    expect(page.locator(".card mark").first).to_be_visible()
    assert numbers(page) == [1]
    expect(page.locator(".explorer .notice")).to_be_hidden()


def test_words_that_no_sheet_unites_give_the_closest_and_say_so(at: Callable[..., Page]) -> None:
    page = at("q=crèche%20Tombouctou%20Pologne")
    expect(page.locator(".explorer .notice")).to_have_text(
        re.compile("Aucune fiche ne réunit tous les mots\\s; voici les plus proches.")
    )
    assert 7 in numbers(page)


def test_where_nothing_is_found_the_page_says_what_to_do(at: Callable[..., Page]) -> None:
    page = at("q=xylophone&country=SN")
    expect(page.locator(".explorer .notice")).to_contain_text("retirez-en un, ou effacez tout")
    assert numbers(page) == []
    page.locator(".explorer-keep summary").click()
    expect(page.get_by_role("button", name="Exporter en CSV")).to_be_disabled()


@pytest.mark.parametrize("root", ["http"], indirect=True)  # where a script can be held back
@pytest.mark.parametrize("first", ["site", "explorer"])
def test_both_fields_of_the_page_search(at: Callable[..., Page], first: str) -> None:
    """The search is loaded once for both."""
    page = at()
    waiting: list[Route] = []
    page.route("**/search/fr.js", lambda route: waiting.append(route))
    fields = [page.locator("input[type=search]"), page.get_by_label("Chercher dans les fiches")]
    for field in fields if first == "site" else fields[::-1]:
        field.fill("Samusocial")
    expect(page.locator(".explorer-results > p[role=status]")).to_have_text("Chargement de la recherche…")
    assert len(waiting) == 1
    for route in waiting:
        route.continue_()
    page.unroute("**/search/fr.js")
    expect(page.locator(".explorer .card mark").first).to_be_visible()
    assert 24 in numbers(page)
    fields[0].focus()
    expect(page.locator("#search-results a").first).to_be_visible()


def test_search_that_cannot_be_loaded_says_so_and_tries_again(browser: Browser, http: str) -> None:
    context = browser.new_context(locale="fr-FR", viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    page.route("**/search/fr.js", lambda route: route.abort())
    page.goto(f"{http}/{FRENCH}#country=SN&q=eau")
    expect(page.locator(".explorer .notice")).to_have_text("La recherche n’a pas pu être chargée.")
    assert len(numbers(page)) == 3, "the other criteria hold"
    page.unroute("**/search/fr.js")
    page.get_by_label("Chercher dans les fiches").fill("jeunes")
    expect(page.locator(".card mark").first).to_be_visible()
    context.close()


def test_goals_and_targets_stand_in_the_colours_of_their_goals(at: Callable[..., Page]) -> None:
    page = at("goal=8&target=4.4")
    colour = "e => getComputedStyle(e).backgroundColor"
    decent_work, education = "rgb(162, 25, 66)", "rgb(197, 25, 45)"
    for code, expected in (("8", decent_work), ("8.6", decent_work), ("4.4", education)):
        mark = value(page, "target", code).locator("+ .goal-mark")
        assert mark.evaluate(colour) == expected, code
    chips = page.get_by_role("list", name="Critères choisis").locator(".goal-mark")
    assert [chips.nth(i).evaluate(colour) for i in range(chips.count())] == [education, decent_work]
    page = at(f"view=compare&compare={CERGY},{POINTE_NOIRE}")
    link = page.locator(".explorer-side li", has_text="8.6 ")
    assert link.locator(".goal-mark").evaluate(colour) == decent_work


# Address


def test_address_gives_the_selection_back(at: Callable[..., Page]) -> None:
    page = at("country=SN,MA&country=NE&theme=training&sort=period&view=table")
    expect(page.get_by_role("button", name="Tableau")).to_have_attribute("aria-pressed", "true")
    for code in ("SN", "MA", "NE"):
        expect(value(page, "country", code)).to_be_checked()
    expect(page.locator("#explorer-sort")).to_have_value("period")
    assert len(numbers(page)) > 1
    page.get_by_role("button", name="Vignettes").click()
    assert fragment(page) == "country=SN,MA,NE&theme=training&sort=period"


def test_unknown_values_are_left_aside(at: Callable[..., Page]) -> None:
    page = at("country=XX,SN&region=999&year=42&sort=nope&view=nope&compare=nope&q=%20&nope=1")
    assert len(numbers(page)) == 3
    expect(page.get_by_role("list", name="Critères choisis").get_by_role("button")).to_have_count(2)
    expect(page.locator(".explorer-bar")).to_be_hidden()


@both
def test_back_forward_and_an_address_edited_by_hand(at: Callable[..., Page]) -> None:
    page = at()
    value(page, "country", "SN").check()
    value(page, "country", "MA").check()
    assert len(numbers(page)) == 9
    page.go_back()
    expect(page.locator(".explorer-count")).to_have_text("3 fiches sur 27")
    page.go_back()
    expect(page.locator(".explorer-count")).to_have_text("27 fiches")
    page.go_forward()
    expect(page.locator(".explorer-count")).to_have_text("3 fiches sur 27")
    page.evaluate("location.hash = '#theme=health'")
    expect(value(page, "theme", "health")).to_be_checked()
    expect(value(page, "country", "SN")).not_to_be_checked()


def test_link_to_a_place_in_the_page_leaves_the_selection_alone(at: Callable[..., Page]) -> None:
    page = at("country=SN")
    page.get_by_role("link", name="Aller au contenu").press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert len(numbers(page)) == 3
    page.wait_for_function("location.hash === '#country=SN'")


@both
def test_address_is_copied(at: Callable[..., Page], context: BrowserContext) -> None:
    page = at("country=SN")
    page.locator(".explorer-keep summary").click()
    page.evaluate("void (navigator.clipboard.writeText = async text => { window.copied = text; })")
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.get_by_text("L’adresse est copiée.")).to_be_visible()
    assert page.evaluate("window.copied").endswith(f"{FRENCH}#country=SN")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.get_by_label("Adresse de la sélection")).to_be_focused()
    assert page.evaluate("getSelection().toString()").endswith("#country=SN")


@both
def test_other_edition_shows_the_same_selection(at: Callable[..., Page]) -> None:
    page = at("country=SN&view=table")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".explorer-count")).to_have_text("3 sheets of 27")
    expect(page.get_by_role("button", name="Table", exact=True)).to_have_attribute("aria-pressed", "true")


# Order and layout


@pytest.mark.parametrize("view", ["cards", "table"])
def test_sheets_are_sorted(at: Callable[..., Page], sheets: list[dict[str, Any]], view: str) -> None:
    page = at(f"view={view}")
    sort = page.locator("#explorer-sort")
    expect(sort.locator("option[value=relevance]")).to_be_disabled()
    sort.select_option("period")
    undated = [sheet["number"] for sheet in sheets if not sheet["period"]["start"]]
    dated = sorted((sheet["period"]["start"][:4], sheet["number"]) for sheet in sheets if sheet["period"]["start"])
    assert numbers(page) == [number for _, number in dated] + undated
    sort.select_option("title")
    titles = page.locator(".explorer-results :is(.card-title, tbody th)").locator("visible=true").all_inner_texts()
    assert len(titles) == len(sheets)
    key = "titles => [...titles].sort(new Intl.Collator('fr', {numeric: true}).compare)"
    assert titles == page.evaluate(key, titles)
    sort.select_option("country")
    first = {sheet["number"]: (*[c for c in sheet["countries"] if c != "FR"], "FR")[0] for sheet in sheets}
    order = [first[number] for number in numbers(page)]
    assert order[:2] == ["AF", "BE"]
    assert [code for i, code in enumerate(order) if i == 0 or order[i - 1] != code] == list(dict.fromkeys(order))
    sort.select_option("number")
    assert numbers(page) == [sheet["number"] for sheet in sheets]


def test_table_tells_what_cards_tell(at: Callable[..., Page]) -> None:
    page = at("country=HT")
    card = page.locator(".explorer .card").locator("visible=true")
    href, title = card.get_by_role("link").get_attribute("href"), card.get_by_role("link").inner_text()
    page.get_by_role("button", name="Tableau").click()
    row = page.get_by_role("row", name=title)
    expect(row.get_by_role("rowheader").get_by_role("link")).to_have_attribute("href", href or "")
    expect(row.get_by_role("cell")).to_have_text(["6", "Ville de Suresnes", "France, Haïti", "Depuis 1998", "Comparer"])


# Files


@both
def test_csv_holds_what_is_selected_in_the_order_shown(at: Callable[..., Page], site: Path) -> None:
    page = at("country=SN,MA&sort=country")
    shown = numbers(page)
    assert len(shown) > 2
    assert shown != sorted(shown)
    page.locator(".explorer-keep summary").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Exporter en CSV").click()
    assert saving.value.suggested_filename == "fiches-choisies.csv"
    expect(page.get_by_text("Le fichier fiches-choisies.csv est téléchargé.")).to_be_visible()
    with Path(saving.value.path()).open(encoding="utf-8", newline="") as file:
        saved = list(csv.reader(file))
    with (site / "data/projects.csv").open(encoding="utf-8", newline="") as file:
        whole = list(csv.reader(file))
    assert saved[0] == whole[0]
    rows = {int(row[1]): row for row in whole[1:]}
    assert saved[1:] == [rows[number] for number in shown]


@both
def test_json_holds_what_is_selected_in_the_order_shown(at: Callable[..., Page], sheets: list[dict[str, Any]]) -> None:
    page = at("q=jardin")
    expect(page.locator(".card mark").first).to_be_visible()
    shown = numbers(page)
    page.locator(".explorer-keep summary").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Exporter en JSON").click()
    saved = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    entries = {sheet["number"]: sheet for sheet in sheets}
    assert 0 < len(shown) < len(sheets)
    assert saved == [entries[number] for number in shown]


def test_csv_of_all_sheets_is_the_table_of_the_open_data(at: Callable[..., Page], site: Path) -> None:
    page = at(address=ENGLISH)
    page.locator(".explorer-keep summary").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Export as CSV").click()
    assert saving.value.suggested_filename == "selected-sheets.csv"
    assert Path(saving.value.path()).read_bytes() == (site / "data/projects.csv").read_bytes()


def test_export_that_fails_says_so(browser: Browser, http: str) -> None:
    context = browser.new_context(locale="fr-FR", viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    page.route("**/data/records/*", lambda route: route.abort())
    page.goto(f"{http}/{FRENCH}#country=HT")
    page.locator(".explorer-keep summary").click()
    page.get_by_role("button", name="Exporter en JSON").click()
    expect(page.get_by_text("Le fichier n’a pas pu être préparé")).to_be_visible()
    page.unroute("**/data/records/*")
    with page.expect_download():
        page.get_by_role("button", name="Exporter en JSON").click()
    context.close()


# Comparing


@both
def test_two_to_four_sheets_are_compared(at: Callable[..., Page], sheets: list[dict[str, Any]]) -> None:
    page = at()
    boxes = page.locator(".explorer .card [data-compare]")
    compare = page.get_by_role("button", name="Comparer ces fiches")
    boxes.nth(0).check()
    expect(compare).to_be_disabled()
    for i in (1, 2, 3):
        boxes.nth(i).check()
    expect(page.locator(".explorer-bar")).to_contain_text("4 fiches à comparer")
    expect(boxes.nth(4)).to_be_disabled()
    boxes.nth(3).uncheck()
    expect(boxes.nth(4)).to_be_enabled()
    chosen = sheets[:3]
    assert fragment(page) == "compare=" + ",".join(sheet["id"] for sheet in chosen)
    compare.click()
    expect(page.get_by_role("heading", name="Comparaison de 3 fiches")).to_be_focused()
    assert numbers(page) == []
    table = page.get_by_role("region", name="Comparaison de 3 fiches").get_by_role("table")
    assert table.locator("tbody th").evaluate_all("all => all.map(e => e.firstChild.textContent.trim())") == [
        *("Porteur", "Partenaires", "Pays", "Période", "Publics", "Thèmes", "Objectifs", "Enseignements"),
        *("Questionnements", "Ce que le projet illustre", "Cibles des ODD"),
    ]
    for name, key in (("Enseignements", "lessons"), ("Objectifs", "objectives"), ("Questionnements", "open_questions")):
        cells = table.get_by_role("row", name=name).get_by_role("cell")
        for i, sheet in enumerate(chosen):
            expected = len(sheet[key])
            items = cells.nth(i).locator("li").count() or cells.nth(i).locator("span").count()
            assert items == expected, (name, sheet["id"])
    # The address opens the comparison; one sheet less, and the list comes back when one is left.
    page.reload()
    expect(table).to_be_visible()
    page.get_by_role("button", name="Retirer de la comparaison").first.click()
    expect(page.get_by_role("heading", name="Comparaison de 2 fiches")).to_be_focused()
    expect(page.locator(".explorer-side thead th")).to_have_count(3)
    page.get_by_role("button", name="Retirer de la comparaison").first.click()
    expect(page.locator(".explorer-count")).to_be_focused()
    assert len(numbers(page)) == 27


def test_comparison_says_what_the_sheets_say(at: Callable[..., Page], sheets: list[dict[str, Any]], root: str) -> None:
    page = at(f"compare={CERGY},{POINTE_NOIRE}&view=compare", ENGLISH)
    table = page.get_by_role("region", name="2 sheets compared").get_by_role("table")
    sheet = next(sheet for sheet in sheets if sheet["id"] == POINTE_NOIRE)
    lessons = table.get_by_role("row", name="Lessons").get_by_role("cell").nth(1)
    expect(lessons).to_contain_text(" ".join(sheet["lessons"][0]["en"].split())[:60])
    expect(table.get_by_role("row", name="SDG targets")).to_contain_text("Editors’ choice")
    link = table.get_by_role("row", name="SDG targets").get_by_role("cell").nth(1).get_by_role("link").first
    assert link.evaluate("link => link.href").startswith(f"{root}/en/sdg/targets/")
    page.get_by_role("button", name="Back to the list").click()
    expect(page.get_by_role("button", name="Compare these sheets")).to_be_focused()
    assert fragment(page) == f"compare={CERGY},{POINTE_NOIRE}"


def test_ticks_survive_filters_and_layouts(at: Callable[..., Page]) -> None:
    page = at("country=CG")
    page.locator(f'.card [data-compare="{POINTE_NOIRE}"]').check()
    page.get_by_role("button", name="Tout effacer").click()
    page.get_by_role("button", name="Tableau").click()
    expect(page.locator(f'tr [data-compare="{POINTE_NOIRE}"]')).to_be_checked()
    page.locator(f'tr [data-compare="{CERGY}"]').check()
    page.get_by_role("button", name="Comparer ces fiches").click()
    page.get_by_role("button", name="Revenir à la liste").click()
    expect(page.get_by_role("button", name="Tableau")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Ne plus comparer").click()
    expect(page.locator(".explorer-bar")).to_be_hidden()
    expect(page.locator(f'tr [data-compare="{POINTE_NOIRE}"]')).not_to_be_checked()


# Readers


def test_keyboard_does_it_all(at: Callable[..., Page]) -> None:
    page = at()
    page.get_by_label("Chercher dans les fiches").focus()
    page.keyboard.press("Tab")  # the first facet, unfolded on a desk
    page.keyboard.press("Tab")  # its first value
    page.keyboard.press("Space")
    assert fragment(page) == "region=017"
    page.keyboard.press("Tab")  # its countries
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.code") == "CG"
    page.keyboard.press("Space")
    expect(page.locator(".explorer-count")).to_have_text("27 fiches")
    expect(page.locator('input[data-code="CG"]')).to_be_focused()


def test_on_a_phone_results_come_first_and_filters_unfold(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, locale="fr-FR", viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{(site / FRENCH).as_uri()}#country=SN")
    fold = page.get_by_role("button", name="Filtres (1 actif)")
    expect(fold).to_have_attribute("aria-expanded", "false")
    themes = page.locator("summary", has_text="Thèmes")
    expect(themes).to_be_hidden()
    fold.click()
    themes.click()
    page.locator('input[data-code="training"]').check()
    page.get_by_role("button", name=re.compile("Voir la fiche|Voir les . fiches")).click()
    expect(themes).to_be_hidden()
    expect(page.locator(".explorer-count")).to_be_focused()
    expect(page.locator(".explorer-count")).to_be_in_viewport()
    context.close()


def test_without_scripts_the_complete_list_shows(browser: Browser, site: Path, sheets: list[dict[str, Any]]) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{(site / FRENCH).as_uri()}#country=SN")
    assert page.locator(".card").locator("visible=true").count() == len(sheets)
    expect(page.get_by_text("Sans JavaScript, la liste ci-dessous est complète")).to_be_visible()
    expect(page.locator(".explorer input, .explorer button")).to_have_count(0)
    context.close()


STATES = [
    "region=011&theme=training&q=formation&compare=samusocial-pointe-noire",
    "view=table&sort=country",
    f"view=compare&compare={CERGY},{POINTE_NOIRE},suresnes-cap-haitien",
    "country=HT&theme=health",
]


def settled(page: Page, site: Path, state: str) -> None:
    page.goto("about:blank")
    page.goto(f"{(site / FRENCH).as_uri()}#{state}")
    expect(page.locator(".explorer.ready")).to_be_attached()
    expect(
        page.locator(".explorer-side tbody tr" if "view=compare" in state else ".explorer-count").first
    ).to_be_visible()
    if "q=" in state:
        expect(page.locator(".card mark").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
def test_no_state_scrolls_sideways(browser: Browser, site: Path, width: int) -> None:
    context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    for state in STATES:
        settled(page, site, state)
        if page.locator(".explorer-fold").first.is_visible():
            page.locator(".explorer-fold").first.click()
        page.locator("details.explorer-facet:not([open]) summary").evaluate_all("all => all.forEach(e => e.click())")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_any_state(browser: Browser, site: Path, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 900}
    context = browser.new_context(offline=True, color_scheme=scheme, viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    for state in STATES:
        settled(page, site, state)
        unfold = "all => all.forEach(e => e.getAttribute('aria-expanded') === 'false' && e.click())"
        page.locator(".explorer-fold[aria-expanded], .explorer-detail").evaluate_all(unfold)
        page.locator("details:not([open]) summary").evaluate_all("all => all.forEach(e => e.click())")
        assert violations(page) == [], state
    context.close()


def test_print_shows_what_is_chosen_and_nothing_to_press(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    settled(page, site, STATES[0])
    page.emulate_media(media="print")
    shown = page.locator(":is(button, input, select, summary):visible")
    labels = shown.evaluate_all("all => all.map(e => e.innerText)")
    assert labels == ["«\u00a0formation\u00a0»", "Afrique occidentale", "Formation"]
    expect(page.locator(".explorer .card").locator("visible=true").first).to_be_visible()
    context.close()


def test_explorer_serves_another_guide_that_is_not_translated(browser: Browser, tiny_site: Path) -> None:
    context = browser.new_context(offline=True, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{(tiny_site / ENGLISH).as_uri()}#year=unknown")
    expect(page.locator(".explorer-count")).to_have_text("1 fiche sur 2")
    page.get_by_role("button", name="Tout effacer").click()
    page.get_by_label("Chercher dans les fiches").fill("mariniers")
    expect(page.locator(".explorer-count")).to_have_text("1 fiche sur 2")
    page.get_by_role("link", name="Rivière").click()
    expect(page).to_have_url(re.compile("en/project-sheets/riviere-prets.html$"))
    assert wrong == []
    context.close()

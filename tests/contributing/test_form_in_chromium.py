"""Writing and correcting a sheet as somebody does who knows neither Git nor YAML: from a disk, network off."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from conftest import ROOT, build_site
from hostile import TEXTS
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guide import build
from guide.cli import main
from guide.contributing.form import form_script
from guide.relations.relate import Guide

pytestmark = pytest.mark.browser

FRENCH, ENGLISH = "fr/contribuer/index.html", "en/contribute/index.html"
REQUIRED = {
    "title": "Une école de maçons",
    "short_title": "Lyon–Ouagadougou : l’école des maçons",
    "lead.name": "Ville de Lyon : direction des relations internationales",
    "name": "No",
    "summary": "Des jeunes apprennent le métier.\n\nDeux actions :\n- un chantier école, où les apprentis et leurs "
    "formateurs travaillent côte à côte pendant toute une saison ;\n- un bureau de placement.",
    "period.text": "Depuis 2019",
    "lessons[0]": "L’accord se prépare : il y faut du temps, des interlocuteurs stables et une idée claire de ce que "
    "chacun veut apprendre de l’autre.",
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(offline=True, locale="fr-FR", accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Page:
    opened = context.new_page()
    opened.goto((site / FRENCH).as_uri())
    return opened


def field(page: Page, place: str) -> Any:
    """The control of a field: `lead.name`, `lessons[0]`."""
    name = place.replace("[", "-").replace("]", "").replace(".", "-")
    return page.locator(f"#field-{name}")


def fill(page: Page, values: dict[str, str]) -> None:
    for place, value in values.items():
        field(page, place).fill(value)


def fill_required(page: Page) -> None:
    fill(page, REQUIRED)
    field(page, "lead.kind").select_option("local_government")
    field(page, "lead.country").select_option("NO")
    page.get_by_label("Jeunes", exact=True).check()
    page.get_by_label("Formation", exact=True).check()


def download(page: Page) -> tuple[str, str]:
    """Name and text of the finished file."""
    with page.expect_download() as found:
        page.get_by_role("button", name="Télécharger le fichier").click()
    return found.value.suggested_filename, Path(found.value.path()).read_text(encoding="utf-8")


def data_with(tmp_path: Path, name: str, text: str) -> Path:
    """A copy of the project's data with one file more."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, dirs_exist_ok=True)
    (data / "projects" / name).write_text(text, encoding="utf-8")
    return data


def test_a_new_sheet_passes_the_check_unchanged_and_builds(page: Page, tmp_path: Path) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    fill_required(page)
    fill(
        page, {"period.start": "2019-09", "consent.by": "Ville de Lyon, cabinet du maire", "consent.date": "2024-03-15"}
    )
    page.get_by_role("button", name="Ajouter : Cibles des ODD").click()
    field(page, "targets[0].code").select_option("8.6")
    field(page, "targets[0].reason").fill("Le projet forme des jeunes sans emploi.")
    page.get_by_role("button", name="Ajouter : Les partenaires").click()
    field(page, "partners[0].country").select_option("BF")
    field(page, "partners[0].names[0]").fill("Mairie de Ouagadougou")
    expect(page.locator(".form-count")).to_have_text("Tout est en ordre : la fiche peut être envoyée.")
    name, text = download(page)
    assert name == "lyon-ouagadougou-l-ecole-des-macons.yml"
    assert 'start: "2019-09"' in text
    assert 'code: "8.6"' in text
    assert 'country: "NO"' in text, "Norway is no refusal"
    data = data_with(tmp_path, name, text)
    assert main(["check", "--data", str(data), "--docs", str(ROOT / "docs")]) == 0
    guide, _ = build(data)
    assert guide
    sheet = guide.project["lyon-ouagadougou-l-ecole-des-macons"]
    assert sheet.number == 1 + max(each.number for each in guide.projects if each is not sheet)
    for folder in ("docs", "guide", "hooks", "macros", "theme", "node_modules"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    result = build_site(tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/fr/fiches" / name.replace(".yml", ".html")).is_file()
    assert said == []
    assert [url for url in asked if not url.startswith(("file://", "blob:"))] == []


def test_reload_and_the_other_language_keep_everything(page: Page, site: Path) -> None:
    fill_required(page)
    page.get_by_role("button", name="Ajouter : Enseignements").click()
    field(page, "lessons[1]").fill("Un second, à peine commencé")
    page.reload()
    expect(page.locator(".form-status")).to_have_text("Vous retrouvez ce que vous aviez écrit.")
    for place, value in {**REQUIRED, "lessons[1]": "Un second, à peine commencé"}.items():
        expect(field(page, place)).to_have_value(value)
    expect(page.get_by_label("Jeunes", exact=True)).to_be_checked()
    page.goto((site / ENGLISH).as_uri())
    expect(field(page, "title")).to_have_value(REQUIRED["title"])
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear everything").click()
    expect(field(page, "title")).to_have_value("")
    page.reload()
    expect(field(page, "title")).to_have_value("")


def test_correcting_a_sheet_changes_only_what_was_corrected(page: Page) -> None:
    original = (ROOT / "data/projects/amitie-kayes-mene-jardin-femmes.yml").read_text(encoding="utf-8")
    page.get_by_label("Corriger une fiche du guide").select_option("amitie-kayes-mene-jardin-femmes")
    page.get_by_role("button", name="Ouvrir cette fiche").click()
    expect(page.locator(".form-status")).to_contain_text("Fiche ouverte")
    assert download(page) == ("amitie-kayes-mene-jardin-femmes.yml", original)
    field(page, "lessons[1]").fill("Les actions ont changé : avec les besoins.")
    _, corrected = download(page)
    before, after = original.splitlines(), corrected.splitlines()
    gone, new = [line for line in before if line not in after], [line for line in after if line not in before]
    assert new == ["    Les actions ont changé : avec les besoins."]
    assert gone == [
        "    Au fil du temps, les actions de l’association ont évolué avec les besoins et les envies de leurs "
        "bénéficiaires, en",
        "    France comme au Mali.",
    ]


def test_a_sheet_that_cannot_be_loaded_is_named_as_such_and_can_be_asked_for_again(page: Page) -> None:
    page.route("**/data/files/ansa-work-in-stations.js", lambda route: route.abort())
    page.reload()
    page.get_by_label("Corriger une fiche du guide").select_option("ansa-work-in-stations")
    page.get_by_role("button", name="Ouvrir cette fiche").click()
    expect(page.locator(".form-status")).to_contain_text("n’a pas pu être chargée")
    page.unroute("**/data/files/ansa-work-in-stations.js")
    page.get_by_role("button", name="Ouvrir cette fiche").click()
    expect(page.locator(".form-status")).to_contain_text("Fiche ouverte")


@pytest.fixture
def of_large_guide(context: BrowserContext, site: Path, serve: Callable[[Path], str], large: Guide) -> Page:
    """The form as it is where the guide has 2,000 sheets."""
    context.set_offline(False)
    opened = context.new_page()
    script = form_script(large, "fr")
    opened.route("**/data/form.fr.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    opened.goto(f"{serve(site)}/{FRENCH}")
    return opened


def test_no_sheet_of_a_large_guide_takes_what_another_has(of_large_guide: Page) -> None:
    page = of_large_guide
    expect(page.get_by_label("Corriger une fiche du guide").locator("option")).to_have_count(2001)
    fill_required(page)
    expect(field(page, "number")).to_have_value("2001")
    field(page, "id").fill("ansa-work-in-stations-14")
    field(page, "number").fill("12")
    page.get_by_role("button", name="Télécharger").first.click()
    expect(page.locator(".form-problems")).to_contain_text("« ansa-work-in-stations-14 » est déjà pris")
    expect(page.locator(".form-problems")).to_contain_text("le numéro 12 est déjà pris")


def test_a_finished_file_can_be_taken_up_again(page: Page, tmp_path: Path) -> None:
    fill_required(page)
    name, text = download(page)
    (tmp_path / name).write_text(text + "# une remarque\n", encoding="utf-8")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    page.get_by_label("Reprendre un fichier YAML").set_input_files(tmp_path / name)
    expect(page.locator(".form-status")).to_contain_text("Fichier repris")
    for place, value in REQUIRED.items():
        if place != "summary":
            expect(field(page, place)).to_have_value(value)
    assert download(page) == (name, text + "# une remarque\n")


def test_a_file_with_mistakes_is_taken_up_as_far_as_it_goes(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text(
        "titre: Rien\ntitle: Bon\nlessons: un texte\nstudy: {section: 4.16, pages: [12]}\n", encoding="utf-8"
    )
    page.get_by_label("Reprendre un fichier YAML").set_input_files(file)
    notice = page.locator(".notice:not([hidden])")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text("Ligne 1 : titre: champ inconnu ; champs possibles")
    expect(notice).to_contain_text("Ligne 3 : lessons: une liste est attendue, reçu « un texte »")
    expect(field(page, "title")).to_have_value("Bon")
    expect(field(page, "study.section")).to_have_value("4.16")
    file.write_text("a: &x 1\nb: *x\n", encoding="utf-8")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Reprendre un fichier YAML").set_input_files(file)
    expect(notice).to_contain_text("les ancres et alias YAML")
    expect(field(page, "title")).to_have_value("Bon")


def test_personal_data_are_refused_with_the_reason_while_typing(page: Page) -> None:
    fill_required(page)
    for text, reason in (
        ("Écrivez à jean@exemple.org", "une adresse électronique est une donnée personnelle (« jean@exemple.org »)"),
        ("Appelez le 01 23 45 67 89", "un numéro de téléphone est une donnée personnelle (« 01 23 45 67 89 »)"),
    ):
        field(page, "lessons[0]").fill(text)
        expect(page.locator("#field-lessons-0-error")).to_contain_text(reason)
        expect(field(page, "lessons[0]")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Télécharger le fichier").click()
    summary = page.locator(".form-problems")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(field(page, "lessons[0]")).to_be_focused()
    field(page, "lessons[0]").fill("Un vrai enseignement")
    expect(field(page, "lessons[0]")).not_to_have_attribute("aria-invalid", "true")
    expect(summary).to_be_hidden()


def test_the_preview_follows(page: Page) -> None:
    preview = page.locator(".form-preview")
    fill_required(page)
    expect(preview.get_by_role("heading", name="Une école de maçons")).to_be_visible()
    expect(preview).to_contain_text("Norvège")
    expect(preview.locator("li").filter(has_text="un bureau de placement")).to_have_count(1)
    field(page, "title").fill("<b>Vite</b> !")
    expect(preview.locator("h3")).to_have_text("<b>Vite</b>\u202f!")


def test_the_form_can_be_filled_in_with_the_keyboard(page: Page) -> None:
    field(page, "title").focus()
    page.keyboard.type("Une école")
    page.keyboard.press("Tab")
    page.keyboard.type("Lyon : une école")
    expect(field(page, "id")).to_have_value("lyon-une-ecole")
    add = page.get_by_role("button", name="Ajouter : Questionnements")
    for _ in range(2):
        add.focus()
        page.keyboard.press("Enter")
    expect(field(page, "open_questions[1]")).to_be_focused()
    page.keyboard.type("Seconde")
    page.get_by_role("button", name="Monter : Questionnements, 2").press("Enter")
    expect(field(page, "open_questions[0]")).to_have_value("Seconde")
    page.get_by_role("button", name="Retirer : Questionnements, 1").press("Space")
    expect(add).to_be_focused()
    expect(page.locator(".form-status")).to_have_text("Retiré : Questionnements, 1")


def test_every_control_has_a_name_a_help_and_an_example(page: Page, site: Path) -> None:
    for address, word in ((FRENCH, "Exemple"), (ENGLISH, "Example")):
        page.goto((site / address).as_uri())
        lacking = page.evaluate(
            """word => {
                const leaves = (schema, path) => schema.properties
                    ? Object.entries(schema.properties).flatMap(([key, each]) => leaves(each, [...path, key]))
                    : schema.items && schema.items.properties ? leaves(schema.items, path) : [[path.join("."), schema]];
                const told = ({ title, help, example }) => title && help && (example || help.includes(word));
                return leaves(guideForm.data.schema, []).filter(([, schema]) => !told(schema)).map(([path]) => path);
            }""",
            word,
        )
        assert lacking == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", [FRENCH, ENGLISH])
def test_axe_finds_nothing(browser: Browser, site: Path, scheme: str, width: int, address: str) -> None:
    context = browser.new_context(
        offline=True,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((site / address).as_uri())
    page.locator("#form-open").select_option("ansa-work-in-stations")
    page.locator("#form-open + div button").click()
    field(page, "lessons[0]").fill("Écrivez à jean@exemple.org")
    field(page, "period.text").fill("")
    page.get_by_role("button", name="Télécharger" if address == FRENCH else "Download").first.click()
    expect(page.locator(".form-problems")).to_be_visible()
    page.locator("details:not(.toc)").evaluate("box => box.open = true")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_mistakes_show_in_the_palette_that_the_reader_chose(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, color_scheme="light")
    page = context.new_page()
    page.goto((site / FRENCH).as_uri())
    colours = {}
    for palette in ("light", "dark"):
        page.evaluate("palette => localStorage.setItem('guide.palette', palette)", palette)
        page.reload()
        page.get_by_role("button", name="Télécharger").first.click()
        colours[palette] = page.locator(".form-problems").evaluate("e => getComputedStyle(e).borderTopColor")
    assert colours == {"light": "rgb(163, 32, 29)", "dark": "rgb(255, 155, 143)"}
    context.close()


def test_without_storage_the_form_still_works_and_says_so(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, accept_downloads=True)
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })")
    page.goto((site / FRENCH).as_uri())
    fill_required(page)
    expect(page.get_by_text("Ce navigateur ne garde rien")).to_be_visible()
    assert download(page)[0].endswith(".yml")
    context.close()


def test_the_hosting_site_opens_prefilled_or_with_the_text_to_paste(page: Page, tmp_path: Path, site: Path) -> None:
    copied = tmp_path / "site"
    shutil.copytree(site, copied)
    script = copied / "data/form.fr.js"
    text = script.read_text(encoding="utf-8").replace('"repository":""', '"repository":"https://hosting.example/guide"')
    script.write_text(text, encoding="utf-8")
    page.add_init_script("window.opened = []; window.open = (address) => { window.opened.push(address); }")
    page.goto((copied / FRENCH).as_uri())
    fill_required(page)
    propose = page.get_by_role("button", name="Proposer la fiche en ligne")
    propose.click()
    page.wait_for_function("window.opened.length === 1")
    address = page.evaluate("new URL(window.opened[0]).searchParams.get('value')")
    assert address == download(page)[1]
    assert page.evaluate("window.opened[0]").startswith(
        "https://hosting.example/guide/new/main/data/projects?filename=lyon-ouagadougou-l-ecole-des-macons.yml&value="
    )
    field(page, "summary").fill("Un long récit. " * 600)
    propose.click()
    page.wait_for_function("window.opened.length === 2")
    assert page.evaluate("window.opened[1]").endswith("?filename=lyon-ouagadougou-l-ecole-des-macons.yml")
    expect(page.locator(".form-status")).to_contain_text("collez-le dans la page qui s’ouvre")


def test_what_browsers_kept_from_elsewhere_does_no_harm(page: Page) -> None:
    for found in ("{", "null", json.dumps({"values": {"title": 3}}), json.dumps([1])):
        page.evaluate("text => { localStorage.setItem('guide.contribute', text); }", found)
        page.evaluate("window.addEventListener('pagehide', event => event.stopImmediatePropagation(), true)")
        page.evaluate("text => { Storage.prototype.setItem = () => {}; }", found)
        page.reload()
        expect(field(page, "title")).to_have_value("")


@pytest.mark.parametrize("text", ["2*3*4 = 24", "Un _mot_ ici", "***x***", "<b>gras</b>", "en 2009 120 projets"])
def test_preview_shows_a_text_as_pages_do(page: Page, text: str) -> None:
    field(page, "summary").fill(text)
    contains = "html => document.querySelector('.form-preview').innerHTML.includes(html)"
    page.wait_for_function(contains, arg=TEXTS[text])


def test_a_link_in_a_text_is_refused_and_its_place_is_named(page: Page) -> None:
    field(page, "summary").fill("Voir [le site](https://example.org/a).")
    field(page, "title").focus()
    expect(page.locator("#field-summary-error")).to_contain_text("donnez l’adresse dans les sites internet")


BLOCKS = "h2, h4, p, li, dt, dd, address"
LINES = """(root, [blocks, left_out]) => {
  const copy = root.cloneNode(true);
  for (const each of copy.querySelectorAll(left_out)) each.remove();
  const leaves = [...copy.querySelectorAll(blocks)].filter((each) => !each.querySelector("p, li, dt, dd"));
  return leaves.map((each) => each.textContent.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


def test_preview_of_a_sheet_reads_as_its_page(page: Page, site: Path) -> None:
    page.get_by_label("Corriger une fiche du guide").select_option("amitie-kayes-mene-jardin-femmes")
    page.get_by_role("button", name="Ouvrir cette fiche").click()
    expect(page.locator(".form-status")).to_contain_text("Fiche ouverte")
    left_out = ".elsewhere, [data-block=state]"
    preview = page.locator(".form-preview").evaluate(LINES, [BLOCKS, left_out])
    page.goto((site / "fr/fiches/amitie-kayes-mene-jardin-femmes.html").as_uri())
    left_out = "[data-search-skip]:not(ul.links *), .headerlink, .cite"
    shown = page.locator("article").first.evaluate(LINES, [BLOCKS, left_out])
    start, end = shown.index("Fiche n° 16"), shown.index("Origine et état de la fiche")
    shown = shown[start - 1 : end]
    assert shown[0] == "En bref"
    place = shown.index("Où cette fiche est citée") if "Où cette fiche est citée" in shown else len(shown)
    after = shown.index("Porteur", place) if place < len(shown) else len(shown)
    assert preview == shown[:place] + shown[after:]
    assert len(preview) > 50

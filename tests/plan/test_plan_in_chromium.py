"""« Mon projet » as its readers use it: over HTTP and from a disk with the network off, on a phone, in two tabs."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe import violations
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from guide.plan.plan import plan_script
from guide.relations.relate import Guide

pytestmark = pytest.mark.browser

FRENCH, ENGLISH = "fr/outils/mon-projet.html", "en/tools/my-project.html"
NOTE = "Rencontre avec la mairie.\n--> <script>alert(1)</script> [x](javascript:alert(1)) -- fin"
FORMULAS = ("=1+1", "'=1+1", "-3 jours", "@somme", "+33", "\t=1", " =2", "''-x", "’ordinaire")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="fr-FR", accept_downloads=True)
    made.set_default_timeout(15000)
    yield made
    made.close()


@pytest.fixture(scope="session")
def server(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    """Address of the site, online and on a disk."""
    return server if request.param == "http" else site.as_uri()


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Page:
    context.set_offline(True)
    opened = context.new_page()
    opened.goto((site / FRENCH).as_uri())
    return opened


def question(page: Page, code: str) -> Locator:
    """A question, opened."""
    found = page.locator(f"#plan-{code}")
    if not found.evaluate("details => details.open"):
        found.locator(":scope > summary").click()
    return found


def choose(page: Page, kind: str, name: str) -> None:
    group = page.locator("details.plan-choice", has=page.locator("summary", has_text=kind))
    if not group.evaluate("details => details.open"):
        group.locator("summary").click()
    group.get_by_label(name, exact=True).check()


def stored(page: Page) -> Any:
    """What the browser keeps, once the page has saved what was typed."""
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    return json.loads(page.evaluate("localStorage.getItem('guide.plan')") or "null")


def fill(page: Page) -> Any:
    """A plan with something of everything."""
    page.get_by_label("Nom du projet").fill("Chantiers à Thiès")
    choose(page, "Pays", "Sénégal")
    choose(page, "Publics", "Jeunes")
    asked = question(page, "Q9")
    asked.get_by_label("En cours").check()
    asked.get_by_label("Vos notes").fill(NOTE)
    asked.get_by_label("Retenir ce cas").first.check()
    question(page, "Q1").get_by_label("Sans objet").check()
    points = page.locator("details.plan-list").nth(1)
    points.locator("summary").click()
    points.get_by_role("checkbox").nth(2).check()
    return stored(page)


def download(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as found:
        page.get_by_role("button", name=name).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def bring(page: Page, name: str, content: bytes) -> None:
    page.locator("#plan-import").set_input_files({"name": name, "mimeType": "", "buffer": content})


def another(browser: Browser, address: str) -> Page:
    """The page on another device."""
    made = browser.new_context(locale="fr-FR").new_page()
    made.goto(address)
    return made


def opened(page: Page) -> None:
    expect(page.locator(".plan-status")).to_contain_text(re.compile("est ouvert|is open"))


# Keeping


def test_the_plan_stays_on_the_device_and_is_the_same_in_both_languages(context: BrowserContext, root: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/{FRENCH}")
    kept = fill(page)
    assert kept["version"] == 1
    assert kept["questions"] == {"Q9": {"state": "doing", "note": NOTE}, "Q1": {"state": "none", "note": ""}}
    expect(page.locator(".plan-saved")).to_have_text("Enregistré sur cet appareil.")
    page.reload()
    expect(page.locator(".plan-saved")).to_have_text("Vous retrouvez votre plan.")
    expect(question(page, "Q9").get_by_label("Vos notes")).to_have_value(NOTE)
    page.goto(f"{root}/{ENGLISH}")
    expect(page.locator("#plan-Q9 > summary .plan-state")).to_have_text("Under way · Notes · 1 case kept")
    expect(question(page, "Q1").get_by_label("Not applicable")).to_be_checked()
    expect(page.locator("#plan-progress + p")).to_have_text(
        "Done: 0 of 18 · under way: 1 · not applicable: 1 · points ticked: 1 of 39"
    )
    assert stored(page) == kept, "reading in another language changes nothing"
    assert said == []
    assert [url for url in asked if not url.startswith(root)] == []


def test_two_tabs_do_not_undo_each_others_work(context: BrowserContext, root: str) -> None:
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto(f"{root}/{FRENCH}")
    question(first, "Q1").get_by_label("Vos notes").fill("du premier onglet")
    question(second, "Q2").get_by_label("Faite").check()
    question(second, "Q2").get_by_label("Vos notes").fill("du second onglet")
    stored(second)
    stored(first)
    expect(question(first, "Q2").get_by_label("Vos notes")).to_have_value("du second onglet")
    expect(question(second, "Q1").get_by_label("Vos notes")).to_have_value("du premier onglet")
    kept = stored(first)["questions"]
    assert kept["Q1"]["note"] == "du premier onglet"
    assert kept["Q2"] == {"state": "done", "note": "du second onglet"}


def test_a_tab_that_slept_does_not_overwrite_what_another_wrote(context: BrowserContext, root: str) -> None:
    asleep, awake = context.new_page(), context.new_page()
    asleep.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    for tab in (asleep, awake):
        tab.goto(f"{root}/{FRENCH}")
    question(awake, "Q2").get_by_label("Vos notes").fill("écrit entre-temps")
    stored(awake)
    question(asleep, "Q1").get_by_label("Faite").check()
    assert stored(asleep)["questions"].keys() == {"Q1", "Q2"}
    expect(question(asleep, "Q2").get_by_label("Vos notes")).to_have_value("écrit entre-temps")


def test_where_nothing_can_be_kept_the_plan_works_and_says_so(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page.goto(f"{root}/{FRENCH}")
    expect(page.locator(".notice")).to_contain_text("enregistrez-le dans un fichier")
    question(page, "Q3").get_by_label("Vos notes").fill("gardée dans un fichier")
    _, content = download(page, "Fichier texte")
    assert "> gardée dans un fichier" in content.decode()


@pytest.mark.parametrize(
    "raw",
    [
        "{",
        "null",
        "[]",
        '"texte"',
        '{"format":"autre"}',
        '{"format":"guide-plan","version":"1"}',
        '{"format":"guide-plan","version":1,"profile":7,"questions":[1],"ticks":{"__proto__":{}},"cases":{"Q1":"x"}}',
        '{"format":"guide-plan","version":1,"profile":{"name":{},"country":[{},"<b>",null]},"questions":{"Q1":{"state":"?"}}}',
    ],
)
def test_what_is_stored_and_makes_no_sense_does_not_break_the_page(page: Page, raw: str) -> None:
    page.evaluate("raw => localStorage.setItem('guide.plan', raw)", raw)
    page.reload()
    question(page, "Q1").get_by_label("Faite").check()
    assert stored(page)["questions"] == {"Q1": {"state": "done", "note": ""}}
    if not raw.startswith(('{"format":"guide-plan","version":1,', "null")):
        assert page.evaluate("localStorage.getItem('guide.plan.unread')") == raw, "set aside, not lost"
        expect(page.locator(".notice")).to_contain_text("mis de côté")


def test_a_plan_of_a_newer_guide_is_left_as_it_is(page: Page) -> None:
    raw = '{"format":"guide-plan","version":2,"new":true}'
    page.evaluate("raw => localStorage.setItem('guide.plan', raw)", raw)
    page.reload()
    expect(page.locator(".notice")).to_contain_text("version plus récente")
    question(page, "Q1").get_by_label("Faite").check()
    assert stored(page) == json.loads(raw)


def test_erasing_asks_and_leaves_nothing(page: Page) -> None:
    fill(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Tout effacer").click()
    assert stored(page) is not None
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".plan-status")).to_have_text("Votre plan est effacé de cet appareil.")
    expect(page.get_by_label("Nom du projet")).to_have_value("")
    assert stored(page) is None


# Cases like mine


def test_sheets_like_mine_come_best_first_and_say_why(page: Page, real: Guide) -> None:
    choose(page, "Pays", "Maroc")
    choose(page, "Publics", "Femmes")
    choose(page, "Thèmes", "Formation")
    mine = {("country", "MA"), ("audience", "women"), ("theme", "training")}

    def score(traits: set[tuple[str, str]]) -> float:
        return round(sum(real.weight(trait) for trait in mine & traits), 2)

    scores = {project.number: score(set(real.traits(project))) for project in real.projects}
    best = sorted((number for number, found in scores.items() if found), key=lambda number: (-scores[number], number))
    shown = page.locator(".plan-near > ol > li")
    assert [int(re.findall(r"\d+", each)[0]) for each in shown.all_inner_texts()] == best[:5]
    expect(shown.first.locator(".plan-why")).to_contain_text("même pays : Maroc")
    for code, cases in real.cases.items():
        links = page.locator(f"#plan-{code} .plan-case .plan-help").all_text_contents()
        numbers = [int(re.findall(r"\d+", each)[0]) for each in links]
        order = sorted((project.number for project, _ in cases), key=lambda number: -scores[number])
        assert numbers == order, code


def test_targets_are_chosen_under_their_goals(page: Page) -> None:
    page.locator("summary", has_text="Cibles des ODD").click()
    page.locator("summary", has_text="Objectif 8").click()
    page.get_by_label("8.6 Emploi et formation des jeunes").check()
    assert stored(page)["profile"]["target"] == ["8.6"]
    expect(page.locator(".plan-goal summary", has_text="Objectif 8")).to_contain_text("8.6")
    expect(page.locator(".plan-why").first).to_have_text("En commun : même cible : 8.6")


def test_a_question_without_a_case_offers_sheets_of_its_step(page: Page) -> None:
    page.add_init_script(
        "let known; Object.defineProperty(window, 'guidePlanData', { get: () => known, set(data) {"
        " data.steps[0].questions[0].cases = []; known = data; } })"
    )
    page.reload()
    asked = question(page, "Q1")
    expect(asked).to_contain_text("Aucun cas n’éclaire cette question.")
    expect(asked.locator("li a").first).to_have_attribute("href", re.compile("fiches/"))


def test_a_question_with_many_cases_shows_the_best_and_those_that_are_kept(page: Page) -> None:
    page.add_init_script(
        "let known; Object.defineProperty(window, 'guidePlanData', { get: () => known, set(data) {"
        " const asked = data.steps[0].questions[0];"
        " asked.cases = Object.keys(data.sheets).map((sheet) => ({ ...asked.cases[0], sheet }));"
        " known = data; } })"
    )
    page.reload()
    choose(page, "Pays", "Haïti")
    asked = question(page, "Q1")
    expect(asked.locator(".plan-case")).to_have_count(8)
    expect(asked.locator(".plan-case").first).to_contain_text("même pays : Haïti")
    expect(asked.get_by_role("link", name="Les 27 cas de cette question")).to_have_attribute(
        "href", re.compile("fr/methode/etapes/1.html#q1-cases$")
    )
    asked.get_by_label("Retenir ce cas").last.check()
    choose(page, "Pays", "Afghanistan")
    choose(page, "Pays", "Tunisie")
    kept = stored(page)["cases"]["Q1"][0]
    expect(asked.locator(f"[data-sheet={kept}]")).to_be_checked()


def test_in_a_large_guide_the_best_of_all_cases_are_shown_and_the_others_a_link_away(
    browser: Browser, site: Path, serve: Callable[[Path], str], large: Guide
) -> None:
    context = browser.new_context()
    page = context.new_page()
    script = plan_script(large, "fr")
    page.route("**/data/plan.fr.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{serve(site)}/{FRENCH}")
    choose(page, "Pays", "Haïti")
    expect(page.locator(".plan-near .plan-sheets li").first).to_contain_text("même pays : Haïti")
    asked = question(page, "Q1")
    expect(asked.locator(".plan-case")).to_have_count(8)
    link = asked.get_by_role("link", name=f"Les {len(large.cases['Q1'])} cas de cette question")
    expect(link).to_have_attribute("href", re.compile("fr/methode/etapes/1.html#q1-cases$"))
    context.close()


# Files


def test_markdown_reads_by_itself_and_is_opened_again(context: BrowserContext, browser: Browser, root: str) -> None:
    page = context.new_page()
    page.goto(f"{root}/{FRENCH}")
    kept = fill(page)
    name, content = download(page, "Fichier texte")
    assert re.fullmatch(r"chantiers-a-thies-\d{4}-\d\d-\d\d\.md", name)
    text = content.decode()
    shown, block = text.split("<!--", 1)
    assert "# Chantiers à Thiès\n" in shown
    assert "- **Pays\u00a0:** Sénégal" in shown
    assert "**État\u00a0:** En cours\n\n> Rencontre avec la mairie.\n" in shown
    assert re.search(r"^- \[x\] \S", shown, re.MULTILINE)
    assert "### Recommandations\n\n**Diagnostic préalable**\n\n- [ ] Traiter le diagnostic" in shown
    assert re.search(r"^- \[À Cergy.*\]\(.*fr/methode/etapes/3\.html#q9-1\).*\*\*Retenu\*\*$", shown, re.MULTILINE)
    assert "<script" not in shown.replace("\\<script", "")
    assert "--" not in block.removesuffix("-->\n").replace("-->\n<!--", "").replace("<!--", "")
    if root.startswith("file:"):
        assert "file:" not in text, "the place of a disk is nobody else's business"
    device = another(browser, f"{root}/{ENGLISH}")
    bring(device, name, content.replace(b"\n", b"\r\n"))
    opened(device)
    assert stored(device) == kept
    device.context.close()


def test_markdown_that_was_changed_by_hand_says_what_is_taken(page: Page) -> None:
    fill(page)
    _, content = download(page, "Fichier texte")
    bring(page, "plan.md", content.replace(b"Rencontre avec", b"Repas avec", 1))
    expect(page.locator(".plan-offer")).to_contain_text("Le texte de ce fichier a été modifié.")
    page.get_by_role("button", name="Annuler").click()
    bring(page, "plan.md", content)
    expect(page.locator(".plan-offer")).not_to_contain_text("modifié")


SAVED_BY = {
    "LibreOffice": (";", "utf-8"),
    "Excel": (";", "windows-1252"),
    "Excel, English": (",", "utf-8-sig"),
    "Excel, Unicode text": ("\t", "utf-16"),
}


@pytest.mark.parametrize("program", SAVED_BY)
def test_a_table_comes_back_from_a_spreadsheet(page: Page, browser: Browser, site: Path, program: str) -> None:
    kept = fill(page)
    name, content = download(page, "Tableau")
    assert name.endswith(".csv")
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Code", "Étape", "Type", "Intitulé", "État", "Note"]
    codes = [row[0] for row in rows[1:]]
    assert [code for code in codes if re.fullmatch(r"Q\d+", code)] == [f"Q{number}" for number in range(1, 20)]
    assert len([code for code in codes if code.startswith("R-")]) == 39
    for row in rows:
        row[4] = {"Q4": "done", "Q5": "UNDER WAY", "Q6": "Not\u00a0applicable"}.get(row[0], row[4])
    delimiter, encoding = SAVED_BY[program]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([["Mon tableau"], *rows, [""] * 6])
    device = another(browser, (site / FRENCH).as_uri())
    bring(device, "plan.csv", out.getvalue().encode(encoding, "replace"))
    opened(device)
    expected = kept["questions"] | {
        code: {"state": state, "note": ""} for code, state in (("Q4", "done"), ("Q5", "doing"), ("Q6", "none"))
    }
    found = stored(device)
    assert found["questions"] == expected
    assert found["profile"] == kept["profile"]
    assert found["cases"] == kept["cases"]
    assert found["ticks"].keys() == kept["ticks"].keys()
    device.context.close()


def test_no_cell_runs_as_a_formula_and_every_note_comes_back(page: Page, browser: Browser, site: Path) -> None:
    for number, note in enumerate(FORMULAS, start=1):
        page.locator(f"#plan-note-Q{number}").evaluate(
            "(area, note) => { area.value = note; area.dispatchEvent(new Event('input')); }", note
        )
    kept = stored(page)
    _, content = download(page, "Tableau")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"):
        for cell in row:
            assert cell.strip()[:1] not in {"=", "+", "-", "@"}, cell
    device = another(browser, (site / ENGLISH).as_uri())
    bring(device, "plan.csv", content)
    opened(device)
    assert stored(device)["questions"] == kept["questions"]
    device.context.close()


def test_cells_that_mean_nothing_are_named_before_anything_is_replaced(page: Page) -> None:
    kept = fill(page)
    bring(page, "plan.csv", "Code;État;Note\nQ2;peut-être;à voir\nR-zz;Coché;\n".encode())
    offer = page.locator(".plan-offer")
    expect(offer).to_contain_text("Q2 · peut-être")
    expect(offer).to_contain_text("R-zz")
    expect(offer).to_be_focused()
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator("#plan-import")).to_be_focused()
    assert stored(page) == kept


def test_importing_replaces_only_when_told_to_and_can_be_undone(page: Page) -> None:
    kept = fill(page)
    bring(page, "plan.csv", b"Code,State,Note\nQ2,Done,from elsewhere\n")
    expect(page.locator(".plan-offer li")).to_have_text(["1 question en cours, faite ou sans objet", "1 note"])
    assert stored(page) == kept
    page.get_by_role("button", name="Remplacer mon plan").click()
    opened(page)
    assert stored(page)["questions"] == {"Q2": {"state": "done", "note": "from elsewhere"}}
    page.get_by_role("button", name="Rétablir le plan précédent").click()
    assert stored(page) == kept


HOSTILE = {
    "binary.csv": bytes(range(256)) * 40,
    "workbook.xlsx": b"PK\x03\x04" + bytes(range(256)),
    "foreign.json": b'{"format":"guide-plan","version":1}',
    "other.csv": b"nom;ville\nA;B\n",
    "empty.md": b"",
    "page.html": b"<script>alert(1)</script>",
    "broken.md": b'# x\n\n<!-- guide-plan\n{"plan":{"format":\n-->\n',
    "array.md": b'<!-- guide-plan\n{"plan":[1,2]}\n-->\n',
    "big.csv": b"Code;State\n" + b"Q1;Done\n" * 300000,
    "newer.md": b'<!-- guide-plan\n{"plan":{"format":"guide-plan","version":9}}\n-->\n',
}


def test_a_hostile_file_gives_one_message_and_changes_nothing(page: Page) -> None:
    kept = fill(page)
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))  # type: ignore[func-returns-value]
    page.on("pageerror", lambda error: said.append(str(error)))
    for name, content in HOSTILE.items():
        bring(page, name, content)
        expect(page.locator(".plan-status")).to_contain_text(f"« {name} »")
        expect(page.locator(".plan-offer")).to_be_hidden()
        assert stored(page) == kept, name
    assert said == []


def test_what_a_file_says_is_never_run(page: Page) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))  # type: ignore[func-returns-value]
    evil = "<img src=x onerror=alert(1)>"
    plan = {
        "format": "guide-plan",
        "version": 1,
        "profile": {"name": evil, "country": ["SN", evil, "constructor"]},
        "questions": {"Q1": {"state": "done", "note": evil}, "constructor": {"state": "done", "note": evil}},
        "ticks": {"00000000": evil, "__proto__": evil},
        "cases": {"__proto__": ["x"], "Q1": [evil, "none-such"]},
    }
    block = json.dumps({"plan": plan}).replace("<", "\\u003c").replace(">", "\\u003e")
    bring(page, f"{evil}.md", f"# x\n\n<!-- guide-plan\n{block}\n-->\n".encode())
    page.get_by_role("button", name="Remplacer mon plan").click()
    expect(page.locator(".plan-gone li")).to_have_count(4)
    assert page.locator("#plan img").count() == 0
    page.emulate_media(media="print")
    assert said == []


def test_what_is_no_longer_in_the_guide_is_reported_and_stays_in_the_files(page: Page) -> None:
    plan = {
        "format": "guide-plan",
        "version": 1,
        "profile": {},
        "cases": {},
        "questions": {"Q77": {"state": "done", "note": "ancienne"}},
        "ticks": {"0123abcd": "Une recommandation d’hier."},
    }
    page.evaluate("raw => localStorage.setItem('guide.plan', raw)", json.dumps(plan))
    page.reload()
    expect(page.locator(".plan-gone li")).to_have_text(["Q77 — Faite — ancienne", "Une recommandation d’hier. — Coché"])
    kept = stored(page)
    for button, name in (("Fichier texte", "plan.md"), ("Tableau", "plan.csv")):
        _, content = download(page, button)
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Tout effacer").click()
        bring(page, name, content)
        opened(page)
        found = stored(page)
        assert (found["questions"], found["ticks"]) == (plan["questions"], plan["ticks"]), name
    assert kept is None or kept["ticks"] == plan["ticks"]


# On paper, without scripts, by keyboard, on a phone


def printed(page: Page) -> list[str]:
    """Text of each sheet of paper that the browser makes of a page."""
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as made:
        return [each.get_textpage().get_text_bounded() for each in made]


def test_the_printed_page_holds_what_matters_and_no_controls(page: Page) -> None:
    fill(page)
    text = "\n".join(printed(page))
    for words in ("Chantiers à Thiès", "Sénégal", "Rencontre avec la mairie.", "En cours", "Sans objet", "☑", "☐"):
        assert words in text, words
    for words in ("Afghanistan", "Tout effacer", "Remplacer", "Vos notes", "Retenir ce cas"):
        assert words not in text, words


def test_without_scripts_the_questions_and_points_can_be_printed(browser: Browser, site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((site / FRENCH).as_uri())
    expect(page.locator("#plan")).to_contain_text("Le plan de travail a besoin de JavaScript.")
    assert page.locator("#plan .checklist > li").count() == 19 + 39
    context.close()


def test_the_contents_lead_to_every_part_and_an_address_to_a_question(page: Page, site: Path) -> None:
    last = "Garder, transmettre, reprendre"
    contents = page.get_by_role("navigation", name="Sur cette page")
    expect(contents.get_by_role("link")).to_have_count(10)
    contents.get_by_role("link", name=last).click()
    expect(page.get_by_role("heading", name=last)).to_be_in_viewport()
    expect(contents.locator("[aria-current=location]")).to_have_text(last)
    page.set_viewport_size({"width": 360, "height": 700})
    page.locator("details.toc summary").click()
    expect(page.locator("details.toc a:visible")).to_have_count(10)
    page.locator("details.toc").get_by_role("link", name="L’avancement").click()
    expect(page.get_by_role("heading", name="L’avancement")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{(site / FRENCH).as_uri()}#plan-Q12")
    expect(page.locator("#plan-Q12").get_by_label("Vos notes")).to_be_in_viewport()


def test_the_keyboard_does_everything(page: Page) -> None:
    page.locator("#plan-Q2 > summary").focus()
    for key in ("Enter", "Tab", "Tab", "ArrowRight", "ArrowRight", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("au clavier")
    for key in ("Tab", "Tab", "Tab", "Space"):
        page.keyboard.press(key)
    found = stored(page)
    assert found["questions"] == {"Q2": {"state": "done", "note": "au clavier"}}
    assert list(found["cases"]) == ["Q2"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1440)])
def test_axe_finds_nothing_in_a_plan_in_use(browser: Browser, site: Path, scheme: Any, width: int) -> None:
    context = browser.new_context(
        offline=True, color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((site / FRENCH).as_uri())
    fill(page)
    bring(page, "plan.csv", b"Code,State\nQ2,Done\nQ3,?\n")
    expect(page.locator(".plan-offer")).to_be_visible()
    page.evaluate("for (const each of document.querySelectorAll('#plan details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """[...document.querySelectorAll("#plan :is(button, summary, label:has(input))")]
        .filter(each => each.getBoundingClientRect().height < 24).map(each => each.textContent)"""
    )
    assert small == [], "targets of at least 24 px"
    assert violations(page) == []
    context.close()


# Weight, other guides, archives, workshops


def test_a_first_visit_is_light_and_no_other_page_pays_for_it(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    files = [Path(url.removeprefix("file://").split("#")[0]) for url in asked if url.startswith("file://")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 70_000, "style sheet of every page included"
    page.goto((site / "fr/outils/recommandations.html").as_uri())
    assert not [url for url in asked[len(files) :] if "plan" in url]


def test_another_guide_has_its_own_plan(context: BrowserContext, tiny_site: Path) -> None:
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tiny_site / "en/tools/my-project.html").as_uri())
    choose(page, "Publics", "Lecteurs")
    expect(page.locator(".plan-sheets li").first).to_contain_text("même public : Lecteurs")
    page.locator(".plan-sheets a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert said == []


def test_a_workshop_prints_on_a_few_pages(page: Page, site: Path) -> None:
    for number in (1, 3):
        page.goto((site / f"fr/outils/ateliers/{number}.html").as_uri())
        expect(page.get_by_role("button", name="Imprimer ce dossier")).to_be_visible()
        sheets = printed(page)
        assert len(sheets) <= 5
        assert "Imprimer ce dossier" not in "\n".join(sheets)
        assert "Pour quand" in "\n".join(sheets)


def test_a_step_leads_to_its_workshop(page: Page, site: Path) -> None:
    page.goto((site / "fr/methode/etapes/2.html").as_uri())
    page.get_by_role("link", name="Préparer un atelier sur cette étape").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("Atelier de l’étape 2"))

"""Under a Content-Security-Policy that allows the site's own files only, pages work and nothing is reported."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
SHEET = "fr/fiches/cergy-thies-chantiers-insertion.html"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site under the policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def reports() -> list[str]:
    """Violations of the policy, messages of the console and errors of scripts, so far."""
    return []


@pytest.fixture
def opened(browser: Browser, address: str, reports: list[str]) -> Iterator[Callable[[str], Page]]:
    """Opens a page of the site on a large screen."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1440, "height": 900})
    context.add_init_script(
        """addEventListener("securitypolicyviolation", event =>
          console.error(`violation of ${event.effectiveDirective}: ${event.sourceFile}:${event.lineNumber}`))"""
    )
    page = context.new_page()
    page.on("console", lambda message: reports.append(message.text))
    page.on("pageerror", lambda error: reports.append(str(error)))

    def start(path: str) -> Page:
        page.goto(f"{address}/{path}", wait_until="load")
        return page

    yield start
    context.close()


def test_what_breaks_the_policy_is_reported(opened: Callable[[str], Page], reports: list[str]) -> None:
    page = opened("fr/index.html")
    page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    settle(page)
    assert any(report.startswith("violation of style-src-attr") for report in reports), reports


def settle(page: Page) -> None:
    """Let the events that wait be told."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def search(page: Page) -> None:
    page.locator("#search").fill("inclusion")
    expect(page.locator("#search-results a").first).to_be_visible()


def explain(page: Page) -> None:
    """A term explained, the link to a passage copied, another palette."""
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.locator("#lessons a.anchor").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Lien copié")).to_be_visible()
    page.locator("button.palette").click()
    expect(page.locator(":root")).to_have_attribute("data-scheme", "light")


def use_small_screen(page: Page) -> None:
    """Menu and search of a phone."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".menu-button").click()
    expect(page.locator("#menu a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".search-button").click()
    search(page)


def explore(page: Page) -> None:
    """A filter, then a comparison."""
    expect(page.locator(".explorer.ready")).to_be_attached()
    facet = page.locator("details.explorer-facet").nth(1)
    facet.evaluate("details => { details.open = true }")
    facet.get_by_role("checkbox").first.check()
    page.wait_for_url("**/index.html#theme=*")
    boxes = page.locator(".explorer .card [data-compare]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Comparer ces fiches").click()
    expect(page.get_by_role("region", name="Comparaison de 2 fiches").get_by_role("table")).to_be_visible()


def point(page: Page) -> None:
    """A country of the map: its arcs stay, the others fade."""
    page.locator("#map-sn").focus()
    expect(page.locator(".arcs .to-ma").first).to_have_css("opacity", "0.12")


def plan(page: Page) -> None:
    page.get_by_label("Nom du projet").fill("Chantiers à Thiès")
    question = page.locator("#plan-Q9")
    question.evaluate("details => { details.open = true }")
    question.get_by_label("En cours").check()
    question.get_by_label("Retenir ce cas").first.check()
    page.reload()
    expect(page.get_by_label("Nom du projet")).to_have_value("Chantiers à Thiès")


def write(page: Page) -> None:
    page.locator("#field-title").fill("Une école de maçons")
    page.get_by_label("Jeunes", exact=True).check()
    expect(page.locator(".form-preview").get_by_role("heading", name="Une école de maçons")).to_be_visible()


def choose_edition(page: Page) -> None:
    page.wait_for_url("**/fr/index.html")


def look(page: Page) -> None:
    """Nothing to use beyond the frame."""


@pytest.mark.parametrize(
    ("path", "use"),
    [
        ("index.html", choose_edition),
        ("404.html", look),
        ("fr/index.html", search),
        ("fr/methode/index.html", look),
        ("fr/comprendre/des-omd-aux-odd.html", look),
        (SHEET, explain),
        (SHEET, use_small_screen),
        ("fr/methode/etapes/2.html", look),
        ("fr/methode/contextes-d-insecurite.html", look),
        ("fr/odd/objectifs/8.html", look),
        ("fr/odd/cibles/8-6.html", look),
        ("fr/outils/glossaire.html", look),
        ("fr/outils/bibliographie.html", look),
        ("fr/outils/recommandations.html", look),
        ("fr/outils/ateliers/4.html", look),
        ("fr/outils/mon-projet.html", plan),
        ("fr/fiches/index.html", explore),
        ("fr/fiches/pays.html", look),
        ("fr/fiches/carte.html", point),
        ("fr/fiches/chiffres.html", look),
        ("fr/fiches/frise.html", look),
        ("fr/fiches/matrice.html", look),
        ("fr/contribuer/index.html", write),
        ("fr/a-propos/telecharger.html", look),
        ("en/index.html", search),
    ],
)
def test_page_works_under_the_policy_and_reports_nothing(
    opened: Callable[[str], Page], reports: list[str], path: str, use: Callable[[Page], None]
) -> None:
    page = opened(path)
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("() => getComputedStyle(document.querySelector('h1')).fontWeight") == "700", "style sheet"
    use(page)
    settle(page)
    assert reports == []

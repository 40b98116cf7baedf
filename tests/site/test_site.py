"""The real site, as files: links, relations, other hosts, valid HTML, data."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from anatomy import anatomy
from conftest import ROOT

from guide.model import routes
from guide.relations.relate import Guide
from guide.view.navigation import Order

pytestmark = pytest.mark.site


def pages(site: Path) -> list[Path]:
    """All pages but 404.html, which a server shows at any address, so that its links start at the root."""
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def page(site: Path, guide: Guide, key: str, language: str = "fr") -> Path:
    return site / routes.address(key, language, guide.strings).split("#")[0]


def linked(site: Path, path: Path) -> set[str]:
    """Addresses within the site that a page links to, relative to its root."""
    links = set()
    for link in anatomy(path).links:
        parts = urlsplit(link)
        if not parts.scheme:
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            links.add(str(target.relative_to(site.resolve())) + (f"#{parts.fragment}" if parts.fragment else ""))
    return links


def test_every_key_has_a_page_in_every_language(site: Path, real: Guide) -> None:
    for language in real.languages:
        for key in Order(real).keys:
            assert page(site, real, key, language).is_file(), (language, key)


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    broken = []
    for path in pages(site):
        for address in linked(site, path):
            name, _, anchor = address.partition("#")
            target = site / name
            if "=" in anchor:  # a selection of the explorer of sheets: the page opens without it, too
                anchor = ""
            if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in anatomy(target).anchors):
                broken.append((str(path.relative_to(site)), address))
    assert not broken


def test_no_link_needs_a_server(site: Path) -> None:
    """Relative links to files: the site opens from a disk."""
    for path in pages(site):
        for link in [*anatomy(path).links, *anatomy(path).loads]:
            assert not link.startswith("/"), (path, link)
            assert not link.endswith("/") or urlsplit(link).scheme, (path, link)


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for path in pages(site):
        for address in anatomy(path).loads:
            assert not urlsplit(address).scheme, (path, address)
            assert not address.startswith("//"), (path, address)
    styles = list(site.rglob("*.css"))
    assert styles
    for path in styles:
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path
    # Libraries could, and are not told to: tests/site/test_policy_in_chromium.py sees that nothing is asked for.
    own = [*ROOT.glob("theme/js/**/*.js"), *ROOT.glob("guide/**/scripts/*.js")]
    assert len(own) > 40
    for path in own:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource", text), path


def test_without_an_address_nothing_absolute_is_written(site: Path) -> None:
    for path in pages(site):
        head = path.read_text(encoding="utf-8").split("</head>")[0]
        # Addresses of the site within JSON-LD: tests/test_open_data.py
        head = re.sub(r'<script type="application/ld\+json">.*?</script>', "", head)
        assert "http://" not in head.replace("http://www.w3.org", "")
        assert "https://" not in head


def test_languages(site: Path, real: Guide) -> None:
    for key in Order(real).keys:
        for language in real.languages:
            path = page(site, real, key, language)
            text = path.read_text(encoding="utf-8")
            assert f'<html lang="{language}"' in text
            assert '<body dir="ltr"' in text
            for other in real.languages:
                address = routes.relative(
                    routes.address(key, other, real.strings), routes.address(key, language, real.strings)
                )
                assert f'<link rel="alternate" hreflang="{other}" href="{address}">' in text


# Both directions of every relation


def test_sheet_and_question(site: Path, real: Guide) -> None:
    for project in real.projects:
        sheet = routes.address(routes.project(project.id), "fr", real.strings)
        for case in project.cases:
            step = real.step_of.get(case.question)
            key = routes.step(step.number) if step else routes.closing(case.question)
            there = page(site, real, key)
            assert sheet in linked(site, there)
            anchor = f"{routes.anchor(case.question)}-{project.number}"
            back = f"{routes.address(key, 'fr', real.strings)}#{anchor}"
            assert back in linked(site, site / sheet), (project.id, back)


def test_sheet_and_target_and_goal(site: Path, real: Guide) -> None:
    for project in real.projects:
        sheet = routes.address(routes.project(project.id), "fr", real.strings)
        for link in project.targets:
            for key in (routes.target(link.code), routes.goal(real.goal_of[link.code].number)):
                assert sheet in linked(site, page(site, real, key)), (project.id, key)
            target = routes.address(routes.target(link.code), "fr", real.strings)
            assert target in linked(site, site / sheet)
            goal = page(site, real, routes.goal(real.goal_of[link.code].number))
            assert target in linked(site, goal)


@pytest.mark.parametrize("kind", ["country", "lead_kind", "audience", "theme"])
def test_sheet_and_lists(site: Path, real: Guide, kind: str) -> None:
    for code, projects in getattr(real, f"by_{kind}").items():
        listing = routes.address(routes.index(kind, code), "fr", real.strings)
        for project in projects:
            sheet = routes.address(routes.project(project.id), "fr", real.strings)
            assert sheet in linked(site, page(site, real, routes.INDEXES[kind]))
            assert listing in linked(site, site / sheet), (project.id, listing)


def test_sheet_and_similar_sheets(site: Path, real: Guide) -> None:
    for project in real.projects:
        sheet = page(site, real, routes.project(project.id))
        for similar in real.similar(project):
            assert routes.address(routes.project(similar.project.id), "fr", real.strings) in linked(site, sheet)


def test_voice_and_sheet(site: Path, real: Guide) -> None:
    count = 0
    for question in real.question.values():
        key = (
            real.step_of and routes.step(real.step_of[question.code].number)
            if question.code in real.step_of
            else routes.closing(question.code)
        )
        for voice in question.voices:
            for identifier in voice.projects:
                count += 1
                sheet = routes.address(routes.project(identifier), "fr", real.strings)
                assert sheet in linked(site, page(site, real, key))
                back = routes.address(key, "fr", real.strings) + f"#{routes.anchor(question.code)}-voices"
                assert back in linked(site, site / sheet), (voice.speaker, identifier)
    assert count > 15


def test_step_lists_its_cases_and_target_its_steps(site: Path, real: Guide) -> None:
    for step in real.steps:
        links = linked(site, page(site, real, routes.step(step.number)))
        for project in real.by_step[step.number]:
            assert routes.address(routes.project(project.id), "fr", real.strings) in links
        for target in real.targets_of_step(step.number):
            address = routes.address(routes.target(target.code), "fr", real.strings)
            assert address in links
            assert routes.address(routes.step(step.number), "fr", real.strings) in linked(site, site / address)


def test_acronym_and_glossary(site: Path, real: Guide) -> None:
    used = set()
    for path in (site / "fr").rglob("*.html"):
        used |= {link.split("#")[1] for link in linked(site, path) if link.startswith("fr/outils/glossaire.html#")}
    assert {"afd", "odd", "ong", "cuf"} <= used
    assert used <= anatomy(page(site, real, "tools/glossary")).anchors


# Data


def test_projects_json(site: Path, real: Guide) -> None:
    data = json.loads((site / "data/projects.json").read_text(encoding="utf-8"))
    assert [sheet["number"] for sheet in data] == [project.number for project in real.projects]
    for sheet in data:
        assert set(sheet["url"]) == set(sheet["title"]) == {"fr", "en"}
        for address in sheet["url"].values():
            assert (site / address).is_file()
        assert {"name", "kind"} <= sheet["lead"].keys()
        assert {"start", "end", "text"} <= sheet["period"].keys()


def test_index_json(site: Path) -> None:
    data = json.loads((site / "data/index.json").read_text(encoding="utf-8"))
    assert {kind: len(data[kind]) for kind in ("steps", "questions", "goals")} == {
        "steps": 6,
        "questions": 20,
        "goals": 17,
    }
    for kind in ("steps", "questions", "goals", "targets", "countries"):
        for entry in data[kind]:
            for address in entry["url"].values():
                name, _, anchor = address.partition("#")
                assert (site / name).is_file()
                assert not anchor or anchor in anatomy(site / name).anchors


# HTML


def test_html_is_valid(site: Path) -> None:
    program = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = ["node", str(program), "--config", str(ROOT / ".htmlvalidate.json"), "--formatter", "text", str(site)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, (result.stdout + result.stderr)[-6000:]


def test_pages_are_small(site: Path) -> None:
    """A page, compressed, fits into a few packets; the frame is a small part of it."""
    import gzip

    for path in pages(site):
        assert len(gzip.compress(path.read_bytes())) < 40_000, path


def test_french_typography_on_every_page(site: Path) -> None:
    """No ordinary space before a high mark or inside guillemets, anywhere in a French text."""
    wrong = re.compile(r"[^\s] [;!?»](?=[\s<]|$)|« [^\s]|\w :(?=\s)")
    for path in (site / "fr").rglob("*.html"):
        body = path.read_text(encoding="utf-8").split("<body")[1]
        body = re.sub(r"<(script|style|code)\b.*?</\1>|<[^>]*>", "\n", body, flags=re.DOTALL)
        matches = [match[0] for line in body.splitlines() for match in [wrong.search(line)] if match]
        assert not matches, (path, matches[:5])

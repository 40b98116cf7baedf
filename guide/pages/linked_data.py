"""What a page says of itself to search engines: JSON-LD in the words of schema.org.

Addresses of the site are absolute where the site has an address, else relative to the page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from guide.model import routes
from guide.model.study import Project
from guide.view.navigation import HOME
from guide.view.publisher import LICENCE_URL, Publisher
from guide.view.view import View

Thing = dict[str, Any]


def page_data(
    view: View,
    key: str,
    title: str,
    description: str,
    trail: Sequence[tuple[str, str]],
    publisher: Publisher,
    reading: str = "",
) -> Thing:
    """A page, the way to it, and the sheet on it.

    `trail`: pairs (link from the page, label) of the pages above it; `reading`: the language of its text where it is
    not translated.
    """
    guide = view.guide
    here = publisher.url(view.page) if publisher.address else routes.relative(view.page, view.page)

    def at(link: str) -> str:
        return urljoin(here, link) if publisher.address else link

    site: Thing = {
        "@type": "WebSite",
        "name": view.t("site.title"),
        "url": at(view.url(HOME)),
        "inLanguage": view.language,
        "license": LICENCE_URL,
    }
    if key == HOME:
        return _clean({"@context": "https://schema.org", **site, "description": view.set(description)})
    page: Thing = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": here,
        "name": view.set(title),
        "description": view.set(description),
        "inLanguage": reading or view.language,
        "license": LICENCE_URL,
        "isPartOf": site,
        "breadcrumb": _trail([(label, at(url)) for url, label in trail] + [(view.set(title), here)]),
    }
    kind, _, identifier = key.rpartition("/")
    if kind == "projects" and identifier in guide.project:
        page["mainEntity"] = _sheet(view, guide.project[identifier], here, publisher)
    return _clean(page)


def as_script(data: Thing) -> Markup:
    """The data as the content of a script element: nothing within can end it or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _trail(steps: list[tuple[str, str]]) -> Thing:
    items = [
        {"@type": "ListItem", "position": position, "name": label, "item": url}
        for position, (label, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _sheet(view: View, project: Project, here: str, publisher: Publisher) -> Thing:
    """A sheet is an article about a project."""
    period, study = project.period, project.study
    labels = [("audience", code) for code in project.audiences] + [("theme", code) for code in project.themes]
    partners = [(name, group.country) for group in project.partners for name in group.names]
    return {
        "@type": "Article",
        "headline": view.plain(project.title),
        "url": here,
        "inLanguage": project.summary.language(view.language),
        "datePublished": publisher.first(project),
        "dateModified": project.updated,
        "keywords": [view.plain(view.label(kind, code)) for kind, code in labels],
        "license": LICENCE_URL,
        "author": {"@type": "Organization", "name": view.t("site.title")},
        "isBasedOn": study and {"@type": "CreativeWork", "name": view.t("study.section", section=study.section)},
        "temporalCoverage": f"{period.start}/{period.end or '..'}" if period.start else None,
        "spatialCoverage": [_country(view, code) for code in project.countries],
        "about": {
            "@type": "Project",
            "name": view.plain(project.name),
            "member": [
                {"@type": "Organization", "name": view.plain(name), "location": _country(view, country)}
                for name, country in [(project.lead.name, project.lead.country), *partners]
            ],
        },
    }


def _country(view: View, code: str) -> Thing:
    return {"@type": "Country", "name": view.country(code), "identifier": code}


def _clean(data: Thing) -> Thing:
    """Without what is not known."""
    return {key: _clean(value) if isinstance(value, dict) else value for key, value in data.items() if value}

"""The sheets as activities of the IATI standard 2.03, for programs that gather development data.

The guide reports on activities of others (`secondary-reporter`). What the standard asks for and a sheet does not know
is not made up: a day stands for the year or month that the sheet gives, and words beside it say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE, Text
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.view.publisher import Publisher, first_day, last_day
from guide.view.view import View

ACTIVITIES_FILE = "activities.xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OTHER, _ACCOUNTABLE, _IMPLEMENTING = "90", "2", "4"
_PLANNED_START, _ACTUAL_START, _PLANNED_END, _ACTUAL_END = "1", "2", "3", "4"
_UNDER_WAY, _CLOSED = "2", "4"
_GOALS, _TARGETS, _OWN = "2", "3", "99"
_OBJECTIVES, _WEB_PAGE = "2", "A12"


def activities(guide: Guide, publisher: Publisher) -> bytes:
    """The file of all activities, one a sheet, by number."""
    return b"".join(activities_xml(guide, publisher))


def activities_xml(guide: Guide, publisher: Publisher) -> Iterator[bytes]:
    """The file, activity by activity: together they can be too large to hold."""
    yield b"<?xml version='1.0' encoding='utf-8'?>\n<iati-activities version=\"2.03\">"
    for project in guide.projects:
        element = _Activity(guide, publisher, project).element()
        indent(element, " ", level=1)
        yield b"\n " + bytes(tostring(element, encoding="utf-8"))
    yield b"\n</iati-activities>\n"


class _Activity:
    """Writes one sheet; the order of the elements is the schema's."""

    def __init__(self, guide: Guide, publisher: Publisher, project: Project):
        self.guide, self.publisher, self.project = guide, publisher, project
        self.views = {language: View(guide, language, "") for language in guide.languages}
        self.known = first_day(publisher.last_change(project))
        """The day that the sheet speaks of when it says « now »."""

    def element(self) -> Element:
        project, reference = self.project, self.publisher.iati_ref
        activity = Element("iati-activity", {_LANG: SOURCE_LANGUAGE})
        if project.updated:
            activity.set("last-updated-datetime", f"{first_day(project.updated)}T00:00:00Z")
        SubElement(activity, "iati-identifier").text = f"{reference}-{project.id}"
        publisher = {"ref": reference, "type": _OTHER, "secondary-reporter": "1"}
        self._add_string(SubElement(activity, "reporting-org", publisher), "site.title")
        self._add_text(SubElement(activity, "title"), project.title)
        self._add_text(SubElement(activity, "description", {"type": "1"}), project.summary)
        for objective in project.objectives:
            self._add_text(SubElement(activity, "description", {"type": _OBJECTIVES}), objective)
        self._organisations(activity)
        self._dates(activity)
        self._places_and_themes(activity)
        self._documents(activity)
        return activity

    def _organisations(self, activity: Element) -> None:
        lead = self.project.lead
        kind = self.publisher.organisation_types.get(lead.kind)
        attributes = {"role": _ACCOUNTABLE} | ({"type": kind} if kind else {})
        self._add_text(SubElement(activity, "participating-org", attributes), lead.name)
        for group in self.project.partners:
            for name in group.names:
                self._add_text(SubElement(activity, "participating-org", {"role": _IMPLEMENTING}), name)

    def _dates(self, activity: Element) -> None:
        """The standard wants a status and a date of every activity; where no start is known, that of the sheet."""
        period = self.project.period
        is_over = bool(period.end) and last_day(period.end or "") <= self.known
        SubElement(activity, "activity-status", {"code": _CLOSED if is_over else _UNDER_WAY})
        start = first_day(period.start) if period.start else self.known
        kind = _ACTUAL_START if start <= self.known else _PLANNED_START
        date = SubElement(activity, "activity-date", {"iso-date": start, "type": kind})
        if period.start:
            self._add_text(date, period.text)
        else:
            self._add_string(date, "iati.no_date", date=self.publisher.last_change(self.project))
        if period.end:
            kind = _ACTUAL_END if is_over else _PLANNED_END
            date = SubElement(activity, "activity-date", {"iso-date": last_day(period.end), "type": kind})
            self._add_text(date, period.text)

    def _places_and_themes(self, activity: Element) -> None:
        """Shares of countries and themes are not known, so that none are given."""
        project = self.project
        partners = [code for code in project.countries if code != project.lead.country]
        for code in partners or [project.lead.country]:
            country = SubElement(activity, "recipient-country", {"code": code})
            self._narratives(country, {language: view.country(code) for language, view in self.views.items()})
        for theme in project.themes:
            sector = SubElement(activity, "sector", {"vocabulary": _OWN, "code": theme})
            if self.publisher.address:
                page = routes.address(routes.INDEXES["theme"], SOURCE_LANGUAGE, self.guide.strings)
                sector.set("vocabulary-uri", self.publisher.url(page))
            self._add_text(sector, self.views[SOURCE_LANGUAGE].label("theme", theme))
        for number in dict.fromkeys(self.guide.goal_of[link.code].number for link in project.targets):
            goal = next(goal for goal in self.guide.goals if goal.number == number)
            self._add_text(SubElement(activity, "tag", {"vocabulary": _GOALS, "code": str(number)}), goal.title)
        for link in project.targets:
            tag = SubElement(activity, "tag", {"vocabulary": _TARGETS, "code": link.code})
            self._add_text(tag, self.guide.target[link.code].title)

    def _documents(self, activity: Element) -> None:
        """The sheet itself, where its address is known, and the web sites that it gives."""
        project = self.project
        if self.publisher.address:
            for language, view in self.views.items():
                page = routes.address(routes.project(project.id), language, self.guide.strings)
                title = {language: view.plain(project.title)}
                self._document(activity, self.publisher.url(page), title, [language])
        if project.lead.url:
            self._document(activity, project.lead.url, self._in_languages(project.lead.name))
        for website in project.websites:
            self._document(activity, website.url, self._in_languages(website.label))

    def _document(self, activity: Element, url: str, title: dict[str, str], languages: Iterable[str] = ()) -> None:
        link = SubElement(activity, "document-link", {"url": url, "format": "text/html"})
        self._narratives(SubElement(link, "title"), title)
        SubElement(link, "category", {"code": _WEB_PAGE})
        for language in languages:
            SubElement(link, "language", {"code": language})

    # Words

    def _in_languages(self, text: Text) -> dict[str, str]:
        """A passage in the languages that it exists in."""
        return {
            language: view.plain(text) for language, view in self.views.items() if text.language(language) == language
        }

    def _add_text(self, parent: Element, text: Text) -> None:
        self._narratives(parent, self._in_languages(text))

    def _add_string(self, parent: Element, key: str, **details: object) -> None:
        self._narratives(parent, {language: view.t(key, **details) for language, view in self.views.items()})

    def _narratives(self, parent: Element, texts: dict[str, str]) -> None:
        for language, text in texts.items():
            attributes = {} if language == SOURCE_LANGUAGE else {_LANG: language}
            SubElement(parent, "narrative", attributes).text = text

"""Turns the guide into HTML: one `View` per page and language, one template per kind of page or part.

Pure: no clock, no network, no file but the templates. Templates escape everything that is not marked as HTML.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup, escape

from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE, Text
from guide.model.reference import Term
from guide.model.study import Entry, Project, Question, Step, Target
from guide.reading.translations import passages as text_passages
from guide.relations.lists import List
from guide.relations.relate import Guide
from guide.relations.similar import Similar
from guide.text import passages
from guide.text.typography import fold, typeset
from guide.view import provenance
from guide.view.publication import NO_PUBLICATION, Publication
from guide.view.templates import TEMPLATES

REASONS = 4
"""Things in common that a similar sheet names, at most."""


@dataclass(frozen=True)
class View:
    """What a template needs to write one page: words in the reader's language, links from this page."""

    guide: Guide
    language: str
    """Edition that the page belongs to: where its links lead."""
    page: str
    """Address of the page, relative to the site's root."""
    words: str = ""
    """Language of the text; another than `language` where the page is not translated. Defaults to it."""
    original: str = ""
    """Link to the same page in the source language; none where an edition stands alone."""
    publication: Publication = NO_PUBLICATION
    key: str = ""
    """Key of the page."""

    @classmethod
    def of(
        cls, guide: Guide, key: str, language: str, words: str = "", publication: Publication = NO_PUBLICATION
    ) -> View:
        """The view of the page `key` of one edition."""
        page = routes.address(key, language, guide.strings)
        source = routes.address(key, SOURCE_LANGUAGE, guide.strings)
        original = "" if publication.alone else routes.relative(source, page)
        return cls(guide, language, page, words, original, publication, key)

    @property
    def reading(self) -> str:
        """Language in which the page is written."""
        return self.words or self.language

    @property
    def locale(self) -> Locale:
        """Names of countries, dates and plural rules of the reading language."""
        return _locale(self.reading, self.guide.strings[self.reading].region or "")

    source_language: ClassVar[str] = SOURCE_LANGUAGE

    # Words

    def t(self, key: str, **details: object) -> str:
        """A string of the interface."""
        text = self.guide.strings[self.reading].text[key]
        assert isinstance(text, str), key
        return typeset(text.format(**details), self.reading)

    def n(self, key: str, n: int, **details: object) -> str:
        """A string of the interface in the plural form that `n` asks for."""
        forms = self.guide.strings[self.reading].text[key]
        assert isinstance(forms, dict), key
        form = forms.get(self.locale.plural_form(n), forms["other"])
        return typeset(form.format(n=format_decimal(n, locale=self.locale), **details), self.reading)

    def forms(self, key: str) -> str | dict[str, str]:
        """A string of the interface as scripts need it: with its placeholders, and all plural forms."""
        text = self.guide.strings[self.reading].text[key]
        if isinstance(text, str):
            return typeset(text, self.reading)
        return {form: typeset(each, self.reading) for form, each in text.items()}

    def set(self, text: str) -> str:
        """A name, typeset."""
        return typeset(text, self.reading)

    def line(self, text: Text | str) -> Markup:
        """A passage on one line; marked with its language where that is not the page's."""
        if isinstance(text, str):
            return escape(typeset(text, self.reading))
        return self._mark_language(passages.plain, text)

    def first_sentence(self, text: Text) -> Markup:
        """What a passage begins with."""
        return self._mark_language(passages.first_sentence, text)

    def beginning(self, text: Text) -> Markup:
        """A short passage, or the first paragraph of a long one."""
        return self._mark_language(passages.beginning, text)

    def _mark_language(self, cut: Callable[[str, str], str], text: Text) -> Markup:
        """Plain text of a passage, marked with its language where that is not the page's."""
        language = text.language(self.reading)
        content = escape(cut(text.within(self.reading), language))
        return content if language == self.reading else Markup('<span lang="{}">{}</span>').format(language, content)

    def plain(self, text: Text | str) -> str:
        """A passage as plain text, for attributes."""
        if isinstance(text, str):
            return typeset(text, self.reading)
        return passages.plain(text.within(self.reading), text.language(self.reading))

    def block(self, text: Text) -> Markup:
        """A passage as paragraphs and lists; marked with its language where that is not the page's."""
        language = text.language(self.reading)
        content = passages.passage(text.within(self.reading), language)
        if language != self.reading:
            return Markup('<div lang="{}">{}</div>').format(language, content)
        return content + self.outdated_note() if self.reading in text.stale else content

    def outdated_note(self) -> Markup:
        """A line under a passage that is older than the French, with a link to the original."""
        return Markup('<p class="outdated" data-search-skip>{}{}</p>').format(
            self.t("outdated.passage"), self.original_link()
        )

    def original_link(self) -> Markup:
        """« Lire l’original », after a space; nothing where there is none."""
        if not self.original:
            return Markup("")
        link = Markup(' <a href="{}" hreflang="{}">{}</a>')
        return link.format(self.original, SOURCE_LANGUAGE, self.t("outdated.original"))

    def country(self, code: str) -> str:
        """Name of a country."""
        return str(self.locale.territories.get(code, code))

    def countries(self, codes: Iterable[str]) -> list[str]:
        """Country codes in the order of their names."""
        return sorted(codes, key=lambda code: collation(self.country(code)))

    def label(self, kind: str, code: str) -> Text:
        """What a code of `data/taxonomy.yml` stands for; kinds as in `routes.INDEXES`."""
        entries: tuple[Entry, ...] = getattr(self.guide.taxonomy, f"{kind}s")
        return next(entry.label for entry in entries if entry.id == code)

    def study(self, pages: tuple[int, ...]) -> str:
        """« Étude de 2015, pages 118–119 »."""
        spans: list[list[int]] = []
        for page in sorted(set(pages)):
            if spans and page == spans[-1][-1] + 1:
                spans[-1] = [spans[-1][0], page]
            else:
                spans.append([page])
        text = ", ".join("–".join(map(str, span)) for span in spans)
        return self.n("study.pages", len(set(pages)), pages=text)

    # Dates and sizes

    def facts(self, project: Project) -> str:
        """« 2015 (il y a 11 ans) »: when the facts of a sheet were so; empty where it has no date."""
        date = provenance.facts_date(self.publication.publisher, project)
        years = provenance.age(date, self.publication.year)
        return self.n("state.ago", years, date=self.date(date)) if years else self.date(date)

    def date(self, date: str) -> str:
        """« 15 mars 2024 », « mars 2024 » or « 2024 »: as much as an ISO date says, in the reading language."""
        if len(date) <= 4:
            return date
        if len(date) == 7:
            return str(format_skeleton("yMMMM", datetime.date.fromisoformat(f"{date}-01"), locale=self.locale))
        words = format_date(datetime.date.fromisoformat(date), "long", locale=self.locale)
        return typeset(words, self.reading)  # « 1er mars 2024 »

    def megabytes(self, size: int) -> str:
        """« 1,2 Mo »."""
        return str(format_unit(round(size / 1e6, 1), "digital-megabyte", length="short", locale=self.locale))

    # Links

    @property
    def base(self) -> str:
        """Way from the page to the site's root, before names of its styles and scripts: ``../../``."""
        return routes.relative("index.html", self.page).removesuffix("index.html")

    def url(self, key: str) -> str:
        """Link to a page of the same edition."""
        return routes.relative(routes.address(key, self.language, self.guide.strings), self.page)

    def a(self, key: str, label: str | Markup, class_: str = "") -> Markup:
        """A link to a page of the same edition."""
        attribute = f' class="{escape(class_)}"' if class_ else ""
        return Markup(f'<a href="{escape(self.url(key))}"{attribute}>{escape(label)}</a>')

    def project(self, project: Project) -> Markup:
        """A link to a sheet."""
        return self.a(routes.project(project.id), self.line(project.short_title))

    def step_title(self, step: Step) -> Markup:
        """« Étape 1 : Émergence et finalités »."""
        return Markup(escape(self.t("step.title", number=step.number, title="\0"))).replace("\0", self.line(step.title))

    def question_key(self, question: Question) -> str:
        """Page and anchor of a question or closing point."""
        step = self.guide.step_of.get(question.code)
        if step is None:
            return routes.closing(question.code)
        return f"{routes.step(step.number)}#{routes.anchor(question.code)}"

    def question_label(self, question: Question) -> Markup:
        """« Q9. Une action en transversalité… »; a closing point has its title only."""
        if question.code not in self.guide.step_of:
            return self.line(question.title)
        text = escape(self.t("question.title", code=question.code, title="\0"))
        return Markup(text).replace("\0", self.line(question.title))

    def target_title(self, target: Target) -> Markup:
        """« Cible 8.6 : Emploi et formation des jeunes »."""
        text = escape(self.t("target.title", code=target.code, title="\0"))
        return Markup(text).replace("\0", self.line(target.title))

    def reasons(self, similar: Similar) -> Markup:
        """What a similar sheet has in common, the weightiest first, as links to the lists of sheets that share it."""
        parts = [self._reason(kind, code) for kind, code in similar.reasons[:REASONS]]
        text = escape(self.t("project.in_common", reasons="\0"))
        return Markup(text).replace("\0", Markup(", ").join(parts))

    def reasons_of(self, project: Project) -> dict[str, Markup]:
        """What each sheet that resembles one has in common with it, by its identifier."""
        return {similar.project.id: self.reasons(similar) for similar in self.guide.similar(project)}

    def target_reasons(self, target: Target) -> dict[str, Markup]:
        """Why each sheet of a target serves it, by its identifier."""
        links = ((project, link) for project in self.guide.by_target.get(target.code, ()) for link in project.targets)
        return {project.id: self.line(link.reason) for project, link in links if link.code == target.code}

    def _reason(self, kind: str, code: str) -> Markup:
        value: str | Markup = code
        key = ""
        if kind == "country":
            value, key = self.country(code), routes.index("country", code)
        elif kind == "target":
            key = routes.target(code)
        elif kind == "question":
            question = self.guide.question[code]
            value = code if code in self.guide.step_of else self.line(question.short_title or question.title)
            key = self.question_key(question)
        else:
            value, key = self.line(self.label(kind, code)), routes.index(kind, code)
        text = escape(self.t(f"reason.{kind}", value="\0"))
        return Markup(text).replace("\0", self.a(key, value))

    # Whole pieces

    def part(self, name: str, **values: Any) -> Markup:
        """The template `<name>.html`."""
        return Markup(TEMPLATES.get_template(f"{name}.html").render(view=self, guide=self.guide, **values))

    def title(self, key: str, short: bool = False) -> str:
        """Title of a page, or its label in menus."""
        guide = self.guide
        if key in guide.documents:
            meta = guide.document(key, self.reading).meta
            return self.set(meta.short_title if short and meta.short_title else meta.title)
        if key in guide.lists.pages:
            return self._list_title(*guide.lists.pages[key])
        kind, _, code = key.rpartition("/")
        if kind == "projects":
            project = guide.project[code]
            return self.plain(project.short_title if short else project.title)
        if kind == "method/steps":
            step = next(step for step in guide.steps if step.number == int(code))
            return self.t("step.title", number=code, title=self.plain(step.short_title if short else step.title))
        if kind == "tools/workshops":
            step = next(step for step in guide.steps if step.number == int(code))
            name = "workshop.short_title" if short else "workshop.title"
            return self.t(name, number=code, title=self.plain(step.short_title))
        if kind == "sdg/goals":
            goal = next(goal for goal in guide.goals if goal.number == int(code))
            return self.t("goal.title", number=code, title=self.plain(goal.title))
        if kind == "sdg/targets":
            target = guide.target[routes.target_code(key)]
            return self.t("target.title", code=target.code, title=self.plain(target.title))
        question = guide.question[code]
        return self.plain(question.short_title if short and question.short_title else question.title)

    def _list_title(self, sheets: List, page: int) -> str:
        """« Sénégal : les fiches, page 2 »."""
        name = self.title(routes.COMPLETE) if sheets.kind == "all" else self._list_name(sheets)
        if sheets.kind == "case":
            name = self.t("list.cases", name=name)
        elif sheets.kind != "all":
            name = self.t("list.sheets", name=name)
        return self.t("list.page", title=name, page=page)

    def _list_name(self, sheets: List) -> str:
        """What the items of a list have in common."""
        kind, code = sheets.kind, sheets.code
        question = self.guide.question.get(str(code))
        if kind == "country":
            return self.country(str(code))
        if kind in ("case", "step") and question:
            if code in self.guide.step_of:
                return self.t("list.question", code=code)
            return self.plain(question.short_title or question.title)
        if kind == "step":
            return self.title(routes.step(int(code)), short=True)
        if kind == "target":
            return self.title(routes.target(str(code)))
        if kind == "goal":
            return self.title(routes.goal(int(code)))
        return self.plain(self.label(kind, str(code)))

    def aliases(self, term: Term) -> list[str]:
        """Other names of a glossary entry in the reading language."""
        return [self.plain(alias) for alias in term.aliases if alias.language(self.reading) == self.reading]

    def sorted_terms(self, terms: Iterable[Term]) -> list[Term]:
        """Glossary entries in the order of the reading language."""
        return sorted(terms, key=lambda term: collation(self.plain(term.acronym or term.name)))


@cache
def _locale(language: str, region: str) -> Locale:
    """What CLDR knows of a language as a region writes it, of the language, or of the source language."""
    if localedata.exists(f"{language}_{region}"):
        return Locale.parse(f"{language}_{region}")
    try:
        return Locale.parse(language, sep="-")
    except ValueError:
        return Locale.parse(SOURCE_LANGUAGE)


def is_untranslated(language: str, *values: Any) -> bool:
    """Whether some passage within the values does not exist in `language`."""
    texts = (text for value in values for _, text in text_passages(value))
    return any(text.required and text.language(language) != language for text in texts)


def is_outdated(language: str, *values: Any) -> bool:
    """Whether some passage within the values was translated from another wording."""
    return any(language in text.stale for value in values for _, text in text_passages(value))


def collation(text: str) -> tuple[str, str]:
    """Sorts names as a dictionary does: accents and case count last."""
    return fold(text), text

"""The edition that a build makes: one language of the guide, and what its hooks and macros share while it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from guide.model.fields import SOURCE_LANGUAGE
from guide.pages.blocks import Verbatim
from guide.pages.heads import PageHead, PlannedPage, document_head, planned_head, planned_pages
from guide.pages.markdown import PageMarkdown
from guide.pages.terms import Terms
from guide.reading.calls import sandbox
from guide.relations.relate import Guide
from guide.search.entries import SearchEntry
from guide.view.navigation import Order
from guide.view.publication import Publication
from guide.view.view import View


@dataclass
class Edition:
    """One build of MkDocs."""

    guide: Guide
    language: str
    publication: Publication
    partial: bool = False
    """Whether only pages that have changed are made, into a site that is complete."""
    order: Order = field(init=False)
    planned: dict[str, PlannedPage] = field(init=False)
    """Pages that come from data, by key."""
    terms: dict[str, Terms] = field(init=False)
    """What the glossary explains, by the language of the reader's text."""
    markdown: PageMarkdown = field(default_factory=PageMarkdown)
    view: View = field(init=False)
    """Of the page whose macros run."""
    entries: dict[str, SearchEntry] = field(default_factory=dict)
    """What the search knows of each page, by key."""
    _heads: dict[str, PageHead] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.order = Order(self.guide)
        self.planned = {planned.key: planned for planned in planned_pages(self.guide)}
        self.terms = {each: Terms.of(self.guide, each) for each in {self.language, SOURCE_LANGUAGE}}

    @property
    def complete(self) -> bool:
        """Whether this build also makes what all editions share: open data, downloads."""
        return self.publication.alone or self.language == SOURCE_LANGUAGE

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that the site offers."""
        return (self.language,) if self.publication.alone else self.guide.languages

    @property
    def readings(self) -> frozenset[str]:
        """Languages in which pages of the edition are written: its own, and that of the pages without translation."""
        return frozenset(self.view_of(key).reading for key in self.order.keys)

    def view_of(self, key: str) -> View:
        """A page of the edition in the language in which it can be read."""
        reading = self.guide.document(key, self.language).language if key in self.guide.documents else self.language
        return View.of(self.guide, key, self.language, reading, self.publication)

    def begin(self, key: str) -> None:
        """Get ready for the macros of a page."""
        self.view = self.view_of(key)
        self.markdown.begin(self.view.reading)

    def head(self, key: str) -> PageHead:
        """What a page says of itself."""
        if key not in self._heads:
            view = self.view_of(key)
            planned = self.planned.get(key)
            self._heads[key] = planned_head(planned, view) if planned else document_head(key, view)
        return self._heads[key]

    def placed(self, value: Any) -> Any:
        """What a macro returned, as the page's Markdown takes it: HTML and texts leave a mark, for nothing in them may
        be taken for Markdown; codes, numbers and lists of them stay what they are.
        """
        if not isinstance(value, str) or isinstance(value, Verbatim):
            return value
        # Headings become Markdown's own, so that contents, anchors and other plugins see them.
        texts = _HEADING.split(str(escape(value)))
        blocks = [self.markdown.keep(texts[0])]
        for level, anchor, title, following in zip(*(texts[start::4] for start in range(1, 5)), strict=True):
            blocks += [
                f"{'#' * int(level)} {self.markdown.keep(title)} {{: #{anchor} }}",
                self.markdown.keep(following),
            ]
        return "\n\n".join(filter(None, blocks))


_HEADING = re.compile(r'<h([23]) id="([a-z0-9-]+)">(.*?)</h\1>', re.DOTALL)
"""A heading that can be linked to, in what a macro returns."""


class _Page(Template):
    """A page's source. What else the macros plugin offers (configuration, environment, git) stays out of its reach."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        return super().render()


def page_environment(macros: Mapping[str, Callable[..., Any]]) -> ImmutableSandboxedEnvironment:
    """Jinja for the pages of `docs/`: the guide's macros and nothing else."""
    environment = sandbox()
    environment.globals |= macros
    environment.template_class = _Page
    environment.from_string = cache(environment.from_string)  # type: ignore[method-assign, assignment]  # one layout, many pages
    return environment


_edition: Edition | None = None


def use(edition: Edition) -> None:
    """Make an edition the one that macros and hooks work on."""
    global _edition
    _edition = edition


def current() -> Edition:
    """The edition that is being made."""
    assert _edition, "no build has begun"
    return _edition

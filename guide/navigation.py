"""The order of the site: sections, reading order, parents, titles. Pure; the theme only prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guide import routes
from guide.fields import SOURCE_LANGUAGE
from guide.load import Page
from guide.relate import Guide
from guide.render import View

HOME = "index"
SECTIONS = ("understand", "method", "projects", "sdg", "tools", "contribute", "about")
"""First segment of the keys of each section, in the order of the menu. A section without pages is left out."""


@dataclass(frozen=True)
class Link:
    """A link as the theme prints it."""

    url: str
    label: str
    current: bool = False
    language: str = ""
    """Language of the page that it leads to, where that is another edition."""
    direction: str = ""
    address: str = ""
    """Address relative to the site's root, for links that have to be absolute."""


@dataclass(frozen=True)
class Chrome:
    """Everything around the content of one page."""

    view: View
    direction: str
    key: str
    menu: tuple[Link, ...]
    section: tuple[Link, ...]
    """Pages of the section, for the local menu."""
    section_title: str
    trail: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    languages: tuple[Link, ...]
    """The same page in every language, this one included."""
    contents: Link | None
    """The site map."""
    accessibility: Link | None
    """The accessibility statement."""


@dataclass(frozen=True)
class Map:
    """All keys of the site and how they follow each other; the same in every language."""

    guide: Guide

    @property
    def documents(self) -> dict[str, dict[str, Page]]:
        """Pages of `docs/` by key, then language. Only what exists in the source language is a page."""
        return self.guide.documents

    @cached_property
    def generated(self) -> tuple[str, ...]:
        """Keys of the pages that come from data, in reading order."""
        guide = self.guide
        return (
            *(routes.step(step.number) for step in guide.steps),
            *(routes.closing(question.code) for question in guide.closing),
            *(routes.project(project.id) for project in guide.projects),
            *(routes.goal(goal.number) for goal in guide.goals),
            *(routes.target(code) for code in guide.target),
            *(routes.workshop(step.number) for step in guide.steps if routes.WORKSHOPS in guide.documents),
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of the site."""
        return (*self.documents, *self.generated, *self.guide.lists.pages)

    def section_keys(self, section: str) -> tuple[str, ...]:
        """Keys of the local menu: the section's own pages, then what is generated, but for sheets and targets."""
        return self._section_keys.get(section, ())

    @cached_property
    def _section_keys(self) -> dict[str, tuple[str, ...]]:
        return {section: self._listed(section) for section in SECTIONS}

    def _listed(self, section: str) -> tuple[str, ...]:
        own = sorted(
            (key for key in self.documents if key.startswith(f"{section}/")),
            key=lambda key: (key != f"{section}/index", self.documents[key][SOURCE_LANGUAGE].meta.order, key),
        )
        listed = ("method/", "sdg/goals/")
        return (*own, *(key for key in self.generated if key.startswith(f"{section}/") and key.startswith(listed)))

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """Sections that have an index page."""
        return tuple(section for section in SECTIONS if f"{section}/index" in self.documents)

    def neighbours(self, key: str) -> tuple[str | None, str | None]:
        """Keys before and after, among pages of the same kind."""
        return self._neighbours.get(key, (None, None))

    @cached_property
    def _neighbours(self) -> dict[str, tuple[str | None, str | None]]:
        return {
            key: (before, after)
            for order in self._sequences
            for before, key, after in zip([None, *order], order, [*order[1:], None], strict=False)
        }

    @cached_property
    def _sequences(self) -> tuple[list[str], ...]:
        def among(prefix: str) -> list[str]:
            return [key for key in self.generated if key.startswith(prefix)]

        return (
            *(
                [key for key in self.section_keys(section) if key in self.documents]
                for section in ("understand", "tools", "about")
            ),
            [*(["method/index"] if "method/index" in self.documents else []), *among("method/")],
            [routes.project(project.id) for project in self.guide.projects],
            among("sdg/goals/"),
            among("sdg/targets/"),
            among("tools/workshops/"),
        )

    def parents(self, key: str) -> tuple[str, ...]:
        """Keys from the home page down to the page's parent."""
        return tuple(self._parents(key))

    def _parents(self, key: str) -> Iterator[str]:
        if key == HOME:
            return
        if HOME in self.documents:
            yield HOME
        section = key.split("/")[0]
        index = f"{section}/index"
        if index in self.documents and index != key:
            yield index
        if key.startswith("tools/workshops/") and key != routes.WORKSHOPS:
            yield routes.WORKSHOPS
        if key.startswith("sdg/targets/"):
            yield routes.goal(self.guide.goal_of[routes.target_code(key)].number)
        if key in self.guide.lists.pages and (above := self.guide.lists.pages[key][0].first) != routes.COMPLETE:
            yield above.partition("#")[0]


def chrome(site: Map, key: str, language: str) -> Chrome:
    """What surrounds the page `key` of one edition."""
    guide, strings = site.guide, site.guide.strings
    view = View.of(guide, key, language)

    def link(to: str, short: bool = True) -> Link:
        return Link(view.url(to), view.title(to, short), to == key)

    def crumb(to: str) -> Link:
        head, _, rest = to.partition("/")
        label = (
            view.t(f"section.{head}")
            if rest == "index"
            else view.t("site.home")
            if to == HOME
            else view.title(to, True)
        )
        return Link(view.url(to), label)

    section = key.split("/")[0]
    menu = tuple(Link(view.url(f"{each}/index"), view.t(f"section.{each}"), each == section) for each in site.sections)
    before, after = site.neighbours(key)
    # A page of another edition that has no translation still is that edition's page.
    languages = tuple(
        Link(
            routes.relative(routes.address(key, other, strings), view.page),
            strings[other].name,
            other == language,
            other,
            strings[other].direction,
            routes.address(key, other, strings),
        )
        for other in guide.languages
    )
    local = tuple(link(each) for each in site.section_keys(section)) if section in site.sections else ()
    return Chrome(
        view=view,
        direction=strings[language].direction,
        key=key,
        menu=menu,
        section=local if len(local) > 1 else (),
        section_title=view.t(f"section.{section}") if section in site.sections else "",
        trail=tuple(crumb(each) for each in site.parents(key)),
        previous=link(before) if before else None,
        next=link(after) if after else None,
        languages=languages,
        contents=link("about/contents") if "about/contents" in site.documents else None,
        accessibility=link("about/accessibility") if "about/accessibility" in site.documents else None,
    )

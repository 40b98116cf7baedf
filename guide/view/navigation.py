"""The order of the site: sections, pages within them, what stands above a page. The same in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE
from guide.relations.relate import Guide

HOME = "index"
_IN_MENU = ("method/", "sdg/goals/")
"""Pages that come from data and stand in the menu; sheets and targets are too many for it."""


@dataclass(frozen=True)
class Order:
    """All keys of the site and how they follow each other."""

    guide: Guide

    @cached_property
    def data_keys(self) -> tuple[str, ...]:
        """Keys of the pages that come from data, in reading order; without the pages of long lists."""
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
        return (*self.guide.documents, *self.data_keys, *self.guide.lists.pages)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """Sections that have an index page."""
        return tuple(section for section in routes.SECTIONS if f"{section}/index" in self.guide.documents)

    @cached_property
    def menu(self) -> tuple[str, ...]:
        """Keys of the pages that the menu leads to, in its order: the home page, then section by section."""
        home = (HOME,) if HOME in self.guide.documents else ()
        return (*home, *(key for section in routes.SECTIONS for key in self.section_keys(section)))

    def section_keys(self, section: str) -> tuple[str, ...]:
        """Pages of a section in the menu: its own pages by the `order` of their front matter, then those from data."""
        return self._section_keys.get(section, ())

    @cached_property
    def _section_keys(self) -> dict[str, tuple[str, ...]]:
        return {section: self._keys_of(section) for section in routes.SECTIONS}

    def _keys_of(self, section: str) -> tuple[str, ...]:
        documents = self.guide.documents
        own = sorted(
            (key for key in documents if key.startswith(f"{section}/")),
            key=lambda key: (key != f"{section}/index", documents[key][SOURCE_LANGUAGE].meta.order, key),
        )
        return (*own, *(key for key in self.data_keys if key.startswith(f"{section}/") and key.startswith(_IN_MENU)))

    @cached_property
    def beside_menu(self) -> tuple[tuple[str, ...], ...]:
        """Keys that the menu does not hold, in the sequences in which one reads on from one to the next."""
        kinds = ("projects/", "sdg/targets/", "tools/workshops/")
        rest = [key for key in self.data_keys if not key.startswith(_IN_MENU)]
        sequences = [tuple(key for key in rest if key.startswith(kind)) for kind in kinds]
        return (*sequences, *((key,) for key in self.guide.lists.pages))

    def parents(self, key: str) -> tuple[str, ...]:
        """Keys from the home page down to the page's parent."""
        return tuple(self._parents(key))

    def _parents(self, key: str) -> Iterator[str]:
        documents = self.guide.documents
        if key == HOME:
            return
        if HOME in documents:
            yield HOME
        index = f"{key.split('/')[0]}/index"
        if index in documents and index != key:
            yield index
        if key.startswith("tools/workshops/") and key != routes.WORKSHOPS:
            yield routes.WORKSHOPS
        if key.startswith("sdg/targets/"):
            yield routes.goal(self.guide.goal_of[routes.target_code(key)].number)
        if key in self.guide.lists.pages and (above := self.guide.lists.pages[key][0].first) != routes.COMPLETE:
            yield above.partition("#")[0]

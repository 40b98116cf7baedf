"""The macros that pages may call: their names, their parameters, and what each argument names.

`guide.pages.embeds` holds the functions themselves, with a view of the page before their other parameters. Nothing here
renders, so that pages are checked without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from inspect import Parameter, Signature, signature
from typing import Any, Literal

ArgumentKind = Literal[
    "project",
    "step",
    "question",
    "target",
    "source",
    "term",
    "field",
    "figures",
    "page",
    "section",
    "index",
    "countable",
    "download",
    "word",
    "text",
]
"""What an argument names: something of the data, a field of a sheet, a page by its key, a section of pages, a way of
listing sheets, what `count` counts, a form of download, a string of the interface; or it is text for readers."""


@dataclass(frozen=True)
class Macro:
    """How one macro is called."""

    signature: Signature
    kinds: Mapping[str, ArgumentKind]
    """By parameter; the others are text."""

    def kind(self, parameter: str) -> ArgumentKind:
        """What an argument for a parameter names."""
        return self.kinds.get(parameter, "text")

    def bound(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> list[tuple[str, Any]] | None:
        """Pairs (parameter, argument) of a call, in the order of the signature; nothing where it cannot be made."""
        try:
            arguments = self.signature.bind(*args, **kwargs).arguments
        except TypeError:
            return None
        several = {name for name, each in self.signature.parameters.items() if each.kind is Parameter.VAR_POSITIONAL}
        return [
            (name, value)
            for name, argument in arguments.items()
            for value in (argument if name in several else [argument])
        ]


def _macro(form: Callable[..., object], **kinds: ArgumentKind) -> Macro:
    """A macro with the parameters of `form`."""
    return Macro(signature(form), kinds)


MACROS: dict[str, Macro] = {
    "project": _macro(lambda identifier: ..., identifier="project"),
    "step": _macro(lambda number: ..., number="step"),
    "question": _macro(lambda code: ..., code="question"),
    "target": _macro(lambda code: ..., code="target"),
    "cite": _macro(lambda identifier: ..., identifier="source"),
    "term": _macro(lambda identifier, label="": ..., identifier="term"),
    "link": _macro(lambda key, label="": ..., key="page"),
    "count": _macro(lambda what: ..., what="countable"),
    "figures": _macro(lambda identifier: ..., identifier="figures"),
    "sheets_by": _macro(lambda kind: ..., kind="index"),
    "section_pages": _macro(lambda section: ..., section="section"),
    "downloads": _macro(lambda *forms: ..., forms="download"),
    "pages": _macro(lambda *keys: ..., keys="page"),
    "numbers": _macro(lambda: ...),
    "goal_strip": _macro(lambda: ...),
    "home": _macro(lambda *labels: ...),
    "steps": _macro(lambda: ...),
    "explorer": _macro(lambda: ...),
    "browse": _macro(lambda: ...),
    "goals": _macro(lambda: ...),
    "study_targets": _macro(lambda: ...),
    "site_map": _macro(lambda: ...),
    "translation_table": _macro(lambda: ...),
    "blank_sheet": _macro(lambda: ...),
    "template_links": _macro(lambda: ...),
    "data_columns": _macro(lambda: ...),
    "data_fields": _macro(lambda: ...),
    "feeds": _macro(lambda: ...),
    "contribution_form": _macro(lambda: ...),
    "world_map": _macro(lambda: ...),
    "timeline": _macro(lambda: ...),
    "sheet_counts": _macro(lambda: ...),
    "question_matrix": _macro(lambda: ...),
    "target_matrix": _macro(lambda: ...),
    "my_project": _macro(lambda: ...),
    "workshops": _macro(lambda: ...),
    "recommendations": _macro(lambda: ...),
    "interview": _macro(lambda: ...),
    "glossary": _macro(lambda: ...),
    "bibliography": _macro(lambda: ...),
    "mdg_table": _macro(lambda: ...),
    "key_messages": _macro(lambda: ...),
    "proposals": _macro(lambda: ...),
    "panel": _macro(lambda: ...),
}
"""By the name that pages use."""


PAGE_KINDS = ("project", "step", "closing", "goal", "target", "workshop", "list")
"""Kinds of pages that come from data: each has a layout, ``docs/layouts/<kind>.md``, and a template of blocks,
``guide/pages/templates/kinds/<kind>.html``."""
_FOR_LAYOUTS: dict[str, Macro] = {
    "t": _macro(lambda key: ..., key="word"),
    "has": _macro(lambda name, code="": ...),
    "questions": _macro(lambda: ...),
    "anchor": _macro(lambda code="": ...),
    "question_title": _macro(lambda code: ...),
    "cases_title": _macro(lambda code="": ...),
}


@cache
def blocks(kind: str) -> Mapping[str, Macro]:
    """The blocks of a kind of page: the macros of its template, without their parameters for view and subject."""
    source = (files("guide") / f"pages/templates/kinds/{kind}.html").read_text(encoding="utf-8")
    macros = {name: re.findall(r"\w+", parameters)[2:] for name, parameters in _MACRO.findall(source)}
    return {
        name: Macro(
            Signature([Parameter(each, _ANY) for each in parameters]),
            {each: "field" for each in parameters if each == "field"},
        )
        for name, parameters in macros.items()
        if not name.startswith("_")
    }


def layout_macros(kind: str) -> dict[str, Macro]:
    """The macros that the layout of a kind of page may call."""
    return {**MACROS, **_FOR_LAYOUTS, **blocks(kind)}


_MACRO = re.compile(r"{%-?\s*macro\s+(\w+)\(([\w\s,]*)\)")
"""The head of a macro; without defaults, which blocks have none of. Parsing the templates would take as long as all
pages do."""
_ANY = Parameter.POSITIONAL_OR_KEYWORD

"""Runs the functions of `guide.embeds` that the Markdown of a page calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from guide.embeds import EMBEDS, Embed
from guide.render import View

PLACE = r"guidefragment(\d+)x"
"""Pattern of the word that holds the place of a result in Markdown, so that nothing in a sheet's title can mean
anything to it; its group is the number of the result."""
_CALLS = Environment(undefined=StrictUndefined)
"""Runs the functions that a page calls, nothing else of Jinja."""


def place(number: int) -> str:
    """The word that holds the place of a result."""
    return f"guidefragment{number}x"


def called(view: View, source: str) -> tuple[str, list[Markup | str]]:
    """Markdown with a word in the place of each call of a function, and what the calls return, in their order."""
    returned: list[Markup | str] = []

    def noted(function: Embed) -> Callable[..., str]:
        def call(*args: Any, **kwargs: Any) -> str:
            returned.append(function(view, *args, **kwargs))
            return place(len(returned) - 1)

        return call

    text = _CALLS.from_string(source).render({name: noted(function) for name, function in EMBEDS.items()})
    return text, returned

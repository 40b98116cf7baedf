"""The functions that pages and layouts may call: `embeds` and `blocks` of `guide.pages`, on the page that calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guide.pages.blocks import BLOCKS
from guide.pages.embeds import EMBEDS
from macros.edition import current

MACROS: dict[str, Callable[..., Any]] = EMBEDS | BLOCKS


def bound(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of the guide without its first argument, the view of the page that calls it."""

    def macro(*args: Any, **kwargs: Any) -> Any:
        edition = current()
        return edition.placed(function(edition.view, *args, **kwargs))

    return macro


def define_env(env: Any) -> None:
    """Hand the functions to mkdocs-macros."""
    for name, function in MACROS.items():
        env.macro(bound(function), name)

"""Makes the functions of `guide.embeds` callable in the pages of `docs/`."""

from __future__ import annotations

from typing import Any

from guide.embeds import EMBEDS
from guide.fields import SOURCE_LANGUAGE
from guide.relate import Guide
from guide.render import View


def define_env(env: Any) -> None:
    """Register every function of `guide.embeds`, with the view of the page that calls it filled in."""
    guide: Guide = env.conf.guide

    def bound(name: str) -> Any:
        def macro(*args: Any, **kwargs: Any) -> str:
            language, _, rest = env.page.file.src_uri.partition("/")
            key = rest.removesuffix(".md")
            reading = language if language in guide.documents[key] else SOURCE_LANGUAGE
            view = View.of(guide, key, language, reading, env.conf.guide_publication)
            # Markdown sees only a word, so that nothing in a sheet's title can mean anything to it;
            # hooks/page_frame.py puts the HTML in its place.
            env.conf.guide_fragments.append(str(EMBEDS[name](view, *args, **kwargs)))
            return f"guidefragment{len(env.conf.guide_fragments) - 1}x"

        return macro

    for name in EMBEDS:
        env.macro(bound(name), name)

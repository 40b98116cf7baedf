"""Makes the functions of `guide.embeds` callable in the pages of `docs/`."""

from __future__ import annotations

from typing import Any

from guide import routes
from guide.embeds import EMBEDS
from guide.frame import Frame
from guide.render import View


def define_env(env: Any) -> None:
    """Register every function of `guide.embeds`, with the view of the page that calls it filled in."""

    def bound(name: str) -> Any:
        def macro(*args: Any, **kwargs: Any) -> str:
            frame: Frame = env.conf.guide_frames.of(env.page.file.src_uri)
            language, key = routes.parted(env.page.file.src_uri, frame.guide.languages) or ("", "")
            view = View.of(frame.guide, key, language, frame.reading(key, language), frame.publication)
            # Markdown sees only a word, so that nothing in a sheet's title can mean anything to it;
            # hooks/page_frame.py puts the HTML in its place.
            env.conf.guide_fragments.append(str(EMBEDS[name](view, *args, **kwargs)))
            return f"guidefragment{len(env.conf.guide_fragments) - 1}x"

        return macro

    for name in EMBEDS:
        env.macro(bound(name), name)

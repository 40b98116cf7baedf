"""Makes the functions of `guide.embeds` callable in the pages of `docs/`."""

from __future__ import annotations

from typing import Any

from guide import routes
from guide.calls import place
from guide.embeds import EMBEDS
from guide.frame import Frame


def define_env(env: Any) -> None:
    """Register every function of `guide.embeds`, with the view of the page that calls it filled in."""

    def bound(name: str) -> Any:
        def macro(*args: Any, **kwargs: Any) -> str:
            page = env.page.file.src_uri
            frame: Frame = env.conf.guide_frames.of(page)
            language, key = routes.parted(page, frame.guide.languages) or ("", "")
            # Another process may have been at it already; see hooks/rendering.py.
            ahead = env.conf.guide_ahead(page) if env.conf.guide_ahead else None
            result = next(ahead) if ahead else str(EMBEDS[name](frame.view(key, language), *args, **kwargs))
            env.conf.guide_fragments.append(result)  # hooks/page_frame.py puts it in its place
            return place(len(env.conf.guide_fragments) - 1)

        return macro

    for name in EMBEDS:
        env.macro(bound(name), name)

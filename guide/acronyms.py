"""Ties acronyms in finished HTML to the glossary: the first of each on a page becomes a link with its meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

_TOKEN = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_CLOSED = frozenset(
    "a h1 h2 h3 h4 abbr code pre cite dt th nav svg script style button summary".split()  # noqa: SIM905
)


def link_acronyms(markup: str, meanings: Mapping[str, tuple[str, str]]) -> str:
    """HTML in which the first use of each acronym links to its entry.

    `meanings`: what each acronym stands for, and the address of its glossary entry as seen from this page.
    """
    if not meanings:
        return markup
    pattern = re.compile(
        r"(?<![\w-])(?:"
        + "|".join(re.escape(each) for each in sorted(meanings, key=len, reverse=True))
        + r")(?=s?(?![\w-]))"
    )
    seen: set[str] = set()

    def link(found: re.Match[str]) -> str:
        acronym = found[0]
        if acronym in seen:
            return acronym
        seen.add(acronym)
        meaning, address = meanings[acronym]
        return str(
            Markup('<a class="acronym" href="{}"><abbr title="{}">{}</abbr></a>').format(address, meaning, acronym)
        )

    out: list[str] = []
    closed = 0
    for part in _TOKEN.split(markup):
        if part.startswith("<"):
            tag = re.match(r"<(/?)([A-Za-z][\w]*)", part)
            if tag and tag[2].lower() in _CLOSED and not part.endswith("/>"):
                closed += -1 if tag[1] else 1
            out.append(part)
        elif closed:
            out.append(part)
        else:
            out.append(pattern.sub(link, part))
    return "".join(out)

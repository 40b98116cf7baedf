"""The style sheet of every page, with the icons of the theme and the colours of the goals; pictures of the goals."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from guide.relations.relate import Guide

_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=\"?([a-z-]+)\"?\]")


def style_sheet(
    parts: Iterable[Path], icons: Mapping[str, str], palette: Collection[str], guide: Guide, folders: Sequence[Path]
) -> str:
    """Parts, one after the other, then a rule for each icon and each goal.

    `palette`: colours of Material that the site names; the rules of the others stay away.
    `icons`: names as templates use them (`icon-lead`) with icons of the theme (`material/account-group`), looked for in
    `.icons/` below `folders`, the folders of the theme. Raises `FileNotFoundError` where one of them is not there.
    """
    text = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    rules = [f'.icon-{name}{{--icon:url("{_data_uri(icon(each, folders))}")}}' for name, each in icons.items()]
    for goal in guide.goals:
        picture = f";--goal-picture:url(../img/goals/{goal.number}.svg)" if goal.icon else ""
        rules.append(f".goal-{goal.number}{{--goal:{goal.color}{picture}}}")
    return "\n".join([_without_colours(text, palette), *rules, ""])


def _without_colours(css: str, palette: Collection[str]) -> str:
    """A style sheet without the rules of Material that serve only colours beside `palette`."""

    def keep(rule: re.Match[str]) -> str:
        names = _COLOUR.findall(rule[0])
        return rule[0] if any(name in palette for name in names) else ""

    return re.sub(r"[^{}]*\[data-md-color-(?:primary|accent)=[^{}]*\{[^{}]*\}", keep, css)


def page_icons(guide: Guide, folders: Sequence[Path]) -> str:
    """A style sheet with the icons that pages of `docs/` name in their front matter, for the pages that list them."""
    icons = {page.meta.icon for page in guide.pages if page.meta.icon}
    rules = [
        f'.icon-{name.replace("/", "-")}{{--icon:url("{_data_uri(icon(name, folders))}")}}' for name in sorted(icons)
    ]
    return "\n".join(rules) + "\n"


def goal_pictures(guide: Guide, folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """An icon for each goal that names one, in white: it stands on the colour of the goal."""
    for goal in guide.goals:
        if goal.icon:
            svg = icon(goal.icon, folders).replace("<svg ", '<svg fill="#fff" ', 1)
            yield f"img/goals/{goal.number}.svg", svg


def icon(name: str, folders: Sequence[Path]) -> str:
    """The SVG of an icon of the theme."""
    for folder in folders:
        path = folder / ".icons" / f"{name}.svg"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"{name}: no such icon of the theme")


def _data_uri(svg: str) -> str:
    return "data:image/svg+xml," + quote(svg.replace('"', "'"), safe=" =:/'-.,")

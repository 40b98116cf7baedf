"""Everything around the content of a page, for the templates of the theme; see `theme/`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from guide.exports import feed
from guide.model import routes
from guide.pages.heads import PageHead
from guide.pages.linked_data import as_script, page_data
from guide.view.navigation import HOME, Order
from guide.view.publisher import Publisher
from guide.view.view import View


@dataclass(frozen=True)
class ThemeLink:
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
class Around:
    """What surrounds one page of one edition. Texts are plain, to be escaped; `Markup` is HTML."""

    head: PageHead
    direction: str
    """`ltr` or `rtl`."""
    languages: tuple[ThemeLink, ...]
    """The same page in every language, this one included; empty where the edition stands alone."""
    trail: tuple[ThemeLink, ...]
    """From the home page down to the page's parent."""
    address: str
    """Where the site is served, with a slash at the end; empty where that is not known."""
    page_address: str
    """Of this page, absolute; empty where the site has no address."""
    feed: str
    home: str
    linked_data: Markup
    """JSON-LD, safe within a script element."""
    study: str
    """« Étude de 2015, pages 18–21 », where a page of `docs/` names pages of the study."""
    contents: ThemeLink | None
    """The site map."""
    accessibility: ThemeLink | None
    """The accessibility statement."""
    search_words: str
    """Strings that the search prints, as JSON."""
    reading_words: str
    """Strings that scripts of the content print, as JSON."""


def around(order: Order, head: PageHead, view: View, publisher: Publisher) -> Around:
    """What surrounds a page. `view`: the page in the language of its edition."""
    guide, strings, key = order.guide, order.guide.strings, head.key

    def crumb(to: str) -> ThemeLink:
        section, _, rest = to.partition("/")
        if to == HOME:
            return ThemeLink(view.url(to), view.t("site.home"))
        return ThemeLink(view.url(to), view.t(f"section.{section}") if rest == "index" else view.title(to, short=True))

    def document(to: str) -> ThemeLink | None:
        return ThemeLink(view.url(to), view.title(to, short=True), to == key) if to in guide.documents else None

    trail = tuple(crumb(each) for each in order.parents(key))
    languages = (
        ()
        if view.publication.alone
        else tuple(
            ThemeLink(
                routes.relative(routes.address(key, other, strings), view.page),
                strings[other].name,
                other == view.language,
                other,
                strings[other].direction,
                routes.address(key, other, strings),
            )
            for other in guide.languages
        )
    )
    description = head.description or view.t("site.description")
    crumbs = [(link.url, link.label) for link in trail]
    return Around(
        head=head,
        direction=strings[view.language].direction,
        languages=languages,
        trail=trail,
        address=publisher.address,
        page_address=publisher.url(view.page) if publisher.address else "",
        feed=routes.relative(feed.feed_address(view.language), view.page),
        home=view.url(HOME),
        linked_data=as_script(page_data(view, key, head.title, description, crumbs, publisher, head.reading)),
        study=view.study(head.pages) if head.pages else "",
        contents=document("about/contents"),
        accessibility=document("about/accessibility"),
        search_words=_words(view, "search", "loading", "failed"),
        reading_words=_words(view, "passage", "link", "copied", "glossary"),
    )


def _words(view: View, tool: str, *names: str) -> str:
    """Strings that a script of every page prints; what only the search prints comes with its index."""
    return json.dumps({name: view.forms(f"{tool}.{name}") for name in names}, ensure_ascii=False)

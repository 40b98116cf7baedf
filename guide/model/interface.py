"""What a language and a page say of themselves: strings, rules of the search, front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from guide.model.fields import CountryCode, Identifier, Model, PageNumber, Pattern, Str


class SearchRules(Model):
    """How words of one language are made comparable: `guide/search/scripts/words.js` applies it to pages, queries."""

    elisions: tuple[Str, ...] = ()
    """Short forms that an apostrophe ties to the next word, without accents: l, d, qu."""
    endings: tuple[Annotated[Str, AfterValidator(Pattern(r"\w+>\w*", "ending"))], ...] = ()
    """Rules « ending>replacement »; the first that fits is applied once: plural to singular."""
    exceptions: tuple[Str, ...] = ()
    """Words that no ending applies to, without accents."""
    stop_words: tuple[Str, ...] = ()
    """Words that a query may hold without their being looked for."""
    synonyms: tuple[tuple[Str, Str], ...] = ()
    """Pairs (short form, long form) beside those of the glossary."""


class Strings(Model):
    """One language of the site: its name, its address segments, the words of the interface."""

    name: Str
    """The language's own name for itself."""
    direction: Literal["ltr", "rtl"] = "ltr"
    region: CountryCode | None = None
    """Country whose way of writing dates is followed, where the language has several: GB."""
    paths: dict[str, Identifier] = Field(default_factory=dict)
    """Localised segment of addresses by neutral segment."""
    search: SearchRules = SearchRules()
    text: dict[str, str | dict[str, str]]
    """Words of the interface by key; plurals by category of Unicode CLDR (one, other …)."""
    made_from: dict[str, str] = Field(default_factory=dict)
    """Digest of the source string that each string was translated from; see `guide.reading.translations`."""


Plain = Annotated[Str, AfterValidator(Pattern(r"(?s)(?!.*\{[{%#]).*", "page_braces"))]
"""Text in the front matter of a page, where nothing is run."""


class PageMeta(Model):
    """Front matter of a page of `docs/`."""

    title: Plain
    short_title: Plain | None = None
    """Label in menus."""
    description: Plain
    pages: tuple[PageNumber, ...] = ()
    """Pages of the study."""
    order: int = 0
    """Rank among the pages of its section."""
    search: bool = True
    """Whether the search finds the page."""
    book: bool | Literal["index"] = True
    """Whether the page is a chapter of the book (`guide.books.book`): not where it only serves a screen; `index` for
    lists of other pages, which make up the book's last part."""
    icon: Annotated[Str, AfterValidator(Pattern(r"[a-z0-9]+(/[a-z0-9-]+)+", "icon"))] | None = None
    """Icon of the theme where lists of pages show the page, as in ``material/map``."""
    hide: tuple[Str, ...] = ()
    """What Material leaves out around the page: navigation, toc, path, footer."""
    made_from: dict[str, str] = Field(default_factory=dict)
    """Digests of the passages that this page was translated from; see `guide.reading.translations`."""

"""Explains acronyms and terms of the glossary in finished HTML: the first use of each on a page leads to its entry.

`theme/js/frame/terms.js` shows the explanation on focus, hover and touch. All explanations of a language are one
script, loaded when the first of them is asked for, so that pages stay small.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from guide.model.reference import Term
from guide.relations.relate import Guide
from guide.relations.world import World
from guide.view.scripts import assign
from guide.view.view import View

_PIECE = re.compile(r"<!--.*?-->|<(/?)([A-Za-z]\w*)[^>]*>|<|[^<]+", re.DOTALL)
"""A comment, a tag with its slash and name, or text."""
_CLOSED_TAGS = frozenset(
    "a abbr button caption cite code dt figcaption h1 h2 h3 h4 label legend nav option pre script style summary svg textarea th".split()  # noqa: E501, SIM905
)
"""Elements that no explanation goes into: they lead elsewhere, name something or stand for themselves."""
_CARD = re.compile(r"<p class=\"card-(text|what|chips)\"")
"""Words of a card are about another page, which explains them."""
_WORD = re.compile(r"(?<![\w-])\w+")
_PLURAL = "(?:e?s|x)?"


@dataclass(frozen=True)
class Explanation:
    """An entry of the glossary, ready to be found."""

    anchor: str
    pattern: re.Pattern[str]
    """Matches where a use begins, plural included."""
    acronym: bool


@dataclass(frozen=True)
class Terms:
    """The glossary in one language."""

    by_word: Mapping[str, Sequence[Explanation]]
    """Entries by their first word, the longest first."""

    @classmethod
    def of(cls, guide: Guide, language: str) -> Terms:
        """Entries that have something to say in a language."""
        by_word: dict[str, list[tuple[int, Explanation]]] = defaultdict(list)
        for term in guide.terms:
            form = _form(term, language)
            if form and (first := _WORD.search(form)):
                entry = Explanation(term.id, _pattern(form, bool(term.acronym)), bool(term.acronym))
                by_word[_stem(first[0])].append((len(form), entry))
        return cls(
            {
                word: [entry for _, entry in sorted(entries, key=lambda pair: (-pair[0], pair[1].anchor))]
                for word, entries in by_word.items()
            }
        )

    @cached_property
    def _entries_of(self) -> Callable[[str], Sequence[Explanation]]:
        """Entries whose first word is a form of a word as written."""
        return lru_cache(maxsize=10_000)(lambda word: self.by_word.get(_stem(word), ()))

    def explain(self, markup: str, glossary: str) -> str:
        """HTML in which the first use of each entry links to it; `glossary`: address of the glossary from this page."""
        seen: set[str] = set()
        out: list[str] = []
        depth = 0
        card = False
        for piece in _PIECE.finditer(markup):
            part, slash, tag = piece[0], piece[1], piece[2]
            if part[0] == "<":
                if tag and tag.lower() in _CLOSED_TAGS and not part.endswith("/>"):
                    depth += -1 if slash else 1
                if tag == "p":
                    card = not slash and bool(_CARD.match(part))
                out.append(part)
            else:
                out.append(part if depth or card or part.isspace() else self._link_uses(part, glossary, seen))
        return "".join(out)

    def _link_uses(self, text: str, glossary: str, seen: set[str]) -> str:
        entries = self._entries_of
        if not any(entries(word) for word in _WORD.findall(text)):
            return text  # most passages: a look at the words is quick, their places are not needed
        out: list[str] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for entry in entries(word[0]):
                if entry.anchor not in seen and (match := entry.pattern.match(text, word.start())):
                    seen.add(entry.anchor)
                    out += [text[end : word.start()], _link(entry, match[0], glossary)]
                    end = match.end()
                    break
        return "".join(out) + text[end:]


def _link(entry: Explanation, use: str, glossary: str) -> str:
    # What was found is HTML already.
    content = f"<abbr>{use}</abbr>" if entry.acronym else use
    return str(Markup('<a class="term" href="{}#{}">{}</a>').format(glossary, entry.anchor, Markup(content)))


def scripts(guide: Guide, language: str, _: World) -> Iterator[tuple[str, str]]:
    """What each entry that pages explain means, by its anchor."""
    view = View(guide, language, "")
    meanings = {term.id: _meaning(term, view) for term in guide.terms if _form(term, language)}
    yield terms_address(language), assign("guideTerms", meanings)


def terms_address(language: str) -> str:
    """Where the explanations of a language are, from the site's root."""
    return f"data/terms.{language}.js"


def _form(term: Term, language: str) -> str:
    """How pages write an entry: its acronym, or its name without what stands in brackets; nothing if there is none."""
    if term.acronym:
        return term.acronym.within(language)
    if term.everyday or term.definition is None or term.name.language(language) != language:
        return ""
    return re.sub(r"\s*\(.*\)$", "", term.name.within(language))


def _pattern(form: str, acronym: bool) -> re.Pattern[str]:
    if acronym:  # plural in English: NGOs
        return re.compile(rf"{re.escape(form)}(?=s?(?![\w-]))")
    words = "[ \n\u00a0\u202f]+".join(re.escape(word) + _PLURAL for word in form.split())
    return re.compile(rf"{words}(?![\w-])", re.IGNORECASE)


def _meaning(term: Term, view: View) -> str:
    """What an acronym stands for, then what it is; of a term, what it means."""
    parts = [term.name] if term.acronym else []
    return ". ".join(view.plain(part) for part in [*parts, *([term.definition] if term.definition else [])])


def _stem(word: str) -> str:
    return re.sub(f"{_PLURAL}$", "", word.casefold())

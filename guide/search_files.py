"""All files of the search in one language.

`search/<language>.js` says what every query needs: rules, words, where each volume of the index begins.
`search/<language>/words/` holds the volumes: scripts, of which a query loads those that may hold its words. What the
results show of a page is in `search/<language>/pages/`, one script a page; `list.js` has the addresses of all pages.
Everything is a script, so that it works from a disk, too.

A small guide is indexed by passages: results are ranked by the passage that fits best. A large one is indexed by
pages, so that neither its lists nor the work of the browser grow with every passage; see `search_index`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from guide.relate import Guide
from guide.render import View
from guide.search import Entry
from guide.search_index import Grain, Index, page_file, script, volume_files
from guide.search_words import Words

MOST_SHEETS = 1_000
"""Up to here « auto » indexes passages."""
WORDS = ("count", "limited", "none", "some")
_GRAINS: dict[str, Grain] = {"passages": "passages", "pages": "pages"}


def grain(setting: str, sheets: int) -> Grain:
    """What a setting of `mkdocs.yml` means: auto, passages or pages."""
    if setting == "auto":
        return "passages" if sheets <= MOST_SHEETS else "pages"
    if setting not in _GRAINS:
        raise ValueError(f"extra.search: {setting!r}; choose auto, passages or pages")
    return _GRAINS[setting]


def reading_order(language: str, documents: Iterable[Entry], generated: Iterable[Entry]) -> Iterator[Entry]:
    """What the search of one edition numbers: first its pages of `docs/`, given in all languages and in any order, then
    those that come from data, as they are given.
    """
    own = (entry for entry in documents if entry.url.startswith(f"{language}/"))
    yield from sorted(own, key=lambda entry: entry.url)
    yield from generated


def search_files(guide: Guide, language: str, entries: Iterable[Entry], by: Grain) -> Iterator[tuple[str, bytes]]:
    """Addresses and contents. Entries are taken once, one after the other: the same entries give the same files."""
    folder = f"search/{language}"
    index = Index(Words(guide.strings[language].search), by)
    addresses: list[str] = []
    version = hashlib.sha256()
    for number, entry in enumerate(entries):
        content = page_file(entry, f"{folder}/pages/{number}").encode()
        version.update(content)
        yield f"{folder}/pages/{number}.js", content
        index.add(entry)
        addresses.append(entry.url)
    yield f"{folder}/list.js", script(f"{folder}/list", addresses).encode()
    beginnings = []
    for address, first, text in volume_files(index, folder):
        beginnings.append(first)
        yield f"{address}.js", text.encode()
    settings = _settings(guide, language) | {"version": version.hexdigest()[:12]}
    contents = {"grain": by, "pages": index.pages, "beginnings": beginnings}
    yield f"{folder}.js", script(folder, settings | contents).encode()


def _settings(guide: Guide, language: str) -> dict[str, Any]:
    view = View(guide, language, "")
    rules = guide.strings[language].search
    groups = [list(pair) for pair in rules.synonyms]
    for term in guide.terms:
        names = [term.name, *([term.acronym] if term.acronym else [])]
        # Readers of another language know the source's acronyms, too: « ODD » finds the SDGs.
        forms = [*map(view.plain, names), *view.aliases(term), *([term.acronym.source] if term.acronym else [])]
        groups.append(list(dict.fromkeys(forms)))
    return {
        "language": language,
        "words": {name: view.forms(f"search.{name}") for name in WORDS},
        "rules": {
            "elisions": rules.elisions,
            "endings": [ending.split(">") for ending in rules.endings],
            "exceptions": rules.exceptions,
            "stopWords": rules.stop_words,
            "synonyms": [group for group in groups if len(group) > 1],
        },
    }


def write_search(guide: Guide, language: str, entries: Iterable[Entry], target: Any) -> None:
    for address, content in search_files(guide, language, entries, grain("auto", len(guide.projects))):
        path = target / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

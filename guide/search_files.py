"""All files of the search in one language, and which engine reads them.

`search/<language>.js` says what every query needs: rules, words, the engine. `search/<language>/pages/` holds what the
results show, one script a page. The words of the pages are in one of two indexes:

* minisearch: `search/<language>/index.js` and `words/`, in scripts, so that it works from a disk too. It finds words
  with typing errors, and knows which passage holds them.
* pagefind: `search/<language>/pagefind/`, for sites of any size that are served over HTTP. Beside it stands an index of
  the same form as that of minisearch, of titles, headings and first words only: it serves copies on a disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Literal, get_args

from guide.pagefind import Bundle, page_found
from guide.relate import Guide
from guide.render import View
from guide.search import Entry
from guide.search_index import Index, index_files, lead, page_file, script
from guide.search_words import Words

Engine = Literal["minisearch", "pagefind"]
MOST_SHEETS = 1_000
"""Up to here « auto » takes minisearch: its list of pages is loaded as a whole, and a frequent word is one script."""
WORDS = ("count", "limited", "none", "some", "disk")


def engine(setting: str, sheets: int) -> Engine:
    """The engine of a setting of `mkdocs.yml`: auto, minisearch or pagefind."""
    if setting == "auto":
        return "minisearch" if sheets <= MOST_SHEETS else "pagefind"
    for each in get_args(Engine):
        if setting == each:
            return each  # type: ignore[no-any-return]
    raise ValueError(f"extra.search: {setting!r}; choose auto, minisearch or pagefind")


def search_files(guide: Guide, language: str, entries: Iterable[Entry], by: Engine) -> Iterator[tuple[str, bytes]]:
    """Addresses and contents. Entries are taken once, one after the other: the same entries give the same files."""
    folder = f"search/{language}"
    words = Words(guide.strings[language].search)
    index = Index(words)
    bundle = Bundle(words) if by == "pagefind" else None
    version = hashlib.sha256()
    for entry in entries:
        address, text = page_file(entry, folder)
        yield address, text.encode()
        index.add(lead(entry) if bundle else entry)
        if bundle:
            bundle.add(entry)
    listed = ""
    for address, text in index_files(index, folder):
        version.update(text.encode())
        if by == "minisearch" and address == f"{folder}/index.js":
            listed = text  # every query needs it: it travels with the settings
        else:
            yield address, text.encode()
    if bundle:
        found: dict[str, str] = {}
        for name, content in bundle.files():
            yield f"{folder}/pagefind/{name}", content
            if name.endswith(".pf_fragment"):
                found[PurePosixPath(name).stem] = page_found(content)
        yield f"{folder}/found.js", script(f"{folder}/found", found).encode()
    settings = script(folder, _settings(guide, language, by, version.hexdigest()[:12]))
    yield f"{folder}.js", f"{settings}{listed}".encode()


def _settings(guide: Guide, language: str, by: Engine, version: str) -> dict[str, Any]:
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
        "engine": by,
        "version": version,
        "words": {name: view.forms(f"search.{name}") for name in WORDS},
        "rules": {
            "elisions": rules.elisions,
            "endings": [ending.split(">") for ending in rules.endings],
            "exceptions": rules.exceptions,
            "stopWords": rules.stop_words,
            "synonyms": [group for group in groups if len(group) > 1],
        },
    }

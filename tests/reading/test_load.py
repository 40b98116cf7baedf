"""Files and folders that are not as they should be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from guide import build
from guide.checking.collection import check_collection
from guide.model.study import Project
from guide.reading import yaml_file
from guide.reading.folder import load


def messages_of(folder: Path) -> list[str]:
    _, problems = build(folder / "data", folder / "docs")
    return [problem.text().replace(f"{folder}/", "") for problem in problems]


def test_bom_and_crlf_are_accepted(tiny_folder: Path) -> None:
    sheet = tiny_folder / "data/projects/riviere-prets.yml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert messages_of(tiny_folder) == []
    guide, _ = build(tiny_folder / "data")
    assert guide
    assert "\r" not in guide.project["riviere-prets"].summary.source


def test_symbolic_link_is_refused(tiny_folder: Path) -> None:
    (tiny_folder / "data/projects/lien.yml").symlink_to("/etc/passwd")
    assert messages_of(tiny_folder) == [
        "data/projects/lien.yml:0: fichier: c’est un lien symbolique ; mettez le fichier lui-même à cette place"
    ]


def test_linked_folder_is_refused(tiny_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tiny_folder / "data/projects/dossier.yml").symlink_to(tmp_path / "elsewhere")
    assert "lien symbolique" in messages_of(tiny_folder)[0]


def test_named_pipe_is_refused_without_waiting(tiny_folder: Path) -> None:
    os.mkfifo(tiny_folder / "data/projects/tube.yml")
    assert "n’est pas un fichier ordinaire" in messages_of(tiny_folder)[0]


def test_file_that_is_too_large(tiny_folder: Path) -> None:
    (tiny_folder / "data/projects/gros.yml").write_text("a: b\n" + "#" * yaml_file.MAX_BYTES, encoding="utf-8")
    assert "data/projects/gros.yml:0: fichier: le fichier pèse 200005 octets" in messages_of(tiny_folder)[0]


@pytest.mark.parametrize("name", ["projects/notes.txt", "projects/sous/fiche.yml", "autre.yml", "projects/fiche.yaml"])
def test_stray_file_is_not_lost_in_silence(tiny_folder: Path, name: str) -> None:
    path = tiny_folder / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a: b\n", encoding="utf-8")
    assert [line.split(": ")[0] for line in messages_of(tiny_folder)] == [f"data/{name}:0"]


def test_ids_that_differ_in_case_or_accent_only(tiny_folder: Path) -> None:
    sheet = tiny_folder / "data/projects/moulin-contes.yml"
    text = sheet.read_text(encoding="utf-8").replace("number: 2", "number: 9")
    (tiny_folder / "data/projects/Moulin-Contés.yml").write_text(text, encoding="utf-8")
    messages = "\n".join(messages_of(tiny_folder))
    assert "data/projects/Moulin-Contés.yml:1: fichier: le nom du fichier « Moulin-Contés.yml » ne peut pas" in messages
    assert "est déjà pris par projects/Moulin-Contés.yml, à la casse et aux accents près" in messages


def test_missing_strings_are_named(tiny_folder: Path) -> None:
    (tiny_folder / "data/strings/fr.yml").unlink()
    assert any(
        line.startswith("data/strings/fr.yml:0: fichier: ce fichier manque") for line in messages_of(tiny_folder)
    )


def test_string_that_a_language_lacks(tiny_folder: Path) -> None:
    path = tiny_folder / "data/strings/en.yml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("  site.home: Home\n", "")
        .replace("{number}: {title}", "{nr}: {title}")
    )
    path.write_text(text.replace("made_from:", "  site.extra: More\nmade_from:"), encoding="utf-8")
    messages = "\n".join(messages_of(tiny_folder))
    assert "cette chaîne d’interface manque ; traduisez : « site.home: Accueil »" in messages
    assert "text.step.title: les variables diffèrent de data/strings/fr.yml ; attendu : number, title" in messages
    assert "text.site.extra: cette chaîne d’interface n’existe pas" in messages


def test_field_of_a_sheet_without_words(tiny_folder: Path) -> None:
    for language in ("fr", "en"):
        path = tiny_folder / f"data/strings/{language}.yml"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        left = [line for line in lines if not line.startswith(("  field.lessons:", "  help.period.end:"))]
        assert len(lines) - len(left) >= 2
        path.write_text("".join(left), encoding="utf-8")
    lines = [line.split(": ", 1) for line in messages_of(tiny_folder) if "made_from" not in line]
    assert [what for where, what in lines if where.startswith("data/strings/fr.yml:")] == [
        "text: le champ « period.end » des fiches n’a pas de mots ; ajoutez la chaîne « help.period.end »",
        "text: le champ « lessons » des fiches n’a pas de mots ; ajoutez la chaîne « field.lessons »",
    ]


def test_translation_lies_over_the_sheet(tiny_folder: Path) -> None:
    collection, problems = load(tiny_folder / "data")
    assert not problems
    project = {project.id: project for project in collection.of(Project)}["moulin-contes"]
    assert project.title.within("en") == "The Mill’s tales"
    assert project.title.within("fr") == "Les contes du Moulin"
    assert project.targets[0].reason.within("en") == "Tales make people want to read."
    assert project.targets[0].code == "4.6"


def test_translation_of_nothing_is_a_problem(tiny_folder: Path) -> None:
    path = tiny_folder / "data/translations/en/projects/moulin-contes.yml"
    path.write_text("title: x\nlesson: y\nid: other\nlessons: [a, b, c]\n", encoding="utf-8")
    (path.parent / "nobody.yml").write_text("title: x\n", encoding="utf-8")
    messages = messages_of(tiny_folder)
    assert len(messages) == 5
    assert all("cette traduction ne correspond à aucun texte de data/projects/" in message for message in messages)


def test_page_without_front_matter(tiny_folder: Path) -> None:
    (tiny_folder / "docs/fr/tools/index.md").write_text("# Titre\n", encoding="utf-8")
    assert messages_of(tiny_folder)[0].startswith(
        "docs/fr/tools/index.md:1: fichier: l’en-tête de la page ne se lit pas"
    )


@pytest.mark.parametrize(
    ("source", "said_"),
    [
        ('{{ step("1") }}', 'step: « step("1") » ne répond pas à step(number) ; écrivez par exemple {{ step(1) }}'),
        ('{{ link("nope") }}', "link: page inconnue : « nope »"),
        ('{{ count("nope") }}', "count: valeur inconnue : « nope »"),
        ('{{ sheets_by("nope") }}', "sheets_by: valeur inconnue : « nope »"),
        ("{{ nope() }}", "fichier: fonction inconnue : « nope »"),
        ("{% if x %}", "fichier: les accolades de la page ne se lisent pas"),
        ("<script>alert(1)</script>", "fichier: « <script » n’est pas admis dans une page"),
        ("<img src=x onerror=alert(1)>", "fichier: « onerror= » n’est pas admis dans une page"),
        ("[x](javascript:alert(1))", "fichier: « javascript: » n’est pas admis dans une page"),
        ("[x](#){: onclick=alert(1) }", "fichier: « onclick= » n’est pas admis dans une page"),
    ],
)
def test_page_that_calls_or_holds_what_it_should_not(tiny_folder: Path, source: str, said_: str) -> None:
    path = tiny_folder / "docs/fr/tools/index.md"
    path.write_text(f"---\ntitle: A\ndescription: B\n---\n\n{source}\n", encoding="utf-8")
    assert messages_of(tiny_folder)[0].startswith(f"docs/fr/tools/index.md:6: {said_}")


def test_page_without_original_and_language_without_strings(tiny_folder: Path) -> None:
    (tiny_folder / "docs/en/only.md").write_text("---\ntitle: A\ndescription: B\n---\n", encoding="utf-8")
    (tiny_folder / "docs/es").mkdir()
    (tiny_folder / "data/translations/es").mkdir()
    lines = messages_of(tiny_folder)
    assert lines[0].startswith("data/translations/es:0: fichier: aucune langue « es »")
    assert lines[1].startswith("docs/en/only.md:0: fichier: cette page n’existe pas en français")
    assert lines[2].startswith("docs/es:0: fichier: aucune langue « es »")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  site.menu: 3", "want_text"),
        ('  site.menu: "{"', "string_format"),
        ('  site.menu: "{0}"', "string_placeholders"),
        ("  site.menu: {other: a}", "string_kind"),
        ("  index.count: x", "string_kind"),
        ("  index.count: {one: a}", "string_kind"),
    ],
)
def test_interface_string_of_the_wrong_shape(tiny_folder: Path, line: str, expected: str) -> None:
    path = tiny_folder / "data/strings/en.yml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["text"].update(yaml.safe_load(line))
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    _, problems = build(tiny_folder / "data", tiny_folder / "docs")
    assert expected in {problem.code for problem in problems} or any("invalid" in problem.code for problem in problems)
    assert all(problem.text() for problem in problems)


def test_page_that_names_what_does_not_exist(tiny_folder: Path) -> None:
    path = tiny_folder / "docs/fr/tools/index.md"
    calls = ['project("riviere-pret")', 'cite("x")', "step(9)", 'question("Q7")', 'target("4.7")', 'term("bdrr")']
    with path.open("a", encoding="utf-8") as page:
        page.write("\n".join(f"Voir {{{{ {call} }}}}." for call in [*calls, 'figures("x")']))
    assert [line.split(" ;")[0] for line in messages_of(tiny_folder)] == [
        "docs/fr/tools/index.md:7: project: fiche inconnue : « riviere-pret » (→ riviere-prets ?)",
        "docs/fr/tools/index.md:8: cite: référence inconnue : « x »",
        "docs/fr/tools/index.md:9: step: étape inconnue : « 9 »",
        "docs/fr/tools/index.md:10: question: question inconnue : « Q7 »",
        "docs/fr/tools/index.md:11: target: cible inconnue : « 4.7 » (→ 4.6 ?)",
        "docs/fr/tools/index.md:12: term: entrée de glossaire inconnue : « bdrr » (→ bdr ?)",
        "docs/fr/tools/index.md:13: figures: groupe de chiffres inconnu : « x »",
    ]


def test_page_with_wrong_front_matter_names_the_line(tiny_folder: Path) -> None:
    path = tiny_folder / "docs/fr/tools/index.md"
    path.write_text("---\ntitle: A\ndescription: B\nordre: 3\n---\n", encoding="utf-8")
    assert messages_of(tiny_folder)[0].startswith("docs/fr/tools/index.md:4: ordre: champ inconnu (→ order ?)")


def test_file_that_changes_between_loading_and_check_keeps_its_problem(tiny_folder: Path) -> None:
    sheet = tiny_folder / "data/projects/moulin-contes.yml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("number: 2", "number: 1"), encoding="utf-8")
    for change in (lambda: sheet.write_text("[", encoding="utf-8"), sheet.unlink):
        collection, problems = load(tiny_folder / "data")
        assert not problems
        change()
        assert {problem.code for problem in check_collection(collection)} == {"number_again"}
        sheet.write_text(text.replace("number: 2", "number: 1"), encoding="utf-8")

"""`guide import`: a filled-in template gives the same sheet as `guide new`; bad documents give one line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from filling import WRITERS, fill_docx, fill_odt, options

from guide.cli import main
from guide.contributing.word.template import files
from guide.reading import yaml_file
from guide.relations.relate import Guide

SHEETS = sorted((ROOT / "data" / "projects").glob("*.yml"))
DATA = ["--data", str(ROOT / "data")]


@pytest.fixture(scope="session")
def forms(real: Guide) -> dict[str, bytes]:
    """The templates by name: ``fr.docx``."""
    templates = (each for language in real.languages for each in files(real, language))
    return {name.rpartition("-")[2]: content for name, content in templates}


def values_of(sheet: Path, identifier: str = "essai") -> dict[str, Any]:
    """A sheet as a stranger would send it: with a name and an agreement, without a number."""
    document = yaml_file.read_yaml(sheet, sheet)
    assert isinstance(document, yaml_file.Document)
    values = {key: value for key, value in document.data.items() if key not in {"id", "number"}}
    return {"id": identifier, **values, "consent": {"by": "Ville de Fès, secrétariat", "date": "2025-03-01"}}


def imported(tmp_path: Path, content: bytes, form: str, *arguments: str) -> tuple[int, Path]:
    document = tmp_path / f"filled.{form}"
    document.write_bytes(content)
    out = tmp_path / "out"
    return main(["import", str(document), "--out", str(out), *DATA, *arguments]), out / "essai.yml"


def made(values: dict[str, Any], tmp_path: Path) -> str:
    """The same sheet by `guide new`, in a copy of the data."""
    import shutil

    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert main(["new", "--data", str(tmp_path / "data"), *options(values)]) == 0
    return (tmp_path / "data/projects/essai.yml").read_text(encoding="utf-8")


CASES = [(sheet, "docx", "fr") for sheet in SHEETS[::7]] + [(sheet, "odt", "en") for sheet in SHEETS[1::7]]
CASES += [(SHEETS[0], "docx", "en"), (SHEETS[0], "odt", "fr")]


@pytest.mark.parametrize(("sheet", "form", "language"), CASES, ids=lambda each: getattr(each, "stem", each))
def test_a_filled_template_gives_the_sheet_that_new_gives(
    sheet: Path, form: str, language: str, forms: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = values_of(sheet)
    filled = WRITERS[form](forms[f"{language}.{form}"], values)
    status, path = imported(tmp_path, filled, form, "--lang", language)
    output = capsys.readouterr()
    assert (status, output.err) == (0, ""), output.out
    assert path.read_text(encoding="utf-8") == made(values, tmp_path)


def test_the_sheet_made_from_a_document_passes_the_check(
    tiny_folder: Path, real: Guide, forms: dict[str, bytes]
) -> None:
    import shutil

    data = tiny_folder / "real"
    shutil.copytree(ROOT / "data", data / "data")
    document = tiny_folder / "filled.odt"
    document.write_bytes(fill_odt(forms["fr.odt"], values_of(SHEETS[0])))
    assert main(["import", str(document), "--data", str(data / "data")]) == 0
    assert main(["check", "--data", str(data / "data")]) == 0
    assert main(["import", str(document), "--data", str(data / "data")]) == 2, "not twice"
    before = (data / "data/projects/essai.yml").read_bytes()
    assert main(["import", str(document), "--data", str(data / "data"), "--replace"]) == 0
    assert (data / "data/projects/essai.yml").read_bytes() == before


def change(content: bytes, edit: Callable[[Any], None]) -> bytes:
    document = docx.Document(io.BytesIO(content))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def heading(document: Any, marker: str) -> Any:
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.endswith(f"[{marker}]"))


def below(paragraph: Any, text: str, style: str | None = None) -> Any:
    added = OxmlElement("w:p")
    paragraph._p.addnext(added)
    new = docx.text.paragraph.Paragraph(added, paragraph._parent)
    new.text = text
    if style:
        new.style = style
    return new


@pytest.fixture
def filled(forms: dict[str, bytes]) -> bytes:
    return fill_docx(forms["fr.docx"], values_of(SHEETS[0]))


def test_what_has_no_place_is_listed_with_where_it_stands(
    filled: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(document: Any) -> None:
        below(heading(document, "lead"), "Un mot sous le porteur")
        below(heading(document, "annex"), "Un mot à la fin")
        below(heading(document, "title"), "Mon titre à moi", "Heading 3")
        document.paragraphs[0].insert_paragraph_before("Bonjour !")
        for table in document.tables:
            first = table.rows[0].cells[0].text
            if first.endswith("[audiences]"):
                row = table.add_row()
                row.cells[0].text, row.cells[1].text = "x", "Marins"
            if first.endswith("[lead.kind]"):
                for row in table.rows[1:]:
                    row.cells[0].text = "X"
        below(heading(document, "name"), "").add_run().add_picture(io.BytesIO(picture()))

    status, path = imported(tmp_path, change(filled, edit), "docx")
    output = capsys.readouterr().out.splitlines()
    assert status == 1
    assert path.exists()
    for line in (
        "non placé : au début du document : Bonjour !",
        "non placé : sous « Le porteur du projet » : Un mot sous le porteur",
        "non placé : sous « Titre de la fiche (obligatoire) » : Mon titre à moi",
        "non placé : sous « Annexe » : Un mot à la fin",
        "non placé : sous « Publics (obligatoire) », ligne 9 du tableau : x | Marins",
        "non placé : sous « Nom du projet (obligatoire) » : une image",
    ):
        assert line in output, output
    assert any("ligne 2 du tableau : un seul choix est possible, celui-ci est en trop" in line for line in output)


def picture() -> bytes:
    import base64

    return base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )


def test_tracked_changes_content_controls_lists_and_invisible_characters(filled: bytes, tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        answer = docx.text.paragraph.Paragraph(heading(document, "name")._p.getnext().getnext(), document)
        answer.text = ""
        for tag, text in (("w:ins", "Le four\u00ad à\u00a0pain"), ("w:del", "supprimé")):
            run = OxmlElement("w:r")
            piece = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
            piece.text = text
            run.append(piece)
            changed = OxmlElement(tag)
            changed.append(run)
            answer._p.append(changed)
        control, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        control.append(inside)
        answer._p.addnext(control)
        inside.append(answer._p)
        lists = below(heading(document, "partners_note"), "Premier", "List Bullet")
        below(lists, "Second", "List Bullet")

    _, path = imported(tmp_path, change(filled, edit), "docx")
    document = yaml_file.read_yaml(path, path)
    assert isinstance(document, yaml_file.Document)
    assert document.data["name"] == "Le four à pain"
    assert document.data["partners_note"] == "- Premier\n- Second"


def hyperlink(document: Any, text: str, address: str) -> Any:
    link, run, piece = (OxmlElement(tag) for tag in ("w:hyperlink", "w:r", "w:t"))
    link.set(qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    piece.text = text
    run.append(piece)
    link.append(run)
    return link


def test_a_link_of_a_document_keeps_its_address_and_is_refused_like_any_other(
    forms: dict[str, bytes], filled: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(document: Any) -> None:
        note = below(heading(document, "partners_note"), "Voir ")
        note._p.append(hyperlink(document, "leur site", "https://example.org/a"))
        note._p.append(hyperlink(document, " example.org/b", "https://www.example.org/b/"))

    status, path = imported(tmp_path, change(filled, edit), "docx")
    assert status == 1
    assert "Voir [leur site](https://example.org/a) example.org/b\n" in path.read_text(encoding="utf-8")
    assert "partners_note: un texte ne porte pas de lien (« [leur site](https://example.org/a) »)" in (
        capsys.readouterr().out
    )
    files = parts(fill_odt(forms["fr.odt"], values_of(SHEETS[0]) | {"name": "Le four"}))
    xlink = "http://www.w3.org/1999/xlink"
    link = f'<text:a xmlns:xlink="{xlink}" xlink:type="simple" xlink:href="https://example.org/a">Le four</text:a>'
    files["content.xml"] = files["content.xml"].replace(b">Le four<", f">{link}<".encode())
    _, path = imported(tmp_path, packed(files), "odt", "--replace")
    assert 'name: "[Le four](https://example.org/a)"' in path.read_text(encoding="utf-8")


def test_problems_are_those_of_the_check_with_the_line_of_the_file(
    forms: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = values_of(SHEETS[0])
    del values["consent"]
    values |= {"name": "Écrire à x@example.org", "targets": ({"code": "99", "reason": "Parce que."},)}
    status, path = imported(tmp_path, fill_docx(forms["en.docx"], values), "docx", "--lang", "en")
    output = capsys.readouterr()
    assert status == 1
    lines = path.read_text(encoding="utf-8").split("\n")
    place = f"{path}:{lines.index('name: Écrire à x@example.org') + 1}: name: an e-mail address is personal data"
    assert any(line.startswith(place) for line in output.out.splitlines()), output.out
    assert "targets[0].code: “99” is not a target code; write for instance" in output.out
    assert "consent: nobody has agreed to the publication" in output.out
    assert output.err == f"2 problems to mend in {path}\n"


def test_an_identifier_never_leads_out_of_the_folder(forms: dict[str, bytes], tmp_path: Path) -> None:
    filled = fill_docx(forms["fr.docx"], values_of(SHEETS[0], "../../dehors"))
    status, _ = imported(tmp_path, filled, "docx")
    assert status == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["dehors.yml"]
    assert not (tmp_path.parent / "dehors.yml").exists()


# Bad documents


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_entities(content: bytes, main_part: str) -> bytes:
    files = parts(content)
    declaration, _, rest = files[main_part].partition(b"?>")
    bomb = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    return packed(files | {main_part: declaration + b"?>" + bomb + rest})


def marked(document: Any) -> None:
    heading(document, "summary").runs[-1].text = " [sumary]"


BAD: dict[str, tuple[str, Callable[[bytes, bytes], bytes], str]] = {
    "not a zip": ("docx", lambda d, o: b"Bonjour", "abîmé"),
    "not a zip, odt": ("odt", lambda d, o: b"Bonjour", "abîmé"),
    "wrong extension": ("doc", lambda d, o: d, "n’est pas un document .docx ou .odt"),
    "odt called docx": ("docx", lambda d, o: o, "n’est pas un document de traitement de texte"),
    "docx called odt": ("odt", lambda d, o: d, "n’est pas un document de traitement de texte"),
    "truncated": ("docx", lambda d, o: d[: len(d) // 2], "abîmé"),
    "truncated, odt": ("odt", lambda d, o: o[:-100], "abîmé"),
    "empty": ("docx", lambda d, o: b"", "vide"),
    "huge": ("docx", lambda d, o: b"x" * 5_000_001, "la limite est de 5000000 octets"),
    "bomb": ("docx", lambda d, o: packed(parts(d) | {"word/media/a": b"\0" * 50_000_000}), "démesurée"),
    "bomb of XML": ("odt", lambda d, o: packed(parts(o) | {"styles.xml": b" " * 11_000_000}), "démesurée"),
    "many parts": ("odt", lambda d, o: packed(parts(o) | {f"p{n}": b"" for n in range(600)}), "démesurée"),
    "deep": ("odt", lambda d, o: packed(parts(o) | {"content.xml": b"<a>" * 9000 + b"</a>" * 9000}), "démesurée"),
    "deep, docx": ("docx", lambda d, o: packed(parts(d) | {"word/document.xml": b"<a>" * 99999}), "démesurée"),
    "entities": ("docx", lambda d, o: with_entities(d, "word/document.xml"), "déclarations XML"),
    "entities, odt": ("odt", lambda d, o: with_entities(o, "content.xml"), "déclarations XML"),
    "broken XML": ("docx", lambda d, o: packed(parts(d) | {"word/document.xml": b"<w:document"}), "abîmé"),
    "no body": ("docx", lambda d, o: packed(parts(d) | {"word/document.xml": b"<a/>"}), "abîmé"),
    "parts missing": ("docx", lambda d, o: packed({"word/document.xml": b"<a/>"}), "abîmé"),
    "unknown heading": ("docx", lambda d, o: change(d, marked), "titre inconnu : « Le projet (obligatoire) [sumary] »"),
    "blank template": ("docx", lambda d, o: d, "n’est pas rempli"),
    "blank template, odt": ("odt", lambda d, o: o, "n’est pas rempli"),
    "another document": ("docx", lambda d, o: change(d, lambda x: x.element.body.clear_content()), "pas le modèle"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_gives_one_line_and_writes_nothing(
    name: str, forms: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, make, message = BAD[name]
    status, path = imported(tmp_path, make(forms["fr.docx"], forms["fr.odt"]), form)
    captured = capsys.readouterr()
    assert (status, captured.out) == (2, "")
    assert message in captured.err
    assert captured.err.count("\n") == 1, captured.err
    assert "/etc/passwd" not in captured.err
    assert not path.parent.exists()


def test_a_bad_document_in_a_process_of_its_own(tmp_path: Path) -> None:
    document = tmp_path / "bad.docx"
    document.write_bytes(b"PK\x03\x04" + b"\0" * 100)
    command = [sys.executable, "-m", "guide", "import", str(document), "--out", str(tmp_path / "out"), "--lang", "en"]
    result = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{document}: the document is damaged")
    assert result.stderr.count("\n") == 1


def test_a_document_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "none.docx"), "--lang", "en", *DATA]) == 2
    assert capsys.readouterr().err.endswith("none.docx: this file does not exist\n")


def test_templates_name_no_person_and_no_program_date(forms: dict[str, bytes]) -> None:
    for name, content in forms.items():
        text = b"".join(parts(content).values())
        assert b"python-docx" not in text, name
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert qn("w:t")

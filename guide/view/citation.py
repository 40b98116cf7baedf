"""How a sheet is cited: in words, in BibTeX and in RIS, with the version of its text and its language.

BibTeX and RIS are a dozen fields each, written here; the tests read them back with the parsers that others use.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guide.model import routes
from guide.model.study import Project
from guide.relations.relate import Guide
from guide.view import provenance
from guide.view.publication import Publication
from guide.view.view import View

LICENCE_NAME = "CC BY 4.0"


@dataclass(frozen=True)
class Citation:
    """What the formats have in common. Texts have ordinary spaces."""

    sheet: str
    """Identifier of the sheet."""
    language: str
    """Of the text: where a sheet is not translated, not that of the edition."""
    author: str
    title: str
    guide: str
    date: str
    """ISO date of the facts, as precise as it is known; empty where it is not."""
    version: str
    notes: tuple[str, ...]
    """What no field of the formats holds: number, version, place in the study, licence."""
    address: str
    """Of the page; empty where the site has no address."""
    text: str

    @property
    def name(self) -> str:
        """Key of the entry and name of its file; another version or language has another one."""
        return f"{self.sheet}-{self.language}-{self.version}"


def version(project: Project) -> str:
    """Eight characters that change with what the sheet says in the source language, and with nothing else.

    Fields that a sheet leaves out do not count: a new optional field gives no sheet another version.
    """
    content = project.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def of(view: View, project: Project) -> Citation:
    """The citation of a sheet in the edition that a reader has before them."""
    guide, title, digest = view.t("site.title"), view.plain(project.title), version(project)
    language = project.summary.language(view.reading)
    publisher = view.publication.publisher
    date = provenance.facts_date(publisher, project)
    author = view.t("cite.author", guide=guide)
    page = routes.address(routes.project(project.id), view.language, view.guide.strings)
    address = publisher.url(page) if publisher.address else ""
    text = view.t(
        "cite.text",
        author=author,
        title=title,
        number=project.number,
        version=digest,
        date=view.date(date) or view.t("cite.undated"),
        language=view.locale.languages.get(language, language),
    )
    study = view.study(project.study.pages) if project.study else ""
    notes = (
        view.t("project.number", number=project.number),
        view.t("cite.version", version=digest),
        study,
        LICENCE_NAME,
    )
    return Citation(
        sheet=project.id,
        language=language,
        author=_plain_spaces(author),
        title=_plain_spaces(title),
        guide=_plain_spaces(guide),
        date=date,
        version=digest,
        notes=tuple(_plain_spaces(note) for note in notes if note),
        address=address,
        text=" ".join([text, *(f"{part}." for part in (study, LICENCE_NAME) if part), *([address] if address else [])]),
    )


def _plain_spaces(text: str) -> str:
    """A text on one line with ordinary spaces: other programs set it by rules of their own."""
    return re.sub(r"\s+", " ", text).strip()


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "&%$#_"},
}
"""Characters that mean something to TeX. Accents stay as they are: BibTeX files are read as UTF-8 today."""


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def bibtex(citation: Citation) -> str:
    """One entry; braces within braces keep the capitals of names and the author in one piece."""
    year, _, rest = citation.date.partition("-")
    fields = {
        "author": f"{{{_tex(citation.author)}}}",
        "title": f"{{{_tex(citation.title)}}}",
        "booktitle": f"{{{_tex(citation.guide)}}}",
        "year": year,
        "month": rest[:2].lstrip("0"),
        "language": citation.language,
        "version": citation.version,
        "note": _tex(". ".join(citation.notes)),
        "url": citation.address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@incollection{{{citation.name},\n" + ",\n".join(lines) + "\n}\n"


def ris(citation: Citation) -> str:
    """One record, with the line ends that the format asks for."""
    year, _, rest = citation.date.partition("-")
    month, _, day = rest.partition("-")
    fields = [
        ("TY", "CHAP"),
        ("ID", citation.name),
        ("AU", citation.author),
        ("TI", citation.title),
        ("T2", citation.guide),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", citation.language),
        ("ET", citation.version),
        *(("N1", note) for note in citation.notes),
        ("UR", citation.address),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


REFERENCE_FORMATS: dict[str, Callable[[Citation], str]] = {"BibTeX": bibtex, "RIS": ris}
"""By the name that readers know; the file ends in `ENDINGS`."""
ENDINGS = {"BibTeX": "bib", "RIS": "ris"}


def file_address(project: Project, language: str, form: str) -> str:
    """Where a file is, from the site's root; it stays there when the sheet changes."""
    return f"data/citations/{project.id}.{language}.{ENDINGS[form]}"


def files(guide: Guide, language: str, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Each sheet of one edition in each format: address and content."""
    for project in guide.projects:
        citation = of(View.of(guide, routes.project(project.id), language, publication=publication), project)
        for form, write in REFERENCE_FORMATS.items():
            yield file_address(project, language, form), write(citation).encode()

"""The template of a sheet for word processors: what it holds, whatever the format; written by `writer`.

Every place to fill in carries the path of its field in brackets, `[cases.title]`, by which `importer` finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.contributing.word import writer
from guide.contributing.word.writer import Block, Heading, Paragraph, Table
from guide.model.questionnaire import FIELDS, Field, Words
from guide.relations.relate import Guide
from guide.text.typography import typeset

TEMPLATES_FOLDER = "modeles"
"""Where the site offers the templates."""
DOCUMENT_FORMATS = ("docx", "odt")
ANNEX = "annex"
"""Marker of the part that nobody fills in."""
EMPTY_ROWS = 3


def files(guide: Guide, language: str) -> Iterator[tuple[str, bytes]]:
    """Pairs (address relative to the site's root, file) of one language, the same bytes at every build."""
    blocks = list(template(guide, language))
    title = Words(guide.strings, guide.taxonomy, language).t("blank.title")
    for form in DOCUMENT_FORMATS:
        yield template_address(guide, language, form), writer.WRITERS[form](blocks, title, language)


def template_address(guide: Guide, language: str, form: str) -> str:
    """Where the template of one language and format is, relative to the site's root."""
    name = guide.strings[language].text["blank.file"]
    return f"{TEMPLATES_FOLDER}/{name}-{language}.{form}"


@dataclass(frozen=True)
class _Writer:
    """Turns fields into blocks, in one language."""

    words: Words

    def set(self, text: str) -> str:
        return typeset(text, self.words.language)

    def heading(self, level: int, field: Field) -> Iterator[Block]:
        label = self.words.label(field)
        if field.required and field.kind != "group":
            label += f" ({self.words.t('blank.required')})"
        yield Heading(level, self.set(label), field.path)
        yield Paragraph(self.set(self.words.help(field)), "help")

    def field(self, field: Field, level: int = 2) -> Iterator[Block]:
        """Heading, help and the place to fill in."""
        yield from self.heading(level, field)
        label = self.set(self.words.label(field))
        if field.kind == "group":
            for each in field.fields:
                yield from self.field(each, level + 1)
        elif field.kind == "table":
            for each in field.fields:
                mark = f" ({self.words.t('blank.optional')})" if not each.required else ""
                text = self.words.t("blank.explained", label=self.words.label(each) + mark, help=self.words.help(each))
                yield Paragraph(self.set(text), "help")
            head = tuple((self.set(self.words.label(each)), each.path) for each in field.fields)
            yield Table(head, (("",) * len(head),) * EMPTY_ROWS, label)
        elif field.kind in {"choice", "choices"}:
            yield Paragraph(self.set(self.words.t("blank.tick")), "help")
            rows = tuple(("", f"{self.set(text)} [{code}]") for code, text in self.words.choices(field))
            yield Table(((self.set(self.words.t("blank.chosen")), field.path), (label, "")), rows, label)
        elif field.kind == "texts":
            yield Table(((label, field.path),), (("",),) * EMPTY_ROWS, label)
        else:
            yield Paragraph("", "answer")


def template(guide: Guide, language: str) -> Iterator[Block]:
    """The whole document: the author's fields, the consent, the editors' fields, the codes that may be needed."""
    words = Words(guide.strings, guide.taxonomy, language)
    writer = _Writer(words)
    yield Heading(1, writer.set(words.t("blank.title")))
    for key in ("intro", "language", "privacy"):
        yield Paragraph(writer.set(words.t(f"blank.{key}")), "note")
    authors, editors = split_fields()
    for field in authors:
        yield from writer.field(field)
    yield Heading(1, writer.set(words.t("blank.editors")))
    yield Paragraph(writer.set(words.t("blank.editors_help")), "help")
    for field in editors:
        yield from writer.field(field)
    yield Heading(1, writer.set(words.t("blank.annex")), ANNEX)
    for title, rows in annexes(guide, language):
        yield Heading(2, writer.set(title))
        head = ((writer.set(words.t("blank.code")), ""), (writer.set(words.t("blank.meaning")), ""))
        yield Table(head, tuple((code, writer.set(text)) for code, text in rows), writer.set(title))


def split_fields() -> tuple[list[Field], list[Field]]:
    """The author's fields, consent last, and the editors'."""
    authors = [field for field in FIELDS if not field.use.editors]
    authors.sort(key=lambda field: field.name == "consent")
    return authors, [field for field in FIELDS if field.use.editors]


def annexes(guide: Guide, language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Codes that authors may need: questions and targets, with what they stand for."""
    words = Words(guide.strings, guide.taxonomy, language)
    questions = [(code, question.title.within(language)) for code, question in guide.question.items()]
    targets = [(code, target.title.within(language)) for code, target in guide.target.items()]
    return [(words.t("blank.annex_questions"), questions), (words.t("blank.annex_targets"), targets)]

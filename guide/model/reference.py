"""What readers look up: glossary, bibliography, survey, interview grid, world agenda."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guide.model.fields import Identifier, Model, Name, PageNumber, Str, Text, Url


class Term(Model):
    """An entry of the glossary: an acronym, or a term and what it means."""

    id: Identifier
    acronym: Name | None = None
    name: Text
    definition: Text | None = None
    aliases: tuple[Name, ...] = ()
    """Other spellings that readers search for."""
    everyday: bool = False
    """Whether the word has other senses as well: pages then do not explain it where it stands."""
    editors: bool = False
    """Whether the explanation is the editors' own rather than the study's."""


class Glossary(Model):
    """The file of acronyms and terms."""

    terms: tuple[Term, ...] = ()


class Source(Model):
    """A work that the study refers to."""

    id: Identifier
    kind: Literal["report", "guide", "book", "chapter", "article", "law", "website", "resolution"]
    authors: tuple[Str, ...] = ()
    title: Name
    container: Name | None = None
    publisher: Name | None = None
    year: Annotated[int, Field(strict=True, ge=1900, le=2100)] | None = None
    details: Text | None = None
    url: Url | None = None
    label: Str
    """How a text refers to it: « Dubet, 2003 »."""
    pages: tuple[PageNumber, ...] = ()
    """Pages of the study that refer to it."""


class Bibliography(Model):
    """The file of references."""

    sources: tuple[Source, ...] = ()


class Figure(Model):
    """One number of the survey."""

    label: Text
    value: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)] | None = None
    """In `unit`; absent where the study gives only words."""
    text: Text
    """The figure in words."""
    unit: Literal["percent", "count"]
    page: PageNumber


class FigureGroup(Model):
    """Figures of the survey that answer one question."""

    id: Identifier
    title: Text
    note: Text | None = None
    figures: tuple[Figure, ...] = Field(min_length=1)


class Survey(Model):
    """The file of figures."""

    groups: tuple[FigureGroup, ...] = ()


class InterviewTheme(Model):
    """A theme of the interview grid with its questions."""

    title: Text
    questions: tuple[Text, ...] = Field(min_length=1)


class InterviewSection(Model):
    """A sub-heading of the interview grid."""

    title: Text
    themes: tuple[InterviewTheme, ...] = ()


class InterviewPart(Model):
    """One of the three parts of the interview grid."""

    number: int = Field(strict=True, ge=1)
    title: Text
    pages: tuple[PageNumber, ...] = Field(min_length=1)
    sections: tuple[InterviewSection, ...] = Field(min_length=1)


class Interview(Model):
    """The file of the interview grid."""

    parts: tuple[InterviewPart, ...] = ()


class MillenniumGoal(Model):
    """One of the eight Millennium Development Goals (« OMD »)."""

    number: int = Field(strict=True, ge=1, le=8)
    title: Text


class KeyMessage(Model):
    """A key message of the dialogues on localising the 2030 Agenda, as the study selects it."""

    number: int = Field(strict=True, ge=1)
    group: Text
    text: Text


class LocalisationProposal(Model):
    """A proposal of the study's contributors to the localisation dialogues."""

    group: Text
    text: Text


class Agenda(Model):
    """What the study says about the world's agenda, as lists."""

    mdg: tuple[MillenniumGoal, ...] = ()
    key_messages: tuple[KeyMessage, ...] = ()
    proposals: tuple[LocalisationProposal, ...] = ()

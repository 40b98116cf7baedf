"""What the guide is made of: frozen, typed values, one class per noun of the study.

Every class mirrors a mapping of the YAML files under ``data/`` key for key, so that its fields are the file's
documentation; field descriptions are in French because they end up in the JSON Schema that contributors see.
Nothing here reads a file or knows another value: references are codes, resolved by `guide.relate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

SOURCE_LANGUAGE = "fr"
"""Language of `data/`: every text exists in it, translations lie over it."""


class Text:
    """A passage for readers, in the source language, with the translations that exist.

    Immutable and hashable. Sheets hold plain strings; `guide.load` lays the translations over them.
    """

    __slots__ = ("source", "translations")

    def __init__(self, source: str, translations: tuple[tuple[str, str], ...] = ()):
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "translations", translations)

    source: str
    """The passage in `SOURCE_LANGUAGE`."""
    translations: tuple[tuple[str, str], ...]
    """Pairs (language, passage)."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Text is immutable")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.source, self.translations) == (other.source, other.translations)

    def __hash__(self) -> int:
        return hash((self.source, self.translations))

    def __repr__(self) -> str:
        return f"Text({self.source!r})"

    def language(self, wanted: str) -> str:
        """The language in which this passage can be given to a reader of `wanted`."""
        return wanted if any(language == wanted for language, _ in self.translations) else SOURCE_LANGUAGE

    def within(self, wanted: str) -> str:
        """The passage in `wanted`, else in the source language."""
        return next((text for language, text in self.translations if language == wanted), self.source)

    def translated(self, language: str, text: str) -> Text:
        """The passage with one translation more."""
        return Text(self.source, (*self.translations, (language, text)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        plain = core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)
        return core_schema.no_info_after_validator_function(
            cls, plain, serialization=core_schema.plain_serializer_function_ser_schema(lambda text: text.source)
        )


def _matching(pattern: str, error: str) -> Callable[[str], str]:
    """A validator that refuses strings that do not match `pattern` wholly, with the named error of `guide.messages`."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(error, error, {"value": value})
        return value

    return check


def _address(value: str) -> str:
    """Only plain web addresses: anything else could run in a reader's browser."""
    if not re.fullmatch(r"https?://[^\s/?#@<>\"'\\`{}|^]+\.[^\s/?#@<>\"'\\`{}|^]+([/?#][^\s<>\"'\\`{}|^]*)?", value):
        raise PydanticCustomError("address", "address", {"value": value})
    return value


Str = Annotated[str, Field(strict=True, min_length=1)]
Identifier = Annotated[Str, AfterValidator(_matching(r"[a-z0-9]+(-[a-z0-9]+)*", "identifier"))]
Code = Annotated[Str, AfterValidator(_matching(r"[a-z0-9]+(_[a-z0-9]+)*", "code"))]
Url = Annotated[Str, AfterValidator(_address)]
QuestionCode = Annotated[Str, AfterValidator(_matching(r"Q[1-9]\d?|[a-z]+(-[a-z]+)*", "question_code"))]
TargetCode = Annotated[Str, AfterValidator(_matching(r"\d{1,2}\.(\d{1,2}|[a-d])", "target_code"))]
CountryCode = Annotated[Str, AfterValidator(_matching(r"[A-Z]{2}", "country_code"))]
IsoDate = Annotated[
    Str,
    AfterValidator(_matching(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "iso_date")),
]
Page = Annotated[int, Field(strict=True, ge=1, le=999)]


class Model(BaseModel):
    """A frozen value that accepts its own keys and types, and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


class Office(Model):
    """Where the lead organisation can be written to."""

    service: Text | None = Field(None, description="Service ou direction, sans nom de personne")
    address: tuple[Str, ...] = Field(min_length=1, description="Adresse postale, une ligne par élément")


class Lead(Model):
    """The organisation that carries a project (« porteur »)."""

    name: Str = Field(description="Nom officiel, en toutes lettres")
    kind: Code = Field(description="Nature du porteur (data/taxonomy.yml)")
    status: Text | None = Field(None, description="Précision sur le statut")
    country: CountryCode = Field(description="Pays du porteur, code ISO 3166-1 à deux lettres")
    offices: tuple[Office, ...] = Field((), description="Services et adresses postales")
    url: Url | None = Field(None, description="Site internet du porteur")


class Partners(Model):
    """The partners of one country."""

    country: CountryCode = Field(description="Pays, code ISO 3166-1 à deux lettres")
    names: tuple[Str, ...] = Field(min_length=1, description="Noms des partenaires de ce pays")


class Phase(Model):
    """A stage of a project that the study describes on its own."""

    name: Text = Field(description="Nom de la phase")
    start: IsoDate | None = Field(None, description="Début : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets")
    end: IsoDate | None = Field(None, description="Fin : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets")
    text: Text | None = Field(None, description="Contenu de la phase")


class Period(Model):
    """When a project runs: as dates that sort, and as words."""

    start: IsoDate | None = Field(None, description="Début : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets")
    end: IsoDate | None = Field(None, description="Fin ; à omettre si le projet continue ou si elle n’est pas connue")
    text: Text = Field(description="La période en toutes lettres")


class Website(Model):
    """A web address given by a sheet."""

    label: Text = Field(description="À qui appartient ce site, ou ce qu’on y trouve")
    url: Url = Field(description="Adresse complète, avec http:// ou https://")


class Provenance(Model):
    """Where in the study a sheet comes from."""

    section: Str = Field(description="Numéro de la partie de l’étude")
    pages: tuple[Page, ...] = Field(min_length=1, description="Pages de l’étude")


class TargetLink(Model):
    """A target of the Sustainable Development Goals that a project serves; always the editors' choice."""

    code: TargetCode = Field(description='Code de la cible, entre guillemets : "8.6"')
    reason: Text = Field(description="Une phrase qui rattache la cible aux faits de cette fiche")


class Case(Model):
    """What a project shows about one question of the method (« Voir fiche n° … »)."""

    question: QuestionCode = Field(description="Code de la question, de Q1 à Q19")
    title: Text = Field(description="Ce que montre le cas")
    text: Text = Field(description="Le cas, en quelques paragraphes")
    pages: tuple[Page, ...] = Field((), description="Pages de l’étude")


class Project(Model):
    """A project sheet (« fiche projet »)."""

    id: Identifier = Field(description="Identifiant : le nom du fichier, sans .yml ; c’est aussi l’adresse de la page")
    number: int = Field(strict=True, ge=1, description="Numéro de la fiche")
    title: Text = Field(description="Titre de la fiche")
    short_title: Text = Field(description="Titre court pour les listes : qui, où, quoi")
    lead: Lead = Field(description="Le porteur du projet")
    partners: tuple[Partners, ...] = Field((), description="Les partenaires, pays par pays")
    partners_note: Text | None = Field(None, description="Précision sur les partenaires")
    name: Text = Field(description="Nom du projet")
    summary: Text = Field(description="Contexte, démarche, activités, résultats")
    objectives: tuple[Text, ...] = Field((), description="Les objectifs, un par élément")
    phases: tuple[Phase, ...] = Field((), description="Les phases, s’il y en a")
    period: Period = Field(description="Période du projet")
    lessons: tuple[Text, ...] = Field(min_length=1, description="Enseignements : ce que le projet a appris")
    open_questions: tuple[Text, ...] = Field((), description="Questionnements encore ouverts")
    websites: tuple[Website, ...] = Field((), description="Autres sites internet")
    further_reading: tuple[Identifier, ...] = Field((), description="Pour en savoir plus (data/sources.yml)")
    audiences: tuple[Code, ...] = Field(min_length=1, description="Publics visés (data/taxonomy.yml)")
    themes: tuple[Code, ...] = Field(min_length=1, description="Thèmes (data/taxonomy.yml)")
    study: Provenance | None = Field(None, description="Place dans l’étude de 2015")
    targets: tuple[TargetLink, ...] = Field((), description="Cibles des ODD servies par le projet")
    cases: tuple[Case, ...] = Field((), description="Questions de la méthode que le projet illustre")
    editor_notes: tuple[Text, ...] = Field((), description="Notes de la rédaction : contradictions, lacunes")

    @property
    def countries(self) -> tuple[str, ...]:
        """Country codes of the lead and the partners, each once, in the order of the sheet."""
        return tuple(dict.fromkeys([self.lead.country, *(group.country for group in self.partners)]))


class Voice(Model):
    """Reported speech of somebody in the field (« paroles d’acteurs »)."""

    speaker: Str
    role: Text | None = None
    organisation: Str
    projects: tuple[Identifier, ...] = ()
    """Sheets in which the speaker's organisation is lead or partner."""
    text: Text
    page: Page


class CountryNote(Model):
    """How a question looks from one country (« Et au Maroc… »)."""

    country: CountryCode
    text: Text
    page: Page


class Point(Model):
    """A titled passage."""

    title: Text
    text: Text


class Viewpoint(Model):
    """A box of the study that reports another work (« Point de vue »)."""

    title: Text
    source: Identifier
    text: Text | None = None
    points: tuple[Point, ...] = ()
    page: Page


class Box(Model):
    """A focus, zoom or definition set apart in the study."""

    kind: Literal["focus", "zoom", "definition"]
    title: Text
    text: Text
    projects: tuple[Identifier, ...] = ()
    url: Url | None = None
    page: Page


class Question(Model):
    """A question of the method (Q1, Q2…), or a closing point after the steps (its code is a word)."""

    code: QuestionCode
    title: Text
    short_title: Text | None = None
    summary: Text | None = None
    pages: tuple[Page, ...] = Field(min_length=1)
    observations: tuple[Text, ...] = Field(min_length=1)
    voices: tuple[Voice, ...] = ()
    country_notes: tuple[CountryNote, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    editor_notes: tuple[Text, ...] = ()


class Recommendation(Model):
    """One instruction of a step, an item of its check-list."""

    group: Text | None = None
    text: Text


class Step(Model):
    """A step of the method, 1 to 6."""

    number: int = Field(strict=True, ge=1)
    title: Text
    short_title: Text
    summary: Text
    pages: tuple[Page, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    lessons: tuple[Point, ...] = ()
    objectives: tuple[Recommendation, ...] = ()
    strengths: tuple[Point, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    boxes: tuple[Box, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    further_reading: tuple[Identifier, ...] = ()
    editor_notes: tuple[Text, ...] = ()


class Target(Model):
    """A target of a goal that some sheet serves."""

    code: TargetCode
    in_study: bool = False
    """Whether the study singles it out."""
    official_name: Text | None = None
    """Wording of the study's version of July 2014, for the targets that it singles out."""
    title: Text
    """The editors' short title."""
    text: Text
    """The target in the editors' words."""


class Goal(Model):
    """One of the 17 Sustainable Development Goals."""

    number: int = Field(strict=True, ge=1, le=17)
    title: Text
    """Short title in use since 2015."""
    official_name: Text
    """Wording of July 2014, as the study prints it."""
    color: Annotated[Str, AfterValidator(_matching(r"#[0-9a-f]{6}", "color"))]
    targets: tuple[Target, ...] = ()


class Term(Model):
    """An entry of the glossary: an acronym, or a term and what it means."""

    id: Identifier
    acronym: Str | None = None
    name: Text
    definition: Text | None = None
    aliases: tuple[Str, ...] = ()
    """Other spellings that readers search for."""
    editors: bool = False
    """Whether the explanation is the editors' own rather than the study's."""


class Source(Model):
    """A work that the study refers to."""

    id: Identifier
    kind: Literal["report", "guide", "book", "chapter", "article", "law", "website", "resolution"]
    authors: tuple[Str, ...] = ()
    title: Str
    container: Str | None = None
    publisher: Str | None = None
    year: Annotated[int, Field(strict=True, ge=1900, le=2100)] | None = None
    details: Text | None = None
    url: Url | None = None
    label: Str
    """How a text refers to it: « Dubet, 2003 »."""
    pages: tuple[Page, ...] = ()
    """Pages of the study that refer to it."""


class Figure(Model):
    """One number of the survey."""

    label: Text
    value: float | None = None
    """In `unit`; absent where the study gives only words."""
    text: Text
    """The figure in words."""
    unit: Literal["percent", "count"]
    page: Page


class FigureGroup(Model):
    """Figures of the survey that answer one question."""

    id: Identifier
    title: Text
    note: Text | None = None
    figures: tuple[Figure, ...] = Field(min_length=1)


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
    pages: tuple[Page, ...] = Field(min_length=1)
    sections: tuple[InterviewSection, ...] = Field(min_length=1)


class MillenniumGoal(Model):
    """One of the eight Millennium Development Goals (« OMD »)."""

    number: int = Field(strict=True, ge=1, le=8)
    title: Text


class KeyMessage(Model):
    """A key message of the dialogues on localising the 2030 Agenda, as the study selects it."""

    number: int = Field(strict=True, ge=1)
    group: Text
    text: Text


class Proposal(Model):
    """A proposal of the study's contributors to the localisation dialogues."""

    group: Text
    text: Text


class Agenda(Model):
    """What the study says about the world's agenda, as lists."""

    mdg: tuple[MillenniumGoal, ...] = ()
    key_messages: tuple[KeyMessage, ...] = ()
    proposals: tuple[Proposal, ...] = ()


class Entry(Model):
    """A value by which sheets are sorted: a kind of lead, an audience, a theme."""

    id: Code
    label: Text
    text: Text | None = None
    in_study: bool = False
    """Whether the study itself sorts by it."""


class Taxonomy(Model):
    """The vocabulary by which sheets are sorted."""

    lead_kinds: tuple[Entry, ...]
    audiences: tuple[Entry, ...]
    themes: tuple[Entry, ...]


class Goals(Model):
    """The file of goals and targets."""

    goals: tuple[Goal, ...] = ()


class Glossary(Model):
    """The file of acronyms and terms."""

    terms: tuple[Term, ...] = ()


class Bibliography(Model):
    """The file of references."""

    sources: tuple[Source, ...] = ()


class Survey(Model):
    """The file of figures."""

    groups: tuple[FigureGroup, ...] = ()


class Interview(Model):
    """The file of the interview grid."""

    parts: tuple[InterviewPart, ...] = ()


class SearchRules(Model):
    """How words of one language are made comparable; applied alike to pages and queries by `theme/js/search.js`."""

    elisions: tuple[Str, ...] = ()
    """Short forms that an apostrophe ties to the next word, without accents: l, d, qu."""
    endings: tuple[Annotated[Str, AfterValidator(_matching(r"\w+>\w*", "ending"))], ...] = ()
    """Rules « ending>replacement »; the first that fits is applied once: plural to singular."""
    exceptions: tuple[Str, ...] = ()
    """Words that no ending applies to, without accents."""
    stop_words: tuple[Str, ...] = ()
    """Words that a query may hold without their being looked for."""
    synonyms: tuple[tuple[Str, Str], ...] = ()
    """Pairs (short form, long form) beside those of the glossary."""


class Strings(Model):
    """One language of the site: its name, its address segments, the words of the interface."""

    name: Str
    """The language's own name for itself."""
    direction: Literal["ltr", "rtl"] = "ltr"
    paths: dict[str, Identifier] = {}
    """Localised segment of addresses by neutral segment."""
    search: SearchRules = SearchRules()
    text: dict[str, str | dict[str, str]]
    """Words of the interface by key; plurals by category of Unicode CLDR (one, other …)."""


class PageMeta(Model):
    """Front matter of a page of `docs/`."""

    title: Str
    short_title: Str | None = None
    """Label in menus."""
    description: Str
    pages: tuple[Page, ...] = ()
    """Pages of the study."""
    order: int = 0
    """Rank among the pages of its section."""
    search: bool = True
    """Whether the search finds the page."""
    template: str | None = None
    render_macros: bool = True

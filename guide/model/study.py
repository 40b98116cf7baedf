"""The nouns of the study: sheets, steps, goals; frozen, typed, one class per mapping of a file.

The classes mirror the YAML files under ``data/`` key for key, so that their fields are the files' documentation; field
descriptions are in French because they end up in the JSON Schema that contributors see. Nothing here reads a file or
knows another value: references are codes, resolved by `guide.relations.relate`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from guide.model.fields import (
    Code,
    CountryCode,
    Identifier,
    IsoDate,
    Model,
    Name,
    PageNumber,
    Passage,
    Pattern,
    QuestionCode,
    Reference,
    Str,
    TargetCode,
    Text,
    Url,
    Use,
)

ProjectId = Annotated[Identifier, Reference("project")]
SourceId = Annotated[Identifier, Reference("source")]


class Office(Model):
    """Where the lead organisation can be written to."""

    service: Text | None = Field(None, description="Service ou direction, sans nom de personne")
    address: tuple[Str, ...] = Field(min_length=1, description="Adresse postale, une ligne par élément")


class Lead(Model):
    """The organisation that carries a project (« porteur »)."""

    name: Name = Field(description="Nom officiel, en toutes lettres")
    kind: Annotated[Code, Reference("lead_kinds")] = Field(description="Nature du porteur (data/taxonomy.yml)")
    status: Text | None = Field(None, description="Précision sur le statut")
    country: CountryCode = Field(description="Pays du porteur, code ISO 3166-1 à deux lettres")
    offices: tuple[Office, ...] = Field((), description="Services et adresses postales")
    url: Url | None = Field(None, description="Site internet du porteur")


class Partners(Model):
    """The partners of one country."""

    country: CountryCode = Field(description="Pays, code ISO 3166-1 à deux lettres")
    names: tuple[Name, ...] = Field(min_length=1, description="Noms des partenaires de ce pays")


class Phase(Model):
    """A stage of a project that the study describes on its own."""

    name: Text = Field(description="Nom de la phase")
    start: IsoDate | None = Field(None, description="Début : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets")
    end: IsoDate | None = Field(None, description="Fin : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets")
    text: Passage | None = Field(None, description="Contenu de la phase")


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
    pages: tuple[PageNumber, ...] = Field(min_length=1, description="Pages de l’étude")


class Consent(Model):
    """Who agreed to the publication of a sheet; sheets of the study have none."""

    by: Name = Field(description="Organisation et fonction de qui donne son accord, sans nom de personne")
    date: IsoDate = Field(description="Date de l’accord : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets")


class TargetLink(Model):
    """A target of the Sustainable Development Goals that a project serves; always the editors' choice."""

    code: Annotated[TargetCode, Reference("target")] = Field(description='Code de la cible, entre guillemets : "8.6"')
    reason: Passage = Field(description="Une phrase qui rattache la cible aux faits de cette fiche")


class Case(Model):
    """What a project shows about one question of the method (« Voir fiche n° … »)."""

    question: Annotated[QuestionCode, Reference("question")] = Field(description="Code de la question, de Q1 à Q19")
    title: Text = Field(description="Ce que montre le cas")
    text: Passage = Field(description="Le cas, en quelques paragraphes")
    pages: tuple[PageNumber, ...] = Field((), description="Pages de l’étude")


class Project(Model):
    """A project sheet (« fiche projet »)."""

    # A new field stands here, in the words `field.<name>` and `help.<name>` of each language (`data/strings/`), and in
    # the layout of the page (`docs/layouts/project.md`). Check, schema, forms, exports and comparison follow.

    id: Annotated[Identifier, Use("identity", editors=True, compared=False)] = Field(
        description="Identifiant : le nom du fichier, sans .yml ; c’est aussi l’adresse de la page"
    )
    number: Annotated[int, Use(editors=True, compared=False)] = Field(
        strict=True, ge=1, description="Numéro de la fiche"
    )
    title: Annotated[Text, Use(compared=False)] = Field(description="Titre de la fiche")
    short_title: Annotated[Text, Use(compared=False)] = Field(description="Titre court pour les listes : qui, où, quoi")
    lead: Annotated[Lead, Use("lead")] = Field(description="Le porteur du projet")
    partners: Annotated[tuple[Partners, ...], Use("partners")] = Field((), description="Les partenaires, pays par pays")
    partners_note: Annotated[Passage | None, Use(compared=False, in_table=False)] = Field(
        None, description="Précision sur les partenaires"
    )
    name: Annotated[Text, Use("project", compared=False)] = Field(description="Nom du projet")
    summary: Annotated[Passage, Use(compared=False)] = Field(description="Contexte, démarche, activités, résultats")
    objectives: tuple[Passage, ...] = Field((), description="Les objectifs, un par élément")
    phases: Annotated[tuple[Phase, ...], Use(compared=False, in_table=False)] = Field(
        (), description="Les phases, s’il y en a"
    )
    period: Period = Field(description="Période du projet")
    lessons: Annotated[tuple[Passage, ...], Use("lessons")] = Field(
        min_length=1, description="Enseignements : ce que le projet a appris"
    )
    open_questions: tuple[Passage, ...] = Field((), description="Questionnements encore ouverts")
    websites: Annotated[tuple[Website, ...], Use("more", compared=False)] = Field(
        (), description="Autres sites internet"
    )
    further_reading: Annotated[tuple[SourceId, ...], Use(editors=True, compared=False, in_table=False)] = Field(
        (), description="Pour en savoir plus (data/sources.yml)"
    )
    audiences: Annotated[tuple[Annotated[Code, Reference("audiences")], ...], Use("sorting")] = Field(
        min_length=1, description="Publics visés (data/taxonomy.yml)"
    )
    themes: tuple[Annotated[Code, Reference("themes")], ...] = Field(
        min_length=1, description="Thèmes (data/taxonomy.yml)"
    )
    study: Annotated[Provenance | None, Use("editors", editors=True, compared=False)] = Field(
        None, description="Place dans l’étude de 2015"
    )
    updated: Annotated[IsoDate | None, Use("consent", editors=True, compared=False)] = Field(
        None, description="Date de la dernière mise à jour des faits"
    )
    updated_by: Annotated[Name | None, Use(editors=True, compared=False, in_table=False)] = Field(
        None, description="Organisation qui a mis les faits à jour, sans nom de personne"
    )
    verified: Annotated[IsoDate | None, Use(editors=True, compared=False)] = Field(
        None, description="Date à laquelle les faits ont été vérifiés pour la dernière fois"
    )
    consent: Annotated[Consent | None, Use(compared=False, in_table=False)] = Field(
        None, description="Accord donné à la publication"
    )
    targets: Annotated[tuple[TargetLink, ...], Use("sorting")] = Field(
        (), description="Cibles des ODD servies par le projet"
    )
    cases: tuple[Case, ...] = Field((), description="Questions de la méthode que le projet illustre")
    editor_notes: Annotated[tuple[Passage, ...], Use("editors", editors=True, compared=False, in_table=False)] = Field(
        (), description="Notes de la rédaction : contradictions, lacunes"
    )

    @property
    def countries(self) -> tuple[str, ...]:
        """Country codes of the lead and the partners, each once, in the order of the sheet."""
        return tuple(dict.fromkeys([self.lead.country, *(group.country for group in self.partners)]))


class Voice(Model):
    """Reported speech of somebody in the field (« paroles d’acteurs »)."""

    speaker: Str
    role: Text | None = None
    organisation: Name
    projects: tuple[ProjectId, ...] = ()
    """Sheets in which the speaker's organisation is lead or partner."""
    text: Text
    page: PageNumber


class CountryNote(Model):
    """How a question looks from one country (« Et au Maroc… »)."""

    country: CountryCode
    text: Text
    page: PageNumber


class Point(Model):
    """A titled passage."""

    title: Text
    text: Text


class Viewpoint(Model):
    """A box of the study that reports another work (« Point de vue »)."""

    title: Text
    source: SourceId
    text: Text | None = None
    points: tuple[Point, ...] = ()
    page: PageNumber


class Box(Model):
    """A focus, zoom or definition set apart in the study."""

    kind: Literal["focus", "zoom", "definition"]
    title: Text
    text: Text
    projects: tuple[ProjectId, ...] = ()
    url: Url | None = None
    page: PageNumber


class Question(Model):
    """A question of the method (Q1, Q2…), or a closing point after the steps (its code is a word)."""

    code: QuestionCode
    title: Text
    short_title: Text | None = None
    summary: Text | None = None
    pages: tuple[PageNumber, ...] = Field(min_length=1)
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
    pages: tuple[PageNumber, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    lessons: tuple[Point, ...] = ()
    objectives: tuple[Recommendation, ...] = ()
    strengths: tuple[Point, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    boxes: tuple[Box, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    further_reading: tuple[SourceId, ...] = ()
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
    color: Annotated[Str, AfterValidator(Pattern(r"#[0-9a-f]{6}", "color"))]
    icon: Annotated[Str, AfterValidator(Pattern(r"[a-z0-9]+(/[a-z0-9-]+)+", "icon"))] | None = None
    """Icon of the theme, as in ``material/account-group``."""
    targets: tuple[Target, ...] = ()


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

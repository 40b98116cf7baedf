"""What a page of `docs/` may call: each function returns HTML for one place of one page.

Public names of this module are the macros of the pages; their first argument is filled in by the caller.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from guide.charts.counts import sheet_counts
from guide.charts.figures import figures
from guide.charts.map.world_map import world_map
from guide.charts.matrix import question_matrix, target_matrix
from guide.charts.timeline import timeline
from guide.contributing.word import template
from guide.explorer.explorer import explorer
from guide.exports import feed
from guide.exports.export_schema import exported_schema
from guide.exports.table import COLUMNS
from guide.model import routes
from guide.model.fields import SOURCE_LANGUAGE
from guide.model.questionnaire import BY_PATH
from guide.pages.blocks import Verbatim
from guide.plan.plan import my_project
from guide.reading.translations import states
from guide.relations.lists import List
from guide.relations.relate import COUNTS
from guide.view.navigation import Order
from guide.view.publication import DOWNLOADS
from guide.view.view import View

MOST = 8
"""Countries that the home page names, those with most sheets."""
GAPS = 100
"""Files with missing or outdated translations that a table lists, at most."""
Embed = Callable[..., Markup | str]


def project(view: View, identifier: str) -> Markup:
    """A link to a sheet."""
    return view.project(view.guide.project[identifier])


def step(view: View, number: int) -> Markup:
    """A link to a step."""
    entry = next(step for step in view.guide.steps if step.number == number)
    return view.a(routes.step(number), view.step_title(entry))


def question(view: View, code: str) -> Markup:
    """A link to a question."""
    return view.a(view.question_key(view.guide.question[code]), code)


def target(view: View, code: str) -> Markup:
    """A link to a target."""
    return view.a(routes.target(code), view.target_title(view.guide.target[code]))


def cite(view: View, identifier: str) -> Markup:
    """A reference that leads to the bibliography."""
    source = view.guide.source[identifier]
    return view.a(f"tools/bibliography#{identifier}", view.set(source.label), "cite")


def term(view: View, identifier: str, label: str = "") -> Markup:
    """A link to an entry of the glossary."""
    entry = next(term for term in view.guide.terms if term.id == identifier)
    return view.a(f"tools/glossary#{identifier}", label or view.line(entry.acronym or entry.name))


def link(view: View, key: str, label: str = "") -> Markup:
    """A link to any page by its key."""
    return view.a(key, label or view.title(key))


def count(view: View, what: str) -> Verbatim:
    """How many there are of something in the guide."""
    return Verbatim(COUNTS[what](view.guide))


NUMBERS = {
    "steps": "method/index",
    "questions": "method/index",
    "projects": "projects/index",
    "cases": "projects/matrix",
    "countries": "projects/countries",
    "targets": "sdg/index",
}
"""What the home page counts, and where each number leads."""


def numbers(view: View) -> Markup:
    """How much there is in the guide, at a glance."""
    rows = [
        (key, *view.n(f"numbers.{what}", COUNTS[what](view.guide)).split(" ", 1))
        for what, key in NUMBERS.items()
        if key in view.guide.documents
    ]
    return view.part("numbers", rows=rows)


def home(view: View, *labels: str) -> Markup:
    """Three ways into the guide; `labels` name them: steps, sheets, goals."""
    guide = view.guide
    most = sorted(guide.by_country.items(), key=lambda item: (-len(item[1]), view.country(item[0])))
    countries = [(code, len(sheets)) for code, sheets in most if code != guide.home][:MOST]
    return view.part("home", labels=[view.set(label) for label in labels], countries=countries)


def goal_strip(view: View) -> Markup:
    """The goals in their colours, each a link."""
    return view.part("goal_strip")


def pages(view: View, *keys: str) -> Markup:
    """Pages of `docs/` as cards: icon, title and what they are about."""
    return view.part("page_cards", pages=[_page_card(view, key) for key in keys])


def _page_card(view: View, key: str) -> tuple[str, str, str, str]:
    document = view.guide.documents.get(key)
    meta = view.guide.document(key, view.reading).meta if document else None
    icon = meta.icon if meta and meta.icon else ""
    return key, view.title(key), view.set(meta.description) if meta else "", icon


def steps(view: View) -> Markup:
    """The steps with their questions."""
    return view.part("steps")


def browse(view: View) -> Markup:
    """Links to the lists of sheets by something."""
    return view.part("browse")


def sheets_by(view: View, kind: str) -> Markup:
    """Sheets by country, lead_kind, audience, theme, step or target: of each as many as a page of a list has."""
    guide = view.guide
    groups = guide.lists.by[kind]
    codes: list[str | int] = list(groups)
    if kind == "country":
        codes = [code for code in view.countries(guide.by_country) if code != guide.home]
        codes += [guide.home] if guide.home in groups else []
    return view.part("sheets_by", groups=[(groups[code], _heading(view, groups[code])) for code in codes])


def _heading(view: View, sheets: List) -> Markup | str:
    """What the sheets of a list have in common."""
    guide, kind, code = view.guide, sheets.kind, sheets.code
    if kind == "country":
        return view.country(str(code))
    if kind == "target":
        return view.target_title(guide.target[str(code)])
    if isinstance(code, int):
        return view.step_title(next(step for step in guide.steps if step.number == code))
    if kind == "step":
        point = guide.question[code]
        return view.line(point.short_title or point.title)
    return view.line(view.label(kind, code))


def goals(view: View) -> Markup:
    """The goals with their targets."""
    return view.part("goals")


def study_targets(view: View) -> Markup:
    """The targets that the study singles out."""
    targets = [target for target in view.guide.target.values() if target.in_study]
    return view.part("target_links", targets=targets)


def recommendations(view: View) -> Markup:
    """All recommendations as check-lists."""
    return view.part("recommendations")


def interview(view: View) -> Markup:
    """The interview grid."""
    return view.part("interview")


def glossary(view: View) -> Markup:
    """Acronyms and terms."""
    return view.part("glossary")


def bibliography(view: View) -> Markup:
    """All references."""
    return view.part("bibliography")


def mdg_table(view: View) -> Markup:
    """Millennium goals beside sustainable goals."""
    return view.part("mdg")


def key_messages(view: View) -> Markup:
    """The key messages of the localisation dialogues."""
    return view.part("messages", items=view.guide.agenda.key_messages)


def proposals(view: View) -> Markup:
    """The study's proposals on localisation."""
    return view.part("messages", items=view.guide.agenda.proposals)


def panel(view: View) -> Markup:
    """The table of projects that the study looked at."""
    return view.part("panel")


def section_pages(view: View, section: str) -> Markup:
    """The pages of a section with their descriptions."""
    return pages(view, *(key for key in Order(view.guide).section_keys(section) if key != f"{section}/index"))


def translation_table(view: View) -> Markup:
    """How far the translations of each language have come, and the files with gaps, the first `GAPS` of them."""
    tables = []
    for language in view.guide.languages:
        if language != SOURCE_LANGUAGE:
            files = states(view.guide.collection, language)
            gaps = [state for state in files if state.missing or state.outdated]
            tables.append((view.guide.strings[language].name, files, gaps[:GAPS], len(gaps[GAPS:])))
    return view.part("translations", tables=tables)


def downloads(view: View, *forms: str) -> Markup:
    """The archives (`zip`) or books (`pdf`, `epub`) that can be downloaded."""
    files = [each for each in view.publication.downloads if each.form in forms]
    return view.part("downloads", downloads=files, folder=DOWNLOADS)


def feeds(view: View) -> Markup:
    """Links to the feeds of new and changed sheets, one an edition."""
    languages = (view.language,) if view.publication.alone else view.guide.languages
    places = [feed.feed_address(language) for language in languages]
    link = Markup('<a href="{}">{}</a>')
    return Markup(", ").join(link.format(routes.relative(place, view.page), place) for place in places)


def data_columns(view: View) -> Markup:
    """The columns of `projects.csv`."""
    rows = [
        (
            [f"{column.name}_{each}" for each in view.guide.languages] if column.translated else [column.name],
            column.words,
        )
        for column in COLUMNS
    ]
    return _data_parts(view, "column", rows)


def data_fields(view: View) -> Markup:
    """The fields of a sheet in `projects.json`."""
    names = exported_schema(view.guide)["$defs"]["Project"]["properties"]
    strings = view.guide.strings[view.reading].text
    rows = [([name], f"record.{name}" if f"record.{name}" in strings else f"field.{name}") for name in names]
    return _data_parts(view, "field", rows)


def _data_parts(view: View, part: str, rows: list[tuple[list[str], str]]) -> Markup:
    """A table of names in a file, each with the string that says what they hold."""
    words = [(names, view.t(key)) for names, key in rows]
    return view.part("data_parts", label=view.t(f"data.{part}s"), part=view.t(f"data.{part}"), rows=words)


def blank_sheet(view: View) -> Markup:
    """All fields of a sheet with their help and room to write, to be printed."""
    blocks = list(template.template(view.guide, view.reading))
    fields = [BY_PATH.get(getattr(block, "marker", "")) for block in blocks]
    lines = [6 if field and field.multiline else 2 for field in (None, None, *fields)]
    # The document's own title and the word on its markers have no place on this page.
    return view.part("blank_sheet", blocks=list(zip(blocks, lines, strict=False))[2:])


def template_links(view: View) -> Markup:
    """Links to the template documents in the reader's language."""
    places = [(form, template.template_address(view.guide, view.reading, form)) for form in template.DOCUMENT_FORMATS]
    return view.part("template_links", links=[(form, routes.relative(place, view.page)) for form, place in places])


def contribution_form(view: View) -> Markup:
    """The form by which a sheet is written or corrected; see `guide.contributing.form`."""
    scripts = (f"data/form.{view.reading}.js", "js/contribute.js")
    return view.part("form", base=view.base, scripts=[view.base + script for script in scripts])


def workshops(view: View) -> Markup:
    """The steps, each with its workshop."""
    return view.part("workshops")


def site_map(view: View) -> Markup:
    """Every page of the site; of many sheets, the pages that list them."""
    site = Order(view.guide)
    complete = view.guide.lists.complete
    sheets = {routes.project(project.id) for project in complete.items} if complete.long else set()
    groups = []
    for section in site.sections:
        elsewhere = {*site.section_keys(section), *sheets}
        keys = [key for key in site.data_keys if key.startswith(f"{section}/") and key not in elsewhere]
        if complete.long and section == "projects":
            keys += [complete.key(page) for page in complete.pages[1:]]
        groups.append((view.t(f"section.{section}"), [*site.section_keys(section), *keys]))
    return view.part(
        "site_map", groups=[(title, [(key, view.title(key, short=True)) for key in keys]) for title, keys in groups]
    )


_FUNCTIONS: tuple[Embed, ...] = (
    *(project, step, question, target, cite, term, link, count),
    *(numbers, home, goal_strip, pages, steps, explorer, browse, sheets_by, goals, study_targets),
    *(section_pages, site_map, translation_table),
    *(blank_sheet, template_links),
    *(downloads, data_columns, data_fields, feeds),
    contribution_form,
    world_map,
    *(timeline, sheet_counts, question_matrix, target_matrix),
    *(my_project, workshops),
    *(recommendations, interview, glossary, bibliography, mdg_table, key_messages, proposals, figures, panel),
)

EMBEDS: dict[str, Embed] = {function.__name__: function for function in _FUNCTIONS}
"""All of them by the name that pages use."""

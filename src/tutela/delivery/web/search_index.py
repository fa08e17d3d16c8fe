"""The search index: a script that only search.html loads; small, offline, and the same for the same package.

Places (sections of units, cases, pages, exercises, tools, chapters, icebreakers, agendas, factors, glossary,
publications, figures, countries by name) and, for each folded word, the places where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tutela.delivery.web.folding import words_of
from tutela.delivery.web.plain import plain_text
from tutela.delivery.web.search_pack import Group, Place, Places, pack
from tutela.delivery.web.site import Site
from tutela.model.document import Block, CasePlace, Heading, ItemPlace
from tutela.model.kit import Unit
from tutela.model.package import (
    AgendaObject,
    CaseObject,
    ChapterObject,
    EvidenceObject,
    ExerciseObject,
    FrameworkObject,
    GlossaryObject,
    IcebreakersObject,
    PageObject,
    ToolObject,
    UnitObject,
)

EXCERPT = 140
"""How many characters of a place are shown with it."""

_TITLE, _MANY = 7, 3


def write_search_index(site: Site, packed: Path | None = None) -> bytes:
    """Give the script that sets `self.tutelaSearch`; docs/site.md, "Search", tells its form.

    `packed` is a file that keeps, between runs, the words of all places.
    """
    held = pack(list(find_groups(site)), site.shelf, packed)
    terms = sorted(held.found)
    index = {
        "language": site.manifest.language,
        "places": [head for heads in held.heads for head in heads],
        "terms": " ".join(terms),
        "found": [msgspec.Raw(held.found[term]) for term in terms],
    }
    return b"self.tutelaSearch=" + msgspec.json.encode(index, enc_hook=str) + b";\n"


def find_groups(site: Site) -> Iterator[Group]:
    """Give all places, in the order of the package, by the objects that they are made from."""
    manifest = site.manifest

    def group(make: Callable[..., Places], object: str, *names: str) -> Group:
        return Group(site.name(make, object, *names), lambda: site.keep(Places, make, object, *names))

    for book in manifest.books:
        for entry in book.units:
            yield group(_places_of_unit, entry.object, entry.id)
    for id, _, object in manifest.pages:
        yield group(_places_of_page, object, id)
    for exercise in manifest.exercises:
        yield group(_place_of_exercise, exercise.object, exercise.id)
    for tool in manifest.tools:
        yield group(_place_of_tool, tool.object, tool.id)
    for chapter in manifest.guide.chapters if manifest.guide else ():
        yield group(_place_of_chapter, chapter.object, chapter.id)
    for case in manifest.cases:
        if case.id not in site.case_places:
            yield group(_place_of_case, case.object, case.id)
    if manifest.icebreakers:
        yield group(_places_of_icebreakers, manifest.icebreakers)
    for agenda in manifest.agendas:
        yield group(_place_of_agenda, agenda.object)
    yield group(_places_of_factors, manifest.framework)
    yield group(_places_of_terms, manifest.glossary)
    yield group(_places_of_evidence, manifest.evidence)
    yield Group(site.outlined, lambda: _places_of_countries(site))


def _places_of_countries(site: Site) -> Places:
    return tuple(
        _place(f"countries/{country.id}.html", country.name, site.words("page.countries"), country.region)
        for country in site.manifest.countries
    )


def _places_of_unit(site: Site, object: str, id: str) -> Places:
    held, path = site.read_as(object, UnitObject), site.address("unit", id)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    places = []
    for heading, blocks in _sections(held.unit.blocks):
        text = plain_text(_with_prompts(blocks, held.unit), refs)
        if heading is None:
            places.append(_place(path, held.unit.title, "", f"{held.unit.summary} {text}"))
        else:
            places.append(_place(f"{path}#{heading.id}", plain_text(heading, refs), held.unit.title, text))
    cases = (refs.cases[block.id] for block in held.unit.blocks if isinstance(block, CasePlace))
    found = (
        _place(site.case_places[case.id], case.title, held.unit.title, plain_text(case.blocks, refs)) for case in cases
    )
    return (*places, *found)


def _places_of_page(site: Site, object: str, id: str) -> Places:
    held = site.read_as(object, PageObject)
    refs = site.refer("index.html", facts=held.facts, sources=held.sources, terms=held.terms)
    return (_place(f"{id}.html", held.page.title, "", plain_text(held.page.blocks, refs)),)


def _places_of_icebreakers(site: Site, object: str) -> Places:
    part_of = site.words("desk.icebreakers")
    return tuple(
        _place(
            f"icebreakers/index.html#{one.id}",
            one.title,
            part_of,
            " ".join((*one.steps, *one.materials, one.why, one.care, one.online)),
        )
        for one in site.read_as(object, IcebreakersObject).icebreakers
    )


def _place_of_agenda(site: Site, object: str) -> Places:
    agenda = site.read_as(object, AgendaObject).agenda
    sessions = (session.title for day in agenda.days for session in day.sessions)
    text = " ".join((agenda.who, agenda.aim, agenda.notes, *sessions))
    return (_place(f"agendas/{agenda.id}.html", agenda.title, site.words("desk.agendas"), text),)


def _places_of_factors(site: Site, object: str) -> Places:
    part_of = site.words("desk.framework")
    return tuple(
        _place(
            f"vulnerability/{factor.level}.html#{factor.id}",
            factor.factor,
            part_of,
            " ".join((factor.why, factor.observe.indicator, factor.observe.question, *factor.reduced_by, factor.avoid)),
        )
        for factor in site.read_as(object, FrameworkObject).factors
    )


def _places_of_terms(site: Site, object: str) -> Places:
    part_of = site.words("page.glossary")
    return tuple(
        _place(
            f"glossary.html#{term.id}",
            term.term,
            part_of,
            " ".join((term.means, *term.forms, term.article, term.avoid)),
        )
        for term in site.read_as(object, GlossaryObject).terms
    )


def _places_of_evidence(site: Site, object: str) -> Places:
    part_of, evidence = site.words("page.sources"), site.read_as(object, EvidenceObject)
    publications = (
        _place(f"sources.html#{source.id}", source.title, part_of, f"{source.by} {source.year} {source.note}")
        for source in evidence.sources
    )
    figures = (
        _place(f"sources.html#{fact.id}", fact.says, part_of, f"{fact.place} {fact.period} {fact.note}")
        for fact in evidence.facts
    )
    return (*publications, *figures)


def _place(address: str, title: str, part_of: str, text: str) -> Place:
    weights = {word: min(count, _MANY) for word, count in Counter(words_of(text)).items()}
    weights |= dict.fromkeys(words_of(title), _TITLE)
    return Place(address, title, part_of, _excerpt(text), weights)


def _place_of_exercise(site: Site, object: str, id: str) -> Places:
    held = site.read_as(object, ExerciseObject)
    exercise = held.exercise
    words = _words_of(site, held, exercise)
    title = exercise.title
    return (_place(site.address("exercise", id), title, site.words("desk.exercises"), f"{exercise.purpose} {words}"),)


def _place_of_tool(site: Site, object: str, id: str) -> Places:
    held = site.read_as(object, ToolObject)
    words = f"{held.tool.what_for} {_words_of(site, held, held.tool)}"
    return (_place(site.address("tool", id), held.tool.title, site.words("desk.toolkit"), words),)


def _place_of_chapter(site: Site, object: str, id: str) -> Places:
    held = site.read_as(object, ChapterObject)
    part_of = site.manifest.guide.title if site.manifest.guide else ""
    words = _words_of(site, held, held.chapter.blocks)
    return (_place(site.address("chapter", id), held.chapter.title, part_of, words),)


def _place_of_case(site: Site, object: str, id: str) -> Places:
    held = site.read_as(object, CaseObject)
    words = _words_of(site, held, held.case.blocks)
    return (_place(site.address("case", id), held.case.title, site.words("desk.cases"), words),)


def _words_of(site: Site, held: ExerciseObject | ToolObject | ChapterObject | CaseObject, text: object) -> str:
    refs = site.refer("index.html", facts=held.facts, sources=held.sources, terms=held.terms)
    return plain_text(text, refs)


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[Heading | None, tuple[Block, ...]]]:
    """Give what stands before the first heading of level 2, then each such heading with its text."""
    heading: Heading | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield heading, tuple(held)
            heading, held = block, []
        else:
            held.append(block)
    yield heading, tuple(held)


def _with_prompts(blocks: Iterable[Block], unit: Unit) -> tuple[object, ...]:
    """Give blocks with each item's prompt in its place; its answers are not found by searching."""
    prompts = {item.id: item.prompt for item in unit.items}
    return tuple(prompts[block.id] if isinstance(block, ItemPlace) else block for block in blocks)


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"

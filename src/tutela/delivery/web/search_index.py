"""The search index: a script that only search.html loads; small, offline, and the same for the same package.

Places (sections of units, cases, pages, glossary, figures) and, for each folded word, the places where it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from tutela.delivery.web.folding import words_of
from tutela.delivery.web.plain import plain_text
from tutela.delivery.web.references import References
from tutela.delivery.web.site import Site
from tutela.model.document import Block, CasePlace, Heading, ItemPlace
from tutela.model.kit import Unit
from tutela.model.package import (
    CaseObject,
    ChapterObject,
    EvidenceObject,
    ExerciseObject,
    GlossaryObject,
    PageObject,
    ToolObject,
    UnitEntry,
    UnitObject,
)
from tutela.model.training import Exercise, Tool

EXCERPT = 140
"""How many characters of a place are shown with it."""

_TITLE, _SOME, _MANY = 7, 1, 3


@dataclass(frozen=True)
class Place:
    """Somewhere that can be found: its address from the root, title, what it is part of, and its words."""

    address: str
    title: str
    part_of: str
    text: str


def write_search_index(site: Site) -> bytes:
    """Give the script that sets `self.tutelaSearch`; docs/site.md, "Search", tells its form."""
    places = list(find_places(site))
    weights: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, place in enumerate(places):
        counts = Counter(words_of(place.text))
        for word, count in counts.items():
            weights[word][number] = min(max(count, _SOME), _MANY)
        for word in words_of(place.title):
            weights[word][number] = _TITLE
    terms = sorted(weights)
    index = {
        "language": site.manifest.language,
        "places": [[place.address, place.title, place.part_of, _excerpt(place.text)] for place in places],
        "terms": " ".join(terms),
        "found": [_pack(weights[term]) for term in terms],
    }
    return b"self.tutelaSearch=" + msgspec.json.encode(index) + b";\n"


def find_places(site: Site) -> Iterator[Place]:
    """Give all places, in the order of the package."""
    for book in site.manifest.books:
        for entry in book.units:
            yield from _places_of_unit(site, entry, f"{book.id}/{entry.id}.html")
    for id, title, object in site.manifest.pages:
        held = site.read_as(object, PageObject)
        refs = site.refer("index.html", facts=held.facts, sources=held.sources, terms=held.terms)
        yield Place(f"{id}.html", title, "", plain_text(held.page.blocks, refs))
    yield from _find_training(site)
    for term in site.read_as(site.manifest.glossary, GlossaryObject).terms:
        forms = " ".join((term.means, *term.forms))
        yield Place(f"glossary.html#{term.id}", term.term, site.words("page.glossary"), forms)
    for fact in site.read_as(site.manifest.evidence, EvidenceObject).facts:
        yield Place(f"sources.html#{fact.id}", fact.says, site.words("page.sources"), f"{fact.place} {fact.period}")
    for country in site.manifest.countries:
        yield Place(f"countries/{country.id}.html", country.name, site.words("page.countries"), country.region)


def _places_of_unit(site: Site, entry: UnitEntry, path: str) -> Iterator[Place]:
    held = site.read_as(entry.object, UnitObject)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    for heading, blocks in _sections(held.unit.blocks):
        text = plain_text(_with_prompts(blocks, held.unit), refs)
        if heading is None:
            yield Place(path, entry.title, "", f"{entry.summary} {text}")
        else:
            yield Place(f"{path}#{heading.id}", plain_text(heading, refs), entry.title, text)
    yield from _cases_of(held.unit.blocks, refs, site, entry)


def _cases_of(blocks: Iterable[Block], refs: References, site: Site, entry: UnitEntry) -> Iterator[Place]:
    for block in blocks:
        if isinstance(block, CasePlace):
            case = refs.cases[block.id]
            yield Place(site.case_places[case.id], case.title, entry.title, plain_text(case.blocks, refs))


def _find_training(site: Site) -> Iterator[Place]:
    """Give exercises, tools, chapters of the guide, and cases that no unit prints; each as one place."""
    manifest, words = site.manifest, site.words
    for exercise in manifest.exercises:
        held = site.read_as(exercise.object, ExerciseObject)
        yield _place_of(site, "exercise", exercise.id, exercise.title, words("desk.exercises"), held, held.exercise)
    for tool in manifest.tools:
        kept = site.read_as(tool.object, ToolObject)
        yield _place_of(site, "tool", tool.id, tool.title, words("desk.toolkit"), kept, kept.tool)
    for chapter in manifest.guide.chapters if manifest.guide else ():
        read = site.read_as(chapter.object, ChapterObject)
        part_of = manifest.guide.title if manifest.guide else ""
        yield _place_of(site, "chapter", chapter.id, chapter.title, part_of, read, read.chapter.blocks)
    for case in manifest.cases:
        if case.id not in site.case_places:
            own = site.read_as(case.object, CaseObject)
            yield _place_of(site, "case", case.id, case.title, words("desk.cases"), own, own.case.blocks)


def _place_of(
    site: Site,
    kind: str,
    id: str,
    title: str,
    part_of: str,
    held: ExerciseObject | ToolObject | ChapterObject | CaseObject,
    text: object,
) -> Place:
    path = site.address(kind, id)
    refs = site.refer(path, facts=held.facts, sources=held.sources, terms=held.terms)
    says = [text.purpose] if isinstance(text, Exercise) else [text.what_for] if isinstance(text, Tool) else []
    return Place(path, title, part_of, " ".join((*says, plain_text(text, refs))))


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


def _pack(weights: dict[int, int]) -> list[int]:
    """Give, for each place in order, the step from the place before times 8 plus the weight (1 to 7)."""
    packed, before = [], 0
    for number in sorted(weights):
        packed.append((number - before) * 8 + weights[number])
        before = number
    return packed


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"

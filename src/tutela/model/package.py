"""The compiled package: a manifest and content-addressed objects. `compiler` writes it, `delivery` reads it.

On disk: `package.json` holds the Manifest; each object is `objects/HH/HASH.json`, HASH the first 32 hexadecimal digits
of the SHA-256 of its bytes, HH the first two. A unit object carries all that its page needs, so that a page depends on
one object and the manifest.
"""

from typing import Literal

import msgspec

from tutela.model.country import Country, Intro, Release, Slot
from tutela.model.items import Item
from tutela.model.kit import (
    Case,
    Children,
    Competency,
    Fact,
    Factor,
    Moves,
    Named,
    Page,
    Question,
    Source,
    Term,
    TestBlueprint,
    Unit,
)
from tutela.model.plan import CoursePlan
from tutela.model.training import Chapter, Degree, Exercise, ExerciseKind, Icebreaker, Sensitivity, Span, Tool, ToolKind

FORMAT = 1


class UnitObject(msgspec.Struct, frozen=True, kw_only=True, tag="unit"):
    """A unit with the cases, facts, sources and terms that it uses; item versions filled in."""

    unit: Unit
    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class BankObject(msgspec.Struct, frozen=True, kw_only=True, tag="bank"):
    """The questions of one book with what they use; item versions filled in."""

    book: str
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class PageObject(msgspec.Struct, frozen=True, kw_only=True, tag="page"):
    """A single page with what it uses."""

    page: Page
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class CaseObject(msgspec.Struct, frozen=True, kw_only=True, tag="case"):
    """A case with what it uses."""

    case: Case
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class ExerciseObject(msgspec.Struct, frozen=True, kw_only=True, tag="exercise"):
    """An exercise with the cases, facts, sources and terms that it uses."""

    exercise: Exercise
    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class ToolObject(msgspec.Struct, frozen=True, kw_only=True, tag="tool"):
    """A tool with what it uses."""

    tool: Tool
    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class ChapterObject(msgspec.Struct, frozen=True, kw_only=True, tag="chapter"):
    """A chapter of the guide with what it uses."""

    chapter: Chapter
    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class IcebreakersObject(msgspec.Struct, frozen=True, kw_only=True, tag="icebreakers"):
    """All icebreakers and energisers."""

    icebreakers: tuple[Icebreaker, ...]


class AgendaObject(msgspec.Struct, frozen=True, kw_only=True, tag="agenda"):
    """One agenda, and the icebreakers that it names."""

    agenda: CoursePlan
    icebreakers: tuple[Named, ...] = ()


class GlossaryObject(msgspec.Struct, frozen=True, kw_only=True, tag="glossary"):
    """All terms, and the sources that they name."""

    terms: tuple[Term, ...]
    sources: tuple[Source, ...] = ()


class EvidenceObject(msgspec.Struct, frozen=True, kw_only=True, tag="evidence"):
    """All facts and sources."""

    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]


class FrameworkObject(msgspec.Struct, frozen=True, kw_only=True, tag="framework"):
    """The vulnerability framework."""

    factors: tuple[Factor, ...]


class CountryObject(msgspec.Struct, frozen=True, kw_only=True, tag="country"):
    """A country with the heads of its releases and their sources; `old_slots` were checked over a year ago."""

    country: Country
    releases: tuple[Release, ...]
    sources: tuple[Source, ...]
    old_slots: tuple[Slot, ...] = ()


class CountriesObject(msgspec.Struct, frozen=True, kw_only=True, tag="countries"):
    """What stands before the list of countries, with what it uses, and the heads of all releases."""

    intro: Intro | None
    releases: tuple[Release, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


PackageObject = (
    UnitObject
    | BankObject
    | PageObject
    | CaseObject
    | ExerciseObject
    | ToolObject
    | ChapterObject
    | IcebreakersObject
    | AgendaObject
    | GlossaryObject
    | EvidenceObject
    | FrameworkObject
    | CountryObject
    | CountriesObject
)


class UnitEntry(msgspec.Struct, frozen=True):
    """A unit as lists and navigation show it; `items` are (id, version, kind) in order, `cases` those it prints."""

    id: str
    title: str
    summary: str
    minutes: int
    competencies: tuple[str, ...]
    items: tuple[tuple[str, str, str], ...]
    cases: tuple[str, ...]
    object: str


class BookEntry(msgspec.Struct, frozen=True):
    """A book as lists and navigation show it; `bank` is an object hash, `questions` are (id, version, competency)."""

    id: str
    title: str
    subtitle: str
    intro: str
    units: tuple[UnitEntry, ...]
    test: TestBlueprint
    precheck_per_competency: int
    questions: tuple[tuple[str, str, str], ...]
    bank: str


class CountryEntry(msgspec.Struct, frozen=True):
    """A country as lists show it; `object` is the hash of its object."""

    id: str
    name: str
    region: str
    object: str


class CaseEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A case as lists show it."""

    id: str
    title: str
    forms: tuple[str, ...] = ()
    region: str = ""
    children: Children = ""
    moves: Moves = ""
    series: str = ""
    part: int = 0
    object: str


class ExerciseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise as the menu shows and filters it."""

    id: str
    title: str
    purpose: str
    competencies: tuple[str, ...]
    units: tuple[str, ...]
    kind: ExerciseKind
    minutes: Span
    half: int
    people: Span
    level: Degree
    reach: tuple[str, ...]
    constituents: tuple[str, ...]
    sensitivity: Sensitivity
    cases: tuple[str, ...]
    tools: tuple[str, ...]
    leaves: str
    plan: tuple[str, ...]
    needs: tuple[str, ...]
    requires: tuple[str, ...] = ()
    object: str


class ToolEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A tool as the toolkit lists it."""

    id: str
    title: str
    kind: ToolKind
    what_for: str
    who: str
    constituents: tuple[str, ...]
    reach: tuple[str, ...]
    competencies: tuple[str, ...]
    plan: tuple[str, ...]
    object: str


class ChapterEntry(msgspec.Struct, frozen=True):
    """A chapter as the contents of the guide show it."""

    id: str
    title: str
    summary: str
    minutes: int
    object: str


class GuideEntry(msgspec.Struct, frozen=True):
    """The guide as lists and navigation show it."""

    id: str
    title: str
    subtitle: str
    intro: str
    chapters: tuple[ChapterEntry, ...]


class AgendaEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An agenda as lists show it; `days` and `minutes` are its length, breaks included."""

    id: str
    title: str
    who: str
    aim: str
    level: Degree
    days: int
    minutes: int
    object: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a package; `digest` is the SHA-256 of everything else in it and names the package version.

    `pages` are (id, title, object); `atlas` is the object before the list of countries, empty without countries;
    `icebreakers` is an object hash, empty when there are none; `overdue` are the facts past their review date on the
    day of compiling; `interface` holds translated words of the interface.
    """

    format: int = FORMAT
    kit: str
    title: str
    subtitle: str
    version: str
    edition: str
    language: str
    direction: Literal["ltr", "rtl"]
    licence: str
    iri: str
    constituents: tuple[Named, ...]
    reach: tuple[Named, ...]
    competencies: tuple[Competency, ...]
    books: tuple[BookEntry, ...]
    pages: tuple[tuple[str, str, str], ...]
    glossary: str
    evidence: str
    framework: str
    countries: tuple[CountryEntry, ...] = ()
    atlas: str = ""
    plan: tuple[Named, ...] = ()
    forms: tuple[Named, ...] = ()
    at_hand: tuple[Named, ...] = ()
    cases: tuple[CaseEntry, ...] = ()
    exercises: tuple[ExerciseEntry, ...] = ()
    tools: tuple[ToolEntry, ...] = ()
    guide: GuideEntry | None = None
    icebreakers: str = ""
    agendas: tuple[AgendaEntry, ...] = ()
    overdue: tuple[str, ...] = ()
    interface: dict[str, str] = {}
    digest: str = ""

    @property
    def taught_order(self) -> tuple[str, ...]:
        """Give the parts of an action plan and the competencies, each in the order of teaching."""
        return (*(part.id for part in self.plan), *(competency.id for competency in self.competencies))


class Package(msgspec.Struct, frozen=True):
    """A package in memory: its manifest and the bytes of each object by hash."""

    manifest: Manifest
    objects: dict[str, bytes]


__all__ = [
    "FORMAT",
    "AgendaEntry",
    "AgendaObject",
    "BankObject",
    "BookEntry",
    "CaseEntry",
    "CaseObject",
    "ChapterEntry",
    "ChapterObject",
    "CountriesObject",
    "CountryEntry",
    "CountryObject",
    "EvidenceObject",
    "ExerciseEntry",
    "ExerciseObject",
    "FrameworkObject",
    "GlossaryObject",
    "GuideEntry",
    "IcebreakersObject",
    "Item",
    "Manifest",
    "Package",
    "PackageObject",
    "PageObject",
    "ToolEntry",
    "ToolObject",
    "UnitEntry",
    "UnitObject",
]

"""A kit as read: text, facts, sources, words, questions. Frozen; `source` makes it, `compiler` takes it."""

import datetime
from typing import Literal

import msgspec

from tutela.model.country import Atlas
from tutela.model.document import Block
from tutela.model.items import Item, Level, Side
from tutela.model.plan import CoursePlan
from tutela.model.training import Degree, Exercise, Guide, Icebreaker, Tool

Measure = Literal["stock", "flow", "share", "change", "money", "count", "rule", "finding"]
Basis = Literal[
    "estimated", "detected", "recorded", "reported", "surveyed", "projected", "legal-text", "study", "argument"
]
Bound = Literal["", "at-least", "at-most", "more-than", "fewer-than"]
Value = float | int | str | tuple[float | int, float | int]
Status = Literal["read", "secondary", "unverified"]
Children = Literal["", "girl", "boy", "both", "not-told"]
Moves = Literal["", "internal", "cross-border", "none"]


class Named(msgspec.Struct, frozen=True):
    """An id and its title.

    A constituent, policy and outreach, a part of an action plan, a form of exploitation, a thing that a room may lack.
    """

    id: str
    title: str


class Competency(msgspec.Struct, frozen=True):
    """What somebody can do after learning; `can` says it to the learner."""

    id: str
    title: str
    can: str
    book: str


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value with its unit; `about` and `bound` say how to read it; `label` names a part of a fact to readers."""

    value: Value
    unit: str = ""
    about: bool = False
    bound: Bound = ""
    label: str = ""


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A sourced fact: one figure, several named parts, or a text without a figure (`figure` None, no parts)."""

    id: str
    says: str
    measure: Measure
    basis: Basis
    figure: Figure | None = None
    parts: dict[str, Figure] = {}
    period: str
    place: str = ""
    sources: tuple[str, ...]
    where: str = ""
    note: str = ""
    status: Status
    checked_on: datetime.date
    review_by: datetime.date
    superseded_by: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """A publication; `seen` says how it was read."""

    id: str
    title: str
    by: str
    year: int
    kind: str
    seen: Status
    url: str = ""
    note: str = ""


class Term(msgspec.Struct, frozen=True, omit_defaults=True):
    """A glossary entry; `sources` and `article` say where the law has the term."""

    id: str
    term: str
    means: str
    forms: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    avoid: str = ""
    sources: tuple[str, ...] = ()
    article: str = ""


class Observation(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a factor can be seen in a survey of adults.

    counts: the answer that counts as the deprivation. `yes`, `no`; `more-than-N` where the question asks one number;
    `first-below-second`, `second-below-first` where it asks two; `first-per-second`: a figure, none is a deprivation.
    label: what that answer says, as a line of a table; of a figure, what it counts.
    """

    indicator: str
    question: str
    counts: str
    label: str
    near_variables: dict[str, str] = {}
    sensitive: bool = False

    @property
    def numbers(self) -> int:
        """Give how many numbers the question asks; none where the answer is yes or no."""
        if self.counts in ("yes", "no"):
            return 0
        return 1 if self.counts.startswith("more-than-") else 2


class Factor(msgspec.Struct, frozen=True, omit_defaults=True):
    """A vulnerability factor of groups, places and services; never of one child."""

    id: str
    factor: str
    level: Level
    side: Side
    why: str
    observe: Observation
    reduced_by: tuple[str, ...] = ()
    who_acts: tuple[str, ...] = ()
    avoid: str = ""


class Case(msgspec.Struct, frozen=True, omit_defaults=True):
    """An invented case with its content note; `series` and `part` join the parts of one long case."""

    id: str
    title: str
    content_note: str
    blocks: tuple[Block, ...]
    forms: tuple[str, ...] = ()
    region: str = ""
    children: Children = ""
    moves: Moves = ""
    series: str = ""
    part: int = 0


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question of the bank; `item` is a Choice or Choices with the question's id.

    `constituents` are those to whom it speaks; none stands for all.
    """

    item: Item
    competency: str
    level: Degree
    unit: str
    sources: tuple[str, ...] = ()
    invented: bool = False
    constituents: tuple[str, ...] = ()


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of a textbook: its text, and the items that stand in it in order."""

    id: str
    book: str
    title: str
    summary: str
    minutes: int
    competencies: tuple[str, ...]
    sources: tuple[str, ...]
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]


class TestBlueprint(msgspec.Struct, frozen=True):
    """So many questions of each competency in one form; the share of right answers needed to pass."""

    per_competency: int
    pass_share: float


class Book(msgspec.Struct, frozen=True):
    """A textbook; `units` in order."""

    id: str
    title: str
    subtitle: str
    intro: str
    units: tuple[Unit, ...]
    test: TestBlueprint
    precheck_per_competency: int


class Page(msgspec.Struct, frozen=True):
    """A single page, as the help page."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Kit(msgspec.Struct, frozen=True, kw_only=True):
    """A whole kit, overlays applied; tuples are in a fixed order: books and units as written, the rest by id.

    `interface` holds translated words of the interface by the keys of `delivery/web/interface*.yaml`.
    """

    id: str
    title: str
    subtitle: str
    version: str
    edition: str
    language: str
    licence: str
    iri: str
    constituents: tuple[Named, ...]
    reach: tuple[Named, ...]
    competencies: tuple[Competency, ...]
    books: tuple[Book, ...]
    cases: tuple[Case, ...]
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    factors: tuple[Factor, ...]
    pages: tuple[Page, ...]
    plan: tuple[Named, ...] = ()
    forms: tuple[Named, ...] = ()
    at_hand: tuple[Named, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    tools: tuple[Tool, ...] = ()
    guide: Guide | None = None
    icebreakers: tuple[Icebreaker, ...] = ()
    agendas: tuple[CoursePlan, ...] = ()
    atlas: Atlas = Atlas()
    interface: dict[str, str] = {}

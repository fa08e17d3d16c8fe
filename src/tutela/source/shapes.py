"""The shapes of YAML files and front matter of what is taught and known."""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tutela.model.document import Block
from tutela.model.items import Level, Side
from tutela.model.kit import Basis, Bound, Children, Measure, Moves, Status
from tutela.model.training import Degree

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="lower-case words joined by hyphens")]
FactId = Annotated[str, Meta(pattern=r"^[A-Z]{2,5}-[0-9]{2,3}$", description="a fact id as `EST-48`")]
Line = Annotated[str, Meta(min_length=1, description="a text")]
Counts = Annotated[
    str,
    Meta(
        pattern=r"^(yes|no|more-than-[0-9]+|first-below-second|second-below-first|first-per-second)$",
        description="the answer that counts as the deprivation: `yes`, `no`, or, of numbers, `more-than-0`, "
        "`first-below-second`, `second-below-first`, `first-per-second` (a figure)",
    ),
]
Address = Annotated[str, Meta(pattern=r"^https?://\S+$", description="a web address that begins with https://")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="a language code as `en`")]
Share = Annotated[float, Meta(ge=0, le=1, description="a share from 0 to 1")]
Count = Annotated[int, Meta(ge=1, description="a whole number from 1")]
Year = Annotated[int, Meta(ge=1800, le=2200, description="a year in four digits")]
Day = Annotated[datetime.date, Meta(description="a day as 2026-11-23")]

Sources = str | list[str]
"""Ids without their pattern: two shapes with a pattern on both sides of such a union crashed the process as it ended
(msgspec 0.22.0, in TypeNode_Free). Whether the sources exist is checked with the links."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mapping in which unknown keys are faults."""


class EntryShape(Shape, frozen=True, kw_only=True):
    """An entry of a list; lists hold entries with ids."""

    id: str


class NamedShape(Shape, frozen=True, kw_only=True):
    """An id and its title."""

    id: Id
    title: Line


class CompetencyShape(Shape, frozen=True, kw_only=True):
    """A competency of kit.yaml."""

    id: Id
    title: Line
    can: Annotated[Line, Meta(description="what the learner can do after learning, said to the learner")]
    book: Id


class KitShape(Shape, frozen=True, kw_only=True):
    """kit.yaml."""

    id: Id
    title: Line
    subtitle: str = ""
    version: Annotated[
        str,
        Meta(pattern=r"^[A-Za-z0-9._+-]{1,40}$", description='a version of letters, digits and points, as "0.1.0"'),
    ]
    language: Language
    licence: Line
    iri: Annotated[
        str,
        Meta(
            pattern=r"^https?://[A-Za-z0-9._~:/%+-]{1,100}$",
            description="the base of activity ids in statements, a web address of plain letters; never changes",
        ),
    ]
    constituents: list[NamedShape]
    reach: list[NamedShape]
    competencies: list[CompetencyShape]
    plan: Annotated[list[NamedShape], Meta(description="the parts of an action plan, in order")] = []
    forms: Annotated[list[NamedShape], Meta(description="forms of exploitation")] = []
    at_hand: Annotated[
        list[NamedShape], Meta(description="what a room may have or lack; exercises name what they require of it")
    ] = []


class EditionShape(Shape, frozen=True, kw_only=True):
    """editions/NAME/edition.yaml."""

    id: Id
    title: Line
    over: Annotated[Line, Meta(description="the folder of the kit or edition below, relative to this one, as `../..`")]
    language: Language | None = None
    remove: list[Annotated[str, Meta(description="an id of a piece to take out")]] = []


class TestShape(Shape, frozen=True, kw_only=True):
    """So many questions of each competency in one form, and the share needed to pass."""

    per_competency: Count
    pass_share: Share = msgspec.field(name="pass")


class PrecheckShape(Shape, frozen=True, kw_only=True):
    """So many questions of each competency in the pre-check."""

    per_competency: Count


class BookShape(Shape, frozen=True, kw_only=True):
    """textbooks/BOOK/book.yaml."""

    id: Id
    title: Line
    subtitle: str = ""
    intro: str = ""
    units: list[Id]
    test: TestShape
    precheck: PrecheckShape


class UnitHead(Shape, frozen=True, kw_only=True):
    """Front matter of a unit."""

    id: Id
    title: Line
    minutes: Count
    competencies: Annotated[list[Id], Meta(min_length=1, description="a list of competency ids")]
    summary: Annotated[Line, Meta(description="one sentence for lists and for the pre-check")]
    sources: list[Id] = []


class CaseHead(Shape, frozen=True, kw_only=True):
    """Front matter of a case."""

    id: Id
    title: Line
    invented: bool = False
    content_note: str = ""
    country: Literal["", "invented"] = ""
    forms: list[Id] = []
    region: Annotated[str, Meta(description="a region of the world or `not named`; never a country")] = ""
    children: Children = ""
    moves: Moves = ""
    series: Annotated[Id | Literal[""], Meta(description="the id that the parts of one long case share")] = ""
    part: Annotated[int, Meta(ge=0, description="the number of the part in its series")] = 0


class PageHead(Shape, frozen=True, kw_only=True):
    """Front matter of a single page."""

    id: Id
    title: Line


class OptionShape(Shape, frozen=True, kw_only=True):
    """One option of a question."""

    says: Line
    right: bool
    why: str = ""
    id: Annotated[str, Meta(description="keeps the option's id when its text is edited")] = ""


class QuestionShape(EntryShape, frozen=True, kw_only=True):
    """One question of the bank."""

    id: Id
    competency: Id
    level: Degree
    kind: Literal["choice", "choices"]
    ask: Line
    options: Annotated[list[OptionShape], Meta(min_length=3, max_length=5, description="three to five options")]
    content_note: str = ""
    sources: list[Id] = []
    invented: bool = False
    constituents: Annotated[list[Id], Meta(description="those to whom it speaks; none stands for all")] = []


Value = Annotated[
    int | float | str | Annotated[list[int | float], Meta(min_length=2, max_length=2)],
    Meta(description="a number, a range [low, high] or a short text"),
]


class FigureShape(Shape, frozen=True, kw_only=True):
    """One part of a fact."""

    value: Value
    unit: str = ""
    about: bool = False
    bound: Bound = ""


class KindShape(Shape, frozen=True, kw_only=True):
    """What a fact measures and how it is known."""

    measure: Measure
    basis: Basis


class CheckedShape(Shape, frozen=True, kw_only=True):
    """How a fact was seen, and when."""

    status: Status
    on: Day


class FactShape(EntryShape, frozen=True, kw_only=True):
    """One fact."""

    id: FactId
    says: Line
    value: Value | None = None
    unit: str = ""
    about: bool = False
    bound: Bound = ""
    parts: Annotated[dict[Id, FigureShape], Meta(description="parts by name, each with its value")] = {}
    kind: KindShape
    period: Annotated[int | str, Meta(description="a year or a period as 1995-2004")] = ""
    year: Year | None = None
    place: str = ""
    source: Annotated[Sources, Meta(description="a source id or a list of them")]
    where: Annotated[int | str, Meta(description="the place in the source, as `table 1, p. 10`")] = ""
    note: str = ""
    checked: CheckedShape
    review_by: Day
    superseded_by: str = ""


class SourceShape(EntryShape, frozen=True, kw_only=True):
    """One source."""

    id: Id
    title: Line
    by: Line
    year: Year
    kind: Literal["convention", "law", "report", "dataset", "article", "guideline", "web", "press"]
    url: Address | Literal[""] = ""
    seen: Status
    note: str = ""


class TermShape(EntryShape, frozen=True, kw_only=True):
    """One term of the glossary."""

    id: Id
    term: Line
    means: Line
    forms: list[Line] = []
    see: list[Id] = []
    avoid: str = ""
    source: Annotated[Sources, Meta(description="the legal source of the term, a source id or a list")] = []
    article: Annotated[str, Meta(description="where in the source, as `art. 3(a)`")] = ""


class ObserveShape(Shape, frozen=True, kw_only=True):
    """How a factor can be seen in a survey of adults."""

    indicator: Line
    question: Line
    counts: Counts
    label: Line
    near_variables: dict[str, str] = {}
    sensitive: bool = False


class FactorShape(EntryShape, frozen=True, kw_only=True):
    """One vulnerability factor."""

    id: Id
    factor: Line
    level: Level
    side: Side
    why: Line
    observe: ObserveShape
    reduced_by: list[Line] = []
    who_acts: list[Id] = []
    avoid: str = ""


class Findings(msgspec.Struct, frozen=True):
    """The tables of a data bundle by what names them: `TABLE`, or `TABLE/INDICATOR` for the rows of one indicator."""

    id: str
    tables: dict[str, tuple[Block, ...]]

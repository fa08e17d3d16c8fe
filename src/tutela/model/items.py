"""Items: what a learner answers. One class a kind; the player has one module of the same name for each."""

from typing import Literal

import msgspec

from tutela.model.document import Block, Inline

Place = Literal["source", "transit", "destination"]
Level = Literal["child", "family", "community", "institution", "workplace"]
Side = Literal["source", "destination"]
Answer = Literal["yes", "no", "unknown"]
Outcome = Literal[
    "trafficking",
    "other-worst-form",
    "child-labour",
    "smuggling",
    "lawful-migration",
    "protect-and-refer",
]
Fault = Literal["stock-or-flow", "detected-or-estimated", "year", "place", "value"]


class Entry(msgspec.Struct, frozen=True):
    """One thing to place, with the reason for its place."""

    id: str
    text: tuple[Inline, ...]
    feedback: tuple[Block, ...]


class Option(msgspec.Struct, frozen=True):
    """One answer to choose, right or wrong, and why."""

    id: str
    text: tuple[Inline, ...]
    right: bool
    feedback: tuple[Block, ...]


class _Item(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every item has.

    `version` is the first 12 hexadecimal digits of the SHA-256 of the item's content; the compiler fills it, a
    statement records it.
    """

    id: str
    prompt: tuple[Block, ...]
    competencies: tuple[str, ...] = ()
    case: str = ""
    closing: tuple[Block, ...] = ()
    version: str = ""


class Choice(_Item, frozen=True, kw_only=True, tag="choice"):
    """One option is right."""

    options: tuple[Option, ...]


class Choices(_Item, frozen=True, kw_only=True, tag="choices"):
    """Several options may be right."""

    options: tuple[Option, ...]


class Pair(msgspec.Struct, frozen=True):
    """A left side and the right side that belongs to it."""

    id: str
    left: tuple[Inline, ...]
    right: tuple[Inline, ...]
    feedback: tuple[Block, ...]


class Match(_Item, frozen=True, kw_only=True, tag="match"):
    """Join each left side to its right side."""

    pairs: tuple[Pair, ...]


class Group(msgspec.Struct, frozen=True):
    """A group and the cards that belong in it."""

    id: str
    title: tuple[Inline, ...]
    cards: tuple[Entry, ...]


class Sort(_Item, frozen=True, kw_only=True, tag="sort"):
    """Put each card into its group."""

    groups: tuple[Group, ...]


class Order(_Item, frozen=True, kw_only=True, tag="order"):
    """Put the entries in order; they stand here in the right one."""

    entries: tuple[Entry, ...]


class Comment(msgspec.Struct, frozen=True):
    """What is said to answers from `low` to `high`, both included."""

    low: int
    high: int
    feedback: tuple[Block, ...]


class Scale(_Item, frozen=True, kw_only=True, tag="scale"):
    """A place on a scale from 1 to `steps`; never scored."""

    steps: int
    low: tuple[Inline, ...]
    high: tuple[Inline, ...]
    comments: tuple[Comment, ...]


class Reflect(_Item, frozen=True, kw_only=True, tag="reflect"):
    """A written thought; stays on the device unless the learner shares it; never scored."""


class Decision(msgspec.Struct, frozen=True):
    """A decision in a branching case; `next` is a step id or `end`."""

    id: str
    text: tuple[Inline, ...]
    sound: bool
    next: str
    feedback: tuple[Block, ...]


class Step(msgspec.Struct, frozen=True):
    """A step of a branching case; without decisions it is an ending."""

    id: str
    blocks: tuple[Block, ...]
    decisions: tuple[Decision, ...]


class Branch(_Item, frozen=True, kw_only=True, tag="branch"):
    """A case with decisions and their consequences; it begins with the first step."""

    steps: tuple[Step, ...]


class ChainEvent(msgspec.Struct, frozen=True):
    """An event or actor of a chain and the place where it belongs."""

    id: str
    text: tuple[Inline, ...]
    place: Place
    feedback: tuple[Block, ...]


class Chain(_Item, frozen=True, kw_only=True, tag="chain"):
    """Events and actors at source, in transit, at destination; and where somebody could have stepped in."""

    events: tuple[ChainEvent, ...]
    interventions: tuple[ChainEvent, ...]


class Finding(msgspec.Struct, frozen=True):
    """One of the three questions of the definition, its answer and the reason."""

    answer: Answer
    feedback: tuple[Block, ...]


class OutcomeOption(msgspec.Struct, frozen=True):
    """One outcome, whether it holds, and the rule that decides."""

    id: Outcome
    right: bool
    feedback: tuple[Block, ...]


class Determine(_Item, frozen=True, kw_only=True, tag="determine"):
    """Act? purpose? under 18? so what is it? All six outcomes are always offered."""

    act: Finding
    purpose: Finding
    under_18: Finding
    outcomes: tuple[OutcomeOption, ...]


class LevelPlace(msgspec.Struct, frozen=True):
    """One place of the framework and the factors that belong there."""

    level: Level
    side: Side
    factors: tuple[Entry, ...]


class Levels(_Item, frozen=True, kw_only=True, tag="levels"):
    """Put vulnerability factors on the five levels and two sides."""

    places: tuple[LevelPlace, ...]


class FaultOption(msgspec.Struct, frozen=True):
    """One possible fault of a circulating figure."""

    id: Fault
    present: bool
    feedback: tuple[Block, ...]


class Trace(_Item, frozen=True, kw_only=True, tag="trace"):
    """Find what is wrong with a circulating number; `better` is the sentence that would be right."""

    faults: tuple[FaultOption, ...]
    better: tuple[Inline, ...]


Item = Choice | Choices | Match | Sort | Order | Scale | Reflect | Branch | Chain | Determine | Levels | Trace

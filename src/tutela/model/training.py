"""What a facilitator works with: exercises, tools, the guide and icebreakers."""

from typing import Literal

import msgspec

from tutela.model.document import Block, Inline

Degree = Literal["introductory", "working", "advanced"]
"""How much somebody has to know already."""
Sensitivity = Literal["low", "medium", "high"]
ExerciseKind = Literal[
    "individual",
    "pair",
    "small-group",
    "plenary",
    "role-play",
    "case",
    "mapping",
    "debate",
    "quiz",
    "field-preparation",
]
Mix = Literal["mixed", "same", "any"]
HandoutKind = Literal["handout", "worksheet", "role-card"]
ToolKind = Literal[
    "card",
    "checklist",
    "template",
    "form",
    "sheet",
    "agenda",
    "terms-of-reference",
    "outline",
    "worksheet",
    "table",
]


class Span(msgspec.Struct, frozen=True):
    """From `least` to `most`, both included: minutes or people."""

    least: int
    most: int


class TimedStep(msgspec.Struct, frozen=True):
    """A step of an exercise with its minutes."""

    minutes: int
    blocks: tuple[Block, ...]


class Handout(msgspec.Struct, frozen=True):
    """A sheet for participants that stands on its own in print; `id` is unique in its exercise."""

    id: str
    kind: HandoutKind
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


class Exercise(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An exercise of the menu; the first competency is the main one.

    `half` are the minutes of the half-time version; `leaves` is the output, `plan` the parts of an action plan that it
    fills, `needs` those that should be filled before; `requires` are the things at hand that it cannot do without.
    """

    id: str
    title: str
    purpose: str
    competencies: tuple[str, ...]
    units: tuple[str, ...]
    kind: ExerciseKind
    minutes: Span
    half: int
    people: Span
    groups: Span | None = None
    mix: Mix
    level: Degree
    reach: tuple[str, ...]
    constituents: tuple[str, ...]
    materials: tuple[str, ...] = ()
    room: str
    requires: tuple[str, ...] = ()
    sensitivity: Sensitivity
    content_note: str = ""
    cases: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    leaves: str
    plan: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    why: tuple[Block, ...]
    preparation: tuple[Block, ...]
    steps: tuple[TimedStep, ...]
    debrief: tuple[Block, ...]
    good_answers: tuple[Block, ...]
    half_steps: tuple[TimedStep, ...]
    paper_only: tuple[Block, ...]
    online: tuple[Block, ...]
    low_literacy: tuple[Block, ...]
    many_people: tuple[Block, ...]
    notes: tuple[Block, ...]
    handouts: tuple[Handout, ...] = ()


class Tool(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A ready-to-use tool; `tool` is what is printed and filled in or ticked."""

    id: str
    title: str
    kind: ToolKind
    what_for: str
    who: str
    when: str
    competencies: tuple[str, ...]
    units: tuple[str, ...]
    constituents: tuple[str, ...]
    reach: tuple[str, ...]
    sensitivity: Sensitivity
    plan: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    how: tuple[Block, ...]
    limits: tuple[Block, ...]
    tool: tuple[Block, ...]


class Chapter(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A chapter of the facilitators' guide; `minutes` to read it."""

    id: str
    title: str
    summary: str
    minutes: int
    sources: tuple[str, ...] = ()
    blocks: tuple[Block, ...]


class Guide(msgspec.Struct, frozen=True):
    """The facilitators' guide; `chapters` in order."""

    id: str
    title: str
    subtitle: str
    intro: str
    chapters: tuple[Chapter, ...]


class Icebreaker(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A short activity that begins a course or wakes it up; `care` says what to watch."""

    id: str
    title: str
    kind: Literal["icebreaker", "energiser"]
    minutes: int
    people: Span
    materials: tuple[str, ...] = ()
    steps: tuple[str, ...]
    why: str
    care: str
    online: str

"""The shapes of YAML files and front matter of what a facilitator works with."""

from typing import Annotated, Literal

from msgspec import Meta

from tutela.model.plan import SessionKind
from tutela.model.training import Degree, ExerciseKind, Mix, Sensitivity, Span, ToolKind
from tutela.source.shapes import Count, EntryShape, Id, Line, Shape

SpanText = Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,5}-[1-9][0-9]{0,5}$", description="least and most as `40-60`")]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description='a time in quotes as "09:00"')]
Some = Annotated[list[Id], Meta(min_length=1, description="a list of ids, at least one")]


class ExerciseHead(Shape, frozen=True, kw_only=True):
    """Front matter of an exercise."""

    id: Id
    title: Line
    purpose: Annotated[Line, Meta(description="what participants can do afterwards")]
    competencies: Annotated[Some, Meta(description="competency ids, the main one first")]
    units: list[Id]
    kind: ExerciseKind
    minutes: SpanText
    half: Annotated[int, Meta(ge=1, description="the minutes of the half-time version")]
    people: SpanText
    groups: Annotated[SpanText | Count, Meta(description="the size of groups as `3-5`")] | None = None
    mix: Mix
    level: Degree
    reach: Some
    constituents: Some
    materials: list[Line] = []
    room: Line
    requires: Annotated[list[Id], Meta(description="what it cannot do without, ids of `at_hand` in kit.yaml")] = []
    sensitivity: Sensitivity
    content_note: str = ""
    cases: list[Id] = []
    tools: list[Id] = []
    leaves: Annotated[Line, Meta(description="the output, one line")]
    plan: Annotated[list[Id], Meta(description="the parts of the action plan that the output fills")]
    needs: list[Id] = []
    sources: list[Id] = []


class ToolHead(Shape, frozen=True, kw_only=True):
    """Front matter of a tool."""

    id: Id
    title: Line
    kind: ToolKind
    what_for: Line
    who: Line
    when: Line
    competencies: Some
    units: list[Id] = []
    constituents: Some
    reach: Some
    sensitivity: Sensitivity
    plan: list[Id] = []
    sources: list[Id] = []


class GuideShape(Shape, frozen=True, kw_only=True):
    """guide/guide.yaml."""

    id: Id
    title: Line
    subtitle: str = ""
    intro: str = ""
    chapters: list[Id]


class ChapterHead(Shape, frozen=True, kw_only=True):
    """Front matter of a chapter of the guide."""

    id: Id
    title: Line
    summary: Line
    minutes: Count
    sources: list[Id] = []


class IcebreakerShape(EntryShape, frozen=True, kw_only=True):
    """One icebreaker or energiser."""

    id: Id
    title: Line
    kind: Literal["icebreaker", "energiser"]
    minutes: Count
    people: SpanText
    materials: list[Line] = []
    steps: Annotated[list[Line], Meta(min_length=1, description="a list of short sentences")]
    why: Line
    care: Line
    online: Line


class SessionShape(Shape, frozen=True, kw_only=True):
    """One session of an agenda."""

    kind: SessionKind
    minutes: Count
    title: str = ""
    exercise: Id | Literal[""] = ""
    half: bool = False
    icebreaker: Id | Literal[""] = ""
    unit: Id | Literal[""] = ""
    book: Id | Literal[""] = ""
    why: list[Line] = []
    locked: bool = False


class DayShape(Shape, frozen=True, kw_only=True):
    """One day of an agenda."""

    title: Line
    begins: Clock
    sessions: Annotated[list[SessionShape], Meta(min_length=1, description="a list of sessions")]


class AgendaShape(Shape, frozen=True, kw_only=True):
    """guide/agendas/ID.yaml."""

    id: Id
    title: Line
    who: Line
    aim: Line
    constituents: Some
    reach: Some
    level: Degree
    people: SpanText
    competencies: Some
    notes: str = ""
    days: Annotated[list[DayShape], Meta(min_length=1, description="a list of days")]


def span_of(text: str | int) -> Span:
    """Give a span from `40-60`, or from a single number."""
    least, _, most = str(text).partition("-")
    return Span(int(least), int(most or least))

"""What is known of a course when its report is written: every figure in it may be told to all who may see results."""

from __future__ import annotations

import datetime

import msgspec

from tutela.results.action_plan import Gap
from tutela.results.evaluation import Tally
from tutela.results.gain import Gain, Interval
from tutela.results.item_quality import ItemQuality


class Came(msgspec.Struct, frozen=True):
    """How many joined, and of each constituent at least how many (steps of five; None: too few to tell)."""

    people: int
    constituents: tuple[tuple[str, int | None], ...]


class DayHeld(msgspec.Struct, frozen=True):
    """A day as it was counted or noted: people present, of them without a phone, sessions held and planned."""

    day: datetime.date
    present: int
    without_phone: int
    held: int
    planned: int


class TestGains(msgspec.Struct, frozen=True):
    """The gains of a test: of all of it and by competency (title and gain, None where too few answered)."""

    title: str
    whole: Gain
    competencies: tuple[tuple[str, Gain | None], ...]


class PaperTest(msgspec.Struct, frozen=True):
    """A test on paper, as counts: `people`, and by competency (title, right before, right after, asked each time)."""

    title: str
    people: int
    competencies: tuple[tuple[str, int, int, int], ...]


class FormCounts(msgspec.Struct, frozen=True):
    """A form as counted: `round` is the day of the course, or the months since."""

    form: str
    round: int
    people: int
    tallies: tuple[Tally, ...]


class ItemsCounted(msgspec.Struct, frozen=True):
    """What is known of the questions, from all courses of this hub.

    `questions` are (id, quality), `tests` (test, form, people, alpha); `people` in all.
    """

    people: int
    questions: tuple[tuple[str, ItemQuality], ...]
    tests: tuple[tuple[str, str, int, Interval], ...]


class CourseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """All of it; None and empty where nothing was counted."""

    title: str
    opened: datetime.date
    on: datetime.date
    came: Came | None
    days: tuple[DayHeld, ...]
    gains: tuple[TestGains, ...]
    paper: tuple[PaperTest, ...]
    forms: tuple[FormCounts, ...]
    items: ItemsCounted | None
    gaps: tuple[Gap, ...] | None
    constituents: tuple[tuple[str, str], ...]

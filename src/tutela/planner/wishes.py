"""What a facilitator asks of a course: who comes, for how long, and what they must be able to do."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tutela.model.training import Degree, Sensitivity

Hour = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="an hour as 09:30")]
Minutes = Annotated[int, Meta(ge=5, le=240, description="minutes from 5 to 240")]
People = Annotated[int, Meta(ge=1, le=1000, description="a number of people from 1 to 1000")]
Words = Annotated[str, Meta(max_length=300, description="at most 300 letters")]
Share = Annotated[float, Meta(ge=0, le=1, description="a share from 0 to 1")]


class _Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the wishes; unknown keys are faults."""


class Pause(_Wish, frozen=True, kw_only=True):
    """A break, a lunch or a prayer at a fixed hour."""

    at: Hour
    minutes: Minutes
    kind: Literal["break", "lunch", "prayer"] = "break"


class Hours(_Wish, frozen=True, kw_only=True):
    """One day: when it begins and ends, its pauses, and when there is no power (from, to)."""

    begins: Hour = "09:00"
    ends: Hour = "16:30"
    pauses: tuple[Pause, ...] = (
        Pause(at="10:30", minutes=15),
        Pause(at="12:30", minutes=60, kind="lunch"),
        Pause(at="15:00", minutes=15),
    )
    without_power: tuple[tuple[Hour, Hour], ...] = ()


class Audience(_Wish, frozen=True, kw_only=True):
    """Who comes: people by constituent, their level, and whether they work on policy or in outreach."""

    constituents: Annotated[dict[str, People], Meta(min_length=1, description="people by constituent")]
    level: Degree = "introductory"
    reach: Annotated[tuple[str, ...], Meta(min_length=1)] = ("policy", "outreach")

    @property
    def people(self) -> int:
        """Give how many come."""
        return sum(self.constituents.values())


class Wishes(_Wish, frozen=True, kw_only=True):
    """All that a facilitator asks of a course.

    `results` are shares of right answers of a pre-check by competency: what is known already gets less time.
    `languages` are those that the people speak. `lacking` are ids of the kit's list of things at hand: all others are
    there. `at_hand` says in words what more is to be said of room and materials.
    """

    title: str
    aim: str = ""
    audience: Audience
    days: Annotated[tuple[Hours, ...], Meta(min_length=1, max_length=10)]
    competencies: Annotated[tuple[str, ...], Meta(min_length=1)]
    results: dict[str, Share] = {}
    delivery: Literal["room", "online", "blended"] = "room"
    facilitators: Annotated[int, Meta(ge=1, le=20)] = 1
    ceremony: Annotated[int, Meta(ge=0, le=120)] = 0
    interpretation: bool = False
    languages: Words = ""
    lacking: tuple[str, ...] = ()
    at_hand: Words = ""
    most_sensitive: Sensitivity = "high"
    include: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    tests: str = ""

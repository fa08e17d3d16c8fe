"""Days become stretches: the working time between two pauses, less what stands fixed at its head and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutela.model.plan import Session, hour_of, minute_of
from tutela.planner.wishes import Hours, Wishes

SHORT_COURSE = 300
"""Minutes of work under which a course has a short opening and no test of its own."""


@dataclass(frozen=True)
class Stretch:
    """Working time of one day between two pauses; `minutes` are left for exercises and inputs.

    `begins` is a minute of the day, `head` and `tail` are the fixed sessions before and after, `pause` ends it.
    """

    day: int
    begins: int
    minutes: int
    head: tuple[Session, ...]
    tail: tuple[Session, ...]
    pause: Session | None
    after_lunch: bool
    last_of_day: bool

    @property
    def ends(self) -> int:
        """Give the minute of the day at which it ends."""
        return self.begins + self.minutes + sum(session.minutes for session in (*self.head, *self.tail))


class TooShort(ValueError):
    """A day whose hours cannot hold what stands fixed in it; the message says which and what to give up."""


def cut_days(wishes: Wishes) -> tuple[Stretch, ...]:
    """Give the stretches of all days in order; TooShort where a day has no room for what stands fixed in it."""
    work = sum(_worked(day) for day in wishes.days)
    cut: list[Stretch] = []
    for number, hours in enumerate(wishes.days):
        cut += _cut_day(number, hours, _head(wishes, number, work), _tail(wishes, number, work))
    return tuple(cut)


def _worked(hours: Hours) -> int:
    return minute_of(hours.ends) - minute_of(hours.begins) - sum(pause.minutes for pause in hours.pauses)


def _head(wishes: Wishes, number: int, work: int) -> tuple[Session, ...]:
    """Give what opens a day: ceremony, opening, pre-test and icebreaker on the first, a look back on the others."""
    if number:
        return (Session(kind="review", minutes=10, title="Yesterday in ten minutes"),)
    short = work < SHORT_COURSE
    sessions = [Session(kind="opening", minutes=10 if short else 20)]
    if wishes.ceremony:
        sessions.insert(0, Session(kind="ceremony", minutes=wishes.ceremony))
    if wishes.tests:
        sessions.append(Session(kind="pre-test", minutes=15, book=wishes.tests))
    if not short:
        sessions.append(Session(kind="icebreaker", minutes=10))
    return tuple(sessions)


def _tail(wishes: Wishes, number: int, work: int) -> tuple[Session, ...]:
    """Give what ends a day: a review, and on the last day post-test, evaluation and closing."""
    review = Session(kind="review", minutes=10 if work < SHORT_COURSE else 15)
    if number < len(wishes.days) - 1:
        return (review,)
    sessions = [review] if len(wishes.days) > 1 else []
    if wishes.tests:
        sessions.append(Session(kind="post-test", minutes=15, book=wishes.tests))
    return (*sessions, Session(kind="evaluation", minutes=10), Session(kind="closing", minutes=10))


def _cut_day(number: int, hours: Hours, head: Sequence[Session], tail: Sequence[Session]) -> list[Stretch]:
    begins, ends = minute_of(hours.begins), minute_of(hours.ends)
    pauses = sorted((pause for pause in hours.pauses), key=lambda pause: pause.at)
    cut: list[Stretch] = []
    after_lunch = False
    for place in range(len(pauses) + 1):
        pause = pauses[place] if place < len(pauses) else None
        until = minute_of(pause.at) if pause else ends
        last = pause is None
        own_head, own_tail = tuple(head) if place == 0 else (), tuple(tail) if last else ()
        minutes = until - begins - sum(each.minutes for each in (*own_head, *own_tail))
        if minutes < 0:
            fixed = ", ".join(each.kind for each in (*own_head, *own_tail))
            raise TooShort(
                f"day {number + 1}: {until - begins} minutes between {hour_of(begins)} and {hour_of(until)} do not "
                f"hold {fixed}; expected {-minutes} minutes more; "
                "move the pause, lengthen the day, or shorten the ceremony"
            )
        cut.append(
            Stretch(
                day=number,
                begins=begins,
                minutes=minutes,
                head=own_head,
                tail=own_tail,
                pause=Session(kind=pause.kind, minutes=pause.minutes) if pause else None,
                after_lunch=after_lunch,
                last_of_day=last,
            )
        )
        after_lunch = pause is not None and pause.kind == "lunch"
        begins = until + (pause.minutes if pause else 0)
    return cut

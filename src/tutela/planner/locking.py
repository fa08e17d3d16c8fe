"""What a facilitator locked: each session with its day, its hour and its minutes, whatever kind it is.

A locked session stands as a pause does: the work is cut around it. Where the hours asked for leave no place for it, the
lock is given up, and told; where a pause asked for falls upon it, the pause comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tutela.model.plan import PAUSES, CoursePlan, Session, hour_of, minute_of, starts_of
from tutela.model.sentence import Sentence
from tutela.planner.offer import Offer
from tutela.planner.wishes import Hours, Pause, Wishes


@dataclass(frozen=True)
class Lock:
    """A session that stays: on a day counted from 0, from a minute of that day."""

    day: int
    begins: int
    session: Session

    @property
    def ends(self) -> int:
        """Give the minute of the day at which it ends."""
        return self.begins + self.session.minutes


@dataclass(frozen=True)
class Settled:
    """Wishes with the pauses that the locks leave, the locks that the hours hold, and what was given up."""

    wishes: Wishes
    locks: tuple[Lock, ...]
    given_up: tuple[Sentence, ...]


def find_locks(plan: CoursePlan) -> tuple[Lock, ...]:
    """Give the locked sessions of a plan in their order."""
    return tuple(
        Lock(number, begins, session)
        for number, day in enumerate(plan.days)
        for begins, session in zip(starts_of(day), day.sessions, strict=False)
        if session.locked
    )


def settle(wishes: Wishes, locks: Sequence[Lock], menu: Mapping[str, Offer]) -> Settled:
    """Settle what is locked with the hours asked for; an exercise that loses its place is still asked for by name."""
    kept = tuple(lock for lock in locks if _is_within(lock, wishes.days))
    lost = [lock for lock in locks if lock not in kept]
    given_up = [_tell_lost(lock, menu) for lock in lost]
    days = []
    for number, hours in enumerate(wishes.days):
        pauses, told = _settle_pauses(number, hours, [lock for lock in kept if lock.day == number])
        days.append(msgspec.structs.replace(hours, pauses=pauses))
        given_up += told
    names = [lock.session.exercise for lock in lost if lock.session.exercise in menu]
    include = tuple(dict.fromkeys((*wishes.include, *names)))
    return Settled(msgspec.structs.replace(wishes, days=tuple(days), include=include), kept, tuple(given_up))


def _is_within(lock: Lock, days: Sequence[Hours]) -> bool:
    if lock.day >= len(days):
        return False
    hours = days[lock.day]
    return minute_of(hours.begins) <= lock.begins and lock.ends <= minute_of(hours.ends)


def _tell_lost(lock: Lock, menu: Mapping[str, Offer]) -> Sentence:
    session = lock.session
    where: dict[str, str | int] = {"day": lock.day + 1, "hour": hour_of(lock.begins)}
    if session.exercise in menu:
        return Sentence(key="planner.lost-place-exercise", exercises=(session.exercise,), values=where)
    if title := session.title or session.exercise:
        return Sentence(key="planner.lost-place-titled", values={"title": title, **where})
    return Sentence(key="planner.lost-place-kind", kinds=(session.kind,), values=where)


def _settle_pauses(number: int, hours: Hours, locks: Sequence[Lock]) -> tuple[tuple[Pause, ...], list[Sentence]]:
    """Give the pauses of a day that are not locked: each locked one takes the place of the nearest of its kind."""
    pauses = list(hours.pauses)
    for lock in (each for each in locks if each.session.kind in PAUSES):
        alike = [pause for pause in pauses if pause.kind == lock.session.kind]
        if alike:
            pauses.remove(min(alike, key=lambda pause: abs(minute_of(pause.at) - lock.begins)))
    settled: list[Pause] = []
    told = list[Sentence]()
    for pause in sorted(pauses, key=lambda pause: pause.at):
        begins = _after(locks, minute_of(pause.at), pause.minutes)
        where: dict[str, str | int] = {"day": number + 1, "hour": pause.at}
        taken = bool(settled) and begins < minute_of(settled[-1].at) + settled[-1].minutes
        if begins == minute_of(pause.at):
            settled.append(pause)
        elif taken or begins + pause.minutes > minute_of(hours.ends):
            told.append(Sentence(key=f"planner.lost-{pause.kind}", values=where))
        else:
            settled.append(msgspec.structs.replace(pause, at=hour_of(begins)))
            told.append(Sentence(key=f"planner.later-{pause.kind}", values={**where, "then": hour_of(begins)}))
    return tuple(settled), told


def _after(locks: Iterable[Lock], begins: int, minutes: int) -> int:
    """Give when so many minutes can begin, at an hour or after what is locked then."""
    for lock in locks:
        if begins < lock.ends and lock.begins < begins + minutes:
            begins = lock.ends
    return begins

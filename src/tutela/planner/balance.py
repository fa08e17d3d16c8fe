"""What a plan does to time, coverage and balance, told at once after each change by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tutela.model.plan import LATEST, PAUSES, CoursePlan, Day, Session, hour_of, minute_of, starts_of
from tutela.model.sentence import Sentence
from tutela.planner.offer import Offer
from tutela.planner.rules.coverage import measure_of, share_of

Covered = Literal["covered", "thin", "missing"]
_Pair = tuple[Sentence, Sentence]
"""What is wrong, and what to do."""
WEAR = 150
"""Minutes of work without a pause after which a group tires."""


@dataclass(frozen=True)
class Coverage:
    """How far a competency is covered: minutes that count, of how many it needs, and by which exercises."""

    competency: str
    minutes: int
    measure: int
    exercises: tuple[str, ...]
    state: Covered


@dataclass(frozen=True)
class DayLength:
    """When a day begins and ends, and its minutes of work and of pauses."""

    title: str
    begins: str
    ends: str
    work: int
    pauses: int


@dataclass(frozen=True)
class Fault:
    """What is wrong with a plan: the day from 1, the session from 1 (0 for the whole day), what, and what to do."""

    day: int
    session: int
    what: Sentence
    do: Sentence


@dataclass(frozen=True)
class Balance:
    """The whole judgement of a plan."""

    days: tuple[DayLength, ...]
    coverage: tuple[Coverage, ...]
    forms: Mapping[str, int]
    filled: tuple[str, ...]
    faults: tuple[Fault, ...]


def weigh(
    plan: CoursePlan, offers: Iterable[Offer], results: Mapping[str, float], lacking: Collection[str] = ()
) -> Balance:
    """Give the balance of a plan; an exercise that the menu does not hold is a fault, or that needs what is lacking.

    `results` are shares of right answers in a pre-check by competency: what is known needs fewer minutes. `lacking` are
    things of the kit's list that are not at hand.
    """
    menu = {offer.id: offer for offer in offers}
    runs = [(session, menu[session.exercise]) for session in _exercises(plan) if session.exercise in menu]
    return Balance(
        days=tuple(_measure(day) for day in plan.days),
        coverage=tuple(_cover(each, measure_of(each, results), runs) for each in plan.competencies),
        forms=Counter(offer.kind for _, offer in runs),
        filled=tuple(dict.fromkeys(part for _, offer in runs for part in offer.fills)),
        faults=tuple(_find_faults(plan, menu, lacking)),
    )


def _exercises(plan: CoursePlan) -> list[Session]:
    return [session for day in plan.days for session in day.sessions if session.kind == "exercise"]


def _measure(day: Day) -> DayLength:
    pauses = sum(session.minutes for session in day.sessions if session.kind in PAUSES)
    starts = starts_of(day)
    return DayLength(day.title, day.begins, hour_of(starts[-1]), starts[-1] - starts[0] - pauses, pauses)


def _cover(competency: str, measure: int, runs: list[tuple[Session, Offer]]) -> Coverage:
    """Covered: an exercise has it as its main competency, and half the measure is earned."""
    earned = sum(share_of(competency, offer) * session.minutes for session, offer in runs) // 2
    users = tuple(offer.id for _, offer in runs if competency in offer.competencies)
    as_main = any(offer.competencies[0] == competency for _, offer in runs)
    state: Covered = "missing" if not users else "covered" if as_main and 2 * earned >= measure else "thin"
    return Coverage(competency, earned, measure, users, state)


def _find_faults(plan: CoursePlan, menu: Mapping[str, Offer], lacking: Collection[str]) -> list[Fault]:
    """Give the faults of a plan in the order of its sessions."""
    faults: list[Fault] = []
    filled: set[str] = set()
    seen: set[str] = set()
    for number, day in enumerate(plan.days, 1):
        for place, (start, session) in enumerate(zip(starts_of(day), day.sessions, strict=False), 1):
            if session.kind == "exercise":
                offer = menu.get(session.exercise)
                if offer is None:
                    faults.append(Fault(number, place, *_pair("unknown", values={"id": session.exercise})))
                    continue
                faults += [Fault(number, place, *pair) for pair in _judge(offer, session, start, filled, seen)]
                if missed := offer.missed(lacking):
                    faults.append(Fault(number, place, *_pair("lacking", exercises=(offer.id,), things=missed)))
                filled |= set(offer.fills)
                seen.add(offer.id)
        faults += [Fault(number, place, *pair) for place, pair in _judge_day(day, menu)]
    return faults


def _pair(fault: str, **more: Any) -> _Pair:
    """Give what is wrong and what to do, by the name of the fault."""
    return Sentence(key=f"planner.fault-{fault}", **more), Sentence(key=f"planner.fault-{fault}-do")


def _judge(offer: Offer, session: Session, start: int, filled: set[str], seen: set[str]) -> Iterable[_Pair]:
    least, named = offer.half if session.half else offer.least, (offer.id,)
    if session.minutes < least:
        yield _pair("short", number=session.minutes, exercises=named, values={"least": least})
    if offer.id in seen:
        yield _pair("twice", exercises=named)
    if offer.sensitivity == "high" and start + session.minutes > minute_of(LATEST):
        yield _pair("late", exercises=named, values={"latest": LATEST})
    for part in offer.needs:
        if part not in filled:
            yield _pair("needs", exercises=named, parts=(part,))


def _judge_day(day: Day, menu: Mapping[str, Offer]) -> Iterable[tuple[int, _Pair]]:
    work = [place for place, session in enumerate(day.sessions, 1) if session.kind == "exercise"]
    last = menu.get(day.sessions[work[-1] - 1].exercise) if work else None
    if last is not None and last.sensitivity == "high":
        yield work[-1], _pair("heavy-last", exercises=(last.id,))
    if not day.sessions or day.sessions[-1].kind not in ("review", "closing"):
        yield len(day.sessions), _pair("no-review")
    yield from _judge_stretches(day, menu)


def _judge_stretches(day: Day, menu: Mapping[str, Offer]) -> Iterable[tuple[int, _Pair]]:
    """Judge the time since the last pause, and what follows a lunch."""
    since, after_lunch = 0, False
    for place, session in enumerate(day.sessions, 1):
        if session.kind in PAUSES:
            since, after_lunch = 0, session.kind == "lunch"
            continue
        if since <= WEAR < since + session.minutes:
            yield place, _pair("no-pause", number=since + session.minutes)
        since += session.minutes
        if after_lunch and session.kind in ("input", "exercise", "review"):
            offer = menu.get(session.exercise)
            if session.kind == "input" or (offer is not None and not offer.is_active):
                yield place, _pair("still")
        after_lunch = after_lunch and session.kind == "reserve"

"""Why each session stands where it stands, and what could not be covered and what it would cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import msgspec

from tutela.model.plan import INPUT_MINUTES, Day, Session, SessionKind
from tutela.planner.balance import Balance
from tutela.planner.offer import Offer
from tutela.planner.task import interpreted
from tutela.planner.wishes import Wishes


@dataclass(frozen=True)
class Uncovered:
    """A competency asked for that is missing or thin; `exercise` would cover it in `minutes`, its input included."""

    competency: str
    state: str
    exercise: str
    minutes: int


FIXED: Mapping[SessionKind, str] = {
    "ceremony": "You asked for it.",
    "opening": "Agreements, the right to pass and the referral contact come before all else.",
    "pre-test": "Before anything is taught, so that the gain can be told.",
    "icebreaker": "People speak before they work.",
    "input": "What the next exercise rests on.",
    "energiser": "Movement after lunch, before people sit and listen.",
    "break": "At the hour you gave.",
    "lunch": "At the hour you gave.",
    "prayer": "At the hour you gave.",
    "reserve": "Time in hand: a good discussion takes longer.",
    "review": "What stays, and what is open.",
    "post-test": "After all is taught, with the other form.",
    "evaluation": "While people still remember.",
    "closing": "Each names a next step.",
}
"""Why a session stands where it stands that the rules put there."""


@dataclass(frozen=True)
class _Before:
    """What came before a session: which exercise filled each part of the plan, the last working form, a lunch.

    `form` is empty before the first exercise; `base` is the competency that comes first in the order of teaching.
    """

    filled: Mapping[str, str]
    form: str
    after_lunch: bool
    base: str = ""


def give_reasons(
    days: Iterable[Day], menu: Mapping[str, Offer], titles: Mapping[str, str], wishes: Wishes
) -> tuple[Day, ...]:
    """Give the days with the reasons of each session; a locked one keeps those that it has.

    `titles` name parts of the action plan and competencies, each in the order of teaching.
    """
    days = tuple(days)
    mains = {menu[each.exercise].competencies[0] for day in days for each in day.sessions if each.exercise in menu}
    base = next((id for id in titles if id in mains), "") if len(mains) > 1 else ""
    before = _Before({}, "", after_lunch=False, base=base)
    told: list[Day] = []
    for day in days:
        sessions = []
        for session in day.sessions:
            offer = menu.get(session.exercise)
            if not session.locked:
                session = msgspec.structs.replace(session, why=tuple(_why(session, offer, titles, before, wishes)))
            sessions.append(session)
            before = _pass(before, session, offer)
        told.append(msgspec.structs.replace(day, sessions=tuple(sessions)))
    return tuple(told)


def _pass(before: _Before, session: Session, offer: Offer | None) -> _Before:
    lunch = session.kind == "lunch"
    if offer is None:
        return replace(before, after_lunch=lunch)
    fresh = {part: offer.title for part in offer.fills if part not in before.filled}
    return replace(before, filled={**before.filled, **fresh}, form=offer.kind, after_lunch=lunch)


def _why(
    session: Session, offer: Offer | None, titles: Mapping[str, str], before: _Before, wishes: Wishes
) -> Iterable[str]:
    """Give why the session stands there."""
    if offer is None:
        yield FIXED[session.kind]
        return
    yield f"Trains: {titles.get(offer.competencies[0], offer.competencies[0])}."
    if not before.form and offer.competencies[0] == before.base:
        yield "Comes first: the others build on it."
    if offer.id in wishes.include:
        yield "You asked for it."
    if bases := dict.fromkeys(before.filled[part] for part in offer.needs if part in before.filled):
        yield f"Builds on {', '.join(f'“{base}”' for base in bases)}."
    fresh = [part for part in offer.fills if part not in before.filled]
    if fresh:
        yield f"Leaves for the action plan: {', '.join(titles.get(part, part) for part in fresh)}."
    if earlier := _nearest(fresh, titles, before.filled):
        yield f"In the order of the action plan, after “{titles[earlier]}”."
    if before.after_lunch and offer.is_active:
        yield "An active form after lunch."
    elif before.form and before.form != offer.kind:
        yield "A change of working form."
    if session.half:
        yield "In its half-time version, so that more fits in."


def _nearest(fresh: Iterable[str], order: Iterable[str], filled: Iterable[str]) -> str:
    """Give the part of the action plan that was filled before and stands nearest before the last new one, or none."""
    parts = list(order)
    last = max((parts.index(part) for part in fresh if part in parts), default=0)
    known = set(filled)
    return next((part for part in reversed(parts[:last]) if part in known), "")


def give_notes(days: Iterable[Day], wishes: Wishes) -> str:
    """Give what holds for the whole course: hours without power, how exercises run online, languages, what is at hand.

    Every exercise has a version on paper and one online.
    """
    told = [
        f"{day.title}: no power from {begins} to {ends}; exercises then run in their paper version."
        for day, hours in zip(days, wishes.days, strict=True)
        for begins, ends in hours.without_power
    ]
    if wishes.delivery == "online":
        told.append("Exercises run as their online variation says.")
    if wishes.delivery == "blended":
        told.append("For those who are not in the room, exercises run as their online variation says.")
    if wishes.languages:
        told.append(f"Languages: {wishes.languages.rstrip('.')}. Have the handouts in each.")
    if wishes.at_hand:
        told.append(
            f"Room and materials at hand: {wishes.at_hand.rstrip('.')}. Compare them with the list of materials."
        )
    return " ".join(told)


def find_uncovered(
    balance: Balance, offers: Iterable[Offer], used: Iterable[str], wishes: Wishes
) -> tuple[Uncovered, ...]:
    """Give, for each competency that is missing or thin, the exercise that covers it in the least time."""
    free = [offer for offer in offers if offer.id not in set(used)]
    found = []
    for coverage in balance.coverage:
        if coverage.state == "covered":
            continue
        ways = [
            (interpreted(offer.half, wishes) + (interpreted(INPUT_MINUTES, wishes) if offer.units else 0), offer.id)
            for offer in free
            if offer.competencies[0] == coverage.competency
        ]
        minutes, exercise = min(ways, default=(0, ""))
        found.append(Uncovered(coverage.competency, coverage.state, exercise, minutes))
    return tuple(found)

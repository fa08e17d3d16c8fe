"""Why each session stands where it stands, and what could not be covered and what it would cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from tutela.model.plan import Day, Session
from tutela.planner.balance import Balance
from tutela.planner.offer import Offer
from tutela.planner.task import INPUT_MINUTES, interpreted
from tutela.planner.wishes import Wishes


@dataclass(frozen=True)
class Uncovered:
    """A competency asked for that is missing or thin; `exercise` would cover it in `minutes`, its input included."""

    competency: str
    state: str
    exercise: str
    minutes: int


def give_reasons(
    days: Iterable[Day], menu: Mapping[str, Offer], titles: Mapping[str, str], wishes: Wishes
) -> tuple[Day, ...]:
    """Give the days with the reasons of each exercise, input and energiser; `titles` name competencies and parts."""
    filled: dict[str, str] = {}
    form, after_lunch = "", False
    told: list[Day] = []
    for day in days:
        sessions = []
        for session in day.sessions:
            offer = menu.get(session.exercise)
            why = tuple(_why(session, offer, titles, filled, form, after_lunch, wishes))
            if offer is not None:
                filled |= {part: offer.title for part in offer.fills if part not in filled}
                form = offer.kind
            after_lunch = session.kind == "lunch"
            sessions.append(msgspec.structs.replace(session, why=why))
        told.append(msgspec.structs.replace(day, sessions=tuple(sessions)))
    return tuple(told)


def _why(
    session: Session,
    offer: Offer | None,
    titles: Mapping[str, str],
    filled: Mapping[str, str],
    form: str,
    after_lunch: bool,
    wishes: Wishes,
) -> Iterable[str]:
    if session.kind == "input":
        yield "What the next exercise rests on."
    if session.kind == "energiser":
        yield "Movement after lunch, before quiet work."
    if offer is None:
        return
    yield f"Trains: {titles.get(offer.competencies[0], offer.competencies[0])}."
    if offer.id in wishes.include:
        yield "You asked for it."
    for part in offer.needs:
        if part in filled:
            yield f"Builds on “{filled[part]}”."
    fresh = [titles.get(part, part) for part in offer.fills if part not in filled]
    if fresh:
        yield f"Leaves for the action plan: {', '.join(fresh)}."
    if after_lunch and offer.is_active:
        yield "An active form after lunch."
    elif form and form != offer.kind:
        yield "A change of working form."
    if session.half:
        yield "In its half-time version, so that more fits in."


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

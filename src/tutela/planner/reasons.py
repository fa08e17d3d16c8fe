"""Why each session stands where it stands, and what could not be covered and what it would cost.

Reasons are sentences without a language. The notes are words of the plan, which its readers change by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from tutela.model.language import join_texts
from tutela.model.plan import INPUT_MINUTES, Day, Session
from tutela.model.report import Say
from tutela.model.sentence import Sentence
from tutela.planner.balance import Balance
from tutela.planner.offer import Offer
from tutela.planner.suiting import LACKING, suits, tell_unsuited
from tutela.planner.task import interpreted
from tutela.planner.wishes import Wishes

_FACILITATORS = ((40, 3), (24, 2))
"""With more people than the first number so many facilitators are needed, as the guide says of group sizes."""


@dataclass(frozen=True)
class Uncovered:
    """A competency asked for that is missing or thin; `exercise` would cover it in `minutes`, its input included.

    Where no exercise is left that suits, `unsuited` says why one of the menu does not.
    """

    competency: str
    state: str
    exercise: str
    minutes: int
    unsuited: Sentence | None = None


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
    days: Iterable[Day], menu: Mapping[str, Offer], order: Sequence[str], wishes: Wishes
) -> tuple[Day, ...]:
    """Give the days with the reasons of each session; a locked one keeps those that it has.

    `order` holds the parts of the action plan and the competencies, each in the order of teaching.
    """
    days = tuple(days)
    mains = {menu[each.exercise].competencies[0] for day in days for each in day.sessions if each.exercise in menu}
    base = next((id for id in order if id in mains), "") if len(mains) > 1 else ""
    before = _Before({}, "", after_lunch=False, base=base)
    told: list[Day] = []
    for day in days:
        sessions = []
        for session in day.sessions:
            offer = menu.get(session.exercise)
            if not session.locked:
                session = msgspec.structs.replace(session, why=tuple(_why(session, offer, order, before, wishes)))
            sessions.append(session)
            before = _pass(before, session, offer)
        told.append(msgspec.structs.replace(day, sessions=tuple(sessions)))
    return tuple(told)


def _pass(before: _Before, session: Session, offer: Offer | None) -> _Before:
    lunch = session.kind == "lunch"
    if offer is None:
        return replace(before, after_lunch=lunch)
    fresh = {part: offer.id for part in offer.fills if part not in before.filled}
    return replace(before, filled={**before.filled, **fresh}, form=offer.kind, after_lunch=lunch)


def _why(
    session: Session, offer: Offer | None, order: Sequence[str], before: _Before, wishes: Wishes
) -> Iterable[Sentence]:
    """Give why the session stands there."""
    if offer is None:
        yield Sentence(key=f"planner.why-{session.kind}")
        return
    yield Sentence(key="planner.why-trains", competency=offer.competencies[0])
    if not before.form and offer.competencies[0] == before.base:
        yield Sentence(key="planner.why-first")
    if offer.id in wishes.include:
        yield Sentence(key="planner.why-asked")
    if bases := dict.fromkeys(before.filled[part] for part in offer.needs if part in before.filled):
        yield Sentence(key="planner.why-builds-on", exercises=tuple(bases))
    fresh = tuple(part for part in offer.fills if part not in before.filled)
    if fresh:
        yield Sentence(key="planner.why-leaves", parts=fresh)
    if earlier := _nearest(fresh, order, before.filled):
        yield Sentence(key="planner.why-in-order", parts=(earlier,))
    if before.after_lunch and offer.is_active:
        yield Sentence(key="planner.why-after-lunch")
    elif before.form and before.form != offer.kind:
        yield Sentence(key="planner.why-other-form")
    if session.half:
        yield Sentence(key="planner.why-half")


def _nearest(fresh: Iterable[str], order: Sequence[str], filled: Iterable[str]) -> str:
    """Give the part of the action plan that was filled before and stands nearest before the last new one, or none."""
    last = max((order.index(part) for part in fresh if part in order), default=0)
    known = set(filled)
    return next((part for part in reversed(order[:last]) if part in known), "")


def give_notes(days: Iterable[Day], wishes: Wishes, say: Say) -> str:
    """Give what holds for the whole course: facilitators, power, how exercises run online, languages, what is at hand.

    Every exercise has a version on paper and one online.
    """
    told = [
        say("planner.note-no-power", day=day.title, begins=begins, ends=ends)
        for day, hours in zip(days, wishes.days, strict=True)
        for begins, ends in hours.without_power
    ]
    people = wishes.audience.people
    needed = next((needed for most, needed in _FACILITATORS if people > most), 1)
    if needed > wishes.facilitators:
        told.insert(0, say("planner.note-facilitators", people=people, facilitators=needed))
    if wishes.delivery != "room":
        told.append(say(f"planner.note-{wishes.delivery}"))
    if wishes.languages:
        told.append(say("planner.note-languages", languages=wishes.languages.rstrip(".")))
    if wishes.at_hand:
        told.append(say("planner.note-at-hand", at_hand=wishes.at_hand.rstrip(".")))
    return str(join_texts(" ", told))


def find_uncovered(
    balance: Balance, offers: Iterable[Offer], used: Iterable[str], wishes: Wishes
) -> tuple[Uncovered, ...]:
    """Give, for each competency that is missing or thin, the exercise that covers it in the least time.

    `offers` are the whole menu.
    """
    free = [offer for offer in offers if offer.id not in set(used)]
    found = []
    for coverage in balance.coverage:
        if coverage.state == "covered":
            continue
        own = [offer for offer in free if offer.competencies[0] == coverage.competency]
        ways = [
            (interpreted(offer.half, wishes) + (interpreted(INPUT_MINUTES, wishes) if offer.units else 0), offer.id)
            for offer in own
            if suits(offer, wishes) or offer.id in wishes.include
        ]
        minutes, exercise = min(ways, default=(0, ""))
        unsuited = None if ways else _tell_nearest(own, wishes)
        found.append(Uncovered(coverage.competency, coverage.state, exercise, minutes, unsuited))
    return tuple(found)


def _tell_nearest(own: Iterable[Offer], wishes: Wishes) -> Sentence | None:
    """Give why the nearest of the exercises that do not suit does not; None where there is none.

    One for which only something has to be fetched is the nearest, then the one that asks for the fewest people.
    """
    told = [(offer, why) for offer in own if (why := tell_unsuited(offer, wishes))]
    told.sort(key=lambda each: (each[1].key != LACKING, each[0].fewest, each[0].id))
    return told[0][1] if told else None

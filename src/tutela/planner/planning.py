"""Wishes and a menu become a course plan, with what could not be had."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tutela.model.plan import PAUSES, CoursePlan, Day
from tutela.model.training import Span
from tutela.planner.balance import Balance, weigh
from tutela.planner.hours import Stretch, cut_days
from tutela.planner.laying_out import lay_out
from tutela.planner.offer import Offer
from tutela.planner.reasons import Uncovered, find_uncovered, give_notes, give_reasons
from tutela.planner.solving import EFFORT, solve
from tutela.planner.suiting import choose_suitable
from tutela.planner.task import Fixed, open_task
from tutela.planner.wishes import Wishes


@dataclass(frozen=True)
class Planned:
    """A plan, its balance, what is not covered, and the wishes that had to be given up for it, in words."""

    plan: CoursePlan
    balance: Balance
    uncovered: tuple[Uncovered, ...]
    given_up: tuple[str, ...]


def plan_course(
    wishes: Wishes,
    offers: Iterable[Offer],
    titles: Mapping[str, str],
    *,
    kept: CoursePlan | None = None,
    effort: float = EFFORT,
) -> Planned:
    """Give the best plan for the wishes; exercises that are locked in `kept` stay in their place.

    `titles` name competencies and parts of the action plan for the reasons, `effort` is the seconds of search by the
    solver's own count.
    Raises TooShort, UnknownExercise, NoPlan.
    """
    menu = tuple(offers)
    stretches = cut_days(wishes)
    fixed = find_locked(kept, stretches) if kept else ()
    suitable = {offer.id: offer for offer in choose_suitable(menu, wishes)}
    suitable |= {offer.id: offer for offer in menu if any(each.offer == offer.id for each in fixed)}
    task = open_task(wishes, suitable.values(), stretches, [each for each in fixed if each.offer in suitable])
    solution = solve(task, effort)
    days = give_reasons(lay_out(task, solution), suitable, titles, wishes)
    plan = _name(wishes, days)
    balance = weigh(plan, menu)
    used = [each.offer for each in solution.placed]
    return Planned(plan, balance, find_uncovered(balance, suitable.values(), used, wishes), solution.given_up)


def find_locked(plan: CoursePlan, stretches: Iterable[Stretch]) -> tuple[Fixed, ...]:
    """Give the locked exercises of a plan with the stretch in which each stands, counted by the pauses before it."""
    places: dict[int, list[int]] = {}
    for number, stretch in enumerate(stretches):
        places.setdefault(stretch.day, []).append(number)
    found = []
    for day_number, day in enumerate(plan.days):
        own = places.get(day_number, [])
        pauses = 0
        for session in day.sessions:
            pauses += session.kind in PAUSES
            if session.kind == "exercise" and session.locked and own:
                place = own[min(pauses, len(own) - 1)]
                found.append(Fixed(session.exercise, place, session.minutes, session.half))
    return tuple(found)


def _name(wishes: Wishes, days: tuple[Day, ...]) -> CoursePlan:
    people = wishes.audience.people
    return CoursePlan(
        id=_make_id(wishes.title),
        title=wishes.title,
        who=", ".join(f"{number} {constituent}" for constituent, number in wishes.audience.constituents.items()),
        aim=wishes.aim or wishes.title,
        constituents=tuple(wishes.audience.constituents),
        reach=wishes.audience.reach,
        level=wishes.audience.level,
        people=Span(people, people),
        competencies=wishes.competencies,
        notes=give_notes(days, wishes),
        days=days,
    )


def _make_id(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "course"

"""Wishes and a menu become a course plan, with what could not be had."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tutela.model.plan import CoursePlan, Day
from tutela.model.report import Say
from tutela.model.sentence import Sentence
from tutela.model.training import Span
from tutela.planner.balance import Balance, weigh
from tutela.planner.hours import cut_days
from tutela.planner.laying_out import lay_out
from tutela.planner.locking import find_locks, settle
from tutela.planner.offer import Offer
from tutela.planner.reasons import Uncovered, find_uncovered, give_notes, give_reasons
from tutela.planner.solving import EFFORT, solve
from tutela.planner.suiting import choose_suitable
from tutela.planner.task import open_task
from tutela.planner.wishes import Wishes


@dataclass(frozen=True)
class Planned:
    """A plan, its balance, what is not covered, and the wishes that had to be given up for it.

    `gain` is what the goals count for it, less the wishes given up: of two plans for the same wishes, larger is better.
    """

    plan: CoursePlan
    balance: Balance
    uncovered: tuple[Uncovered, ...]
    given_up: tuple[Sentence, ...]
    gain: int


def plan_course(
    wishes: Wishes,
    offers: Iterable[Offer],
    order: Iterable[str],
    say: Say,
    *,
    kept: CoursePlan | None = None,
    effort: float = EFFORT,
) -> Planned:
    """Give the best plan for the wishes; what is locked in `kept` stays as it is, at its hour.

    `order` holds the parts of the action plan and the competencies, each in the order of teaching. `say` gives the
    words in which days are named and notes are written. `effort` is the seconds of search by the solver's own count.
    Raises TooShort, UnknownExercise, NoPlan.
    """
    menu, order = {offer.id: offer for offer in offers}, tuple(order)
    settled = settle(wishes, find_locks(kept) if kept else (), menu)
    locked = {lock.session.exercise for lock in settled.locks}
    suitable = {offer.id: offer for offer in choose_suitable(menu.values(), settled.wishes)}
    suitable |= {id: offer for id, offer in menu.items() if id in locked}
    stretches = cut_days(settled.wishes, str(say("planner.look-back")), settled.locks)
    task = open_task(settled.wishes, suitable.values(), stretches, order)
    solution = solve(task, effort)
    days = give_reasons(lay_out(task, solution, say), suitable, order, settled.wishes)
    plan = _name(wishes, days, give_notes(days, wishes, say))
    balance = weigh(plan, menu.values(), wishes.results, wishes.lacking)
    used = [each.offer for each in solution.placed]
    uncovered = find_uncovered(balance, menu.values(), used, wishes)
    return Planned(plan, balance, uncovered, settled.given_up + solution.given_up, solution.gain)


def _name(wishes: Wishes, days: tuple[Day, ...], notes: str) -> CoursePlan:
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
        notes=notes,
        days=days,
    )


def _make_id(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "course"

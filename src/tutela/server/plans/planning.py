"""Runs the planner beside the hub's own work: one course at a time; others wait their turn, and not for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from typing import TYPE_CHECKING

import msgspec
from django.utils.translation import gettext as _

from tutela.model.plan import PAUSES, CoursePlan, Day, hour_of, minute_of, starts_of
from tutela.server.courses.rights import RIGHTS, ROLES
from tutela.server.plans.changing import LONGEST, SHORTEST
from tutela.server.plans.menu import Desk, MissingExtra

if TYPE_CHECKING:
    from tutela.planner import Balance, Offer, Planned, Uncovered, Wishes

PATIENCE = 90.0
"""Seconds that a page waits for a plan, its turn in the queue included; a plan of five days takes about three."""
LAST_MINUTE = 23 * 60 + 55
"""No day of a plan lasts longer than to this minute."""
# The solver uses one core; two at once on a laptop would slow down the room.
_turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="planner")


class NotPlanned(RuntimeError):
    """No plan was made; the message says why and what to do."""


def offers_of(desk: Desk) -> list[Offer]:
    """Give the menu as the planner weighs it; raises MissingExtra where the solver is not installed."""
    try:
        from tutela.planner import offer_of
    except ImportError as missing:
        raise MissingExtra("desk") from missing
    return [offer_of(entry) for entry in desk.site.manifest.exercises]


def weigh_plan(desk: Desk, plan: CoursePlan, wishes: Wishes) -> Balance:
    """Give what the plan does to time, coverage and balance; raises MissingExtra."""
    offers = offers_of(desk)
    from tutela.planner import weigh

    return weigh(plan, offers, wishes.results, wishes.lacking)


def plan_anew(desk: Desk, wishes: Wishes, kept: CoursePlan | None = None) -> Planned:
    """Give the planner's best plan for the wishes; what is locked in `kept` stays.

    Raises MissingExtra, and NotPlanned in words.
    """
    offers = offers_of(desk)
    from tutela.planner import NoPlan, TooShort, UnknownExercise, plan_course

    turn = _turns.submit(plan_course, wishes, offers, desk.site.manifest.taught_order, desk.site.words, kept=kept)
    try:
        return turn.result(timeout=PATIENCE)
    except TookTooLong:
        turn.cancel()
        raise NotPlanned(
            _("The planner was busy for {seconds} seconds. Nothing was changed. Try again in a minute.").format(
                seconds=f"{PATIENCE:.0f}"
            )
        ) from None
    except (NoPlan, TooShort, UnknownExercise) as fault:
        raise NotPlanned(desk.tell(fault.args[0])) from fault


def find_gaps(desk: Desk, plan: CoursePlan, balance: Balance, wishes: Wishes) -> tuple[Uncovered, ...]:
    """Give what the plan covers thinly or not at all, and what would cover it in the least time."""
    offers = offers_of(desk)
    from tutela.planner import find_uncovered

    used = [session.exercise for day in plan.days for session in day.sessions if session.exercise]
    return find_uncovered(balance, offers, used, wishes)


def wishes_behind(desk: Desk, plan: CoursePlan, kept: str) -> Wishes:
    """Give the wishes that a plan answers: those kept with it, with the hours at which its days now begin.

    A day in which something locked ends later than was asked for lasts so long.

    A plan without any (a sample, a pasted file) answers its own people, hours, pauses and competencies.
    """
    offers_of(desk)
    from tutela.planner import Wishes

    own = _wishes_of(desk, plan)
    if not kept:
        return own
    wishes = msgspec.json.decode(kept, type=Wishes)
    if len(wishes.days) != len(plan.days):
        return msgspec.structs.replace(wishes, days=own.days)
    days = (
        msgspec.structs.replace(hours, begins=day.begins, ends=max(hours.ends, _end_of_locked(day)))
        for hours, day in zip(wishes.days, plan.days, strict=True)
    )
    return msgspec.structs.replace(wishes, days=tuple(days))


def _end_of_locked(day: Day) -> str:
    """Give when the last locked session of a day ends; its beginning where there is none."""
    ends = (end for end, session in zip(starts_of(day)[1:], day.sessions, strict=True) if session.locked)
    return hour_of(min(max(ends, default=minute_of(day.begins)), LAST_MINUTE))


def _wishes_of(desk: Desk, plan: CoursePlan) -> Wishes:
    from tutela.planner import Audience, Hours, Pause, Wishes

    def hours_of(day: Day) -> Hours:
        starts = starts_of(day)
        return Hours(
            begins=day.begins,
            ends=hour_of(min(starts[-1], LAST_MINUTE)),
            pauses=tuple(
                Pause(at=hour_of(start), minutes=max(SHORTEST, min(LONGEST, each.minutes)), kind=each.kind)  # type: ignore[arg-type]
                for start, each in zip(starts, day.sessions, strict=False)
                if each.kind in PAUSES and start < 23 * 60
            ),
        )

    tests = {each.book for day in plan.days for each in day.sessions if each.kind == "pre-test" and each.book}
    each_sends = max(1, plan.people.most // max(1, len(plan.constituents)))
    return Wishes(
        title=plan.title,
        aim=plan.aim,
        audience=Audience(
            constituents=dict.fromkeys(plan.constituents, each_sends), level=plan.level, reach=plan.reach
        ),
        days=tuple(map(hours_of, plan.days)),
        competencies=plan.competencies,
        facilitators=count_facilitators(desk),
        tests=next(iter(sorted(tests)), ""),
    )


def count_facilitators(desk: Desk) -> int:
    """Give how many people may run the room of a course."""
    running = [role for role in ROLES if "run room" in RIGHTS[role]]
    return max(1, desk.course.members.filter(role__in=running).count())

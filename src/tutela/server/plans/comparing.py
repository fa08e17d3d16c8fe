"""What differs between two versions of a plan, in short words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tutela.model.plan import CoursePlan, Session, hour_of, starts_of


@dataclass(frozen=True)
class _Stand:
    """Where a session stands in one version."""

    title: str
    day: int
    begins: str
    minutes: int
    half: bool
    locked: bool


def compare_plans(before: CoursePlan, after: CoursePlan, title_of: Callable[[Session], str]) -> tuple[str, ...]:
    """Give what was put in, taken out, moved to another day, lengthened and locked.

    The order within a day is not told: the note of each version tells it.
    """
    old, new = _stands_of(before, title_of), _stands_of(after, title_of)
    lines = [_put_in(stand) for key, stand in new.items() if key not in old]
    lines += [_taken_out(stand) for key, stand in old.items() if key not in new]
    for key in (key for key in new if key in old):
        lines += _tell(old[key], new[key])
    for number, (one, other) in enumerate(zip(before.days, after.days, strict=False), 1):
        if _hours(one.begins, starts_of(one)) != _hours(other.begins, starts_of(other)):
            hours, then = _hours(one.begins, starts_of(one)), _hours(other.begins, starts_of(other))
            lines.append(_("Day {number}: {hours}, then {then}").format(number=number, hours=hours, then=then))
    if len(before.days) != len(after.days):
        lines.append(_("Days: {days}, then {then}").format(days=len(before.days), then=len(after.days)))
    return tuple(lines)


def _put_in(stand: _Stand) -> str:
    return _("Put in: {title} ({minutes} min)").format(title=stand.title, minutes=stand.minutes)


def _taken_out(stand: _Stand) -> str:
    return _("Taken out: {title} ({minutes} min)").format(title=stand.title, minutes=stand.minutes)


def _stands_of(plan: CoursePlan, title_of: Callable[[Session], str]) -> dict[tuple[str, int], _Stand]:
    """Give each session by its title and how often the title came before."""
    found: dict[tuple[str, int], _Stand] = {}
    for number, day in enumerate(plan.days, 1):
        for start, session in zip(starts_of(day), day.sessions, strict=False):
            key = session.exercise or title_of(session)
            again = sum(other == key for other, _ in found)
            found[key, again] = _Stand(
                title_of(session), number, hour_of(start), session.minutes, session.half, session.locked
            )
    return found


def _tell(old: _Stand, new: _Stand) -> Iterator[str]:
    if old.day != new.day:
        yield _("Moved: {title}, day {day} to day {then}").format(title=new.title, day=old.day, then=new.day)
    if old.minutes != new.minutes:
        minutes = {"minutes": old.minutes, "then": new.minutes}
        yield _("{title}: {minutes} min, then {then} min").format(title=new.title, **minutes)
    if old.locked != new.locked:
        yield (_("Locked: {title}") if new.locked else _("Unlocked: {title}")).format(title=new.title)


def _hours(begins: str, starts: tuple[int, ...]) -> str:
    return _("{begins} to {ends}").format(begins=begins, ends=hour_of(starts[-1]))

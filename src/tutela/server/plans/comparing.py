"""What differs between two versions of a plan, in short words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
    lines = [f"Put in: {stand.title} ({stand.minutes} min)" for key, stand in new.items() if key not in old]
    lines += [f"Taken out: {stand.title} ({stand.minutes} min)" for key, stand in old.items() if key not in new]
    for key in (key for key in new if key in old):
        lines += _tell(old[key], new[key])
    for number, (one, other) in enumerate(zip(before.days, after.days, strict=False), 1):
        if _hours(one.begins, starts_of(one)) != _hours(other.begins, starts_of(other)):
            lines.append(
                f"Day {number}: {_hours(one.begins, starts_of(one))}, then {_hours(other.begins, starts_of(other))}"
            )
    if len(before.days) != len(after.days):
        lines.append(f"Days: {len(before.days)}, then {len(after.days)}")
    return tuple(lines)


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
        yield f"Moved: {new.title}, day {old.day} to day {new.day}"
    if old.minutes != new.minutes:
        yield f"{new.title}: {old.minutes} min, then {new.minutes} min"
    if old.locked != new.locked:
        yield f"{'Locked' if new.locked else 'Unlocked'}: {new.title}"


def _hours(begins: str, starts: tuple[int, ...]) -> str:
    return f"{begins} to {hour_of(starts[-1])}"

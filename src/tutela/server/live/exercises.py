"""What the package says of exercises: their title and minutes, and the activities that their sheets make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tutela.delivery.web.plain import plain_text
from tutela.delivery.web.references import References
from tutela.model.document import Block, Table
from tutela.model.package import ExerciseEntry, ExerciseObject
from tutela.server.live.kinds import Setting
from tutela.server.live.kinds.kind import Card
from tutela.server.package import find_package


@dataclass(frozen=True)
class Offer:
    """An activity made from a sheet of an exercise, ready to be opened; `plan_part` is what a board fills."""

    kind: str
    title: str
    setting: Setting
    minutes: int = 0
    plan_part: str = ""


def half_minutes(exercise: str) -> int:
    """Give the minutes of an exercise's half-time version; 0 for one that the package does not hold."""
    found = _find(exercise)
    return found.half if found else 0


@lru_cache(maxsize=64)
def offers_of(exercise: str) -> tuple[Offer, ...]:
    """Give what an exercise's sheets make: a board of each table on a worksheet, a role play of its role cards."""
    entry, package = _find(exercise), find_package()
    if entry is None or package is None:
        return ()
    held = package.read_as(entry.object, ExerciseObject)
    refs = package.refer("", facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    return (*_boards(held, refs), *_roles(held, refs))


def _boards(held: ExerciseObject, refs: References) -> Iterator[Offer]:
    exercise = held.exercise
    for sheet in exercise.handouts:
        if sheet.kind != "worksheet":
            continue
        tables = [block for block in sheet.blocks if isinstance(block, Table)]
        for number, table in enumerate(tables, start=1):
            columns = tuple(plain_text(cell, refs) or str(place) for place, cell in enumerate(table.head, start=1))
            title = plain_text(sheet.title, refs) + (f" ({number})" if len(tables) > 1 else "")
            part = exercise.plan[0] if exercise.plan else ""
            yield Offer("board", title, Setting(columns=columns[:8]), exercise.minutes.least, part)


def _roles(held: ExerciseObject, refs: References) -> Iterator[Offer]:
    cards = tuple(
        Card(plain_text(sheet.title, refs), _lines(sheet.blocks, refs))
        for sheet in held.exercise.handouts
        if sheet.kind == "role-card"
    )
    if cards:
        yield Offer("roleplay", held.exercise.title, Setting(cards=cards))


def _lines(blocks: tuple[Block, ...], refs: References) -> str:
    return "\n".join(plain_text(block, refs) for block in blocks)


def _find(exercise: str) -> ExerciseEntry | None:
    package = find_package()
    entries = package.manifest.exercises if package is not None else ()
    return next((one for one in entries if one.id == exercise), None)

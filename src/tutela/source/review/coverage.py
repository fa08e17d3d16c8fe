"""What a kit covers: competencies by units, exercises, questions and people; plan parts, forms; and every hole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import get_args

import msgspec

from tutela.model.kit import Kit
from tutela.model.training import Degree, Exercise

LEVELS: tuple[Degree, ...] = get_args(Degree)
ANYBODY = "other"
"""The constituent of those who belong to no other; nothing is made for them alone."""
CASES_A_FORM = 2
"""So many cases each form of exploitation needs."""


class Grid(msgspec.Struct, frozen=True):
    """A table of counts; the first cell of a row is its name."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Coverage(msgspec.Struct, frozen=True):
    """The tables and, in words, what is missing."""

    grids: tuple[Grid, ...]
    holes: tuple[str, ...]


def cover(kit: Kit, targets: Mapping[str, int]) -> Coverage:
    """Count what a kit holds; `targets` are the least numbers by kind of piece, as `exercises: 60`."""
    parts = (_by_competency(kit), _by_unit(kit), _by_plan(kit), _by_form(kit), _totals(kit, targets))
    return Coverage(tuple(grid for grid, _ in parts), tuple(hole for _, holes in parts for hole in holes))


def _by_competency(kit: Kit) -> tuple[Grid, list[str]]:
    people = [each.id for each in kit.constituents if each.id != ANYBODY]
    reach = [each.id for each in kit.reach]
    head = (
        "units",
        *(f"exercises {level}" for level in LEVELS),
        *(f"exercises {each}" for each in (*reach, *people)),
        *(f"questions {level}" for level in LEVELS),
        "tools",
    )
    rows, holes = [], []
    for competency in kit.competencies:
        has = _having(competency.id)
        exercises = [exercise for exercise in kit.exercises if has(exercise.competencies)]
        questions = [question for question in kit.questions if question.competency == competency.id]
        counts = (
            sum(has(unit.competencies) for book in kit.books for unit in book.units),
            *(sum(exercise.level == level for exercise in exercises) for level in LEVELS),
            *(sum(each in exercise.reach for exercise in exercises) for each in reach),
            *(sum(each in exercise.constituents for exercise in exercises) for each in people),
            *(sum(question.level == level for question in questions) for level in LEVELS),
            sum(has(tool.competencies) for tool in kit.tools),
        )
        rows.append((competency.id, *map(str, counts)))
        holes += [f"{competency.id}: no {name}" for name, count in zip(head, counts, strict=True) if not count]
    return Grid("Competencies", ("competency", *head), tuple(rows)), holes


def _by_unit(kit: Kit) -> tuple[Grid, list[str]]:
    head = ("items", "questions", "exercises", "tools", "minutes")
    rows, holes = [], []
    for unit in (unit for book in kit.books for unit in book.units):
        has = _having(unit.id)
        counts = (
            len(unit.items),
            sum(question.unit == unit.id for question in kit.questions),
            sum(has(exercise.units) for exercise in kit.exercises),
            sum(has(tool.units) for tool in kit.tools),
            unit.minutes,
        )
        rows.append((unit.id, *map(str, counts)))
        holes += [f"unit {unit.id}: no {name}" for name, count in zip(head[:3], counts, strict=False) if not count]
    return Grid("Units", ("unit", *head), tuple(rows)), holes


def _by_plan(kit: Kit) -> tuple[Grid, list[str]]:
    rows, holes = [], []
    for part in kit.plan:
        has = _having(part.id)
        filled = sum(has(exercise.plan) for exercise in kit.exercises)
        rows.append((part.id, str(filled), str(sum(has(tool.plan) for tool in kit.tools))))
        if not filled:
            holes.append(f"plan {part.id}: no exercise leaves it")
    return Grid("Parts of the action plan", ("part", "exercises", "tools"), tuple(rows)), holes


def _by_form(kit: Kit) -> tuple[Grid, list[str]]:
    rows, holes = [], []
    for form in kit.forms:
        found = [case for case in kit.cases if form.id in case.forms]
        used = sum(any(case.id in exercise.cases for case in found) for exercise in kit.exercises)
        rows.append((form.id, str(len(found)), str(used)))
        if len(found) < CASES_A_FORM:
            holes.append(f"form {form.id}: {len(found)} of {CASES_A_FORM} cases")
    return Grid("Forms of exploitation", ("form", "cases", "exercises"), tuple(rows)), holes


def _totals(kit: Kit, targets: Mapping[str, int]) -> tuple[Grid, list[str]]:
    counted = dict(_counted(kit))
    rows = [(kind, str(count), str(targets.get(kind, ""))) for kind, count in counted.items()]
    holes = [
        f"{kind}: {counted[kind]} of {wanted}"
        for kind, wanted in targets.items()
        if kind in counted and counted[kind] < wanted
    ]
    kinds: Sequence[str] = sorted({exercise.kind for exercise in kit.exercises})
    rows += [
        (f"questions for {each.id}", str(sum(each.id in question.constituents for question in kit.questions)), "")
        for each in kit.constituents
    ]
    rows += [(f"exercises: {kind}", str(_of_kind(kit.exercises, kind)), "") for kind in kinds]
    return Grid("Whole", ("what", "there", "wanted"), tuple(rows)), holes


def _counted(kit: Kit) -> Iterator[tuple[str, int]]:
    yield "units", sum(len(book.units) for book in kit.books)
    yield "items", sum(len(unit.items) for book in kit.books for unit in book.units)
    for kind in ("questions", "cases", "exercises", "tools", "icebreakers", "agendas", "terms", "facts", "factors"):
        yield kind, len(getattr(kit, kind))
    yield "chapters", len(kit.guide.chapters) if kit.guide else 0
    yield "countries", len(kit.atlas.countries)


def _of_kind(exercises: Iterable[Exercise], kind: str) -> int:
    return sum(exercise.kind == kind for exercise in exercises)


def _having(id: str) -> Callable[[Sequence[str]], bool]:
    return lambda ids: id in ids

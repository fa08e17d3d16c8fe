"""How far a group is, told only where no single person can be seen in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tutela.results.revealing import SMALLEST_GROUP, shown_count
from tutela.server.record import open_record
from tutela.server.site import read_site

__all__ = ["SMALLEST_GROUP", "Group", "Row", "read_group", "shown_count"]


@dataclass(frozen=True)
class Row:
    """One line of the group's table; `done` is None where the group is smaller than SMALLEST_GROUP."""

    title: str
    done: int | None


@dataclass(frozen=True)
class Group:
    """The group's size, and how many completed each unit and mastered each competency."""

    size: int
    units: tuple[Row, ...]
    competencies: tuple[Row, ...]

    @property
    def told_units(self) -> tuple[Row, ...]:
        """Give the units of which a count is told."""
        return tuple(row for row in self.units if row.done)

    @property
    def told_competencies(self) -> tuple[Row, ...]:
        """Give the competencies of which a count is told."""
        return tuple(row for row in self.competencies if row.done)


def read_group(registration: str, actors: Collection[str]) -> Group:
    """Give the table of a course from the projections.

    Only `actors`, its learners, count: which course a statement names is its sender's word.
    """
    head = read_site()
    record, iri, size = open_record(), head["page"]["iri"], len(actors)
    completed, mastered = record.count_completed(registration, actors), record.count_mastered(registration, actors)
    return Group(
        size=size,
        units=tuple(
            Row(unit["title"], shown_count(completed[f"{iri}/unit/{unit['id']}"], size))
            for book in head["books"]
            for unit in book["units"]
        ),
        competencies=tuple(
            Row(one["title"], shown_count(mastered[f"{iri}/competency/{one['id']}"], size))
            for one in head["competencies"]
        ),
    )

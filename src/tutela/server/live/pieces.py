"""What the groups of a course leave to its action plan."""

from __future__ import annotations

from dataclasses import dataclass

from tutela.server.courses.models import Course
from tutela.server.live.models import Activity
from tutela.server.live.showing import read_boards


@dataclass(frozen=True)
class Piece:
    """A group's board as a piece of the action plan: `part` names the part of the plan that it fills."""

    part: str
    title: str
    day: int
    group: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_pieces(course: Course) -> tuple[Piece, ...]:
    """Give all boards of a course that belong to a part of the action plan, oldest first."""
    boards = Activity.objects.filter(room__course=course, kind="board").exclude(plan_part="").select_related("room")
    return tuple(
        Piece(
            activity.plan_part,
            activity.title,
            activity.room.day,
            board.group.number,
            board.columns,
            tuple(row.cells for row in board.rows),
        )
        for activity in boards
        for board in read_boards(activity)
    )

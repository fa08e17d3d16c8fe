"""What the groups of a course leave to its action plan."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tutela.server.actionplans.keeping import add_piece, read_parts
from tutela.server.live.models import Activity, Entry
from tutela.server.live.showing import Board, read_boards


def hand_over(activity: Activity) -> int:
    """Put the rows of a board's groups into the part of the action plan that it fills; gives how many were new there.

    Each row goes once: closing the board again, or a phone that sends again, adds nothing, and a row that was changed
    or erased in the plan does not come back. Nothing happens where the plan has no such part.
    """
    if activity.kind != "board" or activity.plan_part not in dict(read_parts()):
        return 0
    return sum(_hand_over(activity, board) for board in read_boards(activity))


def _hand_over(activity: Activity, board: Board) -> int:
    rows = [row for row in board.rows if not row.entry.in_plan]
    if not rows:
        return 0
    Entry.objects.filter(id__in=[row.entry.id for row in rows]).update(in_plan=True)
    cells, origins = [row.cells for row in rows], [str(row.entry.id) for row in rows]
    return add_piece(activity.room.course, activity.plan_part, cells, _label(activity, board), origins=origins)


def _label(activity: Activity, board: Board) -> str:
    return _("Day {day}, group {group}: {title}").format(
        day=activity.room.day + 1, group=board.group.number, title=activity.title
    )

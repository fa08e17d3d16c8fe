"""Which answers may be counted for others to see, so that no view and no two views tell what one person said.

Nothing is shown of fewer than SMALLEST_GROUP people. While an activity is open its counts are rounded down in steps
(`shown_count`) and move only when the answers of at least that many people differ; texts wait until it closes. Counts
shown on closing are exact; where it opens again they stay until enough people's answers differ from them.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tutela.server.courses.group import SMALLEST_GROUP, shown_count
from tutela.server.live.kinds.kind import Kind, Result, Row, Setting, Table


class View(msgspec.Struct, frozen=True):
    """What was counted: the ids of the answers and their tables.

    The tables are kept, not made again: whoever is erased or takes an answer back would else be seen in the difference.
    """

    ids: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


class Counted(msgspec.Struct, frozen=True):
    """The last views of an activity: the one in steps, and the exact one of its closing."""

    steps: View = View()
    exact: View = View()


def may_count(before: View, ids: frozenset[str]) -> bool:
    """Tell whether the answers with these ids may be counted after the view `before`.

    One person has one answer, and a changed one gets a new id: at least as many people differ as there are new ids, or
    lost ones.
    """
    was = set(before.ids)
    changed = max(len(ids - was), len(was - ids))
    return len(ids) >= SMALLEST_GROUP and changed >= SMALLEST_GROUP


def count_again(
    before: Counted, kind: Kind, setting: Setting, answers: Mapping[str, object], *, is_open: bool
) -> Counted:
    """Give the views after some answers (contents by id) came or went; the same as before where too few differ."""
    last = before.steps if is_open else before.exact
    if (is_open and kind.texts) or not may_count(last, frozenset(answers)):
        return before
    view = View(tuple(answers), kind.count(setting, tuple(answers.values())).tables)
    return msgspec.structs.replace(before, **{"steps" if is_open else "exact": view})


def result_of(
    counted: Counted, kind: Kind, setting: Setting, answers: Mapping[str, object], *, is_open: bool
) -> Result:
    """Give what others see; no table and no text where too few have answered.

    A text that was erased is gone at once, whatever that tells: its writer or the facilitator wished it so.
    """
    if is_open:
        return Result(tables=tuple(map(_round_down, counted.steps.tables)))
    kept = [answers[id] for id in counted.exact.ids if id in answers]
    return Result(counted.exact.tables, kind.count(setting, kept).texts if kept else ())


def _round_down(table: Table) -> Table:
    rows = tuple(
        Row(row.label, tuple(shown_count(count, table.people) or 0 for count in row.counts)) for row in table.rows
    )
    return Table(table.title, table.columns, rows, table.people - table.people % SMALLEST_GROUP)

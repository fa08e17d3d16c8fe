"""Erases single rows so that no older backup brings them back: their names enter the register of erasures first.

A name is a kind and the row's random id, so that the register holds nothing of what a row said. Where words are put in
the place of others, the row stays and the former words are erased: each wording has a name of its own.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from tutela.server.record import name_in_register, open_record
from tutela.server.rows import Worded

KINDS = {
    "people.sharedtext": "text",
    "results.said": "words",
    "results.filled": "form",
    "live.activity": "activity",
    "live.entry": "entry",
    "actionplans.planpiece": "piece",
    "courses.invitation": "link",
}
"""The rows that people erase one by one, with the kinds by which registers of old and new hubs know them."""


def erase_rows(rows: QuerySet[Any]) -> int:
    """Erase rows of a model of KINDS; gives how many went, with those that belong to them.

    The register is written first: if the power fails in between, the next start finishes the erasure.
    """
    names = names_of(rows)
    if not names:
        return 0
    open_record().register_rows(names)
    gone = rows.model._default_manager.filter(pk__in=[name.split()[1] for name in names]).delete()[0]
    transaction.on_commit(empty_journal)
    return int(gone)


def was_erased(model: type[Model], id: object) -> bool:
    """Tell whether a row of a model of KINDS was erased, so that nobody may send it again."""
    return open_record().is_erased(KINDS[model._meta.label_lower], id)


def names_of(rows: QuerySet[Any]) -> set[str]:
    """Give the names by which the register knows rows of a model of KINDS."""
    kind = KINDS[rows.model._meta.label_lower]
    return {name_in_register(kind, id) for id in rows.values_list("pk", flat=True)}


def end_wording(row: Worded) -> str:
    """Give the name of a row's present words, which is to enter the register, and let the row have new ones.

    The row is not saved: who puts the new words into it saves both.
    """
    former = name_in_register(_wording_of(KINDS[row._meta.label_lower]), row.wording or row.pk)
    row.wording = uuid.uuid4()
    return former


def finish_rows() -> int:
    """Erase the rows in the register that are still here, and those whose words are; gives how many.

    They are here after a power cut, a restore or a merge. A row with former words goes whole: the words that took their
    place are not here.
    """
    gone = 0
    for label, kind in KINDS.items():
        model: Any = apps.get_model(label)
        rows = model._default_manager
        erased = open_record().select_erased_rows(kind, rows.values_list("pk", flat=True))
        gone += rows.filter(pk__in=erased).delete()[0]
        if issubclass(model, Worded):
            gone += _finish_wordings(rows.all(), kind)
    return gone


def _finish_wordings(rows: QuerySet[Any], kind: str) -> int:
    found = _find_former(rows, kind)
    if not found:
        return 0
    with transaction.atomic():
        # A wording enters the register a moment before its row has the new one: who holds the row is waited for.
        held = rows.select_for_update().filter(pk__in=found)
        return int(rows.filter(pk__in=_find_former(held, kind)).delete()[0])


def _find_former(rows: QuerySet[Any], kind: str) -> list[str]:
    """Give the ids of the rows whose words are in the register."""
    pairs = {str(wording or id): str(id) for id, wording in rows.values_list("pk", "wording")}
    return [pairs[wording] for wording in open_record().select_erased_rows(_wording_of(kind), pairs)]


def _wording_of(kind: str) -> str:
    return f"{kind}-wording"


def empty_journal() -> None:
    """Empty SQLite's write-ahead log, where what was erased would else stand until it is written over."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

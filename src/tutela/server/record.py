"""The record road as the hub uses it: one log, one writer, one register of erasures, one set of projections."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from tutela.projections import Projections, open_projections
from tutela.server.agents import agent_of
from tutela.server.door import Allowance
from tutela.statements import folder
from tutela.statements.erasures import Erasures, open_erasures
from tutela.statements.log import Conflict, Log, LogUnavailable
from tutela.statements.mentions import identify, make_key
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog
from tutela.statements.writer import Writer


def now_in_microseconds() -> int:
    """Give the time since 1970 in microseconds, as the log counts it."""
    return time.time_ns() // 1000


def identity_of(actor: str) -> str:
    """Give the identity by which the log and the projections know a random actor name."""
    return str(identify(agent_of(actor)))


def name_in_register(kind: str, id: object) -> str:
    """Give the name of a row in the register of erasures; it begins like that of no actor (`mentions.identify`)."""
    return f"{kind} {id}"


class Record:
    """What the hub asks of the record: take statements, erase an actor, tell how far a course is."""

    def __init__(self, log: Log, erasures: Erasures, projections: Projections) -> None:
        self.log = log
        self._erasures = erasures
        self._projections = projections
        self.allowance = Allowance(log)
        self._writer = Writer(log)
        self._writer.start()

    async def append(self, entries: Sequence[Entry]) -> Conflict | int:
        """Keep the entries; when it returns how many were new they are on disk."""
        return await self._writer.append(entries)

    def register_erasure(self, actor: str) -> None:
        """Enter an actor in the register and take its rows out of the projections."""
        self._erasures.enter([identity_of(actor)], now_in_microseconds())
        self._projections.forget(identity_of(actor))

    def register_rows(self, names: Iterable[str]) -> None:
        """Enter rows by their names (`name_in_register`); they are on disk when it returns."""
        self._erasures.enter(names, now_in_microseconds())

    def select_erased_rows(self, kind: str, ids: Iterable[object]) -> list[str]:
        """Give those of the ids of rows of a kind that are in the register."""
        erased = self._erasures.of_kind(kind)
        return [str(id) for id in ids if name_in_register(kind, id) in erased] if erased else []

    def is_erased(self, kind: str, id: object) -> bool:
        """Tell whether a row is in the register."""
        return self._erasures.holds(name_in_register(kind, id))

    def select_erased(self, actors: Collection[str]) -> list[str]:
        """Give those of the actors that are in the register."""
        erased = self._erasures.actors()
        return [actor for actor in actors if identity_of(actor) in erased]

    def catch_up(self) -> int:
        """Fold what the log has gained; give how many statements that were."""
        return self._projections.catch_up(self.log)

    def read(self, table: str, *, actor: str = "", registration: str = "") -> list[tuple[Any, ...]]:
        """Give the rows of a table of the projections, of one actor (its random name) or of one course."""
        return self._projections.read(table, actor=identity_of(actor) if actor else "", registration=registration)

    def count_completed(self, registration: str, actors: Collection[str]) -> Counter[str]:
        """Give for each unit (activity id) how many of the actors completed it in a course."""
        identities = set(map(identity_of, actors))
        rows = self._projections.read("progress", registration=registration)
        return Counter(
            str(unit) for actor, _, unit, _, completed in rows if actor in identities and completed is not None
        )

    def count_mastered(self, registration: str, actors: Collection[str]) -> Counter[str]:
        """Give for each competency (activity id) how many of the actors mastered it in a course."""
        identities = set(map(identity_of, actors))
        rows = self._projections.read("mastery", registration=registration)
        return Counter(str(competency) for actor, _, competency, *_ in rows if actor in identities)

    def select_over(self, actors: Iterable[str]) -> list[str]:
        """Give those of the actors whose devices sent more within the last day than a learner may."""
        keys = {make_key("by", identity_of(actor)): actor for actor in actors}
        return [keys[key] for key in self.allowance.list_over(keys)]

    def answers(self) -> bool:
        """Tell whether the log can be read."""
        try:
            self.log.position()
        except LogUnavailable:
            return False
        return True

    def close(self) -> None:
        """Write what was taken, then let go."""
        self._writer.stop()
        self._projections.close()
        self._erasures.close()
        self.log.close()


@lru_cache(maxsize=1)
def open_record() -> Record:
    """Give the record of this process: in the data folder, or in the hub's PostgreSQL database.

    The register of erasures stays a file of the data folder in both, so that restoring the database forgets nobody.
    """
    data = Path(settings.DATA)
    erasures = open_erasures(data / folder.ERASURES)
    if not settings.POSTGRESQL:
        log = SqliteLog(data / folder.LOG, now=now_in_microseconds)
        return Record(log, erasures, open_projections(data / folder.PROJECTIONS, find_erased=erasures.actors))
    # The extra `postgres` is installed only where it is used.
    from tutela.projections.postgres import open_postgres_projections
    from tutela.statements.stores.postgres import PostgresLog

    address = settings.POSTGRESQL
    projections = open_postgres_projections(address, find_erased=erasures.actors)
    return Record(PostgresLog(address, now=now_in_microseconds), erasures, projections)


def close_record() -> None:
    """Close the record of this process, once."""
    if open_record.cache_info().currsize:
        open_record().close()
        open_record.cache_clear()

"""Reads sittings from what was folded of the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from tutela.results.pairing import Answer, Sitting
from tutela.server.record import identity_of, open_record

_Key = tuple[str, str]


def read_sittings(registration: str, actors: Collection[str]) -> list[Sitting]:
    """Give the ended sittings of a course's learners; only `actors` count, whatever a statement says of its course."""
    names = {identity_of(actor): actor for actor in actors}
    record = open_record()
    answers: Mapping[_Key, list[Answer]] = _answers(record.read("sittings", registration=registration), names)
    found = []
    for actor, _, attempt, test, form, began, ended, *_ in record.read("attempts", registration=registration):
        given = answers.get((actor, attempt))
        if actor in names and began is not None and ended is not None and given:
            found.append(Sitting(names[actor], _last(test), str(form), int(began), tuple(given)))
    return found


def find_ended(registration: str, actors: Collection[str], book: str, since: datetime) -> set[str]:
    """Give those of the actors who have ended a test of a book since a moment, by their device's clock.

    Nothing is told of what came of it. A pre-check is no test.
    """
    names, moment = {identity_of(actor): actor for actor in actors}, since.timestamp() * 1_000_000
    rows = open_record().read("attempts", registration=registration)
    return {
        names[actor]
        for actor, _, _, test, _, _, ended, *_ in rows
        if actor in names and ended is not None and ended >= moment and test.endswith(f"/test/{book}")
    }


def _answers(rows: list[tuple[object, ...]], names: Mapping[str, str]) -> Mapping[_Key, list[Answer]]:
    found: dict[_Key, list[Answer]] = defaultdict(list)
    for actor, _, attempt, question, _, _, _, version, competency, response, scaled in rows:
        if str(actor) in names and isinstance(scaled, float | int):
            chosen = tuple(str(response or "").split("[,]"))
            answer = Answer(_last(str(question)), str(version), str(competency), float(scaled), chosen)
            found[str(actor), str(attempt)].append(answer)
    return found


def _last(address: str) -> str:
    return address.rsplit("/", 1)[-1]

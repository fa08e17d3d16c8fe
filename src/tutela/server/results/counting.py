"""Counts what a course brought, each figure only with enough people who were in none before."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from django.db import transaction

from tutela.model.evaluation import Form, read_forms
from tutela.results.evaluation import Tally, count
from tutela.results.gain import Gain, Pair, find_gain
from tutela.results.pairing import Sitting, Span, compare, find_pairs
from tutela.results.revealing import may_count
from tutela.server.courses.models import Course
from tutela.server.results.models import Counted, Filled, Paper
from tutela.server.results.sitting_rows import read_sittings
from tutela.server.wording import constituents

Data = TypeVar("Data")
WHOLE = ""
"""The part of a test that is all of it."""


def count_course(course: Course) -> None:
    """Count the course anew where it may be counted; what may not stays as it is."""
    with transaction.atomic():
        Course.objects.select_for_update().get(id=course.id)
        count_came(course)
        count_gains(course)
        count_forms(course)
        count_paper(course)


def recount(
    course: Course | None,
    kind: str,
    people: Mapping[str, Data],
    make: Callable[[list[Data]], object | None],
    rows: Mapping[str, str] | None = None,
) -> bool:
    """Count one figure of `people` (an id and what they gave) if enough of them were in no count of it before.

    Gives whether it was counted.

    `make` gives its value, or None where there is none. `rows` are the ids of what they gave: somebody who took it back
    and gave it anew was counted before, and yet what they gave now was not.
    """
    kept = Counted.objects.filter(course=course, kind=kind).first()
    seen = set(msgspec.json.decode(kept.seen, type=list[str])) if kept else set()
    now = {digest_of(id): id for id in people}
    given = {digest: digest_of(rows[id]) for digest, id in now.items() if rows and id in rows}
    if not may_count(seen | {digest for digest, row in given.items() if row in seen}, now):
        return False
    value = make([people[now[digest]] for digest in sorted(now)])
    if value is None:
        return False
    fields = {
        "value": msgspec.json.encode(value).decode(),
        "seen": msgspec.json.encode(sorted(seen | set(now) | set(given.values()))).decode(),
    }
    Counted.objects.update_or_create(course=course, kind=kind, defaults=fields)
    return True


def digest_of(id: str) -> str:
    """Give by what a person is remembered as counted; their id may be erased."""
    return hashlib.sha256(id.encode()).hexdigest()[:16]


def count_came(course: Course) -> None:
    """Count who joined, by constituent."""

    def make(given: list[str]) -> object:
        return {"people": len(given), "constituents": {id: given.count(id) for id, _ in constituents()}}

    recount(course, "came", {str(id): named for id, named in course.learners.values_list("id", "constituent")}, make)


def count_gains(course: Course) -> None:
    """Count the gains of each test that has a time before and a time after, of all of it and by competency."""
    sittings = read_sittings(str(course.id), list(course.learners.values_list("actor", flat=True)))
    for times in course.test_times.exclude(before_until=None).exclude(after_from=None):
        span = Span(_microseconds(times.before_until), _microseconds(times.after_from))
        pairs = find_pairs([each for each in sittings if each.test == times.book], span)
        for part in (WHOLE, *sorted(_competencies(pairs.values()))):
            recount(course, f"gain:{times.book}:{part}", _by_person(pairs, part), _gain)


def _gain(pairs: list[Pair]) -> Gain | None:
    return find_gain(pairs)


def _by_person(pairs: Mapping[str, tuple[Sitting, Sitting]], part: str) -> dict[str, Pair]:
    found = {person: compare({person: pair}, part) for person, pair in pairs.items()}
    return {person: each[0] for person, each in found.items() if each}


def _competencies(pairs: Iterable[tuple[Sitting, Sitting]]) -> set[str]:
    return {answer.competency for pair in pairs for sitting in pair for answer in sitting.answers if answer.competency}


def _microseconds(moment: datetime.datetime | None) -> int:
    return int(moment.timestamp() * 1_000_000) if moment else 0


def count_forms(course: Course) -> None:
    """Count each filled form by question, those on paper with them."""
    keys = {(form, round) for form, round in course.filled.values_list("form", "round")}
    papers = course.paper.filter(kind__startswith="form:").values_list("kind", flat=True)
    keys |= {(kind.split(":")[1], int(kind.split(":")[2])) for kind in papers}
    for form, round in sorted(keys):
        count_form(course, form, round)


def count_form(course: Course, form: str, round: int) -> None:
    """Count one filled form by question, those on paper with it."""
    filled = list(course.filled.filter(form=form, round=round))
    given = {_giver(each): msgspec.json.decode(each.chosen, type=_Chosen) for each in filled}
    rows = {_giver(each): str(each.id) for each in filled}
    paper = course.paper.filter(kind=f"form:{form}:{round}").first()
    _count_form(course, read_forms()[form], round, given, rows, paper)


_Chosen = dict[str, tuple[str, ...]]


def _giver(filled: Filled) -> str:
    """Give by what somebody is known in the counts of one form, in no two by the same."""
    return f"{filled.learner_id or filled.slip_id}/{filled.form}/{filled.round}"


def _count_form(
    course: Course,
    form: Form,
    round: int,
    given: Mapping[str, _Chosen],
    rows: Mapping[str, str],
    paper: Paper | None,
) -> None:
    sheets = _sheets(paper, paper.people if paper else 0)
    everybody = {**dict.fromkeys(given, 1), **dict.fromkeys(sheets, 1)}
    if recount(course, f"form:{form.id}:{round}:", everybody, len, rows) and paper:
        paper.said.update(in_count=True)
    on_paper = _read_paper(paper)
    for question in form.questions:
        counted = on_paper.get(question.id, Tally(question.id, 0, {}))
        answers: dict[str, _Chosen | None] = {id: each for id, each in given.items() if question.id in each}
        answers |= dict.fromkeys(_sheets(paper, counted.people))
        part = Form(form.id, (question,))

        def make(found: list[_Chosen | None], part: Form = part, counted: Tally = counted) -> Tally | None:
            tallies = count(part, [each for each in found if each is not None], [id for id, _ in constituents()])
            return _add(tallies[0], counted) if tallies else None

        recount(course, f"form:{form.id}:{round}:{question.id}", answers, make, rows)


def _add(one: Tally, other: Tally) -> Tally:
    counts = {option: number + other.counts.get(option, 0) for option, number in one.counts.items()}
    return Tally(one.question, one.people + other.people, counts)


def _sheets(paper: Paper | None, people: int) -> list[str]:
    """Give a name for each sheet, so that sheets are counted as people are; a correction makes no sheet a new one."""
    return [f"{paper.id}/{place}" for place in range(people)] if paper else []


def is_in_count(paper: Paper) -> bool:
    """Tell whether all sheets of a form's pile are in a count of it."""
    seen = read_seen(paper.course, f"{paper.kind}:")
    return all(digest_of(sheet) in seen for sheet in _sheets(paper, paper.people))


def _read_paper(paper: Paper | None) -> dict[str, Tally]:
    if paper is None:
        return {}
    return {tally.question: tally for tally in msgspec.json.decode(paper.counts, type=list[Tally])}


def count_paper(course: Course) -> None:
    """Count the tests that were taken on paper."""
    for paper in course.paper.filter(kind__startswith="test:"):
        parts = msgspec.json.decode(paper.counts, type=list[Tally])
        sheets = dict.fromkeys(_sheets(paper, paper.people), parts)
        recount(course, f"paper:{paper.kind.removeprefix('test:')}", sheets, _paper)


def _paper(sheets: list[list[Tally]]) -> tuple[int, list[Tally]]:
    return len(sheets), sheets[0]


def read_seen(course: Course, kind: str) -> frozenset[str]:
    """Give the digests of all who are in a count."""
    kept = Counted.objects.filter(course=course, kind=kind).first()
    return frozenset(msgspec.json.decode(kept.seen, type=list[str])) if kept else frozenset()


def read_counted(course: Course | None, start: str, type: Any) -> dict[str, Any]:
    """Give the counted values whose kind begins with `start`, by the rest of the kind."""
    rows = Counted.objects.filter(course=course, kind__startswith=start).values_list("kind", "value")
    return {kind.removeprefix(start): msgspec.json.decode(value, type=type) for kind, value in rows}

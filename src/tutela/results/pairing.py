"""Finds, for each person, the sitting before a course and the one after it, and what was right in each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

import msgspec

from tutela.results.forms import FORMS
from tutela.results.gain import Pair
from tutela.results.item_quality import ItemAnswer

_FORMS = {str(form) for form in FORMS}


class Answer(msgspec.Struct, frozen=True):
    """An answer in a sitting: `score` from 0 to 1, `chosen` the options."""

    question: str
    version: str
    competency: str
    score: float
    chosen: tuple[str, ...]


class Sitting(msgspec.Struct, frozen=True):
    """One attempt at a test that was ended; `person` is a random name, `began` microseconds since 1970."""

    person: str
    test: str
    form: str
    began: int
    answers: tuple[Answer, ...]


class Span(msgspec.Struct, frozen=True):
    """When the test before a course was closed and the one after it opened, in microseconds since 1970."""

    before_until: int
    after_from: int


def find_pairs(sittings: Sequence[Sitting], span: Span) -> dict[str, tuple[Sitting, Sitting]]:
    """Give, by person, the first sitting before and the first after in the other form; others have none.

    The first ones count, so that no later try changes what was found.
    """
    pairs = {}
    ordered = sorted((each for each in sittings if each.answers), key=lambda each: (each.began, each.form))
    for person in sorted({each.person for each in ordered}):
        own = [each for each in ordered if each.person == person]
        before = next((each for each in own if each.began <= span.before_until), None)
        after = next((each for each in own if each.began >= span.after_from), None)
        if before and after and {before.form, after.form} == _FORMS:
            pairs[person] = (before, after)
    return pairs


def compare(pairs: Mapping[str, tuple[Sitting, Sitting]], competency: str = "") -> list[Pair]:
    """Give everybody's shares before and after, of one competency or of all that both ask; nobody who lacks a part."""
    found = []
    for before, after in pairs.values():
        both = _asked(before) & _asked(after) if not competency else {competency}
        first, second = share_right(before, both), share_right(after, both)
        if first is not None and second is not None:
            found.append(Pair(before.form, first, second))
    return found


def _asked(sitting: Sitting) -> set[str]:
    return {each.competency for each in sitting.answers}


def share_right(sitting: Sitting, competencies: Collection[str] | None = None) -> float | None:
    """Give the mean score of a sitting, of all or of some competencies; None where nothing was asked of them."""
    scores = [each.score for each in sitting.answers if competencies is None or each.competency in competencies]
    return fmean(scores) if scores else None


def first_sittings(sittings: Sequence[Sitting]) -> list[Sitting]:
    """Give everybody's first sitting of each test: practice changes later ones."""
    kept: dict[tuple[str, str], Sitting] = {}
    for sitting in sorted(sittings, key=lambda each: (each.began, each.form)):
        kept.setdefault((sitting.person, sitting.test), sitting)
    return list(kept.values())


def answers_by_question(sittings: Sequence[Sitting]) -> dict[tuple[str, str], list[ItemAnswer]]:
    """Give the answers by question and version, each with its person's mean score on the other questions."""
    found: dict[tuple[str, str], list[ItemAnswer]] = {}
    for sitting in sittings:
        total, number = sum(each.score for each in sitting.answers), len(sitting.answers)
        if number < 2:
            continue
        for each in sitting.answers:
            rest = (total - each.score) / (number - 1)
            found.setdefault((each.question, each.version), []).append(ItemAnswer(each.score, rest, each.chosen))
    return found


def find_alike(sittings: Sequence[Sitting]) -> list[Sitting]:
    """Give the sittings in which the same questions were answered: those of most people, the longest between equals.

    Who belongs to a constituent may have other questions in a form, a course may ask about a part, and some leave
    questions out.
    """
    found: dict[tuple[str, ...], list[Sitting]] = {}
    for each in sittings:
        found.setdefault(tuple(sorted(answer.question for answer in each.answers)), []).append(each)
    return found[max(sorted(found), key=lambda asked: (len(found[asked]), len(asked)))] if found else []


def scores_of(sittings: Sequence[Sitting]) -> list[list[float]]:
    """Give the item scores of each sitting, the questions in one order."""
    return [[each.score for each in sorted(sitting.answers, key=lambda each: each.question)] for sitting in sittings]

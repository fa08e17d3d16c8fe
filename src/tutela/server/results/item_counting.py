"""Counts how good the questions are, over all courses of the hub: one course has too few answers."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from tutela.model.items import Choice, Choices
from tutela.model.package import BankObject
from tutela.results.facts import ItemsCounted
from tutela.results.gain import Interval
from tutela.results.item_quality import LEAST_ANSWERS, ItemAnswer, ItemQuality, find_quality
from tutela.results.pairing import Sitting, answers_by_question, find_alike, first_sittings, scores_of
from tutela.results.reliability import find_alpha
from tutela.server.courses.models import Course
from tutela.server.package import find_package
from tutela.server.results.counting import read_counted, recount
from tutela.server.results.sitting_rows import read_sittings


def count_items() -> None:
    """Count every question and every test form that at least LEAST_ANSWERS people answered."""
    sittings = first_sittings(
        [
            sitting
            for course in Course.objects.all()
            for sitting in read_sittings(str(course.id), list(course.learners.values_list("actor", flat=True)))
        ]
    )
    wrong = _wrong_options()
    with transaction.atomic():
        for (question, version), people in _people_by_question(sittings).items():
            if len(people) >= LEAST_ANSWERS:
                judge = partial(find_quality, wrong=wrong.get((question, version), ()))
                recount(None, f"item:{question}:{version}", people, judge)
        _count_forms(sittings)


def _people_by_question(sittings: list[Sitting]) -> dict[tuple[str, str], dict[str, ItemAnswer]]:
    found: dict[tuple[str, str], dict[str, ItemAnswer]] = {}
    for sitting in sittings:
        for key, answers in answers_by_question([sitting]).items():
            found.setdefault(key, {})[sitting.person] = answers[0]
    return found


def _count_forms(sittings: list[Sitting]) -> None:
    for test, form in sorted({(each.test, each.form) for each in sittings}):
        alike = find_alike([each for each in sittings if (each.test, each.form) == (test, form)])
        people = {each.person: each for each in alike}
        if len(people) >= LEAST_ANSWERS:
            recount(None, f"alpha:{test}:{form}", people, _alpha)


def _alpha(sittings: list[Sitting]) -> tuple[int, Interval] | None:
    found = find_alpha(scores_of(sittings))
    return (len(sittings), found) if found else None


def _wrong_options() -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the wrong options of each question of the served package; none where only a site is served."""
    package = find_package()
    found = {}
    for book in package.manifest.books if package else ():
        bank = package.read_as(book.bank, BankObject) if package else None
        for question in bank.questions if bank else ():
            item = question.item
            if isinstance(item, Choice | Choices):
                found[item.id, item.version] = tuple(option.id for option in item.options if not option.right)
    return found


def read_items(tests: dict[str, str]) -> ItemsCounted | None:
    """Give what was counted; `tests` are the titles of the books by id."""
    questions = read_counted(None, "item:", ItemQuality)
    alphas = read_counted(None, "alpha:", tuple[int, Interval])
    if not questions:
        return None
    return ItemsCounted(
        people=max(each.answers for each in questions.values()),
        questions=tuple((kind.split(":")[0], quality) for kind, quality in sorted(questions.items())),
        tests=tuple(
            (tests.get(test, test), form, people, alpha)
            for (test, _, form), (people, alpha) in (
                (kind.partition(":"), each) for kind, each in sorted(alphas.items())
            )
        ),
    )

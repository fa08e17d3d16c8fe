"""Parallel forms of a test, dealt as the player's `course/forms.js` deals them, so that paper asks what phones ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from tutela.model.kit import Question
from tutela.model.training import Degree

_LEVELS: tuple[str, ...] = get_args(Degree)


def seed_of(kit: str, book: str) -> str:
    """Give the seed of a book's forms: always the same, so that a mended word deals nothing anew, nor on paper."""
    return f"{kit}/{book}"


def deal_forms(questions: Sequence[Question], seed: str, per_competency: int, precheck: int) -> list[list[Question]]:
    """Give the forms of a bank for everybody: a sheet does not know who takes it, so no question is for some only.

    `seed` is what `seed_of` gives; no question is in two forms.
    """
    common = [each for each in questions if not each.constituents]
    hands = [
        _without_precheck(_rank([each for each in common if each.competency == one], seed), per_competency, precheck)
        for one in sorted({each.competency for each in common})
    ]
    if not hands:
        return []
    count = max(1, min(len(hand) // per_competency for hand in hands))
    return [
        sorted(
            (question for hand in hands for question in _take(hand, form, count, per_competency)),
            key=_by_lot(f"{seed}/{form}"),
        )
        for form in range(count)
    ]


def _rank(bank: list[Question], seed: str) -> list[Question]:
    """Give the questions of a competency by level, and within a level by chance of the seed."""
    lot = _by_lot(seed)
    return sorted(bank, key=lambda each: (_LEVELS.index(each.level), *lot(each)))


def _without_precheck(bank: list[Question], per_competency: int, precheck: int) -> list[Question]:
    """Give what the pre-check leaves, or all where it leaves too few for one form."""
    step = len(bank) / precheck if precheck else 0
    taken = {int((turn + 0.5) * step) for turn in range(precheck)}
    rest = [question for place, question in enumerate(bank) if place not in taken]
    return rest if len(rest) >= per_competency else bank


def _take(hand: list[Question], form: int, count: int, per_competency: int) -> list[Question]:
    places = (row * count + (form + row) % count for row in range(per_competency))
    return [hand[place] for place in places if place < len(hand)]


def _by_lot(seed: str) -> Callable[[Question], tuple[int, str]]:
    return lambda question: (_lot(f"{seed}/{question.item.id}"), question.item.id)


def _lot(text: str) -> int:
    """Give FNV-1a of 32 bits (Fowler, Noll, Vo), its bits mixed once more."""
    hashed = 0x811C9DC5
    for letter in text:
        hashed = (hashed ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    hashed = (hashed ^ (hashed >> 16)) * 0x85EBCA6B & 0xFFFFFFFF
    return hashed ^ (hashed >> 13)

"""How good a question is: how many answer it right, whether it tells those who know more, which options do no work.

Classical item analysis as in Crocker and Algina, Introduction to Classical and Modern Test Theory (1986), chapter 14;
halves of 27 % after Kelley (1939), J Educ Psychol 30:17-24.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean
from typing import Literal

import msgspec

LEAST_ANSWERS = 50
"""Fewer say nothing about a question, and may show somebody."""
TAIL = 0.27
HARDLY = 0.05
EASY, HARD, WEAK = 0.95, 0.2, 0.1

Note = Literal["easy", "hard", "weak", "reversed"]
"""Nearly all are right; few are right; it hardly tells those who know more; those who know more are wrong."""
OptionNote = Literal["hardly", "better"]
"""Hardly anybody chooses it; those who know more choose it."""


class ItemAnswer(msgspec.Struct, frozen=True):
    """One person's answer: its score from 0 to 1, the mean score of their other answers, the options they chose."""

    score: float
    rest: float
    chosen: tuple[str, ...] = ()


class ItemQuality(msgspec.Struct, frozen=True):
    """What is known of a question from `answers` answers.

    `difficulty` is the mean score (high is easy); `discrimination` the correlation with the rest, None where nobody
    differs; `tails` the mean score of the upper 27 % less that of the lower; `options` what is odd about wrong options.
    """

    answers: int
    difficulty: float
    discrimination: float | None
    tails: float
    notes: tuple[Note, ...]
    options: tuple[tuple[str, OptionNote], ...]


def find_quality(answers: Sequence[ItemAnswer], wrong: Sequence[str] = ()) -> ItemQuality | None:
    """Give a question's quality, None for fewer than LEAST_ANSWERS; `wrong` are the ids of its wrong options."""
    if len(answers) < LEAST_ANSWERS:
        return None
    scores, rests = [each.score for each in answers], [each.rest for each in answers]
    difficulty, discrimination = fmean(scores), correlate(scores, rests)
    return ItemQuality(
        answers=len(answers),
        difficulty=difficulty,
        discrimination=discrimination,
        tails=compare_tails(scores, rests),
        notes=_notes(difficulty, discrimination),
        options=tuple((option, note) for option in wrong if (note := _judge(option, answers, rests))),
    )


def _notes(difficulty: float, discrimination: float | None) -> tuple[Note, ...]:
    notes: list[Note] = []
    if difficulty >= EASY:
        notes.append("easy")
    if difficulty <= HARD:
        notes.append("hard")
    if discrimination is not None and discrimination < 0:
        notes.append("reversed")
    elif discrimination is not None and discrimination < WEAK:
        notes.append("weak")
    return tuple(notes)


def _judge(option: str, answers: Sequence[ItemAnswer], rests: Sequence[float]) -> OptionNote | None:
    chosen = [float(option in each.chosen) for each in answers]
    if fmean(chosen) < HARDLY:
        return "hardly"
    return "better" if compare_tails(chosen, rests) > 0 else None


def correlate(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """Give Pearson's correlation; the point-biserial one where `ones` are 0 and 1; None where one side is all alike."""
    mean, other_mean = fmean(ones), fmean(others)
    spread = math.sqrt(sum((each - mean) ** 2 for each in ones) * sum((each - other_mean) ** 2 for each in others))
    if spread < 1e-12:
        return None
    return sum((one - mean) * (other - other_mean) for one, other in zip(ones, others, strict=True)) / spread


def compare_tails(scores: Sequence[float], rests: Sequence[float]) -> float:
    """Give the mean score of the upper 27 % by `rests` less that of the lower.

    Of people alike in `rests` where the cut falls, all count, each with the same weight: no order of rows matters.
    """
    size = max(1, round(TAIL * len(scores)))
    pairs = list(zip(rests, scores, strict=True))
    return _tail(sorted(pairs, key=lambda pair: -pair[0]), size) - _tail(sorted(pairs, key=lambda pair: pair[0]), size)


def _tail(ordered: Sequence[tuple[float, float]], size: int) -> float:
    cut = ordered[size - 1][0]
    inside = [score for rest, score in ordered[:size] if rest != cut]
    level = [score for rest, score in ordered if rest == cut]
    return (sum(inside) + fmean(level) * (size - len(inside))) / size

"""The player and the `fsrs` package of Python schedule the same reviews: two implementations of FSRS 6."""

from __future__ import annotations

import datetime
import json
import random
import subprocess
from pathlib import Path

from fsrs import Card, Rating, Scheduler

REVIEW = Path(__file__).parent / "course" / "review.mjs"
START = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)


def intervals_in_python(reviews: list[tuple[int, int]]) -> list[int]:
    """Give the interval in days after each review, without fuzz and without steps of minutes."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now, intervals = Card(), START, []
    for elapsed, rating in reviews:
        now += datetime.timedelta(days=elapsed)
        card, _log = scheduler.review_card(card, Rating(rating), now)
        intervals.append((card.due - now).days)
    return intervals


def test_both_give_the_same_intervals() -> None:
    chance = random.Random(1)  # noqa: S311 - the same cards each time
    cards = [
        [(0, chance.randint(1, 4)), *((chance.choice((1, 2, 5, 20, 90)), chance.randint(1, 4)) for _ in range(9))]
        for _ in range(300)
    ]
    answer = subprocess.run(
        ["node", str(REVIEW)], input=json.dumps(cards), capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(answer) == [intervals_in_python(reviews) for reviews in cards]

"""How many parallel forms a question bank gives; the player deals them (`player/course/forms.js`) and counts alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tutela.model.kit import Question


def count_for_all(questions: Iterable[Question]) -> Counter[str]:
    """Give how many questions speak to everybody, by competency; the others only take the place of some of these."""
    return Counter(each.competency for each in questions if not each.constituents)


def count_forms(numbers: Iterable[int], *, per_competency: int, precheck: int) -> int:
    """Give how many forms share no question where competencies have so `numbers` of questions for everybody.

    The pre-check has `precheck` questions of its own of each competency, unless that leaves too few for one form.
    At least 1 where there is a question; 0 where there is none.
    """
    counts = [number for number in numbers if number]
    left = (number - precheck if number - precheck >= per_competency else number for number in counts)
    return max(1, min(number // per_competency for number in left)) if counts else 0

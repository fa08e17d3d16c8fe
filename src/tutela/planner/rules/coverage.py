"""What a course is for: the competencies asked for, and pieces of an action plan to take home."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.model.pre_check import Knowing, knowing_of
from tutela.planner.offer import Offer
from tutela.planner.task import Linear, Task

MEASURE = 90
"""Minutes of practice after which more does not count for a competency."""
BEGINNING = 3
"""So many times counts each minute of the first third of the measure: to begin a competency is worth more than more."""
THIRDS: Mapping[Knowing, int] = {"new": 3, "partly": 2, "known": 1}
"""So many thirds of the measure a competency may earn, by what a pre-check shows of it."""


def measure_of(competency: str, results: Mapping[str, float]) -> int:
    """Give the minutes that a competency may earn: fewer where a pre-check shows that it is known.

    `results` are shares of right answers by competency.
    """
    return MEASURE * THIRDS[knowing_of(results.get(competency, 0.0))] // 3


def share_of(competency: str, offer: Offer) -> int:
    """Give how much of its minutes an exercise earns for a competency, in halves: two for the main one, else one."""
    if competency not in offer.competencies:
        return 0
    return 2 if offer.competencies[0] == competency else 1


def cover_competencies(task: Task) -> Linear:
    """Give the minutes that count for the competencies asked for, each up to its measure, those at its beginning more.

    The worth of minutes is concave, so that no competency stays at nothing while another is near its measure.
    """
    earned = []
    for competency in task.wishes.competencies:
        measure = measure_of(competency, task.wishes.results)
        begun = task.model.new_int_var(0, measure // 3, f"begun {competency}")
        more = task.model.new_int_var(0, measure - measure // 3, f"more {competency}")
        halves = sum(share_of(competency, offer) * task.minutes(id) for id, offer in task.offers.items())
        task.model.add(2 * (begun + more) <= halves)
        first = task.model.new_bool_var(f"main {competency}")
        task.model.add(
            first <= sum(task.runs(id) for id, offer in task.offers.items() if offer.competencies[0] == competency)
        )
        earned += [BEGINNING * begun, more, MEASURE * first]
    return sum(earned)


def worth_of(minutes: int, measure: int) -> int:
    """Give what so many minutes count for a competency with this measure.

    >>> worth_of(20, 90), worth_of(30, 90), worth_of(60, 90), worth_of(120, 90)
    (60, 90, 120, 150)
    """
    counted = min(minutes, measure)
    return counted + (BEGINNING - 1) * min(counted, measure // 3)


def keep_to_wishes(task: Task) -> Linear:
    """Give, as a loss, how many exercises train none of the competencies asked for."""
    wished = set(task.wishes.competencies)
    return -sum(task.runs(id) for id, offer in task.offers.items() if not wished & set(offer.competencies))


def fill_plan_parts(task: Task) -> Linear:
    """Give how many parts of the action plan are filled."""
    parts = sorted({part for offer in task.offers.values() for part in offer.fills})
    filled = []
    for part in parts:
        has = task.model.new_bool_var(f"fills {part}")
        task.model.add(has <= sum(task.runs(id) for id, offer in task.offers.items() if part in offer.fills))
        filled.append(has)
    return sum(filled)

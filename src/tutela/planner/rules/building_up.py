"""Build-up: of one competency, what is easier comes first."""

from __future__ import annotations

from itertools import combinations

from tutela.planner.offer import LEVELS
from tutela.planner.task import Task


def build_up(task: Task) -> None:
    """Let no exercise come in a later stretch than one of a higher level with the same main competency."""
    locked = {each.offer for each in task.fixed}
    for one, other in combinations(task.offers.values(), 2):
        if one.competencies[0] != other.competencies[0] or one.level == other.level or {one.id, other.id} <= locked:
            continue
        lower, higher = sorted((one, other), key=lambda offer: LEVELS.index(offer.level))
        for place in task.places:
            task.model.add(task.at[lower.id, place] + task.ran_before(higher.id, place) <= 1)

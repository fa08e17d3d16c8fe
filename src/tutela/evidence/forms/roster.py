"""The lists of a form: children who live here, children who live elsewhere, and what a workplace is."""

from __future__ import annotations

from tutela.evidence.forms.rows import Row
from tutela.evidence.forms.speech import typed, word

__all__ = ["roster"]

_WEEK = ". >= 0 and . <= 168"
_HOURS = word("hours")
_MOST_WORKERS = 5000


def roster(level: str) -> list[Row]:
    """Give the lists of a form's level; children who left are asked for, since a household's list misses them."""
    if level == "workplace":
        return [
            Row("select_one sector", "sector", word("sector"), required=True),
            Row("integer", "workers", word("workers"), constraint=f". >= 0 and . <= {_MOST_WORKERS}",
                constraint_message=word("whole-required", most=typed(str(_MOST_WORKERS)))),
        ]  # fmt: skip
    return [*_here(), *_elsewhere()] if level == "household" else []


def _here() -> list[Row]:
    return [
        Row("begin_repeat", "children", word("children")),
        Row("select_one sex", "child_sex", word("girl-or-boy"), required=True),
        Row("integer", "child_age", word("age-in-years"), required=True, constraint=". >= 0 and . <= 17",
            constraint_message=word("age-limits")),
        Row("select_one yes_no", "attends_school", word("attends-school"), relevant="${child_age} >= 5"),
        Row("select_one yes_no", "birth_registered", word("birth-registered")),
        Row("select_one yes_no", "mother_here", word("mother-here")),
        Row("select_one yes_no", "father_here", word("father-here")),
        Row("integer", "work_hours", word("work-hours"),
            relevant="${child_age} >= 5", constraint=_WEEK, constraint_message=_HOURS),
        Row("integer", "chore_hours", word("chore-hours"),
            relevant="${child_age} >= 5", constraint=_WEEK, constraint_message=_HOURS),
        Row("end_repeat"),
    ]  # fmt: skip


def _elsewhere() -> list[Row]:
    return [
        Row("begin_repeat", "elsewhere", word("elsewhere")),
        Row("select_one sex", "away_sex", word("girl-or-boy"), required=True),
        Row("select_one age_group", "away_age", word("age"), required=True),
        Row("select_one area", "away_area", word("away-area")),
        Row("select_one reason", "away_reason", word("away-reason"), hint=word("away-reason-hint")),
        Row("select_one yes_no", "away_contact", word("away-contact")),
        Row("end_repeat"),
    ]

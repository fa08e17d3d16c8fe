"""The lists of a form: children who live here, children who live elsewhere, and what a workplace is."""

from __future__ import annotations

from tutela.evidence.forms.rows import Row

__all__ = ["roster"]

_WEEK = ". >= 0 and . <= 168"
_HOURS = "Hours of one week, 0 to 168; leave it empty where it is not known."


def roster(level: str) -> list[Row]:
    """Give the lists of a form's level; children who left are asked for, since a household's list misses them."""
    if level == "workplace":
        return [
            Row("select_one sector", "sector", "Sector of work", required=True),
            Row("integer", "workers", "How many people work here?", constraint=". >= 0 and . <= 5000",
                constraint_message="A whole number from 0 to 5,000."),
        ]  # fmt: skip
    return [*_here(), *_elsewhere()] if level == "household" else []


def _here() -> list[Row]:
    return [
        Row("begin_repeat", "children", "Each child under 18 who lives here. Write no name."),
        Row("select_one sex", "child_sex", "Girl or boy?", required=True),
        Row("integer", "child_age", "Age in years", required=True, constraint=". >= 0 and . <= 17",
            constraint_message="0 to 17."),
        Row("select_one yes_no", "attends_school", "Does the child go to school this year?",
            relevant="${child_age} >= 5"),
        Row("select_one yes_no", "birth_registered", "Is the birth registered?"),
        Row("select_one yes_no", "mother_here", "Does the child's mother live in this household?"),
        Row("select_one yes_no", "father_here", "Does the child's father live in this household?"),
        Row("integer", "work_hours", "In the last week, how many hours of work, paid or unpaid, chores left out?",
            relevant="${child_age} >= 5", constraint=_WEEK, constraint_message=_HOURS),
        Row("integer", "chore_hours", "In the last week, how many hours of chores?",
            relevant="${child_age} >= 5", constraint=_WEEK, constraint_message=_HOURS),
        Row("end_repeat"),
    ]  # fmt: skip


def _elsewhere() -> list[Row]:
    return [
        Row("begin_repeat", "elsewhere", "Each child under 18 of this household who lives elsewhere. Write no name."),
        Row("select_one sex", "away_sex", "Girl or boy?", required=True),
        Row("select_one age_group", "away_age", "Age", required=True),
        Row("select_one area", "away_area", "In which area does the child live? Leave it empty for another country."),
        Row("select_one reason", "away_reason", "Why does the child live elsewhere?",
            hint="Read the answers out. Ask nothing further."),
        Row("select_one yes_no", "away_contact", "Did somebody here speak with the child in the last month?"),
        Row("end_repeat"),
    ]  # fmt: skip

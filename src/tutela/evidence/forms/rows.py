"""Rows of an XLSForm. Only the types named here can be made, so no form can ask for a place, a picture or a device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["CHOICES", "Row", "question_name", "rows_of_factor"]

Type = Literal[
    "note", "integer", "select_one yes_no", "select_one consent", "select_one role", "select_one sex",
    "select_one age_group", "select_one area", "select_one reason", "select_one sector", "begin_group", "end_group",
    "begin_repeat", "end_repeat",
]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of the survey sheet."""

    type: Type
    name: str = ""
    label: str = ""
    hint: str = ""
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""


CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "yes_no": (("yes", "Yes"), ("no", "No"), ("not_known", "Not known"), ("no_answer", "Does not want to answer")),
    "consent": (("yes", "Yes"), ("no", "No")),
    "role": (
        ("adult", "An adult who lives here"),
        ("official", "An official"),
        ("employer", "A person who runs a workplace"),
        ("worker", "An adult worker"),
    ),
    "sex": (("girl", "Girl"), ("boy", "Boy")),
    "age_group": (("under_5", "Under 5"), ("5_11", "5 to 11"), ("12_14", "12 to 14"), ("15_17", "15 to 17")),
    "reason": (
        ("school", "School or training"),
        ("relatives", "Care by relatives"),
        ("work", "Work"),
        ("marriage", "Marriage"),
        ("other", "Another reason"),
        ("not_known", "Not known"),
    ),
    "sector": (
        ("farming", "Farming"),
        ("domestic", "Domestic work"),
        ("shops", "Markets and shops"),
        ("workshops", "Workshops"),
        ("building", "Building"),
        ("fishing", "Fishing"),
        ("other", "Another sector"),
    ),
}
"""Lists of choices; `area` is added with the form's own areas."""

_ROLES = (("For an official", "official"), ("For people who run", "employer"))


def question_name(factor: str) -> str:
    """Give the column of a factor's answer: its id with underscores."""
    return factor.replace("-", "_")


def rows_of_factor(factor: str, question: str, *, sensitive: bool) -> list[Row]:
    """Give the rows that ask a factor's question: numbers where it asks how many, else yes or no."""
    name = question_name(factor)
    relevant = next((f"${{role}} = '{role}'" for start, role in _ROLES if question.startswith(start)), "")
    hint = "A sensitive question. It may be left out. Ask nothing further." if sensitive else ""
    numbers = question.lower().count("how many") + question.lower().count("what age")
    if not numbers:
        return [Row("select_one yes_no", name, question, hint, required=True, relevant=relevant)]
    limit = 600 if "minutes" in question else 40
    message = f"A whole number from 0 to {limit}; leave it empty where it is not known."
    rows = []
    for number in range(1, numbers + 1):
        label = question if numbers == 1 else f"{question} (number {number})"
        own = name if numbers == 1 else f"{name}_{number}"
        rows.append(
            Row(
                "integer",
                own,
                label,
                hint,
                relevant=relevant,
                constraint=f". >= 0 and . <= {limit}",
                constraint_message=message,
            )
        )
    return rows

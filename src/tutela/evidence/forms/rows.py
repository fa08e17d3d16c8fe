"""Rows of an XLSForm. Only the types named here can be made, so no form can ask for a place, a picture or a device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tutela.evidence.forms.speech import SILENCE, Phrase, kit_text, typed, word
from tutela.model.kit import Observation

__all__ = ["CHOICES", "Row", "columns_of", "question_name", "rows_of_factor"]

Type = Literal[
    "note", "integer", "select_one yes_no", "select_one yes_no_not_for_us", "select_one consent", "select_one role",
    "select_one sex", "select_one age_group", "select_one area", "select_one reason", "select_one sector",
    "begin_group", "end_group", "begin_repeat", "end_repeat",
]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of the survey sheet, in no language yet."""

    type: Type
    name: str = ""
    label: Phrase = SILENCE
    hint: Phrase = SILENCE
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    constraint_message: Phrase = SILENCE

    @property
    def says(self) -> tuple[Phrase, Phrase, Phrase]:
        """Give what the row says: label, hint, and the message of its constraint."""
        return self.label, self.hint, self.constraint_message


def _choices(*names: str, **others: str) -> tuple[tuple[str, Phrase], ...]:
    """Give choices whose words are `choice.NAME`; `others` have a word of another name."""
    pairs = [*((name, name) for name in names), *others.items()]
    return tuple((name, word(f"choice.{says.replace('_', '-')}")) for name, says in pairs)


_YES_NO = _choices("yes", "no", "not_known", "no_answer")
CHOICES: dict[str, tuple[tuple[str, Phrase], ...]] = {
    "yes_no": _YES_NO,
    "yes_no_not_for_us": (*_YES_NO, *_choices("not_for_us")),
    "consent": _choices("yes", "no"),
    "role": _choices("adult", "official", "employer", "worker"),
    "sex": _choices("girl", "boy"),
    "age_group": _choices("under_5", "5_11", "12_14", "15_17"),
    "reason": _choices("school", "relatives", "work", "marriage", "other", "not_known"),
    "sector": _choices("farming", "domestic", "shops", "workshops", "building", "fishing", other="other_sector"),
}
"""Lists of choices; `area` is added with the form's own areas."""

_ROLES = (("For an official", "official"), ("For people who run", "employer"))


def question_name(factor: str) -> str:
    """Give the column of a factor's answer: its id with underscores."""
    return factor.replace("-", "_")


def columns_of(factor: str, observe: Observation) -> tuple[str, ...]:
    """Give the columns of a factor's answers: one, or two where two numbers are asked."""
    name = question_name(factor)
    return (name,) if observe.numbers < 2 else (f"{name}_1", f"{name}_2")


def rows_of_factor(factor: str, observe: Observation) -> list[Row]:
    """Give the rows that ask a factor's question: numbers where it asks how many, else yes or no."""
    question = kit_text(observe.question)
    relevant = next((f"${{role}} = '{role}'" for start, role in _ROLES if observe.question.startswith(start)), "")
    hint = word("sensitive") if observe.sensitive else SILENCE
    columns = columns_of(factor, observe)
    if not observe.numbers:
        return [Row("select_one yes_no_not_for_us", columns[0], question, hint, required=True, relevant=relevant)]
    # Ten times what counts leaves room for every honest answer: 600 minutes where over 60 counts.
    limit = max(40, 10 * int(observe.counts.rpartition("-")[2])) if observe.numbers == 1 else 40
    message = word("whole", most=typed(str(limit)))
    rows = []
    for number, name in enumerate(columns, 1):
        label = question if observe.numbers == 1 else word("number", question=question, n=typed(str(number)))
        rows.append(
            Row(
                "integer",
                name,
                label,
                hint,
                relevant=relevant,
                constraint=f". >= 0 and . <= {limit}",
                constraint_message=message,
            )
        )
    return rows

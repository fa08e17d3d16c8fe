"""An action plan that a course makes: rows by the parts of the kit, and what each row says."""

from typing import Literal, get_args

import msgspec

Aim = Literal["vulnerability", "demand", "chain", "protection"]
"""What a measure is aimed at: the most vulnerable; those who create demand; the chain; children who were harmed."""

AIMS: tuple[Aim, ...] = get_args(Aim)


class PlanRow(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A row of a part: its text, and what is known beside it; what is not known is empty.

    `why` says why this group or measure; `constituents` are ids of the kit; `who` the office in their own words;
    `budget`, `indicator` and `when` are texts, since a plan says them in words first. `source` names where it came
    from (a group's board, the desk), several joined by a comma.
    """

    id: str
    part: str
    text: str
    why: str = ""
    aim: Aim | Literal[""] = ""
    constituents: tuple[str, ...] = ()
    who: str = ""
    budget: str = ""
    indicator: str = ""
    when: str = ""
    source: str = ""


class PlanPart(msgspec.Struct, frozen=True):
    """A part of the plan with its rows in order."""

    id: str
    title: str
    rows: tuple[PlanRow, ...]


class ActionPlan(msgspec.Struct, frozen=True):
    """The action plan of a course; `parts` in the order of the kit."""

    title: str
    parts: tuple[PlanPart, ...]

"""What the legal ages of a country say when they are read together; unknown ages stay unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from tutela.model.country import Number, Told, Wording

ADULT = 18
"""Hazardous work is for adults: C138, article 3(1); C182, articles 2 and 3(d)."""

Reading = Literal["gap", "overlap", "together", "no-school-age", "no-work-age", "several-ages", "no-ages"]


class SchoolAndWork(msgspec.Struct, frozen=True):
    """The end of compulsory schooling beside the age at which work may begin, in years; `reading` says how they stand.

    `gap`: school ends first; `overlap`: work may begin first, against C138, article 2(3); `together`: both at one age.
    """

    reading: Reading
    school: float | int | None = None
    work: float | int | None = None


def school_and_work(values: Mapping[str, Told]) -> SchoolAndWork:
    """Compare the two ages of a country's published values."""
    school, work = values.get("compulsory-school-age"), values.get("minimum-work-age")
    if isinstance(school, Wording) or isinstance(work, Wording):
        return SchoolAndWork("several-ages")
    if isinstance(school, Number) and isinstance(work, Number):
        if school.value < work.value:
            return SchoolAndWork("gap", school.value, work.value)
        return SchoolAndWork("overlap" if school.value > work.value else "together", school.value, work.value)
    if isinstance(work, Number):
        return SchoolAndWork("no-school-age", work=work.value)
    if isinstance(school, Number):
        return SchoolAndWork("no-work-age", school=school.value)
    return SchoolAndWork("no-ages")


def hazardous_work(values: Mapping[str, Told]) -> Literal["adult", "under-18", "no-age"]:
    """Tell whether the age for hazardous work is 18 or over, lower, or not given as one age."""
    age = values.get("hazardous-work-age")
    if not isinstance(age, Number):
        return "no-age"
    return "adult" if age.value >= ADULT else "under-18"

"""A Kit becomes a compiled package: content-addressed, the same bytes for the same input.

The stages are the list below; each takes the Draft and gives a new one.
"""

from __future__ import annotations

import datetime

from tutela.compiler.collections import gather_collections
from tutela.compiler.countries import gather_countries
from tutela.compiler.draft import Draft
from tutela.compiler.gather import gather_banks, gather_pages, gather_units
from tutela.compiler.order import put_in_order
from tutela.compiler.seal import seal
from tutela.compiler.training import gather_cases, gather_training
from tutela.compiler.versions import fill_versions
from tutela.compiler.write import Written, write_package
from tutela.model.kit import Kit
from tutela.model.package import Package

STAGES = (
    put_in_order,  # everything that has no order of its own, by id
    fill_versions,  # the version of each item, from its content
    gather_units,  # an object for each unit, with all that its page needs
    gather_banks,  # an object for each book's questions
    gather_pages,  # an object for each single page
    gather_cases,  # an object for each case
    gather_training,  # an object for each exercise, tool, chapter and agenda, and one for all icebreakers
    gather_collections,  # glossary, evidence, framework
    gather_countries,  # an object for each country, and one for what stands before their list
)


def compile_kit(kit: Kit, *, today: datetime.date) -> Package:
    """Give the compiled package of a kit that was checked; `today` decides which facts are past their review date.

    A reference to a piece that the kit does not hold is a LookupError that names both.
    """
    draft = Draft(kit=kit, today=today)
    for stage in STAGES:
        draft = stage(draft)
    return seal(draft)


__all__ = ["STAGES", "Written", "compile_kit", "write_package"]

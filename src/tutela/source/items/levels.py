"""levels: factors on the five levels and two sides; sections are `LEVEL at SIDE:`."""

from __future__ import annotations

from tutela.model.items import Level, LevelPlace, Levels, Side
from tutela.source.draft import Gathering
from tutela.source.items.body import Body, Section, divide, take_entry
from tutela.source.items.places import LEVELS, SIDES


def read(body: Body, gathering: Gathering) -> Levels:
    """Give the item."""
    divide(body, gathering)
    places: list[LevelPlace] = []
    for section in body.sections:
        factors = tuple(take_entry(entry, gathering) for entry in section.entries)
        place = _place(section, gathering)
        if place:
            places.append(LevelPlace(*place, factors))
    return Levels(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        places=tuple(places),
    )


def _place(section: Section, gathering: Gathering) -> tuple[Level, Side] | None:
    level, _, side = section.name.partition(" at ")
    for known_level in LEVELS:
        for known_side in SIDES:
            if (known_level, known_side) == (level, side):
                return known_level, known_side
    gathering.fault(
        section.line,
        f"`{section.name}:` is no place of the framework",
        f"expected {', '.join(LEVELS)} `at` {' or '.join(SIDES)}",
        "write it as `family at source:`",
    )
    return None

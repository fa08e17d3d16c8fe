"""chain: events at source, in transit, at destination; `intervene:` entries end in `@ place`."""

from __future__ import annotations

import re

from tutela.model.items import Chain, ChainEvent, Place
from tutela.source.draft import Gathering
from tutela.source.inlines import take_inlines
from tutela.source.items.body import Body, RawEntry, divide, name, refuse_mark, take_feedback
from tutela.source.items.places import PLACES
from tutela.source.shape_faults import nearest

_AT = re.compile(r"\s*@\s*(\S+)\s*$")
_EXPECTED = f"expected one of {', '.join(PLACES)}"


def read(body: Body, gathering: Gathering) -> Chain:
    """Give the item."""
    divide(body, gathering)
    events: list[ChainEvent] = []
    interventions: list[ChainEvent] = []
    for section in body.sections:
        if section.name in PLACES:
            events.extend(_event(entry, section.name, gathering) for entry in section.entries)
        elif section.name == "intervene":
            interventions.extend(_intervention(entry, gathering) for entry in section.entries)
        else:
            do = nearest(section.name, (*PLACES, "intervene")) or "rename it"
            gathering.fault(section.line, f"`{section.name}:` is no place of a chain", f"{_EXPECTED}, intervene", do)
    if not events or not interventions:
        missing = "events" if not events else "no `intervene:` section"
        gathering.fault(
            body.line,
            f"{name(body)} has {'no ' if not events else ''}{missing}",
            "expected places and points to step in",
            "add them",
        )
    return Chain(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        events=tuple(events),
        interventions=tuple(interventions),
    )


def _event(entry: RawEntry, place: Place, gathering: Gathering) -> ChainEvent:
    refuse_mark(entry, gathering)
    text = take_inlines(entry.text, entry.line, "option", gathering)
    return ChainEvent(entry.id, text, place, take_feedback(entry, gathering))


def _intervention(entry: RawEntry, gathering: Gathering) -> ChainEvent:
    found = _AT.search(entry.text)
    place: Place = "source"
    if found and found[1] in PLACES:
        place = found[1]
    else:
        what = f"`@ {found[1]}` is no place" if found else "this point to step in has no place"
        gathering.fault(
            entry.line, what, f"{_EXPECTED} after `@`", "write `@ source`, `@ transit` or `@ destination` at its end"
        )
    entry.text = entry.text[: found.start()] if found else entry.text
    return _event(entry, place, gathering)

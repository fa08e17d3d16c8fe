"""sort: sections are groups, entries are cards."""

from __future__ import annotations

from tutela.model.items import Group, Sort
from tutela.source.draft import Gathering
from tutela.source.inlines import take_inlines
from tutela.source.items.body import Body, divide, make_id, name, take_entry


def read(body: Body, gathering: Gathering) -> Sort:
    """Give the item."""
    divide(body, gathering)
    groups = []
    for section in body.sections:
        if not section.name:
            gathering.fault(
                section.line,
                f"cards of {name(body)} stand in no group",
                "expected `Group:` before the list",
                "name their group",
            )
        title = take_inlines(section.name, section.line, "label", gathering)
        cards = tuple(take_entry(entry, gathering) for entry in section.entries)
        groups.append(Group(make_id(section.name), title, cards))
    return Sort(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        groups=tuple(groups),
    )

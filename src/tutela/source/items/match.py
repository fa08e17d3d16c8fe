"""match: `- left = right`, then why."""

from __future__ import annotations

from tutela.model.items import Match, Pair
from tutela.source.draft import Gathering
from tutela.source.inlines import take_inlines
from tutela.source.items.body import Body, RawEntry, divide, plain_entries, refuse_mark, take_feedback


def read(body: Body, gathering: Gathering) -> Match:
    """Give the item."""
    divide(body, gathering)
    pairs = tuple(_pair(entry, gathering) for entry in plain_entries(body, gathering))
    return Match(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        pairs=pairs,
    )


def _pair(entry: RawEntry, gathering: Gathering) -> Pair:
    refuse_mark(entry, gathering)
    left, sign, right = " ".join(entry.text.split()).partition(" = ")
    if not sign:
        gathering.fault(
            entry.line, "this pair has no right side", "expected `- left = right`", "write ` = ` between the two"
        )
    return Pair(
        entry.id,
        take_inlines(left.strip(), entry.line, "option", gathering),
        take_inlines(right.strip(), entry.line, "option", gathering),
        take_feedback(entry, gathering),
    )

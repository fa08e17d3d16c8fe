"""choices: several options may be right."""

from __future__ import annotations

from tutela.model.items import Choices
from tutela.source.draft import Gathering
from tutela.source.items.body import Body
from tutela.source.items.marked import take_options


def read(body: Body, gathering: Gathering) -> Choices:
    """Give the item."""
    options = take_options(body, gathering)
    return Choices(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        options=options,
    )

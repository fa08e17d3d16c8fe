"""reflect: a prompt only; stays on the device unless the learner shares it."""

from __future__ import annotations

from tutela.model.items import Reflect
from tutela.source.draft import Gathering
from tutela.source.items.body import Body, divide


def read(body: Body, gathering: Gathering) -> Reflect:
    """Give the item."""
    divide(body, gathering)
    for section in body.sections:
        gathering.fault(section.line, f"reflect `{body.id}` has entries", "expected a prompt only", "take the list out")
    if body.case:
        what = f"reflect `{body.id}` asks about a case"
        gathering.fault(body.line, what, "expected a question about the reader's own work", "take `case=` out")
    return Reflect(id=body.id, prompt=body.prompt, competencies=body.competencies, closing=body.closing)

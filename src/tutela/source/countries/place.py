"""`:::my-country FIELD FIELD …`: where a text draws on the reader's own country."""

from __future__ import annotations

from tutela.model.country_fields import FIELD_IDS
from tutela.model.document import MyCountry
from tutela.source.blocks import take_blocks
from tutela.source.draft import Gathering
from tutela.source.markdown import Node
from tutela.source.shape_faults import nearest


def take_my_country(fields: list[str], node: Node, gathering: Gathering) -> MyCountry:
    """Give the block; its body, which may be empty, says what to do with the figures."""
    if not fields:
        what = "`:::my-country` names no field"
        do = "name them; docs/countries.md lists them"
        gathering.fault(node.line, what, "expected one or more fields of a country sheet after it", do)
    for field in fields:
        if field not in FIELD_IDS:
            do = nearest(field, FIELD_IDS) or "docs/countries.md lists them"
            gathering.fault(node.line, f"there is no field `{field}`", "expected a field of a country sheet", do)
    return MyCountry(tuple(fields), take_blocks(node.children, "prose", gathering))

"""`:::findings BUNDLE#TABLE`: where a text shows what was found in invented data."""

from __future__ import annotations

from tutela.model.document import Invented
from tutela.source.draft import Gathering
from tutela.source.markdown import Node


def take_findings(words: list[str], node: Node, gathering: Gathering) -> Invented:
    """Give the block, still without its table; `TABLE/INDICATOR` names the rows of one indicator alone."""
    bundle, sign, table = words[0].partition("#") if words else ("", "", "")
    if len(words) != 1 or not sign or not bundle or not table:
        gathering.fault(
            node.line,
            f"`:::{node.info}` is not complete",
            "expected `:::findings BUNDLE#TABLE` or `:::findings BUNDLE#TABLE/INDICATOR`",
            "mend the line",
        )
        return Invented(())
    if node.children:
        what = f"`:::findings {words[0]}` has a text"
        gathering.fault(node.line, what, "expected none: the table is its text", "take it out")
    gathering.mention(node.line, "findings", bundle, table)
    return Invented((), words[0])

"""Items on paper: what is asked, to be answered by pen, and answers with their reasons for the end of the chapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutela.delivery.publication import paper
from tutela.delivery.publication.items import (
    branch,
    chain,
    choice,
    determine,
    levels,
    match,
    order,
    reflect,
    scale,
    sort,
    trace,
)
from tutela.delivery.publication.items.sheet import ItemSheet
from tutela.delivery.publication.text import PaperText
from tutela.model import items

KINDS: dict[type[items.Item], Callable[[Any, PaperText], ItemSheet]] = {
    items.Choice: choice.write,
    items.Choices: choice.write,
    items.Match: match.write,
    items.Sort: sort.write,
    items.Order: order.write,
    items.Scale: scale.write,
    items.Reflect: reflect.write,
    items.Branch: branch.write,
    items.Chain: chain.write,
    items.Determine: determine.write,
    items.Levels: levels.write,
    items.Trace: trace.write,
}


def write_item(item: items.Item, text: PaperText, number: int) -> tuple[paper.Box, tuple[paper.Block, ...]]:
    """Give an item as a box with its number, and its answers, none for a kind that is not scored and says nothing."""
    words = text.refs.words
    sheet = KINDS[type(item)](item, text)
    label = words("print.item", number=number)
    asked = (*text.blocks(item.prompt), *sheet.asked)
    closing = text.blocks(item.closing)
    answers = (*sheet.answers, *closing)
    head = (paper.Paragraph((paper.Run(label, strong=True),)),) if answers else ()
    return paper.Box("item", label, asked), (*head, *answers)


__all__ = ["KINDS", "ItemSheet", "write_item"]

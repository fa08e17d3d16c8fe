"""Everything that can be answered explains itself: each entry has feedback, each kind enough right options."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.model.document import Block
from tutela.model.items import (
    Branch,
    Chain,
    Choice,
    Choices,
    Determine,
    Item,
    Levels,
    Match,
    Order,
    Reflect,
    Scale,
    Sort,
    Trace,
)
from tutela.model.problem import Problem
from tutela.source.draft import Draft

_SMALLEST_MATCH = 3
_GROUPS = (2, 5)


def check(draft: Draft) -> list[Problem]:
    """Report entries without feedback and kinds with a wrong number of entries or right options."""
    problems: list[Problem] = []
    for unit in draft.pieces.units:
        for item in unit.value.items:
            problems += [
                Problem(
                    unit.file,
                    unit.line_of(item.id, entry),
                    "this entry has no feedback",
                    "expected why it is right or wrong there",
                    "write it below, indented, after `>`",
                )
                for entry in _silent(item)
            ]
            problems += [
                Problem(
                    unit.file,
                    unit.line_of(item.id),
                    f"{item.__struct_config__.tag} `{item.id}` {what}",
                    expected,
                    "mend its entries",
                )
                for what, expected in _miscounted(item)
            ]
    for question in draft.pieces.questions:
        item = question.value.item
        problems += [
            Problem(
                question.file,
                question.line_of("option", entry),
                "this option has no feedback",
                "expected why it is right or wrong",
                "write it as `why: …`",
            )
            for entry in _silent(item)
        ]
        problems += [
            Problem(question.file, question.line, f"the question `{item.id}` {what}", expected, "mend its options")
            for what, expected in _miscounted(item)
        ]
    return problems


def _silent(item: Item) -> list[str]:
    """Give the ids of entries without feedback, as `lines` of the piece knows them."""
    return [id for id, feedback in _explained(item) if not feedback]


def _explained(item: Item) -> Iterator[tuple[str, tuple[Block, ...]]]:
    match item:
        case Choice() | Choices():
            yield from ((option.id, option.feedback) for option in item.options)
        case Match():
            yield from ((pair.id, pair.feedback) for pair in item.pairs)
        case Sort():
            yield from ((card.id, card.feedback) for group in item.groups for card in group.cards)
        case Order():
            yield from ((entry.id, entry.feedback) for entry in item.entries)
        case Branch():
            yield from ((way.id, way.feedback) for step in item.steps for way in step.decisions)
        case Chain():
            yield from ((event.id, event.feedback) for event in (*item.events, *item.interventions))
        case Determine():
            findings = {"act": item.act, "purpose": item.purpose, "under-18": item.under_18}
            yield from ((name, finding.feedback) for name, finding in findings.items())
            yield from ((outcome.id, outcome.feedback) for outcome in item.outcomes)
        case Levels():
            yield from ((factor.id, factor.feedback) for place in item.places for factor in place.factors)
        case Trace():
            yield from ((fault.id, fault.feedback) for fault in item.faults)
        case Scale() | Reflect():
            return


def _miscounted(item: Item) -> Iterator[tuple[str, str]]:
    match item:
        case Choice() | Choices():
            yield from _miscounted_options(item)
        case Match() if len(item.pairs) < _SMALLEST_MATCH:
            yield f"has {len(item.pairs)} pairs", f"expected at least {_SMALLEST_MATCH}"
        case Sort():
            if not _GROUPS[0] <= len(item.groups) <= _GROUPS[1]:
                yield f"has {len(item.groups)} groups", f"expected {_GROUPS[0]} to {_GROUPS[1]}"
            if any(not group.cards for group in item.groups):
                yield "has a group without cards", "expected cards in each"
        case Order() if len(item.entries) < 3:
            yield f"has {len(item.entries)} entries", "expected at least 3"
        case Branch() if not any(way.sound for step in item.steps for way in step.decisions):
            yield "has no sound decision", "expected at least one `[x]`"
        case Determine() if not any(outcome.right for outcome in item.outcomes):
            yield "has no right outcome", "expected at least one `[x]`"
        case Levels() if len(item.places) < 2:
            yield f"has {len(item.places)} places", "expected at least 2"
        case Trace() if not any(fault.present for fault in item.faults):
            yield "has no fault", "expected at least one `[x]`"
        case _:
            return


def _miscounted_options(item: Choice | Choices) -> Iterator[tuple[str, str]]:
    right = sum(option.right for option in item.options)
    if len(item.options) < 2:
        yield f"has {len(item.options)} options", "expected at least 2"
    if isinstance(item, Choice) and right != 1:
        yield f"has {right} right options", "expected exactly one"
    if isinstance(item, Choices) and right == 0:
        yield "has no right option", "expected at least one"

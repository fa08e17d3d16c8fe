"""branch: a case with decisions; `#### step-id` opens a step, `- [x] text -> next-step` is a decision."""

from __future__ import annotations

import re

from tutela.model.document import Block
from tutela.model.items import Branch, Decision, Step
from tutela.source.blocks import take_blocks
from tutela.source.draft import Gathering
from tutela.source.inlines import take_inlines
from tutela.source.items.body import Body, RawEntry, divide, name, take_feedback
from tutela.source.items.marked import is_marked
from tutela.source.markdown import Node
from tutela.source.shape_faults import nearest

_NEXT = re.compile(r"\s*->\s*(\S+)\s*$")
END = "end"


def read(body: Body, gathering: Gathering) -> Branch:
    """Give the item."""
    first = next((i for i, node in enumerate(body.nodes) if node.type == "heading"), len(body.nodes))
    prompt = body.nodes[:first]
    steps: list[Step] = []
    lines: dict[str, int] = {}
    closing: tuple[Block, ...] = ()
    for opening, nodes in _steps(body.nodes[first:]):
        id = opening.children[0].content.strip() if opening.children else ""
        if opening.info != "h4":
            gathering.fault(
                opening.line,
                "a heading of another level stands in a branch",
                "expected `#### step-id`",
                "write four signs",
            )
        if id in lines:
            gathering.fault(
                opening.line,
                f"the step `{id}` stands twice",
                f"expected it once; the first is on line {lines[id]}",
                "rename one",
            )
        lines[id] = opening.line
        part = Body(f"{body.id}/{id}", body.kind, opening.line, (), "", {}, nodes)
        divide(part, gathering)
        closing = part.closing or closing
        entries = [entry for section in part.sections for entry in section.entries]
        steps.append(Step(id, part.prompt, tuple(_decision(entry, gathering) for entry in entries)))
        for entry in entries:
            gathering.lines[f"{body.id}/{entry.id}"] = entry.line
    _check_ways(body, steps, lines, gathering)
    return Branch(
        id=body.id,
        prompt=take_blocks(prompt, "prompt", gathering),
        competencies=body.competencies,
        case=body.case,
        closing=closing,
        steps=tuple(steps),
    )


def _steps(nodes: list[Node]) -> list[tuple[Node, list[Node]]]:
    steps: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node.type == "heading":
            steps.append((node, []))
        else:
            steps[-1][1].append(node)
    return steps


def _decision(entry: RawEntry, gathering: Gathering) -> Decision:
    found = _NEXT.search(entry.text)
    if not found:
        gathering.fault(
            entry.line,
            "this decision leads nowhere",
            "expected `-> next-step` or `-> end` at its end",
            "write where it leads",
        )
    text = entry.text[: found.start()] if found else entry.text
    return Decision(
        entry.id,
        take_inlines(text, entry.line, "option", gathering),
        is_marked(entry, gathering),
        found[1] if found else END,
        take_feedback(entry, gathering),
    )


def _check_ways(body: Body, steps: list[Step], lines: dict[str, int], gathering: Gathering) -> None:
    """Report decisions that lead to no step, steps that nothing leads to, and a first step that is missing."""
    if not steps:
        gathering.fault(body.line, f"{name(body)} has no steps", "expected `#### step-id`", "write the first step")
        return
    ways = {(decision.next, decision.id) for step in steps for decision in step.decisions}
    for target, decision in sorted(ways):
        if target != END and target not in lines:
            line = gathering.lines.get(f"{body.id}/{decision}", body.line)
            expected = f"expected one of {', '.join(lines)}, {END}"
            gathering.fault(
                line,
                f"the decision leads to `{target}`, which is no step",
                expected,
                nearest(target, lines) or "mend it",
            )
    reached = {steps[0].id} | {target for target, _ in ways}
    for id, line in lines.items():
        if id not in reached:
            gathering.fault(
                line, f"nothing leads to the step `{id}`", "expected a decision that does", "lead to it, or take it out"
            )
    if not _can_end(steps):
        gathering.fault(
            body.line,
            f"{name(body)} never ends",
            "expected a way to `-> end` or to a step without decisions",
            "let one decision end it",
        )


def _can_end(steps: list[Step]) -> bool:
    return any(not step.decisions or any(way.next == END for way in step.decisions) for step in steps)

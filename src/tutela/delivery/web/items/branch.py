"""Branch: a case with decisions and their consequences."""

from __future__ import annotations

from html import escape

from tutela.delivery.web.items.frame import Parts, control, entry, yes_no
from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.items import Branch, Decision, Step


def write(item: Branch, prose: Prose) -> Parts:
    """Give every step with its decisions; each decision links the step where it leads, so it reads without a script."""
    numbers = {step.id: number for number, step in enumerate(item.steps, 1)}
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer=f'<ol class="story">{"".join(_step(item, step, numbers, prose) for step in item.steps)}</ol>',
        solution=tuple(
            entry(
                decision.id,
                f"{numbers[step.id]}. {prose.inlines(decision.text)}",
                prose.blocks(decision.feedback),
                step=step.id,
                right=yes_no(decision.sound),
            )
            for step in item.steps
            for decision in step.decisions
        ),
    )


def _step(item: Branch, step: Step, numbers: dict[str, int], prose: Prose) -> str:
    decisions = "".join(_decision(item, step, decision, numbers, prose) for decision in step.decisions)
    question = write_word(prose.word("item.your-decision"))
    choice = f"<fieldset><legend>{question}</legend>{decisions}</fieldset>" if decisions else ""
    return (
        f'<li class="step" data-step="{escape(step.id)}" id="item-{escape(item.id)}-step-{escape(step.id)}">'
        f'<div class="scene">{prose.blocks(step.blocks)}</div>{choice}</li>'
    )


def _decision(item: Branch, step: Step, decision: Decision, numbers: dict[str, int], prose: Prose) -> str:
    name = f"{item.id}-{step.id}"
    option = control(item, "radio", decision.id, prose.inlines(decision.text), name=name)
    next_number = numbers.get(decision.next)
    if next_number is None:
        onward = f'<span class="onward">{write_word(prose.word("item.ends"))}</span>'
    else:
        words = write_word(prose.word("item.goes-to")).replace("{step}", str(next_number))
        target = f"#item-{escape(item.id)}-step-{escape(decision.next)}"
        onward = f'<a class="onward" href="{target}">{words}</a>'
    return f'<div class="decision" data-next="{escape(decision.next)}">{option}{onward}</div>'

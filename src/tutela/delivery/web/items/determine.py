"""Determine: act? purpose? under 18? so what is it?"""

from __future__ import annotations

from typing import get_args

from tutela.delivery.web.items.frame import Parts, control, entry, yes_no
from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.items import Answer, Determine, Finding, Outcome


def write(item: Determine, prose: Prose) -> Parts:
    """Give three questions and the six outcomes; the rule on unknown age stands with the age's reason."""
    findings = {"act": item.act, "purpose": item.purpose, "under-18": item.under_18}
    outcomes = {outcome.id: outcome for outcome in item.outcomes}
    offered = "".join(
        control(item, "checkbox", name, write_word(prose.word(f"item.outcome.{name}")), name=f"{item.id}-so")
        for name in get_args(Outcome)
    )
    return Parts(
        prompt=prose.blocks(item.prompt),
        answer="".join(_question(item, part, prose) for part in findings)
        + f'<fieldset class="part" data-part="so"><legend>{write_word(prose.word("item.so"))}</legend>'
        f'<p class="hint">{write_word(prose.word("item.several"))}</p>{offered}</fieldset>',
        solution=(
            *(_finding(part, finding, prose) for part, finding in findings.items()),
            *(
                entry(
                    name,
                    write_word(prose.word(f"item.outcome.{name}")),
                    prose.blocks(outcomes[name].feedback),
                    right=yes_no(outcomes[name].right),
                )
                for name in get_args(Outcome)
                if name in outcomes
            ),
        ),
    )


def _question(item: Determine, part: str, prose: Prose) -> str:
    answers = "".join(
        control(item, "radio", answer, write_word(prose.word(f"item.{answer}")), name=f"{item.id}-{part}")
        for answer in get_args(Answer)
    )
    question, hint = write_word(prose.word(f"item.ask.{part}")), write_word(prose.word(f"item.ask.{part}.hint"))
    return (
        f'<fieldset class="part" data-part="{part}"><legend>{question}</legend>'
        f'<p class="hint">{hint}</p><div class="answers">{answers}</div></fieldset>'
    )


def _finding(part: str, finding: Finding, prose: Prose) -> str:
    why = prose.blocks(finding.feedback)
    if part == "under-18":
        why += f'<p class="rule">{write_word(prose.word("item.unknown-age"))}</p>'
    text = f"{write_word(prose.word(f'item.ask.{part}'))} {write_word(prose.word(f'item.{finding.answer}'))}."
    return entry(part, text, why, right="yes", place=finding.answer)

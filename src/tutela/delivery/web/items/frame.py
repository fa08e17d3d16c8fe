"""What every item has around its answer: the element, the prompt, and the answers with their reasons."""

from __future__ import annotations

from html import escape

import msgspec

from tutela.delivery.web.items.prose import Prose, write_word
from tutela.model.document import Block, Paragraph
from tutela.model.items import Item, Scale


class Parts(msgspec.Struct, frozen=True):
    """What a kind writes: the prompt (empty where a legend holds it), the answer's controls, the solution's entries."""

    prompt: str
    answer: str
    solution: tuple[str, ...]


def frame(item: Item, parts: Parts, prose: Prose, *, activity: str, competencies: tuple[str, ...]) -> str:
    """Give the whole element; the solution is folded and can be opened without JavaScript."""
    name = f"item-{item.id}"
    kind = str(item.__struct_config__.tag)
    label = f' role="group" aria-labelledby="{name}-prompt"' if parts.prompt else ""
    prompt = f'<div class="prompt" id="{name}-prompt">{parts.prompt}</div>\n' if parts.prompt else ""
    return (
        f'<tutela-item class="item" id="{name}" data-id="{escape(item.id)}" data-kind="{kind}"'
        f' data-version="{escape(item.version)}" data-competencies="{escape(" ".join(competencies))}"'
        f' data-activity="{activity}"{label}>\n'
        f"{prompt}"
        f'<div class="answer">{parts.answer}</div>\n'
        f"{_solution(item, parts.solution, prose)}"
        "</tutela-item>\n"
    )


def _solution(item: Item, entries: tuple[str, ...], prose: Prose) -> str:
    if not entries and not item.closing:
        return ""
    summary = prose.word(_summary(item, entries))
    rows = f"<ul>{''.join(entries)}</ul>" if entries else ""
    closing = f'<div class="closing">{prose.blocks(item.closing)}</div>' if item.closing else ""
    return f'<details class="solution"><summary>{write_word(summary)}</summary>{rows}{closing}</details>\n'


def _summary(item: Item, entries: tuple[str, ...]) -> str:
    if not entries:
        return "item.afterwards"
    return "item.each-answer" if isinstance(item, Scale) else "item.answers"


def entry(id: str, text: str, why: str, **data: str) -> str:
    """Give one row of the solution; `data` become data attributes (`right="yes"` is `data-right="yes"`)."""
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    return f'<li data-entry="{escape(id)}"{attributes}>{text} <div class="why">{why}</div></li>'


def yes_no(value: bool) -> str:
    """Give `yes` or `no`, as data attributes say it."""
    return "yes" if value else "no"


def fieldset(item: Item, controls: str, prose: Prose, hint: str = "") -> str:
    """Give the controls in a fieldset whose legend is the prompt.

    A legend holds no paragraphs, so the last paragraph of the prompt becomes the legend and what comes before it stands
    above.
    """
    before, question = _split(item.prompt)
    note = f'<p class="hint">{write_word(hint)}</p>' if hint else ""
    above = f'<div class="prompt">{prose.blocks(before)}</div>' if before else ""
    legend = prose.inlines(question.children) if question else write_word(prose.word("item.your-answer"))
    return f"{above}<fieldset><legend>{legend}</legend>{note}{controls}</fieldset>"


def _split(prompt: tuple[Block, ...]) -> tuple[tuple[Block, ...], Paragraph | None]:
    last = prompt[-1] if prompt else None
    return (prompt[:-1], last) if isinstance(last, Paragraph) else (prompt, None)


def control(item: Item, type: str, value: str, text: str, *, name: str = "") -> str:
    """Give one option: a radio button or a checkbox and its text; `text` is HTML."""
    return (
        f'<label class="option"><input type="{type}" name="{escape(name or item.id)}" value="{escape(value)}"> '
        f'<span class="item-text">{text}</span></label>'
    )

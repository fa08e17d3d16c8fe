"""scale: `low:` and `high:` name the ends, `when 1-2:` says something to an answer."""

from __future__ import annotations

import re

from tutela.model.document import Block, Paragraph
from tutela.model.items import Comment, Scale
from tutela.model.whole_numbers import read_whole
from tutela.source.draft import Gathering
from tutela.source.inlines import Inlines
from tutela.source.items.body import Body, Section, divide, name, take_feedback, take_text

_WHEN = re.compile(r"when (\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$")  # noqa: RUF001  a typed dash means the same to an author
_USUAL_STEPS = 5


def read(body: Body, gathering: Gathering) -> Scale:
    """Give the item."""
    divide(body, gathering)
    steps = _steps(body, gathering)
    ends: dict[str, Inlines] = {}
    comments: list[Comment] = []
    for section in body.sections:
        if section.name in ("low", "high"):
            ends[section.name] = take_text(section.entries[0], gathering) if section.entries else ()
        elif found := _WHEN.match(section.name):
            comments.append(Comment(int(found[1]), int(found[2] or found[1]), _comment(section, gathering)))
        else:
            gathering.fault(
                section.line,
                f"`{section.name}:` is no section of a scale",
                "expected low, high or when 1-2",
                "rename it",
            )
    for end in ("low", "high"):
        if not ends.get(end):
            gathering.fault(
                body.line, f"{name(body)} does not name its {end} end", f"expected `{end}:` with one entry", "add it"
            )
    answered = sorted(step for comment in comments for step in range(comment.low, comment.high + 1))
    if answered != list(range(1, steps + 1)):
        gathering.fault(
            body.line,
            f"{name(body)} does not say something to each answer once",
            f"expected `when` sections from 1 to {steps}",
            "mend their numbers",
        )
    return Scale(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        steps=steps,
        low=ends.get("low", ()),
        high=ends.get("high", ()),
        comments=tuple(comments),
    )


def _steps(body: Body, gathering: Gathering) -> int:
    text = body.attributes.get("steps", str(_USUAL_STEPS))
    steps = read_whole(text)
    if steps is not None and 3 <= steps <= 10:
        return steps
    gathering.fault(body.line, f"{name(body)} has steps={text}", "expected 3 to 10", "mend the number")
    return _USUAL_STEPS


def _comment(section: Section, gathering: Gathering) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for entry in section.entries:
        blocks.append(Paragraph(take_text(entry, gathering, "feedback")))
        blocks.extend(take_feedback(entry, gathering))
    return tuple(blocks)

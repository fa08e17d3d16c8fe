"""exercises/ID.md: front matter, the fixed sections, and the sheets for participants."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tutela.model.document import Block, NumberedList
from tutela.model.training import Exercise, Handout, HandoutKind, TimedStep
from tutela.source.blocks import take_line
from tutela.source.containers import make_free_id
from tutela.source.documents import take_head
from tutela.source.draft import Gathering, MentionKind, Pieces, Sheet
from tutela.source.inlines import take_fields
from tutela.source.markdown import Node, read_blocks
from tutela.source.sections import Section, divide, strip_heading, take_part
from tutela.source.shape_faults import nearest
from tutela.source.training_shapes import ExerciseHead, span_of

SECTIONS = {
    "preparation": "Preparation",
    "steps": "Steps",
    "debrief": "Debrief",
    "good-answers-contain": "Good answers contain",
    "half-the-time": "Half the time",
    "paper-only": "Paper only",
    "variations": "Variations",
    "facilitator-notes": "Facilitator notes",
}
"""The fixed sections in their order, by the id of their heading."""

VARIATIONS = {"online": "Online", "low-literacy": "Low literacy", "more-than-60-people": "More than 60 people"}
"""The fixed sections of the variations, by the id of their heading."""

HANDOUTS: dict[str, HandoutKind] = {"Handout:": "handout", "Worksheet:": "worksheet", "Role card:": "role-card"}
"""What a heading of a sheet for participants begins with."""

_FIELDS = {
    "preparation": "preparation",
    "debrief": "debrief",
    "good_answers": "good-answers-contain",
    "paper_only": "paper-only",
    "online": "online",
    "low_literacy": "low-literacy",
    "many_people": "more-than-60-people",
    "notes": "facilitator-notes",
}
"""Fields of an exercise by the section that fills them."""

_TIMED = ("steps", "half-the-time")
_MINUTES = re.compile(r"\((\d{1,4}) min\)\s*")
_LISTS: tuple[tuple[str, MentionKind], ...] = (
    ("competencies", "competency"),
    ("units", "unit"),
    ("reach", "reach"),
    ("constituents", "constituent"),
    ("cases", "case"),
    ("tools", "tool"),
    ("plan", "plan"),
    ("needs", "plan"),
    ("requires", "thing"),
    ("sources", "source"),
)


def read_exercise(file: str, text: str) -> Sheet:
    """Read one exercise."""
    gathering = Gathering(file, told=True)
    tree = read_blocks(text)
    head = take_head(tree, ExerciseHead, gathering)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    fields = msgspec.structs.asdict(head)
    fields |= {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    fields |= take_fields(head, ("title", "purpose", "materials", "room", "leaves"), "task", gathering)
    fields |= take_fields(head, ("content_note",), "note", gathering)
    fields |= {"minutes": span_of(head.minutes), "people": span_of(head.people)}
    fields["groups"] = None if head.groups is None else span_of(head.groups)
    gathering.noted = bool(head.content_note.strip())
    for field, kind in _LISTS:
        for id in getattr(head, field):
            gathering.mention(gathering.lines[field], kind, id)
    exercise = Exercise(**fields, **_Body(tree.blocks, gathering).take())
    return Sheet(Pieces(exercises=(gathering.piece(head.id, 1, exercise),)), tuple(gathering.problems))


class _Body:
    """The text of an exercise, divided at its headings."""

    def __init__(self, nodes: list[Node], gathering: Gathering) -> None:
        self._gathering = gathering
        self._headings = {*SECTIONS, *VARIATIONS}
        self._before, self._sections = divide(nodes, 2)
        self._next = {section.id: after.id for section, after in zip(self._sections, self._sections[1:], strict=False)}

    def take(self) -> dict[str, Any]:
        """Give the parts of an exercise by the names of its fields."""
        why = self._part(self._before, self._sections[0].id if self._sections else "end")
        parts: dict[str, tuple[Block, ...]] = {}
        timed: dict[str, tuple[TimedStep, ...]] = {}
        handouts: list[Handout] = []
        for section in self._sections:
            kind = next((kind for prefix, kind in HANDOUTS.items() if section.title.startswith(prefix)), None)
            if kind:
                handouts.append(self._handout(section, kind))
            elif section.id not in SECTIONS or f"section/{section.id}" in self._gathering.lines:
                self._fault(section)
            elif section.id == "variations":
                self._keep_line(section)
                parts |= self._variations(section)
            elif section.id in _TIMED:
                self._keep_line(section)
                timed[section.id] = self._steps(section)
            else:
                self._keep_line(section)
                parts[section.id] = self._part(section.nodes, self._next.get(section.id, "end"))
        return {
            "why": why,
            **{field: timed.get(id, ()) for field, id in zip(("steps", "half_steps"), _TIMED, strict=True)},
            "handouts": tuple(handouts),
            **{field: parts.get(id, ()) for field, id in _FIELDS.items()},
        }

    def _part(self, nodes: list[Node], after: str) -> tuple[Block, ...]:
        return take_part(nodes, self._gathering, self._headings, after)

    def _keep_line(self, section: Section) -> None:
        self._gathering.lines[f"section/{section.id}"] = section.heading.line

    def _fault(self, section: Section) -> None:
        known = [*SECTIONS.values(), *(f"{prefix} …" for prefix in HANDOUTS)]
        twice = section.id in SECTIONS
        self._gathering.fault(
            section.heading.line,
            f"the section `{section.title}` " + ("stands twice" if twice else "is not known"),
            "expected it once" if twice else f"expected one of {', '.join(known)}",
            "join the two" if twice else nearest(section.title, known) or "mend the heading",
        )

    def _variations(self, section: Section) -> dict[str, tuple[Block, ...]]:
        before, inner = divide(section.nodes, 3)
        if before:
            self._gathering.fault(
                before[0].line,
                "a text stands before the first variation",
                f"expected headings of level 3: {', '.join(VARIATIONS.values())}",
                "move it under one of them",
            )
        parts: dict[str, tuple[Block, ...]] = {}
        for place, variation in enumerate(inner):
            if variation.id not in VARIATIONS:
                known = VARIATIONS.values()
                self._gathering.fault(
                    variation.heading.line,
                    f"the variation `{variation.title}` is not known",
                    f"expected one of {', '.join(known)}",
                    nearest(variation.title, known) or "mend the heading",
                )
            self._keep_line(variation)
            after = inner[place + 1].id if place + 1 < len(inner) else self._next.get(section.id, "end")
            parts[variation.id] = self._part(variation.nodes, after)
        return parts

    def _handout(self, section: Section, kind: HandoutKind) -> Handout:
        prefix = next(prefix for prefix in HANDOUTS if section.title.startswith(prefix))
        heading = strip_heading(section, prefix)
        title = take_line(heading, "task", self._gathering)
        id = make_free_id(section.title, self._headings)
        self._gathering.lines[f"#{id}"] = section.heading.line
        return Handout(id, kind, title, self._part(section.nodes, self._next.get(section.id, "end")))

    def _steps(self, section: Section) -> tuple[TimedStep, ...]:
        """Give the steps of a section: the entries of its numbered lists; what stands after one belongs to it."""
        lists = [node for node in section.nodes if node.type == "ordered_list"]
        minutes = iter([self._take_minutes(entry) for node in lists for entry in node.children])
        if section.nodes and section.nodes[0].type != "ordered_list":
            self._gathering.fault(
                section.nodes[0].line,
                f"a text stands before the first step of `{section.title}`",
                "expected a numbered list",
                "make it a step, or move it to another section",
            )
        steps: list[TimedStep] = []
        for block in self._part(section.nodes, self._next.get(section.id, "end")):
            if isinstance(block, NumberedList):
                steps += [TimedStep(next(minutes), item) for item in block.items]
            elif steps:
                steps[-1] = TimedStep(steps[-1].minutes, (*steps[-1].blocks, block))
        return tuple(steps)

    def _take_minutes(self, entry: Node) -> int:
        """Take the minutes off the beginning of a step, so that its text is what is translated."""
        text = next((child for node in entry.children[:1] for child in node.children[:1]), None)
        found = _MINUTES.match(text.content) if text else None
        if text is None or found is None:
            what = "this step does not begin with its minutes"
            self._gathering.fault(entry.line, what, "expected `(5 min)` at its beginning", "write them")
            return 0
        text.content = text.content[found.end() :]
        return int(found[1])

"""questions/BOOK/UNIT.yaml: the question bank; each question becomes a Choice or Choices."""

from __future__ import annotations

from functools import partial

from tutela.model.document import Block, ContentNote, Paragraph
from tutela.model.items import Choice, Choices, Option
from tutela.model.kit import Question
from tutela.source.blocks import take_blocks
from tutela.source.draft import Gathering, Pieces, Sheet
from tutela.source.inlines import take_inlines
from tutela.source.items.body import make_id
from tutela.source.lists import read_list
from tutela.source.markdown import read_blocks
from tutela.source.shapes import OptionShape, QuestionShape


def read_questions(file: str, text: str) -> Sheet:
    """Read the questions of one unit; the unit's id is the name of the file."""
    unit = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    pieces, problems, lost = read_list(file, text, QuestionShape, partial(_question, unit))
    return Sheet(Pieces(questions=pieces), problems, lost=lost)


def _question(unit: str, shape: QuestionShape, gathering: Gathering) -> Question:
    lines = gathering.lines
    gathering.mention(lines["competency"], "competency", shape.competency)
    for id in shape.sources:
        gathering.mention(lines["sources"], "source", id)
    for id in shape.constituents:
        gathering.mention(lines["constituents"], "constituent", id)
    gathering.told = True
    prompt: tuple[Block, ...] = ()
    if shape.content_note:
        prompt = (
            ContentNote((Paragraph(take_inlines(shape.content_note, lines["content_note"], "note", gathering)),)),
        )
        gathering.noted = True
    prompt = (*prompt, *_paragraphs(shape.ask, lines["ask"], gathering))
    options = tuple(_option(option, place, gathering) for place, option in enumerate(shape.options))
    kind = Choice if shape.kind == "choice" else Choices
    return Question(
        item=kind(id=shape.id, prompt=prompt, competencies=(shape.competency,), options=options),
        competency=shape.competency,
        level=shape.level,
        unit=unit,
        sources=tuple(shape.sources),
        invented=shape.invented,
        constituents=tuple(shape.constituents),
    )


def _paragraphs(text: str, line: int, gathering: Gathering) -> tuple[Block, ...]:
    """Give the paragraphs of a prompt; most have one."""
    if "\n" not in text.strip():
        return (Paragraph(take_inlines(text, line, "prompt", gathering)),)
    nodes = read_blocks(text).blocks
    for node in nodes:
        node.line += line
    return take_blocks(nodes, "prompt", gathering)


def _option(shape: OptionShape, place: int, gathering: Gathering) -> Option:
    says = gathering.lines[f"options/{place}/says"]
    why = gathering.lines.get(f"options/{place}/why", says)
    id = shape.id or make_id(shape.says)
    gathering.lines[f"option/{id}"] = says
    feedback = (Paragraph(take_inlines(shape.why, why, "feedback", gathering)),) if shape.why.strip() else ()
    return Option(id, take_inlines(shape.says, says, "option", gathering), shape.right, feedback)

"""Markdown files: units, cases, single pages; front matter and text become one piece."""

from __future__ import annotations

from typing import TypeVar

from tutela.model.country import Intro
from tutela.model.document import Block
from tutela.model.kit import Case, Page, Unit
from tutela.model.problem import Problem
from tutela.source.containers import ELSEWHERE, IN_UNITS, take_text
from tutela.source.draft import Gathering, Pieces, Sheet
from tutela.source.inlines import take_plain
from tutela.source.markdown import Tree, read_blocks
from tutela.source.shape_faults import take_shape
from tutela.source.shapes import CaseHead, PageHead, Shape, UnitHead
from tutela.source.yaml12 import read_yaml

_NOWHERE = "not named"
"""What an author writes for a case that names no region."""

Head = TypeVar("Head", bound=Shape)


def read_unit(file: str, text: str) -> Sheet:
    """Read textbooks/BOOK/NN-UNIT.md."""
    gathering = Gathering(file)
    tree = read_blocks(text)
    head = take_head(tree, UnitHead, gathering)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    title = take_plain(head.title, gathering.lines["title"], "prose", gathering)
    summary = take_plain(head.summary, gathering.lines["summary"], "prose", gathering)
    for id in head.competencies:
        gathering.mention(gathering.lines["competencies"], "competency", id)
    for id in head.sources:
        gathering.mention(gathering.lines["sources"], "source", id)
    blocks, items = take_text(tree.blocks, gathering, holds=IN_UNITS)
    unit = Unit(
        id=head.id,
        book=file.split("/")[-2],
        title=title,
        summary=summary,
        minutes=head.minutes,
        competencies=tuple(head.competencies),
        sources=tuple(head.sources),
        blocks=blocks,
        items=items,
    )
    return Sheet(Pieces(units=(gathering.piece(head.id, 1, unit),)), tuple(gathering.problems))


def read_case(file: str, text: str) -> Sheet:
    """Read cases/ID.md."""
    gathering = Gathering(file, told=True, noted=True)
    tree = read_blocks(text)
    head = take_head(tree, CaseHead, gathering)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    title = take_plain(head.title, gathering.lines["title"], "case", gathering)
    note = take_plain(head.content_note, gathering.lines.get("content_note", 1), "note", gathering)
    if head.invented:
        gathering.lines["invented"] = gathering.lines.get("invented", 1)
    else:
        gathering.lines.pop("invented", None)
    blocks, _ = take_text(tree.blocks, gathering, holds=ELSEWHERE, where="case")
    for form in head.forms:
        gathering.mention(gathering.lines["forms"], "form", form)
    region = "" if head.region == _NOWHERE else head.region
    if region:
        take_plain(region, gathering.lines["region"], "prose", gathering)
    case = Case(
        id=head.id,
        title=title,
        content_note=note,
        blocks=blocks,
        forms=tuple(head.forms),
        region=region,
        children=head.children,
        moves=head.moves,
        series=head.series,
        part=head.part,
    )
    return Sheet(Pieces(cases=(gathering.piece(head.id, 1, case),)), tuple(gathering.problems))


def read_page(file: str, text: str) -> Sheet:
    """Read pages/ID.md."""
    gathering, head, blocks = _read_page(file, text)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    page = Page(head.id, head.title, blocks)
    return Sheet(Pieces(pages=(gathering.piece(head.id, 1, page),)), tuple(gathering.problems))


def read_country_intro(file: str, text: str) -> Sheet:
    """Read countries/about.md: the text that stands before the list of countries."""
    gathering, head, blocks = _read_page(file, text)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    intro = Intro(head.title, blocks)
    return Sheet(Pieces(country_intros=(gathering.piece(head.id, 1, intro),)), tuple(gathering.problems))


def _read_page(file: str, text: str) -> tuple[Gathering, PageHead | None, tuple[Block, ...]]:
    gathering = Gathering(file)
    tree = read_blocks(text)
    head = take_head(tree, PageHead, gathering)
    if head is None:
        return gathering, None, ()
    take_plain(head.title, gathering.lines["title"], "prose", gathering)
    blocks, _ = take_text(tree.blocks, gathering, holds=ELSEWHERE)
    return gathering, head, blocks


def take_head(tree: Tree, shape: type[Head], gathering: Gathering) -> Head | None:
    """Give the front matter in its shape, its lines kept; None, with the faults, when it has not that shape."""
    if tree.front is None:
        gathering.problems.append(
            Problem(
                gathering.file,
                1,
                "the file has no front matter",
                "expected `---`, keys and values, `---` at its head",
                "add it",
            )
        )
        return None
    document = read_yaml(tree.front, gathering.file, first_line=2)
    gathering.problems.extend(document.problems)
    if document.value is None and document.problems:
        return None
    head, faults = take_shape(document.value, shape, document.lines, gathering.file)
    gathering.problems.extend(faults)
    for path, line in document.lines.items():
        if len(path) == 1:
            gathering.lines[str(path[0])] = line
    return head

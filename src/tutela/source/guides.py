"""guide/: the head of the guide, its chapters, icebreakers and energisers."""

from __future__ import annotations

from tutela.model.training import Chapter, Icebreaker
from tutela.source.containers import IN_TASKS, take_text
from tutela.source.documents import take_head
from tutela.source.draft import Gathering, Pieces, Sheet
from tutela.source.inlines import take_fields, take_plain
from tutela.source.lists import read_list, read_single
from tutela.source.markdown import read_blocks
from tutela.source.training_shapes import ChapterHead, GuideShape, IcebreakerShape, span_of


def read_guide(file: str, text: str) -> Sheet:
    """Read guide/guide.yaml."""
    head, gathering, problems = read_single(file, text, GuideShape)
    if head is None:
        return Sheet(Pieces(), problems, lost=True)
    for field in ("title", "subtitle", "intro"):
        take_plain(getattr(head, field), gathering.lines.get(field, 1), "prose", gathering)
    for place, chapter in enumerate(head.chapters):
        gathering.lines[f"chapter/{chapter}"] = gathering.lines.get(f"chapters/{place}", 1)
    return Sheet(Pieces(guides=(gathering.piece(head.id, 1, head),)), (*problems, *gathering.problems))


def read_chapter(file: str, text: str) -> Sheet:
    """Read guide/NN-ID.md."""
    gathering = Gathering(file, told=True)
    tree = read_blocks(text)
    head = take_head(tree, ChapterHead, gathering)
    if head is None:
        return Sheet(Pieces(), tuple(gathering.problems), lost=True)
    plain = take_fields(head, ("title", "summary"), "task", gathering)
    for id in head.sources:
        gathering.mention(gathering.lines["sources"], "source", id)
    blocks, _ = take_text(tree.blocks, gathering, holds=IN_TASKS, where="task")
    chapter = Chapter(
        id=head.id,
        **plain,
        minutes=head.minutes,
        sources=tuple(head.sources),
        blocks=blocks,
    )
    return Sheet(Pieces(chapters=(gathering.piece(head.id, 1, chapter),)), tuple(gathering.problems))


def read_icebreakers(file: str, text: str) -> Sheet:
    """Read guide/icebreakers.yaml."""
    pieces, problems, lost = read_list(file, text, IcebreakerShape, _icebreaker)
    return Sheet(Pieces(icebreakers=pieces), problems, lost=lost)


def _icebreaker(shape: IcebreakerShape, gathering: Gathering) -> Icebreaker:
    gathering.told = True
    plain = take_fields(shape, ("title", "materials", "steps", "why", "care", "online"), "task", gathering)
    return Icebreaker(id=shape.id, kind=shape.kind, minutes=shape.minutes, people=span_of(shape.people), **plain)

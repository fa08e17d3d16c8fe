"""guide/agendas/ID.yaml: a sample course with its days and sessions."""

from __future__ import annotations

from tutela.model.plan import CoursePlan, Day, Session
from tutela.model.problem import Problem
from tutela.source.draft import Gathering, MentionKind, Pieces, Sheet
from tutela.source.inlines import take_fields, take_plain
from tutela.source.lists import read_single
from tutela.source.training_shapes import AgendaShape, DayShape, SessionShape, span_of

_LISTS: tuple[tuple[str, MentionKind], ...] = (
    ("constituents", "constituent"),
    ("reach", "reach"),
    ("competencies", "competency"),
)
_NAMED: tuple[MentionKind, ...] = ("exercise", "icebreaker", "unit", "book")
"""What a session may name; each is a field of it."""


def read_agenda(file: str, text: str) -> Sheet:
    """Read one agenda."""
    head, gathering, problems = read_single(file, text, AgendaShape)
    if head is None:
        return Sheet(Pieces(), problems, lost=True)
    gathering.told = True
    plain = take_fields(head, ("title", "who", "aim", "notes"), "task", gathering)
    for field, kind in _LISTS:
        for id in getattr(head, field):
            gathering.mention(gathering.lines[field], kind, id)
    agenda = CoursePlan(
        id=head.id,
        **plain,
        constituents=tuple(head.constituents),
        reach=tuple(head.reach),
        level=head.level,
        people=span_of(head.people),
        competencies=tuple(head.competencies),
        days=tuple(_day(day, place, gathering) for place, day in enumerate(head.days)),
    )
    return Sheet(Pieces(agendas=(gathering.piece(head.id, 1, agenda),)), (*problems, *gathering.problems))


def read_plan(file: str, text: str) -> tuple[CoursePlan | None, tuple[Problem, ...]]:
    """Give the plan of a file of its own, or None, with what is wrong with it."""
    sheet = read_agenda(file, text)
    return (sheet.pieces.agendas[0].value if sheet.pieces.agendas else None), sheet.problems


def _day(shape: DayShape, place: int, gathering: Gathering) -> Day:
    return Day(
        take_plain(shape.title, gathering.lines[f"days/{place}/title"], "task", gathering),
        shape.begins,
        tuple(
            _session(session, f"days/{place}/sessions/{number}", gathering)
            for number, session in enumerate(shape.sessions)
        ),
    )


def _session(shape: SessionShape, path: str, gathering: Gathering) -> Session:
    line = gathering.lines[path]
    for kind in _NAMED:
        if id := getattr(shape, kind):
            gathering.mention(line, kind, id)
    return Session(
        kind=shape.kind,
        minutes=shape.minutes,
        title=take_plain(shape.title, line, "task", gathering) if shape.title else "",
        exercise=shape.exercise,
        half=shape.half,
        icebreaker=shape.icebreaker,
        unit=shape.unit,
        book=shape.book,
        why=tuple(shape.why),
        locked=shape.locked,
    )

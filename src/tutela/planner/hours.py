"""Days become stretches: the working time between two pauses or locked sessions, less what stands fixed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tutela.model.plan import PAUSES, Session, hour_of, minute_of
from tutela.model.sentence import Sentence
from tutela.planner.locking import Lock
from tutela.planner.wishes import Hours, Wishes

SHORT_COURSE = 300
"""Minutes of work under which a course has a short opening and no test of its own."""
LIVELY = 5
"""Minutes of an energiser."""
LEAST = 5
"""The fewest minutes that a day is asked to grow by."""


@dataclass(frozen=True)
class Stretch:
    """Working time of one day without a pause; `minutes` are left for exercises and inputs.

    `begins` is a minute of the day, `head` and `tail` are the fixed sessions before and after, `pause` ends it. A
    locked session is a stretch of its own with no minutes left: its head. `last_of_day` is true of all that comes
    after the day's last pause.
    """

    day: int
    begins: int
    minutes: int
    head: tuple[Session, ...]
    tail: tuple[Session, ...]
    pause: Session | None
    after_lunch: bool
    last_of_day: bool

    @property
    def ends(self) -> int:
        """Give the minute of the day at which it ends."""
        return self.begins + self.minutes + sum(session.minutes for session in (*self.head, *self.tail))

    @property
    def room(self) -> int:
        """Give the minutes for exercises and inputs; after lunch those of an energiser are kept."""
        return max(0, self.minutes - LIVELY) if self.after_lunch else self.minutes

    @property
    def locked(self) -> Session | None:
        """Give the locked session that it is, None for one in which work can be placed."""
        return self.head[0] if self.head and self.head[0].locked else None


class TooShort(ValueError):
    """A day whose hours cannot hold what stands fixed in it; the one argument is the Sentence that says which, and
    what to give up."""


def cut_days(wishes: Wishes, look_back: str, locks: Sequence[Lock] = ()) -> tuple[Stretch, ...]:
    """Give the stretches of all days in order; TooShort where a day has no room for what stands fixed in it.

    `look_back` is the title of the review that opens a day. Locks lie within the hours of their day, and no pause of
    the wishes falls upon one.
    """
    work = sum(_worked(day) for day in wishes.days)
    cut: list[Stretch] = []
    for number, hours in enumerate(wishes.days):
        own = [lock for lock in locks if lock.day == number]
        opens, ends = _head(wishes, number, work, look_back), _tail(wishes, number, work)
        head, tail = _leave_out(opens, ends, own, minute_of(hours.begins))
        cut += _cut_day(number, hours, head, tail, own)
    return tuple(cut)


def _worked(hours: Hours) -> int:
    return minute_of(hours.ends) - minute_of(hours.begins) - sum(pause.minutes for pause in hours.pauses)


def _head(wishes: Wishes, number: int, work: int, look_back: str) -> tuple[Session, ...]:
    """Give what opens a day: ceremony, opening, pre-test and icebreaker on the first, a look back on the others."""
    if number:
        return (Session(kind="review", minutes=10, title=look_back),)
    short = work < SHORT_COURSE
    sessions = [Session(kind="opening", minutes=10 if short else 20)]
    if wishes.ceremony:
        sessions.insert(0, Session(kind="ceremony", minutes=wishes.ceremony))
    if wishes.tests:
        sessions.append(Session(kind="pre-test", minutes=15, book=wishes.tests))
    if not short:
        sessions.append(Session(kind="icebreaker", minutes=10))
    return tuple(sessions)


def _tail(wishes: Wishes, number: int, work: int) -> tuple[Session, ...]:
    """Give what ends a day: a review, and on the last day post-test, evaluation and closing."""
    review = Session(kind="review", minutes=10 if work < SHORT_COURSE else 15)
    if number < len(wishes.days) - 1:
        return (review,)
    sessions = [review] if len(wishes.days) > 1 else []
    if wishes.tests:
        sessions.append(Session(kind="post-test", minutes=15, book=wishes.tests))
    return (*sessions, Session(kind="evaluation", minutes=10), Session(kind="closing", minutes=10))


def _leave_out(
    head: Sequence[Session], tail: Sequence[Session], locks: Sequence[Lock], begins: int
) -> tuple[list[Session], list[Session]]:
    """Give head and tail without what is locked elsewhere in the day; of two reviews, the one that it is.

    One that stands where the day begins looks back, whatever it is called: a plan may be in another language.
    """
    opens, ends = list(head), list(tail)
    titles = {session.title for session in head if session.title}
    for lock in locks:
        looks_back = lock.session.title in titles or lock.begins == begins
        order = (opens, ends) if looks_back else (ends, opens)
        for part in order:
            alike = [session for session in part if session.kind == lock.session.kind]
            if alike:
                part.remove(alike[0])
                break
    return opens, ends


@dataclass
class _Piece:
    """A part of a block while it is cut: its minutes left, what was put at its head and its tail."""

    begins: int
    left: int
    head: list[Session] = field(default_factory=list)
    tail: list[Session] = field(default_factory=list)
    is_locked: bool = False


def _cut_day(
    number: int, hours: Hours, head: Sequence[Session], tail: Sequence[Session], locks: Sequence[Lock]
) -> list[Stretch]:
    """Give the stretches of a day: its blocks between two pauses, each cut around what is locked in it."""
    cut: list[Stretch] = []
    after_lunch = False
    blocks = list(_blocks(hours, locks))
    for place, (begins, until, pause) in enumerate(blocks):
        last = place == len(blocks) - 1
        within = [lock for lock in locks if lock.session.kind not in PAUSES and begins <= lock.begins < until]
        pieces = _cut_block(begins, until, within)
        _put_in(number, pieces, head if place == 0 else (), tail if last else (), (begins, until))
        for part, piece in enumerate(pieces):
            cut.append(
                Stretch(
                    day=number,
                    begins=piece.begins,
                    minutes=piece.left,
                    head=tuple(piece.head),
                    tail=tuple(piece.tail),
                    pause=pause if part == len(pieces) - 1 else None,
                    after_lunch=after_lunch and part == 0,
                    last_of_day=last,
                )
            )
        after_lunch = pause is not None and pause.kind == "lunch"
    return cut


def _blocks(hours: Hours, locks: Sequence[Lock]) -> Iterator[tuple[int, int, Session | None]]:
    """Give the parts of a day between two pauses: from when, until when, and the pause that ends each."""
    pauses = [(minute_of(pause.at), Session(kind=pause.kind, minutes=pause.minutes)) for pause in hours.pauses] + [
        (lock.begins, lock.session) for lock in locks if lock.session.kind in PAUSES
    ]
    begins = minute_of(hours.begins)
    for at, pause in sorted(pauses, key=lambda each: each[0]):
        yield begins, at, pause
        begins = at + pause.minutes
    yield begins, minute_of(hours.ends), None


def _cut_block(begins: int, until: int, locks: Sequence[Lock]) -> list[_Piece]:
    """Give the pieces of a block in order: what is locked, and what is free before, between and after."""
    pieces = []
    for lock in locks:
        if lock.begins > begins:
            pieces.append(_Piece(begins, lock.begins - begins))
        pieces.append(_Piece(lock.begins, 0, [lock.session], is_locked=True))
        begins = lock.ends
    if begins < until or not pieces:
        pieces.append(_Piece(begins, until - begins))
    return pieces


def _put_in(
    number: int, pieces: Sequence[_Piece], head: Sequence[Session], tail: Sequence[Session], span: tuple[int, int]
) -> None:
    """Put each session of the head into the first free piece that holds it, in order; those of the tail from the end.

    Raises TooShort.
    """
    free = [piece for piece in pieces if not piece.is_locked]
    room = sum(piece.left for piece in free)
    if _hold(free, head, at_head=True) and _hold(free[::-1], tail[::-1], at_head=False) and room >= 0:
        return
    lacking = sum(session.minutes for session in (*head, *tail)) - room
    raise TooShort(
        Sentence(
            key="planner.too-short",
            kinds=tuple(session.kind for session in (*head, *tail)),
            minutes={"room": room, "lacking": max(lacking, LEAST)},
            values={"day": number + 1, "begins": hour_of(span[0]), "ends": hour_of(span[1])},
        )
    )


def _hold(pieces: Sequence[_Piece], sessions: Sequence[Session], *, at_head: bool) -> bool:
    """Put sessions into the pieces one after the other, never back; tell whether all were held."""
    place = 0
    for session in sessions:
        while place < len(pieces) and pieces[place].left < session.minutes:
            place += 1
        if place == len(pieces):
            return False
        piece = pieces[place]
        piece.left -= session.minutes
        if at_head:
            piece.head.append(session)
        else:
            piece.tail.insert(0, session)
    return True

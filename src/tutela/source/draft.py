"""What is known of a kit while it is read: pieces with the file and line of every string, before they become a Kit."""

import datetime
import hashlib
from collections.abc import Callable, Iterator
from typing import Generic, Literal, TypeVar

import msgspec

from tutela.model.country import Actions, CountryRow, Goods, Intro, OwnCountry, Release
from tutela.model.kit import Case, Fact, Factor, Page, Question, Source, Term, Unit
from tutela.model.plan import CoursePlan
from tutela.model.problem import Problem
from tutela.model.training import Chapter, Exercise, Icebreaker, Tool
from tutela.source.shapes import BookShape, EditionShape, Findings, KitShape
from tutela.source.training_shapes import GuideShape

T = TypeVar("T")

Where = Literal[
    "prose",
    "heading",
    "note",
    "prompt",
    "option",
    "feedback",
    "claim",
    "label",
    "case",
    "fact",
    "source",
    "where",
    "avoid",
    "observe",
    "task",
    "invented",
]
"""Where a visible string stands; gates ask more of some places than of others.

prose: running text, titles, glossary; heading: a heading in it; note: a content note; prompt, option, feedback: parts
of an item or question; claim: the circulating number of a `trace`; label: words of an item that name a place; case: an
invented case; fact, source: the fact base and its publications; where: a place in one;
avoid: words not to use; observe: what a survey asks;
task: an exercise, a tool, the guide; invented: data invented for them.
"""

MentionKind = Literal[
    "fact",
    "term",
    "source",
    "unit",
    "case",
    "page",
    "exercise",
    "tool",
    "chapter",
    "icebreaker",
    "country",
    "book",
    "competency",
    "constituent",
    "reach",
    "plan",
    "form",
    "thing",
    "findings",
]


class Passage(msgspec.Struct, frozen=True):
    """One visible string as its author wrote it.

    `section` is the number of the section of a unit, `noted` says that a content note stands before it there, `told`
    that it tells an invented situation.
    """

    line: int
    where: Where
    text: str
    section: int = 0
    noted: bool = False
    told: bool = False


class Mention(msgspec.Struct, frozen=True):
    """Another piece is named here."""

    line: int
    kind: MentionKind
    id: str
    part: str = ""


class Piece(msgspec.Struct, Generic[T], frozen=True):
    """One piece of a kit, where it stands and what it says; `lines` gives the line of a field, item or entry."""

    id: str
    file: str
    line: int
    value: T
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    lines: dict[str, int] = {}

    def line_of(self, *keys: str) -> int:
        """Give the line of a field, or of an item and its entry; the line of the piece where none is known."""
        return self.lines.get("/".join(keys), self.line)


class Pieces(msgspec.Struct, frozen=True, omit_defaults=True):
    """Pieces by kind, in the order in which they were read."""

    kits: tuple[Piece[KitShape], ...] = ()
    editions: tuple[Piece[EditionShape], ...] = ()
    books: tuple[Piece[BookShape], ...] = ()
    units: tuple[Piece[Unit], ...] = ()
    cases: tuple[Piece[Case], ...] = ()
    pages: tuple[Piece[Page], ...] = ()
    questions: tuple[Piece[Question], ...] = ()
    facts: tuple[Piece[Fact], ...] = ()
    sources: tuple[Piece[Source], ...] = ()
    terms: tuple[Piece[Term], ...] = ()
    factors: tuple[Piece[Factor], ...] = ()
    exercises: tuple[Piece[Exercise], ...] = ()
    tools: tuple[Piece[Tool], ...] = ()
    guides: tuple[Piece[GuideShape], ...] = ()
    chapters: tuple[Piece[Chapter], ...] = ()
    icebreakers: tuple[Piece[Icebreaker], ...] = ()
    agendas: tuple[Piece[CoursePlan], ...] = ()
    country_releases: tuple[Piece[Release], ...] = ()
    country_rows: tuple[Piece[CountryRow], ...] = ()
    country_actions: tuple[Piece[Actions], ...] = ()
    country_goods: tuple[Piece[Goods], ...] = ()
    country_owns: tuple[Piece[OwnCountry], ...] = ()
    country_intros: tuple[Piece[Intro], ...] = ()
    findings: tuple[Piece[Findings], ...] = ()

    def __iter__(self) -> Iterator[Piece[object]]:
        """Give all pieces."""
        for name in self.__struct_fields__:
            yield from getattr(self, name)


def name_passage(passage: Passage) -> bytes:
    """Give 16 bytes that name a passage by all that gates of single passages read of it."""
    told = f"{passage.where} {passage.told} {passage.text}"
    return hashlib.blake2b(told.encode(), digest_size=16).digest()


def keep_passages(pieces: Pieces, wanted: Callable[[Passage], bool]) -> Pieces:
    """Give pieces with only those of their passages that are wanted."""
    return Pieces(
        **{
            name: tuple(
                msgspec.structs.replace(piece, passages=tuple(filter(wanted, piece.passages)))
                for piece in getattr(pieces, name)
            )
            for name in Pieces.__struct_fields__
        }
    )


class Sheet(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one file gave: its pieces, what is wrong with the file, and what the gates of the text found in it.

    `lost` says that a piece of it could not be read.
    """

    pieces: Pieces
    problems: tuple[Problem, ...] = ()
    found: tuple[Problem, ...] = ()
    lost: bool = False


class Draft(msgspec.Struct, frozen=True):
    """A kit with its overlays applied and its lines kept, or the pieces of one file; gates take it.

    `files` are all paths of the kit, `language` is that of the text, `lost` are the kinds of which a piece could not be
    read.
    """

    pieces: Pieces
    today: datetime.date
    language: str
    files: tuple[str, ...] = ()
    edition: str = ""
    lost: frozenset[str] = frozenset()

    @property
    def kit(self) -> KitShape | None:
        """Give the head of the kit, or None when kit.yaml could not be read."""
        return self.pieces.kits[-1].value if self.pieces.kits else None


class Gathering(msgspec.Struct):
    """What is gathered while one piece of a file is read."""

    file: str
    problems: list[Problem] = msgspec.field(default_factory=list)
    passages: list[Passage] = msgspec.field(default_factory=list)
    mentions: list[Mention] = msgspec.field(default_factory=list)
    lines: dict[str, int] = msgspec.field(default_factory=dict)
    section: int = 0
    noted: bool = False
    told: bool = False

    def fault(self, line: int, what: str, expected: str, do: str) -> None:
        """Keep one error."""
        self.problems.append(Problem(self.file, line, what, expected, do))

    def say(self, line: int, where: Where, text: str) -> None:
        """Keep one visible string."""
        self.passages.append(Passage(line, where, text, self.section, self.noted, self.told))

    def mention(self, line: int, kind: MentionKind, id: str, part: str = "") -> None:
        """Keep that another piece is named."""
        self.mentions.append(Mention(line, kind, id, part))

    def piece(self, id: str, line: int, value: T) -> Piece[T]:
        """Give the piece with what was gathered."""
        return Piece(id, self.file, line, value, tuple(self.passages), tuple(self.mentions), dict(self.lines))

"""The shape of an activity kind: how it is set, what it takes from a phone, what is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from django.utils.translation import gettext as _

from tutela.model.whole_numbers import read_whole

MOST_LETTERS = 600
"""The longest text that a phone may send."""
Given = Mapping[str, Sequence[str]]
"""The fields of a form by name, each with all its values."""


class Refused(Exception):
    """What was sent cannot be taken; the message is for the person who sent it."""


class Card(msgspec.Struct, frozen=True):
    """A role card: its title and its lines."""

    title: str
    text: str


Turn = Literal["before", "after"]
"""A test before the course, or after it."""


class Setting(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How an activity is set; each kind reads its own part.

    `options` to choose from or cards to place, `places` to put them, `most` that one person may give, `columns` of a
    board, `cards` of a role play, `link` an address on this hub; for a test the `book` it belongs to, its `turn`
    and the `competencies` that it asks about, none for all;
    for a form of the results its id and its `round`, the number of the day.
    """

    options: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    most: int = 1
    columns: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    link: str = ""
    book: str = ""
    turn: Turn | None = None
    competencies: tuple[str, ...] = ()
    form: str = ""
    round: int = 0


@dataclass(frozen=True)
class Row:
    """A line of counts; `counts` has one number for each column of its table."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Counts to show: of `people`; `columns` is empty where a row has one count."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    people: int


@dataclass(frozen=True)
class Said:
    """A text that people wrote, how many did, and the question it answers."""

    text: str
    people: int = 1
    about: str = ""


@dataclass(frozen=True)
class Result:
    """What came of an activity: tables of counts, and texts in the order of the alphabet."""

    tables: tuple[Table, ...] = ()
    texts: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of activity.

    `take(setting, given)` gives the content of an entry or raises Refused; `say(setting, content)` tells it to its
    writer, a line each; `count(setting, contents)` gives the result; `several`
    says that one person may put in more than one entry, `texts` that entries hold free text. `sheet(setting, line)`
    gives the fields of a sheet of paper that somebody copied as one line, for `take` to check as those of a phone; None
    for a kind whose answers are not counted, or are counted from paper by the results.
    """

    name: str
    take: Callable[[Setting, Given], object]
    say: Callable[[Setting, object], tuple[str, ...]]
    count: Callable[[Setting, Sequence[object]], Result]
    several: bool = False
    texts: bool = False
    sheet: Callable[[Setting, str], Given] | None = None


def pieces_of(line: str) -> list[str]:
    """Give what stands between commas, semicolons or spaces."""
    return line.replace(",", " ").replace(";", " ").split()


def numbered(piece: str, most: int) -> str:
    """Give the place of a number that is counted from 1; Refused where it is none of 1 … most."""
    number = read_whole(piece)
    if number is None or not 1 <= number <= most:
        raise Refused(_("“{piece}” is no number from 1 to {most}.").format(piece=piece[:20], most=most))
    return str(number - 1)


def one_text(given: Given, name: str, letters: int = MOST_LETTERS) -> str:
    """Give the text of a field, on one line; Refused where it is empty or too long."""
    text = " ".join(next(iter(given.get(name, ())), "").split())
    if not text:
        raise Refused(_("Nothing was written. Write something, then send it."))
    if len(text) > letters:
        raise Refused(_("This is longer than {most} letters. Make it shorter, then send it.").format(most=letters))
    return text


def numbers(given: Given, name: str, below: int) -> tuple[int, ...]:
    """Give the numbers of a field, each once, in order; Refused where one is not in 0 … below."""
    found = set()
    for one in given.get(name, ()):
        number = read_whole(one)
        if number is None or number >= below:
            raise Refused(_("This answer is not one of those offered. Load the page again."))
        found.add(number)
    return tuple(sorted(found))


def say_nothing(setting: Setting, content: object) -> tuple[str, ...]:
    """Give no line: there is nothing to tell."""
    return ()


def say_text(setting: Setting, content: object) -> tuple[str, ...]:
    """Give the one text of an entry."""
    return (str(content),)


def count_nothing(setting: Setting, contents: Sequence[object]) -> Result:
    """Give the result of a kind that counts nothing."""
    return Result()

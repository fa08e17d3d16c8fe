"""A report as values: sections of sentences and tables, in finished words, for a page, print or a table file."""

import datetime
from typing import Protocol

import msgspec


class Line(msgspec.Struct, frozen=True):
    """A line of a chart: values marked on it, the reach of what is known, or words that stand `instead` of both."""

    label: str
    values: tuple[int, ...] = ()
    reach: tuple[int, int] | None = None
    instead: str = ""


class Chart(msgspec.Struct, frozen=True):
    """Lines over one scale of whole numbers; it draws nothing but what is printed in the table that it belongs to."""

    title: str
    lines: tuple[Line, ...]


class Say(Protocol):
    """The words of the interface in the language of the kit, with values filled in."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the words of a key."""

    def count(self, key: str, number: float | int, /, **values: object) -> str:
        """Give the form of a counted word that a number takes."""


class Table(msgspec.Struct, frozen=True):
    """A table: `head` names the columns, each row has as many cells; `name` is its id in a CSV file."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | None = None


class Section(msgspec.Struct, frozen=True):
    """A part of a report: what is said, the tables that show it, and points that stand in a list."""

    id: str
    title: str
    says: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """What a course brought, as it was counted on a day."""

    title: str
    subtitle: str
    on: datetime.date
    sections: tuple[Section, ...]

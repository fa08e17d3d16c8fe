"""findings/NAME.json: what `tutela evidence profile` found in invented data, for exercises to name its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeVar

import msgspec

from tutela.model.document import Block, Invented, Paragraph, Table, Text
from tutela.model.problem import Problem
from tutela.source.draft import Gathering, Pieces, Sheet
from tutela.source.shapes import Findings

T = TypeVar("T")


class _Row(msgspec.Struct, frozen=True):
    indicator: str
    groups: dict[str, str]
    of_100: float | None
    low: float | None
    high: float | None


class _Table(msgspec.Struct, frozen=True):
    id: str
    title: str
    by: list[str]
    rows: list[_Row]


class _Labelled(msgspec.Struct, frozen=True):
    label: str


class _Indicator(msgspec.Struct, frozen=True):
    """`of` is whom its shares are of, where those are not all units of the survey."""

    label: str
    of: str = ""


class _Bundle(msgspec.Struct, frozen=True):
    format: Literal["tutela-evidence-1"]
    id: str
    title: str
    unit: str
    invented: bool
    indicators: dict[str, _Indicator]
    groups: dict[str, _Labelled]
    tables: list[_Table]

    def of(self, indicator: str) -> str:
        """Give whom the shares of an indicator are of."""
        own = self.indicators.get(indicator)
        return (own.of if own else "") or self.unit

    @property
    def labels(self) -> dict[str, str]:
        """Give the words for each indicator, and for the share of those who are vulnerable by the index (H)."""
        return {name: indicator.label for name, indicator in self.indicators.items()} | {"H": "Vulnerable"}


def read_findings(file: str, text: str) -> Sheet:
    """Read one bundle; figures of real surveys are refused, since they are facts with a source."""
    try:
        bundle = msgspec.json.decode(text, type=_Bundle)
    except msgspec.DecodeError as error:
        do = "take the file that `tutela evidence profile` wrote"
        fault = Problem(file, 1, f"this is no data bundle: {error}", "expected bundle.json of a survey report", do)
        return Sheet(Pieces(), (fault,), lost=True)
    gathering = Gathering(file)
    if not bundle.invented:
        gathering.fault(
            1,
            f"the data bundle `{bundle.id}` is of a real survey",
            "expected invented data",
            "write what was found as facts with year and source",
        )
    tables = {key: blocks for table in bundle.tables for key, blocks in _tables(bundle, table).items()}
    for words in dict.fromkeys(words for blocks in tables.values() for words in _words(blocks)):
        gathering.say(1, "invented", words)
    piece = gathering.piece(bundle.id, 1, Findings(bundle.id, tables))
    return Sheet(Pieces(findings=(piece,)), tuple(gathering.problems))


def _tables(bundle: _Bundle, table: _Table) -> Mapping[str, tuple[Block, ...]]:
    """Give a table as a whole and for each of its indicators; none where it holds no shares."""
    labels = bundle.labels
    rows = [row for row in table.rows if row.indicator in labels]
    if not any(row.of_100 is not None for row in rows):
        return {}
    indicators = dict.fromkeys(row.indicator for row in rows)
    return {table.id: _blocks(bundle, table, rows, "")} | {
        f"{table.id}/{one}": _blocks(bundle, table, [row for row in rows if row.indicator == one], one)
        for one in indicators
    }


def _blocks(bundle: _Bundle, table: _Table, rows: list[_Row], indicator: str) -> tuple[Block, ...]:
    """Give the title of a table and the table; an indicator that is named stands in the title and not in the lines."""
    labels = bundle.labels
    title = f"{bundle.title}: {labels[indicator] if indicator else table.title}"
    groups = [bundle.groups[name].label if name in bundle.groups else name for name in table.by]
    whom = {bundle.of(row.indicator) for row in rows}
    is_mixed = len(whom) > 1
    head = [*groups, "Of 100" if is_mixed else f"Of 100 {whom.pop()}", "Interval"]
    lines = [_line(row, table.by) for row in rows]
    if not indicator:
        named = [labels[row.indicator] + (f" (of {bundle.of(row.indicator)})" if is_mixed else "") for row in rows]
        head, lines = ["Indicator", *head], [[name, *line] for name, line in zip(named, lines, strict=True)]
    return Paragraph((Text(title),)), Table(_cells(head), tuple(map(_cells, lines)))


def _line(row: _Row, by: list[str]) -> list[str]:
    """Give the groups of a row, its share and the interval; a hidden share is not shown."""
    share = "not shown" if row.of_100 is None else f"{row.of_100:g}"
    interval = "" if row.low is None or row.high is None else f"{row.low:g}\N{EN DASH}{row.high:g}"
    return [*(row.groups.get(name, "") for name in by), share, interval]


def _words(value: object) -> Iterator[str]:
    """Give the words that are seen, to be translated and held to what texts are held to; figures are none."""
    if isinstance(value, Text):
        if any(letter.isalpha() for letter in value.text):
            yield value.text
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _words(getattr(value, name))


def _cells(texts: list[str]) -> tuple[tuple[Text, ...], ...]:
    return tuple((Text(text),) if text else () for text in texts)


def put_findings(value: T, known: Mapping[str, Findings]) -> T:
    """Give a piece with the tables that it names in their places."""
    made: T = _put(value, known)
    return made


def _put(value: Any, known: Mapping[str, Findings]) -> Any:
    if isinstance(value, tuple):
        return tuple(_put(one, known) for one in value)
    if isinstance(value, Invented) and value.findings:
        bundle, _, table = value.findings.partition("#")
        return Invented(known[bundle].tables[table])
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: _put(getattr(value, name), known) for name in value.__struct_fields__}
    return msgspec.structs.replace(value, **fields)

"""YAML 1.2 with its core schema, every value with its line.

PyYAML's C parser gives the events; values are resolved here, since PyYAML's own resolver follows YAML 1.1, where the
country code NO is false and 1:30 is ninety. Anchors, aliases, tags and double keys are refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import msgspec
import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from tutela.model.problem import Problem

Path = tuple[str | int, ...]
Value = bool | int | float | str | list["Value"] | dict[str, "Value"] | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# YAML 1.2.2, section 10.3.2, tag resolution of the core schema
_NULL = frozenset({"null", "Null", "NULL", "~", ""})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")

_LONGEST_NUMBER = 40
_DEEPEST = 20

_PLAINLY = {
    "mapping values are not allowed in this context": "a colon stands inside a text without quotes",
    "did not find expected key": "a line is indented differently from its neighbours, or a quote is not closed",
    "did not find expected ',' or '}'": "a brace or a quote is not closed",
    "did not find expected ',' or ']'": "a bracket or a quote is not closed",
    "did not find expected '-' indicator": "a line is indented differently from its neighbours",
    "could not find expected ':'": "a key has no colon",
    "found unexpected end of stream": "a quote is not closed",
    "found unexpected document indicator": "a quote is not closed",
    "did not find expected node content": "a value is missing",
    "block sequence entries are not allowed in this context": "a list begins on the line of its key",
}


class Document(msgspec.Struct):
    """The value of a YAML text, the line of each value by its path, and what is wrong with it.

    A value in a mapping has the line of its key. `value` is None when the text is no YAML.
    """

    value: Value = None
    lines: dict[Path, int] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)


def read_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Read one YAML text; `first_line` is the line in the file where it begins (front matter begins on 2)."""
    document = Document()
    reader = _Reader(file, first_line, document)
    try:
        events = [
            event
            for event in yaml.parse(text, Loader=_LOADER)
            if isinstance(event, NodeEvent | DocumentStartEvent) or _ends(event)
        ]
    except yaml.MarkedYAMLError as error:
        document.problems.append(_syntax_problem(error, text, file, first_line))
        return document
    except yaml.YAMLError as error:
        found = f"the character {getattr(error, 'character', '')!r} cannot stand in YAML"
        document.problems.append(Problem(file, 0, found, "expected readable text", "take the character out"))
        return document
    starts = [event for event in events if isinstance(event, DocumentStartEvent)]
    if len(starts) > 1:
        line = _line_of(starts[1]) + first_line
        document.problems.append(
            Problem(file, line, "a second YAML document begins", "expected one a file", "take the line `---` out")
        )
        return document
    events = [event for event in events if not isinstance(event, DocumentStartEvent)]
    if events:
        document.lines[()] = _line_of(events[0]) + first_line
        try:
            document.value = reader.read(iter(events), ())
        except _TooDeepError as error:
            what = f"values are nested more than {_DEEPEST} deep"
            document.problems.append(Problem(file, error.line, what, "expected the documented shape", "mend it"))
    return document


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _line_of(event: Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _ends(event: Event) -> bool:
    return isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + first_line if mark else 0
    said = error.problem or "unknown fault"
    written = text.split("\n")[mark.line] if mark and mark.line <= text.count("\n") else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Problem(file, line, "a tab stands where YAML wants spaces", "expected spaces", "put spaces in its place")
    if "cannot start any token" in said:
        what = "a text begins with a character that has a meaning in YAML"
        return Problem(file, line, what, "expected quotes around such a text", 'write "…" around it')
    what = f"this is no YAML: {_PLAINLY.get(said, said)}"
    context = (
        f" (begun on line {error.context_mark.line + first_line})" if error.context_mark and error.problem_mark else ""
    )
    return Problem(file, line, what + context, "expected YAML 1.2", "mend the line, or put the text in quotes")


class _Reader(msgspec.Struct):
    """Makes values of events."""

    file: str
    first_line: int
    document: Document

    def read(self, events: Iterator[Event], path: Path) -> Value:
        event = next(events)
        return self.value(event, events, path)

    def value(self, event: Event, events: Iterator[Event], path: Path) -> Value:
        if not isinstance(event, NodeEvent):
            return None
        line = _line_of(event) + self.first_line
        self.document.lines.setdefault(path, line)
        if isinstance(event, AliasEvent):
            self.refuse(
                line, f"the alias `*{event.anchor}` stands here", "expected the value itself", "write the value out"
            )
            return None
        if event.anchor is not None:
            self.refuse(
                line, f"the anchor `&{event.anchor}` stands here", "expected YAML without anchors", "take it out"
            )
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag not in (None, "!"):
            self.refuse(line, f"the tag `{event.tag}` stands here", "expected YAML without tags", "take it out")
        if isinstance(event, ScalarEvent):
            return self.scalar(event, line)
        if len(path) > _DEEPEST:
            raise _TooDeepError(line)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def scalar(self, event: ScalarEvent, line: int) -> Value:
        value = resolve(event.value) if event.implicit[0] else event.value
        if isinstance(value, float) and not math.isfinite(value):
            self.refuse(line, f"the number `{event.value}` is too large", "expected fewer digits", "mend the number")
        return value

    def sequence(self, events: Iterator[Event], path: Path) -> list[Value]:
        values: list[Value] = []
        while not _ends(event := next(events)):
            values.append(self.value(event, events, (*path, len(values))))
        return values

    def mapping(self, events: Iterator[Event], path: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not _ends(event := next(events)):
            line = _line_of(event) + self.first_line
            if not isinstance(event, ScalarEvent):
                self.refuse(
                    line,
                    "a key is no plain word",
                    "expected `key: value`",
                    "put quotes around the text in braces or brackets",
                )
                self.value(event, events, (*path, "?"))
                self.value(next(events), events, (*path, "?"))
                continue
            key = event.value
            if key in values:
                first = self.document.lines[(*path, key)]
                self.refuse(
                    line,
                    f"the key `{key}` stands twice",
                    f"expected it once; the first is on line {first}",
                    "take one out",
                )
                self.value(next(events), events, (*path, f"{key} again"))
                continue
            self.document.lines[(*path, key)] = line
            values[key] = self.value(next(events), events, (*path, key))
        return values

    def refuse(self, line: int, what: str, expected: str, do: str) -> None:
        self.document.problems.append(Problem(self.file, line, what, expected, do))


def resolve(text: str) -> bool | int | float | str | None:
    """Give the value of a plain scalar by the core schema of YAML 1.2.

    >>> resolve("NO"), resolve("1:30"), resolve("0o17"), resolve("~")
    ('NO', '1:30', 15, None)
    """
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if text[0] not in "+-.0123456789":
        return text
    if len(text) > _LONGEST_NUMBER:
        return text
    if _INT.match(text):
        return int(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEX.match(text):
        return int(text[2:], 16)
    if _FLOAT.match(text):
        return float(text)
    return text

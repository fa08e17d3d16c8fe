"""A plan as a file: YAML in the format of the guide's agendas, written and read; each fault is told with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

import msgspec
import yaml
from msgspec import Meta

from tutela.model.plan import CoursePlan, SessionKind
from tutela.model.training import Degree

MOST_LETTERS = 100_000
"""A plan of ten full days has about 30,000."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12

Words = Annotated[str, Meta(max_length=2000)]
Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
OptionalId = Annotated[str, Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=80)]
Title = Annotated[str, Meta(min_length=1, max_length=200)]
Hour = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Ids = Annotated[list[Id], Meta(min_length=1, max_length=60)]


class _Part(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A part of the file; unknown keys are faults."""


class _Session(_Part, kw_only=True):
    kind: SessionKind
    minutes: Annotated[int, Meta(ge=1, le=600)]
    title: Words = ""
    exercise: OptionalId = ""
    half: bool = False
    icebreaker: OptionalId = ""
    unit: OptionalId = ""
    book: OptionalId = ""
    why: Annotated[list[Words], Meta(max_length=12)] = []
    locked: bool = False


class _Day(_Part, kw_only=True):
    title: Title
    begins: Hour
    sessions: Annotated[list[_Session], Meta(min_length=1, max_length=40)]


class _Plan(_Part, kw_only=True):
    id: Id
    title: Title
    who: Words
    aim: Words = ""
    constituents: Ids
    reach: Ids
    level: Degree
    people: Annotated[str, Meta(pattern=r"^[0-9]{1,4}(-[0-9]{1,4})?$")]
    competencies: Ids
    notes: Words = ""
    days: Annotated[list[_Day], Meta(min_length=1, max_length=10)]


@dataclass(frozen=True)
class PlanFault:
    """What is wrong with a pasted plan, and on which line."""

    line: int
    what: str

    def __str__(self) -> str:
        """Give the fault as a page tells it."""
        return f"line {self.line}: {self.what}"


class NotAPlan(ValueError):
    """A text that holds no plan; the one argument is its PlanFault."""


def write_plan_text(plan: CoursePlan) -> str:
    """Give a plan as YAML that `read_plan_text` and the command line read."""
    content = msgspec.to_builtins(plan)
    content["people"] = f"{plan.people.least}-{plan.people.most}"
    text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    return text


def read_plan_text(text: str) -> CoursePlan:
    """Give the plan that a YAML text holds; raises NotAPlan with the first fault.

    All values are read as texts first, then by their shape: an unquoted 10:30 stays an hour and NO stays a word, which
    YAML 1.1 would turn into a number and into false.
    """
    if len(text) > MOST_LETTERS:
        raise NotAPlan(PlanFault(1, f"the text has {len(text)} letters; at most {MOST_LETTERS}; paste one plan only"))
    node = _compose(text)
    lines: dict[str, int] = {}
    value = _value_of(node, "", lines)
    try:
        shape = msgspec.convert(value, _Plan, strict=False)
    except msgspec.ValidationError as fault:
        what, _, where = str(fault).partition(" - at `$")
        unknown = re.search(r"unknown field `([^`]*)`", what)
        path = where.rstrip("`") + (f".{unknown[1]}" if unknown else "")
        raise NotAPlan(PlanFault(_line_of(path, lines), _tell(what, path))) from None
    content = msgspec.to_builtins(shape)
    least, _, most = shape.people.partition("-")
    content["people"] = {"least": int(least), "most": int(most or least)}
    return msgspec.convert(content, CoursePlan)


def _compose(text: str) -> yaml.Node:
    """Give the text as nodes; aliases and deep nesting, which cost time, are refused before anything is built."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent):
                raise NotAPlan(PlanFault(line, "an alias (*) is not read; write the value out"))
            if depth > _DEEPEST:
                raise NotAPlan(PlanFault(line, "this is no plan; paste the file as it was downloaded"))
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise NotAPlan(PlanFault(mark.line + 1 if mark else 1, f"this is no YAML: {fault.problem}")) from None
    except yaml.YAMLError:
        raise NotAPlan(PlanFault(1, "this is no YAML; paste the file as it was downloaded")) from None
    if not isinstance(node, yaml.MappingNode):
        raise NotAPlan(PlanFault(1, "this is no plan; paste the file as it was downloaded"))
    return node


def _value_of(node: yaml.Node, path: str, lines: dict[str, int]) -> object:
    """Give a node as texts, lists and mappings; `lines` gains the line of each path."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        made: dict[str, object] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in made:
                raise NotAPlan(PlanFault(line, f"`{name}` stands twice; take one out"))
            lines[f"{path}.{name}"] = line
            made[name] = _value_of(value, f"{path}.{name}", lines)
        return made
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(value, f"{path}[{place}]", lines) for place, value in enumerate(node.value)]
    if "\0" in node.value:  # PostgreSQL keeps none: each change would fail whose note names this text
        raise NotAPlan(PlanFault(lines[path], _tell("a zero byte, which no page can show; take it out", path)))
    return node.value


def _line_of(path: str, lines: dict[str, int]) -> int:
    """Give the line of a path, or of what holds it."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 1)


def _tell(what: str, path: str) -> str:
    """Give a fault in words, with the path of what is wrong."""
    where = f"`{path.lstrip('.')}`: " if path else ""
    return f"{where}{re.sub(r'^Object ', '', what)}"

"""review.yaml of a kit: how much it should hold, how easily it should read, and what is excepted, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, field

from tutela.model.problem import Problem
from tutela.source.files import decode, read_bytes
from tutela.source.lists import read_single
from tutela.source.shapes import Count, Line, Shape

FILE = "review.yaml"
WORDS = "words.txt"
"""The project's own words, one a line; `#` begins a remark."""

Target = Literal[
    "units",
    "items",
    "questions",
    "cases",
    "exercises",
    "tools",
    "icebreakers",
    "agendas",
    "terms",
    "facts",
    "factors",
    "chapters",
    "countries",
]


class ReadingShape(Shape, frozen=True, kw_only=True):
    """The highest grade and the longest mean sentence."""

    grade: float = 8
    sentence: float = 15


class ExceptionShape(Shape, frozen=True, kw_only=True):
    """A piece that may read harder, and why."""

    piece: Annotated[Line, Meta(description="kind and id, as `unit/numbers`")]
    why: Line


class ReviewShape(Shape, frozen=True, kw_only=True):
    """review.yaml."""

    targets: dict[Target, Count] = field(default_factory=dict)
    reading: ReadingShape = field(default_factory=ReadingShape)
    exceptions: list[ExceptionShape] = field(default_factory=list)


def read_review(kit: Path) -> tuple[ReviewShape, tuple[Problem, ...]]:
    """Give the settings of a kit, its defaults where it has no such file."""
    if not (kit / FILE).exists():
        return ReviewShape(), ()
    data, problem = read_bytes(kit, FILE)
    if data is None:
        return ReviewShape(), (problem,) if problem else ()
    text, problem = decode(data, FILE)
    if problem:
        return ReviewShape(), (problem,)
    shape, _, problems = read_single(FILE, text, ReviewShape)
    return shape or ReviewShape(), problems


def read_own_words(kit: Path) -> frozenset[str]:
    """Give the project's own words."""
    file = kit / WORDS
    if not file.is_file():
        return frozenset()
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line)

"""The shape of a part of an export: a file, what it holds, and how it is read from the rows of a course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutela.server.courses.models import Course


@dataclass(frozen=True)
class Part:
    """A file of the export: `about` says in a sentence or two what it holds and what is left out.

    `write(course)` gives a text as it is, anything else is written as JSON.
    """

    file: str
    about: str
    write: Callable[[Course], object]

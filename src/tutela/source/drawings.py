"""Drawings: SVG with a title, and nothing in it that is no drawing (safeguarding rule B6)."""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Pieces, Sheet

_TITLE = re.compile(r"<title[^>]*>\s*[^<\s]")
_FOREIGN = re.compile(r"<(?:image|script|foreignObject)\b|data:image/|\bon\w+\s*=|href\s*=\s*[\"'](?!#)", re.IGNORECASE)


def read_drawing(file: str, text: str) -> Sheet:
    """Check one SVG file; a drawing is no piece of the kit."""
    problems: list[Problem] = []
    if not _TITLE.search(text):
        expected = "expected <title>…</title> that says what it shows"
        problems.append(Problem(file, 1, "the drawing has no title", expected, "write one as its first element"))
    if found := _FOREIGN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        what = f"`{found[0]}` stands in the drawing"
        problems.append(Problem(file, line, what, "expected lines, shapes and words only", "take it out"))
    return Sheet(Pieces(), tuple(problems))

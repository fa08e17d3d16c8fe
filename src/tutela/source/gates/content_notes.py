"""Content notes stand before hard passages (safeguarding rule C10), and every case and sensitive exercise has one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Passage, Piece
from tutela.source.gates.wordlist import QUOTED, ROLES, WordList, any_of, blank, may_hold, words_of

_READ = ("prose", "prompt", "option", "feedback", "claim", "task", "invented")
_DWELLS = 3
"""So many words that only name a hard topic make a passage that dwells on it."""


def check(draft: Draft) -> list[Problem]:
    """Report what must have a note and has none, and sections and questions whose hard words have none before them."""
    problems = [
        Problem(
            piece.file,
            piece.line,
            f"the case `{piece.id}` has no content note",
            "expected `content_note: …`",
            "say what it speaks of",
        )
        for piece in draft.pieces.cases
        if not piece.value.content_note.strip()
    ]
    problems += [
        Problem(
            piece.file,
            piece.line_of("sensitivity"),
            f"the exercise `{piece.id}` is of {piece.value.sensitivity} sensitivity and has no content note",
            "expected `content_note: …`",
            "say what it speaks of, and that passing costs nothing",
        )
        for piece in draft.pieces.exercises
        if piece.value.sensitivity != "low" and not piece.value.content_note.strip()
    ]
    words = words_of(draft.language)
    if words is None:
        return problems
    pieces = draft.pieces
    texts: list[Piece[Any]] = [*pieces.units, *pieces.exercises, *pieces.tools, *pieces.chapters, *pieces.icebreakers]
    for text in texts:
        problems += _check_piece(text, words, "expected a `:::content-note` before it in its section")
    for question in draft.pieces.questions:
        problems += _check_piece(question, words, "expected `content_note: …` in the question")
    return problems


def _check_piece(piece: Piece[Any], words: WordList, expected: str) -> list[Problem]:
    """Give one problem for each section that has hard words before a note."""
    sections: dict[int, list[Passage]] = defaultdict(list)
    for passage in piece.passages:
        if not passage.noted and passage.where in _READ:
            sections[passage.section].append(passage)
    problems: list[Problem] = []
    for passages in sections.values():
        found = _first_hard(passages, words)
        if found:
            line, word = found
            what = f'"{word}" is met without a content note'
            problems.append(Problem(piece.file, line, what, expected, "write one, or take the hard words out"))
    return problems


def _first_hard(passages: list[Passage], words: WordList) -> tuple[int, str] | None:
    """Give line and word of the first hard word, or of the first that names a topic where the section dwells on it."""
    named: list[tuple[int, str]] = []
    sought = (*words.hard, *words.named)
    for passage in passages:
        if not may_hold(passage.text, sought):
            continue
        text = blank(blank(blank(passage.text, ROLES), QUOTED), any_of(words.titles))
        if found := any_of(words.hard).search(text):
            return passage.line + text.count("\n", 0, found.start()), found[0]
        named += [
            (passage.line + text.count("\n", 0, found.start()), found[0])
            for found in any_of(words.named).finditer(text)
        ]
    return named[0] if len(named) >= _DWELLS else None

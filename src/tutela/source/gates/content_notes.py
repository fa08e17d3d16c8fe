"""Content notes stand before hard passages (safeguarding rule C10), and every case has one."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft
from tutela.source.gates.wordlist import ROLES, any_of, blank, words_of

_READ = ("prose", "prompt", "option", "feedback", "claim")


def check(draft: Draft) -> list[Problem]:
    """Report cases without a note, and sections and questions whose hard words have none before them."""
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
    words = words_of(draft.language)
    if words is None:
        return problems
    hard = any_of(words.hard)
    for piece in (*draft.pieces.units, *draft.pieces.questions):
        reported: set[int] = set()
        for passage in piece.passages:
            if passage.noted or passage.where not in _READ or passage.section in reported:
                continue
            text = blank(passage.text, ROLES)
            if found := hard.search(text):
                reported.add(passage.section)
                line = passage.line + text.count("\n", 0, found.start())
                unit = piece in draft.pieces.units
                expected = (
                    "expected a `:::content-note` before it in its section"
                    if unit
                    else "expected `content_note: …` in the question"
                )
                problems.append(
                    Problem(
                        piece.file,
                        line,
                        f'"{found[0]}" is met without a content note',
                        expected,
                        "write one, or take the hard words out",
                    )
                )
    return problems

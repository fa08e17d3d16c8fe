"""Words: the terms of the Luxembourg guidelines and respectful speech (safeguarding rules A1 to A4)."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Passage
from tutela.source.gates.wordlist import QUOTED, ROLES, WordList, any_of, blank, may_hold, words_of

_FREE = ("avoid", "source", "where")
"""Places that name a word in order to warn of it, or that keep the title of a publication."""


def check(draft: Draft) -> list[Problem]:
    """Report avoided words, except in titles of instruments and in quotation marks."""
    words = words_of(draft.language)
    if words is None:
        return []
    avoided = tuple(avoided.words for avoided in words.avoid)
    return [
        problem
        for piece in draft.pieces
        for passage in piece.passages
        if passage.where not in _FREE and may_hold(passage.text, avoided)
        for problem in _check_passage(piece.file, passage, words)
    ]


def _check_passage(file: str, passage: Passage, words: WordList) -> list[Problem]:
    text = blank(blank(blank(passage.text, ROLES), QUOTED), any_of(words.titles))
    problems: dict[tuple[int, str], Problem] = {}
    for avoided in words.avoid:
        for found in any_of((avoided.words,)).finditer(text):
            line = passage.line + text.count("\n", 0, found.start())
            what = f'the words "{" ".join(found[0].split())}" do harm'
            expected = f'expected "{avoided.say}"'
            problems.setdefault(
                (line, found[0]),
                Problem(file, line, what, expected, "say it so, or put quotation marks around words that you warn of"),
            )
    return list(problems.values())

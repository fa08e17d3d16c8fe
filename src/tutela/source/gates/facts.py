"""Every fact shows value, unit, year, source, measure and basis (safeguarding rule F25); old facts are warned of."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.model.kit import Fact
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Mention, Passage, Piece

_TEXTS = ("rule", "finding")
"""Measures whose value may be a text or missing."""


def check(draft: Draft) -> list[Problem]:
    """Report incomplete facts; warn of facts past their review date and of superseded facts in use.

    A superseded fact may stand in one passage with the newer one, as where a text tells how a number changed.
    """
    problems = [problem for piece in draft.pieces.facts for problem in (*_incomplete(piece), *_old(piece, draft))]
    superseded = {piece.id: piece.value.superseded_by for piece in draft.pieces.facts if piece.value.superseded_by}
    for piece in draft.pieces:
        for mention in piece.mentions:
            newer = superseded.get(mention.id, "") if mention.kind == "fact" and piece.id != mention.id else ""
            if newer and not _beside(piece, mention, newer):
                what = f"the fact {mention.id} is superseded by {newer}"
                expected, do = "expected the newer one", "name the newer one, alone or in the same passage"
                problems.append(Problem(piece.file, mention.line, what, expected, do, "warning"))
    return problems


def reads(passage: Passage) -> bool:
    """Tell whether this gate reads a passage: one fact alone has no newer one beside it."""
    return passage.text.count("{fact:") > 1


def _beside(piece: Piece[object], mention: Mention, newer: str) -> bool:
    """Tell whether the passage of a mention names the newer fact too."""
    return any(
        passage.line <= mention.line <= passage.line + passage.text.count("\n")
        and any(f"{{fact:{newer}{end}" in passage.text for end in "#}")
        for passage in piece.passages
        if reads(passage)
    )


def _incomplete(piece: Piece[Fact]) -> Iterator[Problem]:
    fact = piece.value

    def fault(field: str, what: str, expected: str, do: str) -> Problem:
        return Problem(piece.file, piece.line_of(field), f"the fact {fact.id} {what}", expected, do)

    if fact.figure and fact.parts:
        yield fault(
            "parts", "has a value and parts", "expected one of the two", "make the value a part, or take it out"
        )
    if not fact.figure and not fact.parts and fact.measure not in _TEXTS:
        yield fault("", "has no value", f"expected `value` or `parts` for the measure {fact.measure}", "add it")
    if not fact.period and fact.measure != "rule":
        yield fault("", "has no year", "expected `year` or `period`", "add it")
    if not fact.sources:
        yield fault("source", "has no source", "expected the id of a source", "add it")
    for name, figure in ((("", fact.figure),) if fact.figure else ()) + tuple(fact.parts.items()):
        of = f" in its part `{name}`" if name else ""
        if isinstance(figure.value, str) and figure.unit:
            yield fault(
                f"parts/{name}" if name else "value",
                f'has a unit and the text "{figure.value}" for a value{of}',
                "expected a number without commas and spaces, or no unit",
                "write 1200000 for 1,200,000",
            )
        if not isinstance(figure.value, str) and not figure.unit:
            yield fault(
                f"parts/{name}" if name else "value",
                f"has no unit{of}",
                "expected `unit`, as children or per cent",
                "add it",
            )
        if isinstance(figure.value, tuple) and figure.value[0] >= figure.value[1]:
            yield fault(
                f"parts/{name}" if name else "value",
                f"has a range that does not rise{of}",
                "expected [low, high]",
                "turn it round",
            )


def _old(piece: Piece[Fact], draft: Draft) -> Iterator[Problem]:
    fact = piece.value
    if fact.review_by < draft.today:
        what = f"the fact {fact.id} was to be reviewed by {fact.review_by}"
        yield Problem(
            piece.file,
            piece.line_of("review_by"),
            what,
            f"expected a day after {draft.today}",
            "look it up again, then move the day",
            "warning",
        )
    if fact.checked_on > draft.today:
        what = f"the fact {fact.id} was checked on {fact.checked_on}, which is not yet"
        yield Problem(piece.file, piece.line_of("checked"), what, f"expected a day up to {draft.today}", "mend the day")

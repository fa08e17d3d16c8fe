"""Every piece named in the text exists; facts and sources that nothing names are told as warnings.

Terms are not: a term serves in the glossary, where readers look it up, also when no text links to it.
"""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Mention, Piece
from tutela.source.shape_faults import nearest

LIST = "index"
"""What a link to a country names to lead to the list of all."""

_UNUSED = {"fact": "facts", "source": "sources"}
_NAMES = {
    "plan": "part of the plan",
    "form": "form of exploitation",
    "thing": "thing at hand",
    "findings": "data bundle",
}
"""How kinds are called, where their own name says too little."""


def check(draft: Draft) -> list[Problem]:
    """Report unknown ids, parts of facts named wrongly, and pieces of the fact base that are not used.

    Where a file could not be read, the ids that may stand in it are not called unknown.
    """
    known = _known_ids(draft)
    parts = {piece.id: tuple(piece.value.parts) for piece in draft.pieces.facts}
    tables = {piece.id: tuple(piece.value.tables) for piece in draft.pieces.findings}
    superseding = {(piece.file, piece.id): piece.value.superseded_by for piece in draft.pieces.facts}
    problems: list[Problem] = []
    used: set[tuple[str, str]] = set()
    for piece in draft.pieces:
        for mention in piece.mentions:
            used.add((mention.kind, mention.id))
            if mention.id not in known[mention.kind] and mention.kind not in draft.lost:
                problems.append(_unknown(piece.file, mention, known[mention.kind]))
            elif mention.kind == "findings" and mention.id in tables:
                problems += _check_table(piece.file, mention, tables[mention.id])
            elif (
                mention.kind == "fact" and mention.id in parts and mention.id != superseding.get((piece.file, piece.id))
            ):
                problems += _check_part(piece.file, mention, parts[mention.id])
    used |= {("fact", piece.id) for piece in draft.pieces.facts if piece.value.superseded_by}
    return problems + _unused(draft, used)


def _known_ids(draft: Draft) -> dict[str, set[str]]:
    pieces = draft.pieces
    head = draft.kit
    return {
        "fact": {piece.id for piece in pieces.facts},
        "term": {piece.id for piece in pieces.terms},
        "source": {piece.id for piece in pieces.sources},
        "unit": {piece.id for piece in pieces.units},
        "case": {piece.id for piece in pieces.cases},
        "page": {piece.id for piece in pieces.pages},
        "exercise": {piece.id for piece in pieces.exercises},
        "tool": {piece.id for piece in pieces.tools},
        "chapter": {piece.id for piece in pieces.chapters},
        "icebreaker": {piece.id for piece in pieces.icebreakers},
        "book": {piece.id for piece in pieces.books},
        "country": {LIST, *(piece.value.country for piece in pieces.country_rows)} if pieces.country_rows else set(),
        "competency": {one.id for one in head.competencies} if head else set(),
        "constituent": {one.id for one in head.constituents} if head else set(),
        "reach": {one.id for one in head.reach} if head else set(),
        "plan": {one.id for one in head.plan} if head else set(),
        "form": {one.id for one in head.forms} if head else set(),
        "thing": {one.id for one in head.at_hand} if head else set(),
        "findings": {piece.id for piece in pieces.findings},
    }


def _unknown(file: str, mention: Mention, known: set[str]) -> Problem:
    kind = _NAMES.get(mention.kind, mention.kind)
    article = "an" if kind in ("exercise", "icebreaker") else "a"
    expected = f"expected the id of {article} {kind} of this kit"
    do = nearest(mention.id, known) or f"mend the id, or write the {kind}"
    return Problem(file, mention.line, f"there is no {kind} `{mention.id}`", expected, do)


def _check_part(file: str, mention: Mention, parts: tuple[str, ...]) -> list[Problem]:
    choice = ", ".join(f"{{fact:{mention.id}#{part}}}" for part in parts)
    if parts and not mention.part:
        what = f"the fact {mention.id} has parts and is named without one"
        return [Problem(file, mention.line, what, f"expected one of {choice}", "name the part")]
    if mention.part and mention.part not in parts:
        what = f"the fact {mention.id} has no part `{mention.part}`"
        do = nearest(mention.part, parts) or "mend the part"
        return [Problem(file, mention.line, what, f"expected {'one of ' + choice if parts else 'no part'}", do)]
    return []


def _check_table(file: str, mention: Mention, tables: tuple[str, ...]) -> list[Problem]:
    if mention.part in tables:
        return []
    what = f"the data bundle `{mention.id}` has no table of shares `{mention.part}`"
    whole = ", ".join(table for table in tables if "/" not in table)
    do = nearest(mention.part, tables) or "mend the name; `TABLE/INDICATOR` takes the rows of one indicator"
    return [Problem(file, mention.line, what, f"expected one of {whole}", do)]


def _unused(draft: Draft, used: set[tuple[str, str]]) -> list[Problem]:
    """Give one warning a file, which names all that is not used in it; none while some text could not be read."""
    problems: list[Problem] = []
    if draft.lost:
        return problems
    for kind, name in _UNUSED.items():
        idle: dict[str, list[Piece[object]]] = {}
        for piece in getattr(draft.pieces, name):
            if (kind, piece.id) not in used:
                idle.setdefault(piece.file, []).append(piece)
        for file, pieces in idle.items():
            what = f"nothing names {', '.join(piece.id for piece in pieces)}"
            expected = f"expected {name} that the kit uses"
            problems.append(
                Problem(file, pieces[0].line, what, expected, "name them in a text, or take them out", "warning")
            )
    return problems

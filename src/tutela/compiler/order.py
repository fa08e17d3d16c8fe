"""Puts all pieces without an order of their own in order of their ids, so that the order of reading leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

import msgspec

from tutela.compiler.draft import Draft


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def put_in_order(draft: Draft) -> Draft:
    """Give the draft with all pieces that have no order of their own by id."""
    kit = draft.kit
    ordered = msgspec.structs.replace(
        kit,
        facts=_by_id(kit.facts),
        sources=_by_id(kit.sources),
        terms=_by_id(kit.terms),
        cases=_by_id(kit.cases),
        factors=_by_id(kit.factors),
        pages=_by_id(kit.pages),
        exercises=_by_id(kit.exercises),
        tools=_by_id(kit.tools),
        icebreakers=_by_id(kit.icebreakers),
        agendas=_by_id(kit.agendas),
        questions=tuple(sorted(kit.questions, key=lambda question: question.item.id)),
    )
    return msgspec.structs.replace(draft, kit=ordered)


def _by_id(pieces: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(pieces, key=lambda piece: piece.id))

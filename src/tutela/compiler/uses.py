"""Finds what a piece of text uses, and what that uses in turn: cases, facts, sources and terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from tutela.model.document import CasePlace, FactRef, SourceRef, TermRef, text_fields
from tutela.model.kit import Case, Fact, Kit, Source, Term

_REFERENCES = (FactRef, TermRef, SourceRef, CasePlace)


@dataclass(frozen=True)
class Uses:
    """What a text uses, each by id and in order of ids."""

    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class Shelf:
    """All that can be used of a kit, by id."""

    def __init__(self, kit: Kit) -> None:
        self._cases = {case.id: case for case in kit.cases}
        self._facts = {fact.id: fact for fact in kit.facts}
        self._sources = {source.id: source for source in kit.sources}
        self._terms = {term.id: term for term in kit.terms}

    def uses(self, user: str, text: object, *, cases: Iterable[str] = (), sources: Iterable[str] = ()) -> Uses:
        """Give what `text` uses, with the cases and sources named besides; `user` names it in errors.

        A fact brings its sources and the facts that supersede it; a case brings what its own text uses.
        """
        references = _references(text)
        named_cases = {*cases, *(each.id for each in references if isinstance(each, CasePlace))}
        found_cases = _find("case", named_cases, self._cases, user)
        references.extend(each for case in found_cases for each in _references(case.blocks))
        facts = self._with_newer({each.id for each in references if isinstance(each, FactRef)}, user)
        named_sources = {
            *sources,
            *(each.id for each in references if isinstance(each, SourceRef)),
            *(source for fact in facts for source in fact.sources),
        }
        terms = {each.id for each in references if isinstance(each, TermRef)}
        return Uses(
            cases=found_cases,
            facts=facts,
            sources=_find("source", named_sources, self._sources, user),
            terms=_find("term", terms, self._terms, user),
        )

    def _with_newer(self, ids: set[str], user: str) -> tuple[Fact, ...]:
        found = {fact.id: fact for fact in _find("fact", ids, self._facts, user)}
        newer = {fact.superseded_by for fact in found.values()} - {"", *found}
        return self._with_newer(found.keys() | newer, user) if newer else tuple(found.values())


_T = TypeVar("_T")


def _find(kind: str, ids: Iterable[str], shelf: Mapping[str, _T], user: str) -> tuple[_T, ...]:
    missing = sorted(id for id in ids if id not in shelf)
    if missing:
        raise LookupError(f"{user} names the {kind} {missing[0]!r}, which the kit does not hold; check the kit first")
    return tuple(shelf[id] for id in sorted(ids))


def _references(text: object) -> list[FactRef | TermRef | SourceRef | CasePlace]:
    found: list[FactRef | TermRef | SourceRef | CasePlace] = []
    left = [text]
    while left:
        node = left.pop()
        if isinstance(node, tuple):
            left.extend(node)
        elif isinstance(node, _REFERENCES):
            found.append(node)
        elif isinstance(node, msgspec.Struct):
            for name in text_fields(type(node)):
                left.append(getattr(node, name))
    return found

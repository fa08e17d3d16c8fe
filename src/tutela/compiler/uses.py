"""Finds what a piece of text uses, and what that uses in turn: cases, facts, sources and terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from tutela.model.kit import Case, Fact, Kit, Source, Term
from tutela.model.language import write_untranslated

_REFERENCE = re.compile(rb'\{"t":"(fact|term|source|case)","id":"([^"\\]+)"')


class Uses(msgspec.Struct, frozen=True):
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
        found_cases = _find("case", {*cases, *references["case"]}, self._cases, user)
        for case in found_cases:
            for kind, ids in _references(case.blocks).items():
                references[kind] |= ids
        facts = self._with_newer(references["fact"], user)
        named_sources = {*sources, *references["source"], *(source for fact in facts for source in fact.sources)}
        return Uses(
            cases=found_cases,
            facts=facts,
            sources=_find("source", named_sources, self._sources, user),
            terms=_find("term", references["term"], self._terms, user),
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


def _references(text: object) -> dict[str, set[str]]:
    """Give the ids that a text names by kind, read from its encoded form: thrice as quick as a walk over its nodes.

    A quotation mark inside a string is escaped, so that no words of an author look like a node.
    """
    found: dict[str, set[str]] = {"case": set(), "fact": set(), "source": set(), "term": set()}
    for kind, id in _REFERENCE.findall(msgspec.json.encode(text, enc_hook=write_untranslated)):
        found[kind.decode()].add(id.decode())
    return found

"""What the references of a text resolve to: facts, sources, terms, cases, and where everything stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from tutela.delivery.web.words import Words
from tutela.model.kit import Case, Fact, Figure, Source, Term


class References(msgspec.Struct, frozen=True):
    """All that a text may refer to, on one page.

    `href(kind, id)` gives the relative address of a unit, case, page, term, fact or source, seen from the page.
    `overdue` holds the ids of facts past their review date; `scope` begins the ids of notes and cases where several
    texts stand on one page. `language` is that of the page, `within` that of an untranslated text being written.
    """

    words: Words
    href: Callable[[str, str], str]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    cases: Mapping[str, Case]
    overdue: frozenset[str] = frozenset()
    scope: str = ""
    language: str = ""
    within: str = ""

    @property
    def back(self) -> str | None:
        """Give the language to go back to for what stands translated in an untranslated text, None elsewhere."""
        return self.language if self.within and self.within != self.language else None


def refer(
    words: Words,
    href: Callable[[str, str], str],
    *,
    facts: Iterable[Fact] = (),
    sources: Iterable[Source] = (),
    terms: Iterable[Term] = (),
    cases: Iterable[Case] = (),
    overdue: Iterable[str] = (),
    language: str = "",
) -> References:
    """Give References from plain sequences."""
    return References(
        words=words,
        href=href,
        facts={fact.id: fact for fact in facts},
        sources={source.id: source for source in sources},
        terms={term.id: term for term in terms},
        cases={case.id: case for case in cases},
        overdue=frozenset(overdue),
        language=language,
    )


def figure_of(fact: Fact, part: str) -> Figure | None:
    """Give the figure of a fact or of one of its parts; None for a fact that is a text."""
    return fact.parts[part] if part else fact.figure

"""The compiled package: a manifest and content-addressed objects. `compiler` writes it, `delivery` reads it.

On disk: `package.json` holds the Manifest; each object is `objects/HH/HASH.json`, HASH the first 32 hexadecimal digits
of the SHA-256 of its bytes, HH the first two. A unit object carries all that its page needs, so that a page depends on
one object and the manifest.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from tutela.model.items import Item
from tutela.model.kit import (
    Case,
    Competency,
    Fact,
    Factor,
    Named,
    Page,
    Question,
    Source,
    Term,
    TestBlueprint,
    Unit,
)

FORMAT = 1


class UnitObject(msgspec.Struct, frozen=True, kw_only=True, tag="unit"):
    """A unit with the cases, facts, sources and terms that it uses; item versions filled in."""

    unit: Unit
    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class BankObject(msgspec.Struct, frozen=True, kw_only=True, tag="bank"):
    """The questions of one book with what they use; item versions filled in."""

    book: str
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class PageObject(msgspec.Struct, frozen=True, kw_only=True, tag="page"):
    """A single page with what it uses."""

    page: Page
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


class GlossaryObject(msgspec.Struct, frozen=True, kw_only=True, tag="glossary"):
    """All terms."""

    terms: tuple[Term, ...]


class EvidenceObject(msgspec.Struct, frozen=True, kw_only=True, tag="evidence"):
    """All facts and sources."""

    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]


class FrameworkObject(msgspec.Struct, frozen=True, kw_only=True, tag="framework"):
    """The vulnerability framework."""

    factors: tuple[Factor, ...]


PackageObject = UnitObject | BankObject | PageObject | GlossaryObject | EvidenceObject | FrameworkObject


class UnitEntry(msgspec.Struct, frozen=True):
    """A unit as lists and navigation show it; `items` are (id, version, kind) in order, `cases` those it prints."""

    id: str
    title: str
    summary: str
    minutes: int
    competencies: tuple[str, ...]
    items: tuple[tuple[str, str, str], ...]
    cases: tuple[str, ...]
    object: str


class BookEntry(msgspec.Struct, frozen=True):
    """A book as lists and navigation show it; `bank` is an object hash, `questions` are (id, version, competency)."""

    id: str
    title: str
    subtitle: str
    intro: str
    units: tuple[UnitEntry, ...]
    test: TestBlueprint
    precheck_per_competency: int
    questions: tuple[tuple[str, str, str], ...]
    bank: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a package; `digest` is the SHA-256 of everything else in it and names the package version.

    `pages` are (id, title, object); `overdue` are the facts past their review date on the day of compiling; `interface`
    holds translated words of the interface.
    """

    format: int = FORMAT
    kit: str
    title: str
    subtitle: str
    version: str
    edition: str
    language: str
    direction: Literal["ltr", "rtl"]
    licence: str
    iri: str
    constituents: tuple[Named, ...]
    reach: tuple[Named, ...]
    competencies: tuple[Competency, ...]
    books: tuple[BookEntry, ...]
    pages: tuple[tuple[str, str, str], ...]
    glossary: str
    evidence: str
    framework: str
    overdue: tuple[str, ...] = ()
    interface: dict[str, str] = {}
    digest: str = ""


class Package(msgspec.Struct, frozen=True):
    """A package in memory: its manifest and the bytes of each object by hash."""

    manifest: Manifest
    objects: dict[str, bytes]


__all__ = [
    "FORMAT",
    "BankObject",
    "BookEntry",
    "EvidenceObject",
    "FrameworkObject",
    "GlossaryObject",
    "Item",
    "Manifest",
    "Package",
    "PackageObject",
    "PageObject",
    "UnitEntry",
    "UnitObject",
]

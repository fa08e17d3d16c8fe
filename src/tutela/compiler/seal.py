"""Names each object by its bytes and makes the manifest, whose digest names the whole."""

from __future__ import annotations

import hashlib

import msgspec

from tutela.compiler import entries
from tutela.compiler.countries import list_countries
from tutela.compiler.draft import Draft
from tutela.compiler.encode import encode
from tutela.model.document import CasePlace
from tutela.model.kit import Book, Unit
from tutela.model.language import direction_of
from tutela.model.package import BankObject, BookEntry, Manifest, Package, UnitEntry


def seal(draft: Draft) -> Package:
    """Give the package: every object by the hash of its bytes, and the manifest with its digest."""
    encoded = {name: encode(value) for name, value in draft.objects.items()}
    hashes = {name: hashlib.sha256(content).hexdigest()[:32] for name, content in encoded.items()}
    manifest = _head(draft, hashes)
    digest = hashlib.sha256(encode(manifest)).hexdigest()
    return Package(
        manifest=msgspec.structs.replace(manifest, digest=digest),
        objects={hashes[name]: encoded[name] for name in sorted(encoded)},
    )


def _head(draft: Draft, hashes: dict[str, str]) -> Manifest:
    kit = draft.kit
    return Manifest(
        kit=kit.id,
        title=kit.title,
        subtitle=kit.subtitle,
        version=kit.version,
        edition=kit.edition,
        language=kit.language,
        direction=direction_of(kit.language),
        licence=kit.licence,
        iri=kit.iri,
        constituents=kit.constituents,
        reach=kit.reach,
        competencies=kit.competencies,
        books=tuple(_book_entry(book, draft, hashes) for book in kit.books),
        pages=tuple((page.id, page.title, hashes[f"page/{page.id}"]) for page in kit.pages),
        glossary=hashes["glossary"],
        evidence=hashes["evidence"],
        framework=hashes["framework"],
        countries=list_countries(kit, hashes),
        atlas=hashes.get("countries", ""),
        plan=kit.plan,
        forms=kit.forms,
        at_hand=kit.at_hand,
        cases=tuple(entries.case_entry(case, hashes) for case in kit.cases),
        exercises=tuple(entries.exercise_entry(exercise, hashes) for exercise in kit.exercises),
        tools=tuple(entries.tool_entry(tool, hashes) for tool in kit.tools),
        guide=entries.guide_entry(kit.guide, hashes) if kit.guide else None,
        icebreakers=hashes.get("icebreakers", ""),
        agendas=tuple(entries.agenda_entry(agenda, hashes) for agenda in kit.agendas),
        overdue=tuple(fact.id for fact in kit.facts if fact.review_by < draft.today),
        interface=kit.interface,
    )


def _book_entry(book: Book, draft: Draft, hashes: dict[str, str]) -> BookEntry:
    bank = draft.objects[f"bank/{book.id}"]
    if not isinstance(bank, BankObject):
        raise TypeError(f"bank/{book.id} is a {type(bank).__name__}, expected a BankObject")
    return BookEntry(
        id=book.id,
        title=book.title,
        subtitle=book.subtitle,
        intro=book.intro,
        units=tuple(_unit_entry(unit, hashes) for unit in book.units),
        test=book.test,
        precheck_per_competency=book.precheck_per_competency,
        questions=tuple((each.item.id, each.item.version, each.competency) for each in bank.questions),
        bank=hashes[f"bank/{book.id}"],
    )


def _unit_entry(unit: Unit, hashes: dict[str, str]) -> UnitEntry:
    return UnitEntry(
        id=unit.id,
        title=unit.title,
        summary=unit.summary,
        minutes=unit.minutes,
        competencies=unit.competencies,
        items=tuple((item.id, item.version, str(item.__struct_config__.tag)) for item in unit.items),
        cases=tuple(block.id for block in unit.blocks if isinstance(block, CasePlace)),
        object=hashes[f"unit/{unit.id}"],
    )

"""What the player is told on pages that show progress: books, units, tests, competencies, constituents, cards."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.model.package import BookEntry, Manifest

_NEVER_SCORED = ("reflect", "scale")


def describe_package(manifest: Manifest) -> Mapping[str, object]:
    """Give `books`, `competencies`, `constituents` and `reach` as docs/site.md describes them."""
    return {
        "books": [
            {
                "id": book.id,
                "title": book.title,
                "units": [
                    {
                        "id": unit.id,
                        "title": unit.title,
                        "competencies": unit.competencies,
                        "items": len(unit.items),
                        "minutes": unit.minutes,
                    }
                    for unit in book.units
                ],
                "test": book.test,
                "precheck": book.precheck_per_competency,
            }
            for book in manifest.books
        ],
        "competencies": manifest.competencies,
        "constituents": manifest.constituents,
        "reach": manifest.reach,
    }


def describe_cards(manifest: Manifest) -> dict[str, object]:
    """Give `cards`: by book, the keys of all that its review may ask, as `item/ID` or `question/ID`."""
    return {"cards": {book.id: _keys(book) for book in manifest.books}}


def revision_of(object: str) -> str:
    """Give `revision`, by which statements name the text that was there: 12 digits of the hash of the page's object."""
    return object[:12]


def is_reviewed(kind: str) -> bool:
    """Tell whether items of a kind are scored, and so come back before they are forgotten."""
    return kind not in _NEVER_SCORED


def _keys(book: BookEntry) -> list[str]:
    items = [f"item/{id}" for unit in book.units for id, _, kind in unit.items if is_reviewed(kind)]
    return [*items, *(f"question/{id}" for id, _, _ in book.questions)]

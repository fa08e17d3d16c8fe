"""What the player is told on pages that show progress: books with their units and tests, competencies, constituents."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.model.package import Manifest


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

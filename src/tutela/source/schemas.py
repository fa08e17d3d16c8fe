"""JSON Schemas of all shapes, for completion in editors."""

from __future__ import annotations

from typing import Any

import msgspec

from tutela.source.countries.own import OwnShape, ReleaseShape
from tutela.source.shapes import (
    BookShape,
    CaseHead,
    EditionShape,
    FactorShape,
    FactShape,
    KitShape,
    PageHead,
    QuestionShape,
    SourceShape,
    TermShape,
    UnitHead,
)
from tutela.source.training_shapes import (
    AgendaShape,
    ChapterHead,
    ExerciseHead,
    GuideShape,
    IcebreakerShape,
    ToolHead,
)

SCHEMAS: dict[str, Any] = {
    "country-release": ReleaseShape,
    "country-own": list[OwnShape],
    "kit": KitShape,
    "edition": EditionShape,
    "book": BookShape,
    "unit-head": UnitHead,
    "case-head": CaseHead,
    "page-head": PageHead,
    "questions": list[QuestionShape],
    "facts": list[FactShape],
    "sources": list[SourceShape],
    "glossary": list[TermShape],
    "vulnerability": list[FactorShape],
    "exercise-head": ExerciseHead,
    "tool-head": ToolHead,
    "guide": GuideShape,
    "chapter-head": ChapterHead,
    "icebreakers": list[IcebreakerShape],
    "agenda": AgendaShape,
}
"""Shapes by the name of their schema file."""


def json_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of one shape."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | msgspec.json.schema(
        SCHEMAS[name]
    )

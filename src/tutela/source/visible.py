"""Every visible string of a Kit, walked in one way: what `extract` lists is what `translate` replaces.

The unit of translation is a block of text or a field: a paragraph, a heading, an entry, a title. Running text is seen
as Markdown with its roles kept (`{fact:EST-48}`), as is usual for translations of Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from tutela.model.country import Correction, Country, Doubt, Filled, Good, Intro, Profile, Release
from tutela.model.document import (
    Code,
    Emphasis,
    FactRef,
    LineBreak,
    Link,
    SourceRef,
    Strong,
    TermRef,
    Text,
)
from tutela.model.kit import (
    Book,
    Case,
    Competency,
    Fact,
    Factor,
    Figure,
    Kit,
    Named,
    Observation,
    Page,
    Source,
    Term,
    Unit,
)
from tutela.model.plan import CoursePlan, Day, Session
from tutela.model.training import Chapter, Exercise, Guide, Icebreaker, Tool
from tutela.source.inlines import Inlines

T = TypeVar("T")

PLAIN: dict[type[Any], dict[str, str]] = {
    Kit: {"title": "", "subtitle": ""},
    Named: {"title": ""},
    Competency: {"title": "", "can": ""},
    Book: {"title": "", "subtitle": "", "intro": ""},
    Unit: {"title": "", "summary": ""},
    Case: {"title": "", "content_note": "", "region": "place"},
    Page: {"title": ""},
    Fact: {"says": "", "period": "period", "place": "place", "where": "where", "note": ""},
    Figure: {"value": "value", "unit": "unit", "label": "part"},
    Source: {"note": ""},
    Term: {"term": "term", "forms": "term", "means": "", "avoid": "", "article": "where"},
    Factor: {"factor": "", "why": "", "reduced_by": "", "avoid": ""},
    Observation: {"indicator": "", "question": "", "label": "", "near_variables": "survey"},
    Exercise: {"title": "", "purpose": "", "materials": "", "room": "", "content_note": "", "leaves": ""},
    Tool: {"title": "", "what_for": "", "who": "", "when": ""},
    Guide: {"title": "", "subtitle": "", "intro": ""},
    Chapter: {"title": "", "summary": ""},
    Icebreaker: {"title": "", "materials": "", "steps": "", "why": "", "care": "", "online": ""},
    CoursePlan: {"title": "", "who": "", "aim": "", "notes": ""},
    Day: {"title": ""},
    Session: {"title": ""},
    Intro: {"title": ""},
    Country: {"name": "country", "region": "country"},
    Good: {"name": "good", "sector": "good"},
    Release: {"publisher": "", "limits": ""},
    Doubt: {"why": ""},
    Filled: {"value": ""},
    Correction: {"note": ""},
}
"""Fields of plain text that are translated, with the context of those that are single words.

Titles of publications, their publishers and the places in them stay as they were printed.
"""

_AS_PUBLISHED = (Profile,)
"""Figures and quotations that stay as their source has them; walking them would take longer than all the rest."""

_INLINES = (Text, Emphasis, Strong, Code, LineBreak, Link, FactRef, TermRef, SourceRef)

ChangeText = Callable[[str, str], str]
"""Takes context and text of a plain field and gives the new text."""
ChangeInlines = Callable[[Inlines], Inlines]
"""Takes the inlines of one block and gives new ones."""


def change_visible(value: T, change_text: ChangeText, change_inlines: ChangeInlines) -> T:
    """Give a Kit, or any value of it, with every visible string changed; ids, targets and figures stay."""
    changed: T = _walk(value, change_text, change_inlines)
    return changed


def _walk(value: Any, change_text: ChangeText, change_inlines: ChangeInlines) -> Any:
    if isinstance(value, _AS_PUBLISHED):
        return value
    if isinstance(value, msgspec.Struct):
        return _walk_struct(value, change_text, change_inlines)
    if isinstance(value, tuple):
        if value and isinstance(value[0], _INLINES):
            return change_inlines(value)
        walked = tuple(_walk(one, change_text, change_inlines) for one in value)
        return walked if any(new is not old for new, old in zip(walked, value, strict=True)) else value
    if isinstance(value, dict):
        return {key: _walk(one, change_text, change_inlines) for key, one in value.items()}
    return value


def _walk_struct(value: msgspec.Struct, change_text: ChangeText, change_inlines: ChangeInlines) -> msgspec.Struct:
    plain = PLAIN.get(type(value), {})
    changes: dict[str, Any] = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        new = (
            _change_plain(old, plain[field], change_text) if field in plain else _walk(old, change_text, change_inlines)
        )
        if new is not old:
            changes[field] = new
    return msgspec.structs.replace(value, **changes) if changes else value


def _change_plain(value: Any, context: str, change_text: ChangeText) -> Any:
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return tuple(_change_plain(one, context, change_text) for one in value)
    if isinstance(value, dict):
        return {key: _change_plain(one, context, change_text) for key, one in value.items()}
    if not isinstance(value, str) or not any(letter.isalpha() for letter in value):
        return value
    return value if context == "unit" and _is_code(value) else change_text(context, value)


def _is_code(unit: str) -> bool:
    """Tell whether a unit is printed by the rules of the language and not by its own words."""
    return unit == "per cent" or "$" in unit or (len(unit) == 3 and unit.isupper())

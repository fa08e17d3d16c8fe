"""A short form: the daily review and the end evaluation. Scales are counted; words are read without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from tutela.server.live.kinds.kind import MOST_LETTERS, Given, Kind, Refused, Result, Row, Said, Setting, Table, numbers

STEPS = 5


def _take(setting: Setting, given: Given) -> object:
    answers: dict[str, object] = {}
    for place, field in enumerate(setting.fields):
        name = f"field-{place}"
        if field.scale:
            chosen = numbers(given, name, STEPS)
            if chosen:
                answers[str(place)] = chosen[0]
            continue
        text = " ".join(next(iter(given.get(name, ())), "").split())
        if len(text) > MOST_LETTERS:
            raise Refused(f"This is longer than {MOST_LETTERS} letters. Make it shorter, then send it.")
        if text:
            answers[str(place)] = text
    if not answers:
        raise Refused("Nothing was written. Write something, then send it.")
    return answers


def _say(setting: Setting, content: object) -> tuple[str, ...]:
    told = cast("dict[str, object]", content)
    return tuple(
        f"{field.label} {int(str(told[str(place)])) + 1 if field.scale else told[str(place)]}"
        for place, field in enumerate(setting.fields)
        if str(place) in told
    )


def _count(setting: Setting, contents: Sequence[object]) -> Result:
    forms = [cast("dict[str, object]", content) for content in contents]
    tables = []
    for place, field in enumerate(setting.fields):
        given = [form[str(place)] for form in forms if str(place) in form]
        if field.scale:
            counts = Counter(cast("list[int]", given))
            rows = tuple(Row(str(step + 1), (counts[step],)) for step in range(STEPS))
            tables.append(Table(field.label, (), rows, len(given)))
    return Result(tables=tuple(tables), texts=_texts(setting, forms))


def _texts(setting: Setting, forms: Sequence[dict[str, object]]) -> tuple[Said, ...]:
    """Give the words of each question in the order of the alphabet, so that no two of one person stand together."""
    return tuple(
        Said(text, about=field.label)
        for place, field in enumerate(setting.fields)
        if not field.scale
        for text in sorted(str(form[str(place)]) for form in forms if str(place) in form)
    )


FORM = Kind("form", _take, _say, _count, texts=True)

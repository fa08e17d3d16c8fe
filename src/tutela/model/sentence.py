"""A sentence kept as a value: a key of the interface and what it names, told in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from tutela.model.language import join_texts
from tutela.model.report import Say


class Sentence(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A sentence of the planner; `key` is that of its words among those of the interface.

    `number` chooses the form of a counted sentence. `exercises`, `competency` and `parts` are ids of the kit, `kinds`
    kinds of sessions, `things` what a room may lack; `minutes` are told with their word, `values` as they are.
    """

    key: str
    number: int | None = None
    exercises: tuple[str, ...] = ()
    competency: str = ""
    parts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    minutes: dict[str, int] = {}
    values: dict[str, str | int] = {}


Told = str | Sentence
"""What a plan says: a sentence of the planner, or the words of a plan that was written by hand or before."""
Tell = Callable[[Told], str]
"""Tells a sentence in one language; words stay as they are."""


class Titles(msgspec.Struct, frozen=True):
    """The titles of a kit by id, in the language in which a sentence is told."""

    exercises: Mapping[str, str] = {}
    competencies: Mapping[str, str] = {}
    parts: Mapping[str, str] = {}
    things: Mapping[str, str] = {}


def tell(told: Told, say: Say, titles: Titles) -> str:
    """Give a sentence in the language of `say` and `titles`; an id that the kit does not have stands for itself."""
    if isinstance(told, str):
        return told
    exercises = (say("list.quoted", text=title) for title in _titles(told.exercises, titles.exercises))
    between = say("list.comma")
    values: dict[str, object] = {
        "exercises": join_texts(between, exercises),
        "competency": titles.competencies.get(told.competency, told.competency),
        "parts": join_texts(between, _titles(told.parts, titles.parts)),
        "kinds": join_texts(between, (say(f"planner.kind-{kind}") for kind in told.kinds)),
        "things": join_texts(between, _titles(told.things, titles.things)),
        **{name: say.count("desk.minutes-alone", number) for name, number in told.minutes.items()},
        **told.values,
    }
    if told.number is None:
        return say(told.key, **values)
    return say.count(told.key, told.number, **values)


def _titles(ids: Iterable[str], titles: Mapping[str, str]) -> Iterable[str]:
    return (titles.get(id, id) for id in ids)

"""Short forms after a day, a course and some months: what may be answered, how answers are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from tutela.model.evaluation import Form, Question, options_of

MOST_LETTERS = 600

Given = Mapping[str, Sequence[str]]
"""The fields of a sent form by name, each with all its values."""


class Filled(msgspec.Struct, frozen=True):
    """A filled form: chosen options by question, and free texts, which are kept apart because they can be erased."""

    chosen: dict[str, tuple[str, ...]]
    texts: dict[str, str]


class Unusable(Exception):
    """What was sent cannot be taken; `key` names the sentence for the person who sent it, `question` the place."""

    def __init__(self, key: str, question: str = "") -> None:
        super().__init__(f"{key} {question}".strip())
        self.key, self.question = key, question


class Tally(msgspec.Struct, frozen=True):
    """How often each option of a question was chosen, and by how many `people` the question was answered."""

    question: str
    people: int
    counts: dict[str, int]


def fill(form: Form, given: Given, constituents: Sequence[str]) -> Filled:
    """Give the filled form; every question may be left out, not all of them. Raises Unusable."""
    chosen: dict[str, tuple[str, ...]] = {}
    texts: dict[str, str] = {}
    for question in form.questions:
        # PostgreSQL keeps no zero byte.
        sent = (value.replace("\0", "").strip() for value in given.get(question.id, ()))
        values = [value for value in sent if value]
        if not values:
            continue
        if question.kind == "words":
            texts[question.id] = _one_text(question, values[0])
        else:
            chosen[question.id] = _choose(question, values, options_of(question, constituents))
    if not chosen and not texts:
        raise Unusable("evaluation.nothing")
    return Filled(chosen, texts)


def _one_text(question: Question, text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise Unusable("evaluation.too-long", question.id)
    return text


def _choose(question: Question, values: Sequence[str], options: Sequence[str]) -> tuple[str, ...]:
    found = tuple(option for option in options if option in values)
    single = question.kind in ("agree", "one")
    if len(found) != len(set(values)) or (single and len(found) != 1):
        raise Unusable("evaluation.not-offered", question.id)
    return found


def count(form: Form, filled: Sequence[Mapping[str, Sequence[str]]], constituents: Sequence[str]) -> tuple[Tally, ...]:
    """Give the tallies of the questions that are answered by choosing; `filled` are the `chosen` of filled forms."""
    tallies = []
    for question in form.questions:
        options = options_of(question, constituents)
        if options:
            answers = [each[question.id] for each in filled if question.id in each]
            counts = Counter(option for answer in answers for option in answer)
            tallies.append(Tally(question.id, len(answers), {option: counts[option] for option in options}))
    return tuple(tallies)

"""The questions that are asked after a day, a course and some months: on screens, on paper and in files alike.

They stand in `evaluation_forms.yaml`; their words are `evaluation.FORM.QUESTION` and
`evaluation.FORM.QUESTION.OPTION` of the interface.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

STEPS = ("1", "2", "3", "4", "5")
"""From no agreement to full agreement."""

Level = Literal["reaction", "learning", "behaviour", "results"]
QuestionKind = Literal["agree", "one", "several", "constituents", "words"]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question; `options` are what can be chosen of one or several."""

    id: str
    level: Level
    kind: QuestionKind
    options: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form; `questions` in order."""

    id: str
    questions: tuple[Question, ...]


@lru_cache(maxsize=1)
def read_forms() -> Mapping[str, Form]:
    """Give the forms by id: `day`, `course`, `follow-up`."""
    content = (Path(__file__).parent / "evaluation_forms.yaml").read_bytes()
    return {form.id: form for form in msgspec.yaml.decode(content, type=tuple[Form, ...])}


def options_of(question: Question, constituents: Sequence[str]) -> tuple[str, ...]:
    """Give what can be chosen; nothing for a question that is answered in words."""
    match question.kind:
        case "agree":
            return STEPS
        case "constituents":
            return tuple(constituents)
        case _:
            return question.options

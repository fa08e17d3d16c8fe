"""A follow-up as a plain text file, for people whom the hub does not reach: filled in any editor, handed in, read.

A line `name: value` answers a question; several values are parted by commas. Lines that begin with # are for the
reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from tutela.model.evaluation import Form, Question, options_of
from tutela.model.whole_numbers import read_whole

CODE, MONTHS = "code", "months"


class Say(Protocol):
    """Gives the words of a key of the interface, with values filled in."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the words."""
        ...


class UnreadableFollowUp(Exception):
    """The file cannot be read: `key` names the words that say in which line, what was found and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def tell(self, say: Say) -> str:
        """Give the message in the language of the interface."""
        return say(self.key, **self.values)


def write_file(form: Form, constituents: Mapping[str, str], months: int, say: Callable[[str], str]) -> str:
    """Give the empty file; `constituents` are titles by id, `say` gives the words of a key of the interface."""
    lines = [
        f"# {line}"
        for line in (say("evaluation.form.follow-up"), say("evaluation.file.how"), say("evaluation.no-names"))
    ]
    lines += ["", f"# {say('evaluation.file.code')}", f"{CODE}:", f"{MONTHS}: {months}"]
    for question in form.questions:
        lines += ["", f"# {say(f'evaluation.{form.id}.{question.id}')}", *_offer(form, question, constituents, say)]
        lines.append(f"{question.id}:")
    return "\n".join(lines) + "\n"


def _offer(form: Form, question: Question, constituents: Mapping[str, str], say: Callable[[str], str]) -> list[str]:
    is_whom = question.kind == "constituents"
    told = [
        f"#   {option}: {constituents[option] if is_whom else say(f'evaluation.{form.id}.{question.id}.{option}')}"
        for option in options_of(question, tuple(constituents))
    ]
    if not told:
        return []
    several = question.kind in ("several", "constituents")
    return [f"# {say('evaluation.file.several' if several else 'evaluation.file.one')}", *told]


def read_file(text: str, form: Form) -> tuple[str, int, dict[str, list[str]]]:
    """Give code, months and the answers by question. Raises UnreadableFollowUp."""
    kinds = {question.id: question.kind for question in form.questions}
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, value = line.partition(":")
        name = name.strip().casefold()
        if not colon or (name not in kinds and name not in (CODE, MONTHS)):
            names = ", ".join((CODE, MONTHS, *kinds))
            raise UnreadableFollowUp("evaluation.file.no-name", line=number, names=names)
        if name in found:
            raise UnreadableFollowUp("evaluation.file.twice", line=number, name=name)
        found[name] = value.strip()
    code, months = found.pop(CODE, ""), found.pop(MONTHS, "")
    if not code:
        raise UnreadableFollowUp("evaluation.file.no-code", name=CODE)
    told = read_whole(months)
    if told is None:
        raise UnreadableFollowUp("evaluation.file.no-months", name=MONTHS)
    return code, told, {name: _values(value, kinds[name]) for name, value in found.items()}


def _values(value: str, kind: str) -> list[str]:
    if kind == "words":
        return [value]
    return [each.strip() for each in value.split(",") if each.strip()]

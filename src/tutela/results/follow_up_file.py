"""A follow-up as a plain text file, for people whom the hub does not reach: filled in any editor, handed in, read.

A line `name: value` answers a question; several values are parted by commas. Lines that begin with # are for the
reader.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tutela.model.evaluation import Form, Question, options_of

CODE, MONTHS = "code", "months"


class UnreadableFollowUp(Exception):
    """The file cannot be read; the message says in which line, what was found and what to do."""


def write_file(form: Form, constituents: Sequence[str], months: int, say: Callable[[str], str]) -> str:
    """Give the empty file; `say` gives the words of a key of the interface."""
    lines = [
        f"# {line}"
        for line in (say("evaluation.form.follow-up"), say("evaluation.file.how"), say("evaluation.no-names"))
    ]
    lines += ["", f"# {say('evaluation.file.code')}", f"{CODE}:", f"{MONTHS}: {months}"]
    for question in form.questions:
        lines += ["", f"# {say(f'evaluation.{form.id}.{question.id}')}", *_offer(form, question, constituents, say)]
        lines.append(f"{question.id}:")
    return "\n".join(lines) + "\n"


def _offer(form: Form, question: Question, constituents: Sequence[str], say: Callable[[str], str]) -> list[str]:
    options = options_of(question, constituents)
    told = [
        f"#   {option}"
        if question.kind == "constituents"
        else f"#   {option}: {say(f'evaluation.{form.id}.{question.id}.{option}')}"
        for option in options
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
            raise UnreadableFollowUp(
                f"Line {number} does not begin with the name of a question and a colon. "
                f"Names are: {', '.join((CODE, MONTHS, *kinds))}. Mend the line, then hand the file in again."
            )
        if name in found:
            raise UnreadableFollowUp(f"Line {number} answers “{name}” a second time. Keep one of the two lines.")
        found[name] = value.strip()
    code, months = found.pop(CODE, ""), found.pop(MONTHS, "")
    if not code:
        raise UnreadableFollowUp("The line “code:” is empty. Write the code of the printed slip there.")
    if not months.isdigit():
        raise UnreadableFollowUp("The line “months:” holds no number. Write 3 or 6 there.")
    return code, int(months), {name: _values(value, kinds[name]) for name, value in found.items()}


def _values(value: str, kind: str) -> list[str]:
    if kind == "words":
        return [value]
    return [each.strip() for each in value.split(",") if each.strip()]

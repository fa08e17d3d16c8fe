"""Forms as pages show them: questions with their options and words."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from tutela.model.evaluation import Form, Question, options_of
from tutela.server.wording import constituents, read_interface


@dataclass(frozen=True)
class Asked:
    """A question as a page asks it; `options` are (id, words), empty where it is answered in words."""

    id: str
    kind: str
    text: str
    options: tuple[tuple[str, str], ...]

    @property
    def several(self) -> bool:
        """Tell whether more than one option may be chosen."""
        return self.kind in ("several", "constituents")


def ask(form: Form) -> tuple[Asked, ...]:
    """Give the questions of a form."""
    words = read_interface()
    return tuple(
        Asked(each.id, each.kind, words(f"evaluation.{form.id}.{each.id}"), _options(form, each))
        for each in form.questions
    )


def _options(form: Form, question: Question) -> tuple[tuple[str, str], ...]:
    words, titles = read_interface(), dict(constituents())
    start = "evaluation.agree" if question.kind == "agree" else f"evaluation.{form.id}.{question.id}"
    return tuple(
        (option, titles[option] if question.kind == "constituents" else words(f"{start}.{option}"))
        for option in options_of(question, tuple(titles))
    )


def given_by(request: HttpRequest, form: Form) -> dict[str, list[str]]:
    """Give the sent fields that belong to a form."""
    return {question.id: request.POST.getlist(question.id) for question in form.questions}

"""The tables of a counted form: at least how many chose what, in steps of five."""

from __future__ import annotations

from collections.abc import Sequence

from tutela.model.evaluation import Question, options_of, read_forms
from tutela.model.report import Say, Table
from tutela.results.evaluation import Tally
from tutela.results.facts import FormCounts
from tutela.results.revealing import SMALLEST_GROUP, shown_count

_BANDS = (("agree", ("4", "5")), ("between", ("3",)), ("disagree", ("1", "2")))


def write_tallies(counted: FormCounts, constituents: Sequence[tuple[str, str]], say: Say) -> tuple[Table, ...]:
    """Give a table of all questions on a scale, and one for each other question that at least five people answered."""
    form = read_forms()[counted.form]
    tallies = {tally.question: tally for tally in counted.tallies}
    scales = [question for question in form.questions if question.kind == "agree" and question.id in tallies]
    others = [question for question in form.questions if question.kind != "agree" and question.id in tallies]
    name = f"{counted.form}-{counted.round}"
    tables = [_scales(name, counted.form, scales, tallies, say)] if scales else []
    tables += [_choices(name, counted.form, each, tallies[each.id], constituents, say) for each in others]
    return tuple(tables)


def _scales(name: str, form: str, questions: Sequence[Question], tallies: dict[str, Tally], say: Say) -> Table:
    head = (say("report.statement"), say("report.people"), *(say(f"report.{band}") for band, _ in _BANDS))
    rows = []
    for question in questions:
        tally = tallies[question.id]
        counts = [shown_count(sum(tally.counts[step] for step in steps), tally.people) for _, steps in _BANDS]
        rows.append(
            (say(f"evaluation.{form}.{question.id}"), _people(tally, say), *(_least(each, say) for each in counts))
        )
    return Table(name, say("report.scales", name=say(f"evaluation.form.{form}")), head, tuple(rows))


def _choices(
    name: str, form: str, question: Question, tally: Tally, constituents: Sequence[tuple[str, str]], say: Say
) -> Table:
    titles = dict(constituents)
    rows = []
    for option in options_of(question, tuple(titles)):
        words = titles[option] if question.kind == "constituents" else say(f"evaluation.{form}.{question.id}.{option}")
        rows.append((words, _least(shown_count(tally.counts.get(option, 0), tally.people), say)))
    head = (say("report.answer"), say("report.at-least"))
    return Table(f"{name}-{question.id}", say(f"evaluation.{form}.{question.id}"), head, tuple(rows))


def _people(tally: Tally, say: Say) -> str:
    return say("report.under-five") if tally.people < SMALLEST_GROUP else str(tally.people)


def _least(count: int | None, say: Say) -> str:
    return str(count) if count else say("report.few")

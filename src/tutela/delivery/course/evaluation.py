"""Evaluation forms on paper: the questions that screens ask too, so that sheets can be counted with them."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.course.sheets import bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.evaluation import STEPS, Form, Question, options_of, read_forms
from tutela.model.plan import CoursePlan


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give a form for each day but the last, and one for the course."""
    days = [_write(site, read_forms()["day"], f"{plan.title} · {day.title}") for day in plan.days[:-1]]
    return bind(site, plan, "evaluation", (*days, _write(site, read_forms()["course"], plan.title)))


def _write(site: Site, form: Form, kicker: str) -> paper.Chapter:
    words = site.words
    scales = [question for question in form.questions if question.kind == "agree"]
    others = [question for question in form.questions if question.kind != "agree"]
    return paper.Chapter(
        title=words(f"evaluation.form.{form.id}"),
        kicker=kicker,
        blocks=(
            line(words("course.evaluation-says")),
            paper.Box("mark", words("evaluation.no-names"), ()),
            _scale(site, form, scales),
            *(block for question in others for block in _ask(site, form, question)),
        ),
    )


def _scale(site: Site, form: Form, questions: list[Question]) -> paper.Grid:
    words = site.words
    head = (text(words("evaluation.scale")), *(text(step) for step in STEPS))
    rows = tuple((text(words(f"evaluation.{form.id}.{each.id}")), *(((),) * len(STEPS))) for each in questions)
    return paper.Grid(head, rows, widths=(9, *(1,) * len(STEPS)))


def _ask(site: Site, form: Form, question: Question) -> Iterator[paper.Block]:
    words = site.words
    yield paper.Paragraph(text(words(f"evaluation.{form.id}.{question.id}"), strong=True))
    constituents = {each.id: each.title for each in site.manifest.constituents}
    if options := options_of(question, tuple(constituents)):
        yield paper.Ticks(
            tuple(
                text(
                    constituents[each]
                    if question.kind == "constituents"
                    else words(f"evaluation.{form.id}.{question.id}.{each}")
                )
                for each in options
            )
        )
    else:
        yield paper.Lines(3)

"""The tests before and after on paper, for people without a phone: both forms, and a key to count the sheets with."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tutela.delivery.course.sheets import bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.publication.forms import deal_forms, seed_of
from tutela.delivery.publication.items import write_item
from tutela.delivery.publication.text import PaperText
from tutela.delivery.web.references import refer
from tutela.delivery.web.site import Site
from tutela.model.items import Choice, Choices
from tutela.model.kit import Question
from tutela.model.package import BankObject, BookEntry
from tutela.model.plan import CoursePlan

FORMS = "AB"
"""Half of the group begins with each, so that the gain is not the form's."""


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give form A and form B of each book that the plan tests, each with its key behind it."""
    tested = {session.book for day in plan.days for session in day.sessions if session.book}
    books = [book for book in site.manifest.books if book.id in tested and book.questions]
    none = paper.Chapter(title=site.words("course.tests"), blocks=(line(site.words("course.tests-none")),))
    chapters = tuple(chapter for book in books for chapter in _write_book(site, plan, book)) or (none,)
    return bind(site, plan, "tests", chapters, series=plan.title)


def _taught(site: Site, plan: CoursePlan, book: str) -> set[str]:
    """Give the competencies of a book that the plan teaches; all where it names none of them, as the live room does."""
    own = {each.id for each in site.manifest.competencies if each.book == book}
    return own & set(plan.competencies) or own


def _write_book(site: Site, plan: CoursePlan, book: BookEntry) -> Iterator[paper.Chapter]:
    held = site.read_as(book.bank, BankObject)
    dealt = deal_forms(
        held.questions, seed_of(site.manifest.kit, book.id), book.test.per_competency, book.precheck_per_competency
    )
    taught = _taught(site, plan, book.id)
    for name, form in zip(FORMS, dealt, strict=False):
        questions = [each for each in form if each.competency in taught]
        refs = refer(
            site.words,
            lambda kind, id: "",
            facts=held.facts,
            sources=held.sources,
            terms=held.terms,
            overdue=site.manifest.overdue,
        )
        writer = PaperText(refs, lambda kind, id: "")
        title = site.words("course.test-form", book=book.title, form=name)
        yield _write_form(site, title, questions, writer)
        yield _write_key(site, title, questions, writer)


def _write_form(site: Site, title: str, questions: list[Question], writer: PaperText) -> paper.Chapter:
    when = tuple(text(site.words(f"course.test-{name}")) for name in ("before", "after"))
    boxes = (
        msgspec.structs.replace(
            write_item(each.item, writer, number)[0], label=site.words("course.test-question", number=number)
        )
        for number, each in enumerate(questions, 1)
    )
    return paper.Chapter(
        title=title, blocks=(line(site.words("course.test-says")), paper.Ticks(when), *boxes), kicker=_kicker(site)
    )


def _kicker(site: Site) -> str:
    return site.words("course.tests")


def _write_key(site: Site, title: str, questions: list[Question], writer: PaperText) -> paper.Chapter:
    """Give the right answer to each question, by competency, with room to count."""
    titles = {each.id: each.title for each in site.manifest.competencies}
    order = list(titles)
    numbered = sorted(enumerate(questions, 1), key=lambda pair: (order.index(pair[1].competency), pair[0]))
    head = tuple(text(site.words(f"course.key-{name}")) for name in ("competency", "number", "right", "counted"))
    rows = tuple(
        (text(titles[each.competency]), text(str(number)), _right(each, writer), ()) for number, each in numbered
    )
    return paper.Chapter(
        title=site.words("course.test-key", title=title),
        kicker=_kicker(site),
        blocks=(line(site.words("course.key-says")), paper.Grid(head, rows, widths=(5, 1, 8, 3), room=0)),
    )


def _right(question: Question, writer: PaperText) -> tuple[paper.Piece, ...]:
    item = question.item
    if not isinstance(item, Choice | Choices):
        return ()
    right = [writer.runs(option.text) for option in item.options if option.right]
    parts = [piece for each in right for piece in (*each, paper.Break())]
    return tuple(parts[:-1])

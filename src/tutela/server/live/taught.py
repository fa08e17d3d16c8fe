"""What a test in the room asks about: what the course teaches, and whether the bank has enough questions for that."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tutela.model.bank import count_for_all, count_forms
from tutela.model.package import BankObject
from tutela.server.courses.current_plan import current_plan
from tutela.server.courses.models import Course
from tutela.server.live.kinds import Setting
from tutela.server.package import find_package
from tutela.server.site import read_site
from tutela.server.wording import books, competencies, read_interface


@dataclass(frozen=True)
class Part:
    """A book of which a course teaches a part, and the titles of what it teaches of it."""

    book: str
    titles: str


def taught_of(course: Course, book: str) -> tuple[str, ...]:
    """Give the competencies of a book that the course's plan teaches, in order; none where a test asks about the whole.

    That is where there is no plan, where it teaches all of the book, and where it teaches nothing of it.
    """
    plan = current_plan(course)
    own = _competencies_of(book)
    taught = tuple(id for id in own if plan is not None and id in plan.competencies)
    return taught if len(taught) < len(own) else ()


def parts_taught(course: Course) -> list[Part]:
    """Give the books of which the course teaches a part."""
    titles, words = competencies(), read_interface()
    parts = [(title, taught_of(course, book)) for book, title in books().items()]
    return [Part(title, words.join("semicolon", (titles[id] for id in taught))) for title, taught in parts if taught]


def say_asked(setting: Setting) -> tuple[str, ...]:
    """Give the lines that tell a facilitator what a test asks about, and of what the bank has too few questions."""
    if not setting.turn:
        return ()
    titles = competencies()
    asked = [titles.get(id, id) for id in setting.competencies]
    named = read_interface().join("semicolon", asked)
    about = (_("It asks about: {competencies}.").format(competencies=named),) if asked else ()
    return about + _say_lack(setting)


def _say_lack(setting: Setting) -> tuple[str, ...]:
    package = find_package()
    book = next((each for each in package.manifest.books if each.id == setting.book), None) if package else None
    if package is None or book is None:
        return ()
    counted, titles = count_for_all(package.read_as(book.bank, BankObject).questions), competencies()
    wanted = book.test.per_competency
    few = [id for id in setting.competencies or _competencies_of(book.id) if counted[id] < wanted]
    lines = [
        _("There are too few questions about “{competency}”: {has} in place of {wanted}.").format(
            competency=titles.get(id, id), has=counted[id], wanted=wanted
        )
        for id in few
    ]
    forms = count_forms(counted.values(), per_competency=wanted, precheck=book.precheck_per_competency)
    if forms < 2:
        lines.append(
            _("The questions are enough for one test only: before and after the course people see the same ones.")
        )
    return tuple(lines)


def _competencies_of(book: str) -> tuple[str, ...]:
    return tuple(str(one["id"]) for one in read_site()["competencies"] if one.get("book") == book)

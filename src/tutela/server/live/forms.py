"""Forms of the results that are filled in in the room: given to the results to keep, read as they counted them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tutela.model.evaluation import read_forms
from tutela.results.evaluation import Filled, Tally
from tutela.server.erasing import erase_rows
from tutela.server.live.attending import number_of_day
from tutela.server.live.expiry import digest_text
from tutela.server.live.kinds import Refused, Result, Row, Setting, Table
from tutela.server.live.kinds.kind import Said
from tutela.server.live.models import Activity, Room
from tutela.server.people.models import Learner
from tutela.server.results import models
from tutela.server.results.asking import Asked, ask
from tutela.server.results.counting import count_form
from tutela.server.results.keeping import keep_filled
from tutela.server.results.known import read_form_counts
from tutela.server.results.words_read import form_of, read_words, words_of


def round_of(room: Room, form: str) -> int:
    """Give the round of a form in a room: the number of the day, 1 for the form of the course."""
    return number_of_day(room) if form == "day" else 1


def ask_form(setting: Setting) -> tuple[Asked, ...]:
    """Give the questions of an activity's form."""
    return ask(read_forms()[setting.form]) if setting.form else ()


def keep_form(learner: Learner, setting: Setting, filled: Filled) -> None:
    """Keep a form that was filled in on a phone; Refused where this learner filled it in before, here or by a link."""
    if not keep_filled(learner.course, setting.form, setting.round, filled, learner=learner):
        raise Refused(_("You have filled this in before. Take it back first, then send it anew."))


def find_filled(learner: Learner, setting: Setting) -> models.Filled | None:
    """Give what a learner filled in, here or by a link."""
    return learner.filled.filter(form=setting.form, round=setting.round).first()


def count_filled(activity: Activity, setting: Setting) -> tuple[int, int]:
    """Give how many learners filled a form in, and how many sheets of paper were entered for it."""
    course = activity.room.course
    filled = course.filled.filter(form=setting.form, round=setting.round).exclude(learner=None)
    sheets = course.paper.filter(kind=f"form:{setting.form}:{setting.round}").first()
    return filled.count(), sheets.people if sheets else 0


def count_on_closing(activity: Activity, setting: Setting) -> None:
    """Let the results count a form that closes; by their rule, five people who were in no count of it must be in it."""
    if setting.form:
        count_form(activity.room.course, setting.form, setting.round)


def read_form_result(activity: Activity, setting: Setting) -> Result:
    """Give what the results have counted of a form; nothing while it is open."""
    if activity.is_open:
        return Result()
    course, asked = activity.room.course, {one.id: one for one in ask_form(setting)}
    counted = [one for one in read_form_counts(course) if (one.form, one.round) == (setting.form, setting.round)]
    tables = tuple(_draw(asked[tally.question], tally) for one in counted for tally in one.tallies)
    texts = tuple(
        Said(said.text, about=asked[question].text)
        for (form, round, question), held in read_words(course).items()
        if (form, round) == (setting.form, setting.round)
        for said in held
    )
    return Result(tables, texts)


def _draw(asked: Asked, tally: Tally) -> Table:
    rows = tuple(Row(words, (tally.counts.get(id, 0),)) for id, words in asked.options)
    return Table(asked.text, (), rows, tally.people)


def erase_form_text(activity: Activity, setting: Setting, digest: str) -> None:
    """Erase a text wherever it stands in a form; no digest erases all of them."""
    held = words_of(activity.room.course)
    here = [one for one in held if form_of(one) == (setting.form, setting.round)]
    erase_rows(held.filter(id__in=[one.id for one in here if not digest or digest_text(one.text) == digest]))

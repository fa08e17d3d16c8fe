"""Gives each learner the test form to begin with, so that the forms are crossed over in each course."""

from __future__ import annotations

from collections import Counter

from django.db import transaction

from tutela.results.forms import choose_form
from tutela.server.courses.models import Course
from tutela.server.people.models import Learner
from tutela.server.results.models import FormGiven


def form_for(learner: Learner) -> int:
    """Give the form that a learner takes before the course, always the same one."""
    given = FormGiven.objects.filter(learner=learner).first()
    if given:
        return given.form
    if learner.course.archived_at is not None:
        # Who comes back on another device gets no form noted: nothing of an archived course changes.
        return choose_form(learner.actor, Counter())
    with transaction.atomic():
        Course.objects.select_for_update().get(id=learner.course_id)
        counts = Counter(FormGiven.objects.filter(learner__course=learner.course_id).values_list("form", flat=True))
        form = choose_form(learner.actor, counts)
        return FormGiven.objects.get_or_create(learner=learner, defaults={"form": form})[0].form

"""The rows of results: filled forms, free words, slips for follow-up, what was noted by hand, and what was counted."""

from __future__ import annotations

from django.db import models

from tutela.server.courses.models import Course
from tutela.server.people.models import Learner
from tutela.server.rows import Row


class TestTimes(Row):
    """When the test of a book before the course was closed, and when the one after it began."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="test_times")
    book = models.CharField(max_length=80)
    before_until = models.DateTimeField(null=True)
    after_from = models.DateTimeField(null=True)

    class Meta:
        """Once a course and book."""

        constraints = (models.UniqueConstraint(fields=("course", "book"), name="one_time_a_test"),)


class FormGiven(Row):
    """Which test form a learner takes before the course."""

    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="form_given")
    form = models.PositiveSmallIntegerField()


class Slip(Row):
    """A code for the follow-up: a printed one, which belongs to nobody, or one that a learner asked for."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="slips")
    digest = models.CharField(max_length=64, unique=True)
    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="slip", null=True)
    made_at = models.DateTimeField(auto_now_add=True)


class Filled(Row):
    """A filled form, of a learner or of a slip; `chosen` holds options by question as JSON."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="filled")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="filled", null=True)
    slip = models.ForeignKey(Slip, on_delete=models.CASCADE, related_name="filled", null=True)
    form = models.CharField(max_length=20)
    round = models.PositiveSmallIntegerField()
    chosen = models.TextField()
    filled_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once a person, form and round."""

        constraints = (
            models.UniqueConstraint(fields=("learner", "form", "round"), name="one_form_a_learner"),
            models.UniqueConstraint(fields=("slip", "form", "round"), name="one_form_a_slip"),
        )


class Paper(Row):
    """Counts from sheets of people without a phone; `kind` is `test:BOOK` or `form:FORM:ROUND`, `counts` JSON.

    Once counted, a correction shows only when enough sheets have been added (`counting`).
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="paper")
    kind = models.CharField(max_length=100)
    people = models.PositiveIntegerField()
    counts = models.TextField()

    class Meta:
        """Once a kind."""

        constraints = (models.UniqueConstraint(fields=("course", "kind"), name="one_paper_a_kind"),)


class Said(Row):
    """Free words in a form: read without a name, erased by hand, with their form, or when their time is over.

    They stand on a form that was sent (`filled`) or on a sheet of a pile (`paper`). Those that were sent may be read
    once their form is in a count; those of sheets when `in_count` is set, since nobody knows on which sheet they stand.
    """

    filled = models.ForeignKey(Filled, on_delete=models.CASCADE, related_name="said", null=True)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="said", null=True)
    in_count = models.BooleanField(default=False)
    question = models.CharField(max_length=40)
    text = models.TextField(max_length=600)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        """By chance of the id, so that no two of one person stand together; on a form or on a sheet."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(filled__isnull=False, paper__isnull=True)
                | models.Q(filled__isnull=True, paper__isnull=False),
                name="words_of_a_form_or_a_sheet",
            ),
        )


class Attendance(Row):
    """A day in numbers, as the live room counted it; a day noted `by_hand` is not counted over."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="attendance")
    day = models.DateField()
    present = models.PositiveIntegerField()
    without_phone = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField()
    planned = models.PositiveIntegerField()
    by_hand = models.BooleanField(default=True)

    class Meta:
        """In order; once a day."""

        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("course", "day"), name="one_attendance_a_day"),)


class Counted(Row):
    """A figure as it was counted last: `value` is JSON, `seen` the digests of all who ever were in it.

    The figure stands until enough new people can join it (`results.revealing`); course is None for that of all courses.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="counted", null=True)
    kind = models.CharField(max_length=200)
    value = models.TextField()
    seen = models.TextField()
    counted_at = models.DateTimeField(auto_now=True)

    class Meta:
        """Once a course and kind."""

        constraints = (
            models.UniqueConstraint(fields=("course", "kind"), name="one_count_a_kind"),
            models.UniqueConstraint(
                fields=("kind",), condition=models.Q(course__isnull=True), name="one_count_of_all_a_kind"
            ),
        )


__all__ = ["Attendance", "Counted", "Filled", "FormGiven", "Paper", "Said", "Slip", "TestTimes"]

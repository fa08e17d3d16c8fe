"""What a facilitator fills in to open a course, and to give it another title."""

from __future__ import annotations

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from tutela.server.courses.clock import ClockForm
from tutela.server.courses.models import Course
from tutela.server.courses.of_course import OfCourse
from tutela.server.courses.referral import check_day, today


class CourseForm(ClockForm):
    """A course opens only with a local referral contact that somebody has checked."""

    class Meta:
        """The fields, in the order of the page."""

        model = Course
        fields = ("title", "referral_contact", "referral_checked_on", "time_zone")
        labels = {  # noqa: RUF012 - Django reads it as a plain attribute
            "title": _("Title of the course"),
            "referral_contact": _("Who is told when somebody is worried about a child (office and how to reach it)"),
            "referral_checked_on": _("Checked on"),
        }
        help_texts = {  # noqa: RUF012
            "title": _("At most 120 letters. It stands on papers and certificates."),
        }
        widgets = {"referral_checked_on": forms.DateInput(attrs={"type": "date"})}  # noqa: RUF012

    def clean_referral_checked_on(self) -> datetime.date:
        """Give the day of the check; one that lies ahead or too far back is a fault."""
        return check_day(self.cleaned_data["referral_checked_on"], today())


class TitleForm(OfCourse):
    """Another title for a course, within the limit of the first."""

    class Meta:
        """The title."""

        model = Course
        fields = ("title",)
        labels = {"title": _("Title of the course")}  # noqa: RUF012 - Django reads it as a plain attribute
        help_texts = {"title": _("At most 120 letters.")}  # noqa: RUF012

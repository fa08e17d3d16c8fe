"""The referral contact of a course: checked when it opens, and again each quarter."""

from __future__ import annotations

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tutela.server.courses.models import Course
from tutela.server.courses.of_course import OfCourse

CHECK_AGAIN_AFTER = datetime.timedelta(days=90)
"""A contact checked longer ago is asked for again (safeguarding rule 14: an old slot shows a warning)."""


def today() -> datetime.date:
    """Give the day as the hub counts it."""
    return timezone.now().date()


def is_stale(course: Course, day: datetime.date) -> bool:
    """Tell whether the contact was checked too long ago to open a course with."""
    return day - course.referral_checked_on > CHECK_AGAIN_AFTER


def check_day(value: datetime.date, day: datetime.date) -> datetime.date:
    """Give the day of a check; ValidationError for one that lies ahead or too far back."""
    if value > day:
        raise ValidationError(_("This day has not come yet. Enter the day on which you checked the contact."))
    if day - value > CHECK_AGAIN_AFTER:
        raise ValidationError(_("This check is older than three months. Check the contact again, then enter the day."))
    return value


class ReferralForm(OfCourse):
    """The contact once more, with a tick that somebody has checked it today."""

    checked = forms.BooleanField(label=gettext_lazy("I checked this contact today: it is right and it answers"))

    class Meta:
        """The contact."""

        model = Course
        fields = ("referral_contact",)
        labels = {  # noqa: RUF012 - Django reads it as a plain attribute
            "referral_contact": gettext_lazy("Who is told when somebody is worried about a child")
        }

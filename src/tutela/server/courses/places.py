"""For how many learners a course has room."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tutela.server.courses.models import Course
from tutela.server.courses.of_course import OfCourse

MOST_PLACES = 5_000
"""A slip of the finger must not take the limit away."""


class PlacesForm(OfCourse):
    """Another number of places; fewer than are taken send nobody away."""

    places = forms.IntegerField(label=_("Places for learners"), min_value=1, max_value=MOST_PLACES)

    class Meta:
        """The places."""

        model = Course
        fields = ("places",)

"""What the forms on a course are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from tutela.server.courses.models import Course

if TYPE_CHECKING:
    OfCourse = forms.ModelForm[Course]
else:
    OfCourse = forms.ModelForm

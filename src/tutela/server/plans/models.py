"""A version of a course's plan."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from tutela.server.courses.models import Course


class PlanVersion(models.Model):
    """One version; `content` is the plan as JSON, `wishes` what was asked for, empty for a plan made by hand.

    `given_up` are the wishes that the planner could not keep, as JSON, or in words, one a line, where an older hub kept
    them; `same_as` is the number of the earlier version that was taken back with this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="plan_versions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    wishes = models.TextField(blank=True)
    given_up = models.TextField(blank=True)
    same_as = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)

    class Meta:
        """Newest first; each number once."""

        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("course", "number"), name="one_plan_version_a_number"),)

    @property
    def undone_by(self) -> int:
        """Give the number of the version before the last change, 0 where there is none; undoing goes on backwards."""
        return (self.same_as or self.number) - 1

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)

"""A row of an action plan; it goes with its course."""

from __future__ import annotations

import uuid

from django.db import models

from tutela.server.courses.models import Course


class PlanPiece(models.Model):
    """One row of a part; the fields are those of `model.action_plan.PlanRow`, `constituents` ids with commas.

    `origins` are the ids of the texts and rows from which it came, with commas; `by_hand` says that somebody typed,
    changed or merged it at the desk; `source_erased`, that a text from which it came was erased afterwards and nobody
    has looked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="plan_pieces")
    part = models.CharField(max_length=60)
    text = models.TextField(max_length=600)
    why = models.TextField(max_length=600, blank=True)
    aim = models.CharField(max_length=20, blank=True)
    constituents = models.CharField(max_length=200, blank=True)
    who = models.CharField(max_length=200, blank=True)
    budget = models.CharField(max_length=200, blank=True)
    indicator = models.CharField(max_length=300, blank=True)
    when = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=300, blank=True)
    place = models.PositiveIntegerField(default=0)
    origins = models.TextField(blank=True)
    by_hand = models.BooleanField(default=True)
    source_erased = models.BooleanField(default=False)

    class Meta:
        """In order."""

        ordering = ("place", "id")

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)

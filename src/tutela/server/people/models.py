"""Learners without name or e-mail; the log knows each only by a random actor."""

from __future__ import annotations

import uuid

from django.db import models

from tutela.server.courses.models import Course
from tutela.server.rows import Worded


def make_actor() -> str:
    """Give a random actor name that says nothing about the person."""
    return uuid.uuid4().hex


class Learner(models.Model):
    """A person in one course; `phrase_digest` lets them come back on another device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="learners")
    nickname = models.CharField(max_length=40)
    constituent = models.CharField(max_length=20)
    reach = models.CharField(max_length=20)
    actor = models.CharField(max_length=32, unique=True, default=make_actor)
    phrase_digest = models.CharField(max_length=64, unique=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give the id: a nickname never reaches a log line."""
        return str(self.id)


class Device(models.Model):
    """A credential of one browser; only the SHA-256 of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="devices")
    token_digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)


class SharedText(Worded):
    """A reflection that a learner shared: outside the log, erased by its writer or when it expires."""

    id = models.UUIDField(primary_key=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="shared_texts")
    activity = models.CharField(max_length=300)
    text = models.TextField(max_length=4000)
    shared_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)

"""A course and its code."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No I, O, 0 or 1: codes are read aloud and copied from a wall."""
CODE_LENGTH = 6

PLACES = 200
"""Learners for whom a course has room unless somebody says another number: those of a large hall."""


def make_code() -> str:
    """Give a random course code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def hub_zone() -> str:
    """Give the time zone of the hub, in which a course is held unless somebody says another."""
    return str(settings.ROOM_ZONE)


class Course(models.Model):
    """Joined with a code; its id is the xAPI registration of what is learnt in it; an archived one is only read.

    `time_zone` is the clock of its room, by the name of the IANA database; `places` is how many learners it takes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=make_code)
    referral_contact = models.CharField(max_length=400)
    referral_checked_on = models.DateField()
    time_zone = models.CharField(max_length=64, default=hub_zone)
    places = models.PositiveIntegerField(default=PLACES)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-opened_at",)

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class Member(models.Model):
    """Somebody with an account and a role in a course; what each role may do stands in `rights`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One role a person and course."""

        constraints = (models.UniqueConstraint(fields=("course", "user"), name="one_role_in_a_course"),)

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)


class Invitation(models.Model):
    """A link that gives one person a role in a course, once; only the SHA-256 of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20)
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-made_at",)

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)

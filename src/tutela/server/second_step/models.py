"""The secret of an account's second step and its recovery codes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class SecondStep(models.Model):
    """The secret that an account shares with an app; `last_used` is the number of the last time step that was used."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="second_step"
    )
    secret = models.CharField(max_length=64)
    last_used = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        """Give the account's id."""
        return str(self.pk)


class RecoveryCode(models.Model):
    """A code that works once where the app is lost; only its SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(SecondStep, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)

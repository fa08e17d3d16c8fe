"""What rows of people, live rooms and results have in common."""

from __future__ import annotations

import uuid

from django.db import models


class Row(models.Model):
    """A row with a random id, which two boxes can merge."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Give the id: nothing that people said may reach a log line."""
        return str(self.id)


class Worded(models.Model):
    """A row whose words may be put anew; `wording` names the present ones, None the first, known by the row's id."""

    wording = models.UUIDField(null=True, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True

"""The rows of a live room: the room, its activities, what people put in, groups, cards and presence."""

from __future__ import annotations

from django.db import models

from tutela.server.courses.models import Course
from tutela.server.people.models import Learner
from tutela.server.rows import Row, Worded


class Room(Row):
    """One day of a course in session.

    `version` grows with every change, `shown_at` is the version at which all phones last had something new to show.
    `session` is the place of the session that runs in the day's plan, -1 before the first; `cuts` are minutes by place
    that were taken off the plan (JSON); `zone` is how many minutes the room's clock is ahead of UTC.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="rooms")
    day = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveBigIntegerField(default=1)
    shown_at = models.PositiveBigIntegerField(default=1)
    session = models.IntegerField(default=-1)
    session_began = models.DateTimeField(null=True)
    cuts = models.TextField(default="{}")
    zone = models.IntegerField(default=0)
    without_phone = models.PositiveIntegerField(default=0)
    grouping = models.PositiveIntegerField(default=0)
    current = models.ForeignKey("Activity", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        """Newest first; one room of a course is open at a time."""

        ordering = ("-opened_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("course",), condition=models.Q(closed_at__isnull=True), name="one_open_room_a_course"
            ),
        )


class Activity(Row):
    """Something the room does together; `setting` is a Setting (see `kinds`) as JSON.

    `results` says whether phones and screen show them. `counted` is what was counted last (a Counted of `revealing`).
    `opened_at` is when it opened first.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    setting = models.TextField()
    is_open = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    results = models.BooleanField(default=False)
    counted = models.TextField(default="{}")
    plan_part = models.CharField(max_length=60, blank=True)
    minutes = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order in which they were made."""

        ordering = ("made_at", "id")


class Group(Row):
    """A group of one grouping of a room; earlier groupings stay with their boards."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="groups")
    grouping = models.PositiveIntegerField()
    number = models.PositiveIntegerField()

    class Meta:
        """By number."""

        ordering = ("grouping", "number")


class Seat(Row):
    """A learner in a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="seats")

    class Meta:
        """Once a group."""

        constraints = (models.UniqueConstraint(fields=("group", "learner"), name="one_seat_a_group"),)


class Entry(Row, Worded):
    """What one person put in; `content` is what the activity's kind makes of it (JSON), its id made on the device.

    `learner` is None for what the facilitator wrote down or copied from paper; `group` is set on boards; `named` shows
    the nickname beside it; `state` is "" or, for a question, "shown" on the big screen or "done"; `in_plan` says that
    the row of a board went into the action plan, where it can be changed.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="entries")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="entries", null=True)
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="entries")
    content = models.TextField()
    named = models.BooleanField(default=False)
    state = models.CharField(max_length=10, blank=True)
    in_plan = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        """In order of arrival."""

        ordering = ("made_at", "id")


class Deed(models.Model):
    """The id of an action that was done, so that sending it again does nothing; it outlives what it made."""

    id = models.UUIDField(primary_key=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    done_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        """Give the id."""
        return str(self.id)


class RoleCard(Row):
    """Which card of a role play a learner holds."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="cards")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        """One a person and play."""

        constraints = (models.UniqueConstraint(fields=("activity", "learner"), name="one_card_a_play"),)


class Presence(Row):
    """That a learner was in a room, from when to when it is known."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="presences")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    came_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        """One a person and day."""

        constraints = (models.UniqueConstraint(fields=("room", "learner"), name="one_presence_a_room"),)


__all__ = ["Activity", "Deed", "Entry", "Group", "Presence", "RoleCard", "Room", "Seat"]

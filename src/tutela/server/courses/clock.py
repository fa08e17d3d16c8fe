"""The clock of a course: the time zone of the room in which hours are typed and read."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tutela.server.courses.models import Course
from tutela.server.courses.of_course import OfCourse


def choices() -> list[tuple[str, str]]:
    """Give the zones to choose from, by continent and town, those of the hub and UTC among them."""
    named = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))}
    return [(zone, zone.replace("_", " ")) for zone in sorted(named | {settings.ROOM_ZONE, "UTC"})]


def zone_field() -> forms.ChoiceField:
    """Give the field in which a zone is chosen; left empty, it is the hub's own."""
    return forms.ChoiceField(
        label=_("Clock of the room (time zone)"),
        choices=choices,
        required=False,
        initial=lambda: settings.ROOM_ZONE,
    )


def read_moment(course: Course, text: str) -> datetime.datetime | None:
    """Give the moment of a text as 2026-11-23T09:30, which is read by the course's clock; None for no moment."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year in (datetime.MINYEAR, datetime.MAXYEAR):  # by another clock it could lie beyond the calendar
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(course.time_zone))


class ClockForm(OfCourse):
    """Another clock for a course."""

    time_zone = zone_field()

    class Meta:
        """The clock."""

        model = Course
        fields = ("time_zone",)

    def clean_time_zone(self) -> str:
        """Give the zone that was chosen, else the hub's own."""
        return str(self.cleaned_data["time_zone"] or settings.ROOM_ZONE)

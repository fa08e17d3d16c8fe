"""An open room with people on phones, for all tests of it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.server.conftest import JOINING
from tutela.server.courses.models import Course
from tutela.server.live.models import Activity, Room
from tutela.server.people.models import Learner

JSON = {"Accept": "application/json"}


@dataclass
class Phone:
    """Somebody with a phone in a course."""

    browser: Client
    learner: Learner

    def send(self, activity: Activity, *, deed: str = "", **fields: Any) -> Any:
        """Send a form of an activity, as the script does."""
        body = {"deed": deed or str(uuid.uuid4()), "activity": str(activity.id), **fields}
        return self.browser.post("/hub/room/act/", body, headers=JSON)

    def take_back(self, entry: object, deed: str = "") -> Any:
        """Take something back."""
        body = {"do": "take-back", "deed": deed or str(uuid.uuid4()), "entry": str(entry)}
        return self.browser.post("/hub/room/act/", body, headers=JSON)

    def page(self) -> str:
        """Give the phone's page."""
        return self.browser.get("/hub/room/").content.decode()

    def mine(self) -> str:
        """Give what is only this learner's."""
        return str(self.browser.get("/hub/room/mine/").json()["parts"]["mine"])


def come_in(course: Course, nickname: str, *, constituent: str = "government") -> Phone:
    """Join a course and open the room's page."""
    browser = Client()
    form = {**JOINING, "code": course.code, "nickname": nickname, "constituent": constituent}
    browser.post("/hub/join/", form)
    browser.get("/hub/room/")
    return Phone(browser, Learner.objects.get(course=course, nickname=nickname))


@dataclass
class Desk:
    """A facilitator at the desk of a room."""

    browser: Client
    course: Course

    @property
    def address(self) -> str:
        """Give the address of the room's desk."""
        return f"/hub/desk/{self.course.id}/room/"

    def do(self, deed: str, **fields: Any) -> Any:
        """Do something in the room, as the script does."""
        return self.browser.post(f"{self.address}do/{deed}/", fields, headers=JSON)

    def make(self, kind: str, **fields: Any) -> Activity:
        """Make an activity and show it."""
        answer = self.do("make", kind=kind, now="1", **fields)
        assert answer.status_code == 200, answer.content
        return Activity.objects.filter(room=self.room()).latest("made_at")

    def poll(self) -> Activity:
        """Open a poll with the answers Yes and No."""
        return self.make("poll", title="Is it a chain?", options="Yes\nNo")

    def room(self) -> Room:
        """Give the open room as it is now."""
        return Room.objects.get(course=self.course, closed_at=None)

    def page(self) -> str:
        """Give the page of the desk."""
        return self.browser.get(self.address).content.decode()

    def screen(self) -> str:
        """Give the big screen."""
        return self.browser.get(f"{self.address}screen/").content.decode()


@pytest.fixture
def room(desk: Client, course: Course) -> Desk:
    """Give the desk of a room that has just opened."""
    desk.post(f"/hub/desk/{course.id}/room/open/", {"day": "0", "zone": "60"})
    return Desk(desk, course)

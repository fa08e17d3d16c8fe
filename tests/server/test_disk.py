"""Where little is free on the disk: what the hub still takes, and how it says so."""

from __future__ import annotations

import io

import pytest
from django.test import Client

from tests.sample_statements import make_statement
from tests.server.door_client import Client as DoorClient
from tests.server.door_client import client, log
from tests.server.evidence.conftest import PROFILE
from tests.server.test_joining import credentials_in, join
from tutela.server.courses.models import Course
from tutela.server.disk import MB, Disk, open_disk

__all__ = ["client", "log"]

NOBODY_NEW = "This hub has no room for anybody new at the moment. Ask your facilitator."
SHORT = (
    "Less than 200 MB are free on the disk of this hub. It takes no new learners and no files until there is more; "
    "answers are still kept. Tell whoever runs the hub."
)
FULL = (
    "Less than 50 MB are free on the disk of this hub. It keeps no new answers until there is more; devices keep "
    "theirs and send them again. Tell whoever runs the hub."
)


@pytest.mark.parametrize(
    ("free", "short", "full", "told"),
    [
        (200 * MB, False, False, ""),
        (200 * MB - 1, True, False, SHORT),
        (50 * MB, True, False, SHORT),
        (50 * MB - 1, True, True, FULL),
        (0, True, True, FULL),
    ],
)
def test_below_the_reserve_and_below_a_quarter_of_it(free: int, short: bool, full: bool, told: str) -> None:
    disk = Disk(lambda: free, 200 * MB)
    assert (disk.is_short(), disk.is_full(), disk.tell()) == (short, full, told)


def test_a_hub_without_a_reserve_takes_all_that_the_disk_does() -> None:
    assert Disk(lambda: 0, 0).tell() == ""


def test_the_disk_is_looked_at_once_a_second_however_often_it_is_asked_for() -> None:
    moments, found = iter([10.0, 10.5, 10.99, 11.0]), iter([0, MB])
    disk = Disk(lambda: next(found), MB, clock=lambda: next(moments))
    assert [disk.is_short() for _turn in range(4)] == [True, True, True, False]


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let less than the reserve be free, and more than a quarter of it."""
    fill(monkeypatch, 199 * MB)


def fill(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(open_disk(), "_measure", lambda: free)
    monkeypatch.setattr(open_disk(), "_looked", None)


@pytest.mark.django_db
def test_nobody_new_is_taken_and_who_is_here_comes_back(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    phrase = credentials_in(join(course, Client()).content)["phrase"]
    fill(monkeypatch, 199 * MB)
    page = join(course, Client())
    assert (page.status_code, NOBODY_NEW in page.content.decode()) == (422, True)
    assert course.learners.count() == 1
    assert Client().post("/hub/continue/", {"phrase": phrase}).status_code == 200


@pytest.mark.usefixtures("little")
def test_no_file_is_taken(desk: Client) -> None:
    page = desk.post(PROFILE, {"file": io.BytesIO(b"a,b\n1,2\n")})
    assert (page.status_code, page.headers["Connection"]) == (507, "close")
    assert "The disk of this hub has too little room for files. Nothing of yours was kept." in page.content.decode()


@pytest.mark.usefixtures("little")
def test_those_who_run_courses_are_told_and_learners_are_not(desk: Client, course: Course) -> None:
    for path in ("/hub/desk/", f"/hub/desk/{course.id}/", f"/hub/desk/{course.id}/room/"):
        assert f'<p class="error">{SHORT}</p>' in desk.get(path).content.decode()
    assert SHORT not in Client().get("/hub/join/").content.decode()


@pytest.mark.django_db
def test_health_says_so_to_machines_that_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for free in (200 * MB, 199 * MB, 49 * MB):
        fill(monkeypatch, free)
        answer = Client().get("/health")
        answers.append((answer.status_code, answer.json()))
    assert answers == [
        (200, {"status": "ok", "failing": []}),
        (200, {"status": "ok", "failing": [], "said": SHORT}),
        (503, {"status": "failing", "failing": ["disk"], "said": FULL}),
    ]


def test_the_door_keeps_nothing_on_a_full_disk_and_reads_on(client: DoorClient) -> None:
    assert client.post(make_statement(1)).status == 200
    client.door._is_full = lambda: True
    answer = client.post(make_statement(2))
    assert (answer.status, answer.headers["retry-after"], answer.error) == (
        507,
        "300",
        "the disk of this hub is nearly full; nothing was kept; send again later",
    )
    assert client.get().numbers == [1]

"""A course as a file: everything that those who run it may see, nothing of one person."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.server.live.conftest import Desk, come_in
from tests.server.whole_course import NICKNAMES, PAPER_WORDS, PEOPLE, WORDS, fill_course
from tutela.server.courses.models import Course
from tutela.server.export import PARTS, about
from tutela.server.people.models import Device, Learner
from tutela.server.results.models import Slip

pytestmark = pytest.mark.django_db


def export_of(desk: Client, course: Course) -> dict[str, str]:
    """Give the text of each file of an export."""
    given = desk.get(f"/hub/desk/{course.id}/export/")
    assert given.headers["Content-Disposition"] == f'attachment; filename="course-{course.code.lower()}.zip"'
    with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def files(desk: Client, course: Course) -> dict[str, str]:
    """Give the export of a course that has everything."""
    fill_course(course, desk)
    return export_of(desk, course)


def test_every_file_is_there_and_said_what_it_holds(files: dict[str, str]) -> None:
    assert list(files) == ["about.txt", *(part.file for part in PARTS)]
    assert all(part.file in files["about.txt"] for part in PARTS)


def test_the_page_about_roles_lists_the_same_files() -> None:
    document = (Path(__file__).parents[2] / "docs" / "roles.md").read_text("utf-8")
    assert all(f"| `{part.file}` | {part.about} |" in document for part in PARTS)
    assert "Left out of all files" in about()


def test_the_course_its_room_and_its_results_are_whole(files: dict[str, str]) -> None:
    held: dict[str, Any] = {name: json.loads(text) for name, text in files.items() if name.endswith(".json")}
    assert held["course.json"]["title"] == "Inspectors"
    assert held["course.json"]["time_zone"] == "UTC"
    assert held["members.json"][0]["role"] == "organiser"
    assert held["plan-versions.json"][0]["plan"]["id"] == "course"
    assert held["people.json"] == list(NICKNAMES)
    (day,) = held["rooms.json"]
    assert day["people"]["phones"] == PEOPLE
    by_kind = {one["kind"]: one for one in day["activities"]}
    assert set(by_kind) == {"poll", "scale", "words", "sort", "chain", "map", "roleplay", "board", "form", "link"}
    assert by_kind["poll"]["counts"][0]["rows"] == {"Yes": ["6"], "No": ["0"]}
    assert by_kind["words"]["texts"] == [{"text": WORDS, "people": PEOPLE, "about": ""}]
    assert sum(len(board["rows"]) for board in by_kind["board"]["boards"]) == PEOPLE
    assert day["questions"] == [{"text": WORDS, "state": "", "nickname": NICKNAMES[0]}]
    assert sorted(name for group in day["groups"] for name in group["nicknames"]) == list(NICKNAMES)
    assert {one["question"] for one in held["words.json"]} >= {"unclear", "most"}
    assert [one["question"] for one in held["words.json"] if PAPER_WORDS in one["texts"]] == ["most"]
    rows = [row for part in held["action-plan.json"] for row in part["rows"]]
    assert {(row["text"], row["source_erased"]) for row in rows} == {(WORDS, False), ("School meals", False)}
    assert held["attendance.json"][0]["present"] == PEOPLE
    assert held["follow-up.json"] == {"slips": Slip.objects.count()}
    assert any("gain" in row[0] for row in csv.reader(io.StringIO(files["report.csv"])) if row)


def test_no_secret_and_no_number_of_a_learner_is_in_it(files: dict[str, str], course: Course) -> None:
    everything = "".join(files.values())
    hidden = [course.code, *Slip.objects.values_list("digest", flat=True)]
    for learner in Learner.objects.all():
        hidden += [str(learner.id), learner.actor, learner.phrase_digest]
    for device in Device.objects.all():
        hidden += [str(device.id), device.token_digest]
    assert [each for each in hidden if each in everything] == []


def test_nothing_of_fewer_than_five_people_is_in_it(desk: Client, course: Course) -> None:
    desk.post(f"/hub/desk/{course.id}/room/open/", {"day": "0", "zone": "60"})
    room = Desk(desk, course)
    phones = [come_in(room.course, f"Heron {number}") for number in range(4)]
    poll = room.poll()
    words = room.make("words", title="One word", most="1")
    review = room.make("review")
    for phone in phones:
        phone.send(poll, option="0")
        phone.send(words, word="onlyfour")
        phone.send(review, useful="5", unclear="onlyfour")
    for activity in (poll, words, review):
        room.do("close", activity=activity.id)
    files = export_of(desk, room.course)
    assert "onlyfour" not in "".join(files.values())
    (day,) = json.loads(files["rooms.json"])
    assert [(one["answers"], one["counts"], one["texts"]) for one in day["activities"]] == [(4, [], [])] * 3
    assert {row["at_least"] for row in json.loads(files["progress.json"])["units_completed"]} == {None}

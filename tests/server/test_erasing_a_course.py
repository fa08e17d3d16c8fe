"""A course is erased whole: no row of any model is left, no file tells of it, and no backup brings it back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.server.whole_course import NICKNAMES, PAPER_WORDS, WORDS, another_course, fill_course, rows_of
from tutela.server.courses.models import Course
from tutela.server.people.authentication import find_credential
from tutela.server.people.erasure import erase_course, finish_erasures
from tutela.server.people.models import Device, Learner
from tutela.server.record import open_record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full(desk: Client, course: Course) -> Course:
    """Give a course that has rows of every model."""
    fill_course(course, desk)
    open_record().catch_up()
    return course


def erase(desk: Client, course: Course) -> None:
    assert desk.post(f"/hub/desk/{course.id}/erase/", {"code": course.code}).status_code == 302


def test_no_row_of_any_model_is_left_and_none_of_another_course_is_lost(desk: Client, full: Course) -> None:
    other, browser = another_course("Another")
    fill_course(other, browser)
    open_record().catch_up()
    rows, others = rows_of(full), rows_of(other)
    assert [model.__name__ for model, ids in rows.items() if not ids] == [], "let fill_course make rows of this model"
    actors = list(full.learners.values_list("actor", flat=True))
    erase(desk, full)
    left = {model.__name__: model._default_manager.filter(pk__in=ids).count() for model, ids in rows.items()}
    assert {name: count for name, count in left.items() if count} == {}
    assert rows_of(other) == others
    record = open_record()
    assert sorted(record.select_erased(actors)) == sorted(actors)
    for table in ("progress", "attempts", "answers", "sittings", "devices"):
        assert record.read(table, registration=str(full.id)) == []
    assert record.read("attempts", registration=str(other.id))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the files of PostgreSQL are the server's")
def test_no_file_tells_of_it(desk: Client, full: Course) -> None:
    actor = Learner.objects.filter(course=full).values_list("actor", flat=True)[0]
    hidden = [full.title, full.code, WORDS, PAPER_WORDS, *NICKNAMES]
    assert [each for each in hidden if each.encode() not in database()] == []
    erase(desk, full)
    # Free pages too: what is erased is overwritten.
    assert [each for each in hidden if each.encode() in database()] == []
    files = [file for file in Path(settings.DATA).rglob("*") if file.is_file()]
    assert files
    assert [(file.name, each) for file in files for each in hidden if each.encode() in file.read_bytes()] == []
    log = (Path(settings.DATA) / "log.sqlite3").read_bytes() + (Path(settings.DATA) / "log.sqlite3-wal").read_bytes()
    assert actor.encode() in log, "the log keeps the codes"


def database() -> bytes:
    """Give the bytes of the hub's database, which tests keep in memory."""
    connection.ensure_connection()
    content: bytes = connection.connection.serialize()
    return content


def test_its_devices_are_refused_and_a_backup_does_not_bring_it_back(desk: Client, full: Course) -> None:
    device = str(Device.objects.filter(learner__course=full).values_list("id", flat=True)[0])
    assert asyncio.run(find_credential(device)) is not None
    erase(desk, full)
    assert asyncio.run(find_credential(device)) is None
    # An older backup of the hub's rows has the course still; the register is newer and travels with it.
    back = Course.objects.create(id=full.id, title="Back", referral_contact="Office", referral_checked_on="2026-11-20")
    keep, _browser = another_course("Another")
    Learner.objects.create(course=back, nickname="Stork", constituent="ngo", reach="policy", phrase_digest="p")
    finish_erasures()
    assert list(Course.objects.values_list("id", flat=True)) == [keep.id]
    assert not Learner.objects.exists()


def test_power_that_fails_in_the_middle_leaves_no_half_course(full: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    erased: list[Any] = []

    def fail(learner: Learner) -> None:
        if erased:
            raise RuntimeError("the power failed")
        erased.append(learner)

    with monkeypatch.context() as patched:
        patched.setattr("tutela.server.people.erasure.erase_learner", fail)
        with pytest.raises(RuntimeError):
            erase_course(full)
    assert Course.objects.exists()
    finish_erasures()
    assert not Course.objects.exists()

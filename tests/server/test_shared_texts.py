"""Reflections that a learner shares: own, erasable, expiring, never in the log."""

from __future__ import annotations

import base64
import datetime
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.server.test_joining import credentials_in, join
from tutela.server.courses.models import Course
from tutela.server.people.erasure import finish_erasures
from tutela.server.people.models import Learner, SharedText
from tutela.server.people.shared_texts import erase_expired

pytestmark = pytest.mark.django_db

ACTIVITY = "https://tutela.example/kit/tutela/item/my-office"


def header(course: Course) -> dict[str, str]:
    """Give the header of a learner's device."""
    given = credentials_in(join(course, Client()).content)
    pair = base64.b64encode(f"{given['user']}:{given['token']}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


def share(headers: dict[str, str], body: Any) -> Any:
    """Send a body to the door for shared texts."""
    return Client().post("/hub/shared-texts/", body, content_type="application/json", headers=headers)


def take_back(headers: dict[str, str], key: str) -> Any:
    """Let a device take a text back."""
    return Client().delete("/hub/shared-texts/", {"id": key}, content_type="application/json", headers=headers)


def database() -> bytes:
    """Give the bytes of the hub's database, which tests keep in memory."""
    connection.ensure_connection()
    content: bytes = connection.connection.serialize()
    return content


def test_a_text_is_shared_reworded_and_erased(course: Course) -> None:
    headers, key = header(course), str(uuid.uuid4())
    assert share(headers, {"id": key, "activity": ACTIVITY, "text": "one"}).status_code == 200
    assert share(headers, {"id": key, "activity": ACTIVITY, "text": "two"}).status_code == 200
    assert SharedText.objects.get().text == "two"
    take_back(headers, key)
    assert not SharedText.objects.exists()


def test_nobody_rewords_or_erases_another_persons_text(course: Course) -> None:
    key = str(uuid.uuid4())
    share(header(course), {"id": key, "activity": ACTIVITY, "text": "mine"})
    other = header(course)
    assert share(other, {"id": key, "activity": ACTIVITY, "text": "theirs"}).status_code == 409
    take_back(other, key)
    assert SharedText.objects.get().text == "mine"


@pytest.mark.parametrize("told", ["", "Basic ???", "Basic YTpi", "Basic é"])
def test_without_a_known_credential_nothing_is_taken(course: Course, told: str) -> None:
    headers = {"Authorization": told} if told else {}
    assert share(headers, {"id": str(uuid.uuid4()), "activity": ACTIVITY, "text": "x"}).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        *("[]", "{", '{"id": 1}', '{"id": "x", "activity": "y", "text": "z"}'),
        '{"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "activity": "y", "text": "z\\u0000"}',
    ],
)
def test_a_body_that_is_not_understood_is_told_so_and_not_repeated(course: Course, body: str) -> None:
    answer = share(header(course), body)
    assert answer.status_code == 400
    assert answer.json() == {"error": 'body not understood; {"id": UUID, "activity": address, "text": words} expected'}


def test_a_text_that_is_too_long_is_refused(course: Course) -> None:
    body = {"id": str(uuid.uuid4()), "activity": ACTIVITY, "text": "x" * 4001}
    assert share(header(course), body).status_code == 413


def test_one_learner_shares_so_many_texts_and_no_more(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutela.server.people.shared_texts.MOST_TEXTS", 2)
    one, other = header(course), header(course)
    keys = [str(uuid.uuid4()) for _text in range(3)]
    told = [share(one, {"id": key, "activity": ACTIVITY, "text": "x"}) for key in keys]
    assert [answer.status_code for answer in told] == [200, 200, 413]
    assert told[2].json() == {"error": "2 texts of this learner are here already; take one back first"}
    assert share(one, {"id": keys[0], "activity": ACTIVITY, "text": "reworded"}).status_code == 200
    assert share(other, {"id": keys[2], "activity": ACTIVITY, "text": "x"}).status_code == 200


def test_texts_expire(course: Course) -> None:
    share(header(course), {"id": str(uuid.uuid4()), "activity": ACTIVITY, "text": "old"})
    SharedText.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    assert erase_expired() == 1


def test_a_device_is_told_which_of_its_own_texts_the_hub_has(course: Course) -> None:
    headers, kept, over, gone = header(course), *(str(uuid.uuid4()) for _ in range(3))
    for key in (kept, over, gone):
        share(headers, {"id": key, "activity": ACTIVITY, "text": "mine"})
    share(header(course), {"id": str(uuid.uuid4()), "activity": ACTIVITY, "text": "of another learner"})
    SharedText.objects.filter(id=over).update(expires_at=timezone.now())
    take_back(headers, gone)
    assert Client().get("/hub/shared-texts/", headers=headers).json() == {"held": [kept]}
    assert Client().head("/hub/shared-texts/", headers=headers).status_code == 200
    assert Client().get("/hub/shared-texts/").status_code == 401


def test_a_text_that_was_erased_comes_back_by_no_device_and_no_backup(course: Course) -> None:
    headers, erased, kept = header(course), str(uuid.uuid4()), str(uuid.uuid4())
    for key in (erased, kept):
        share(headers, {"id": key, "activity": ACTIVITY, "text": "mine"})
    take_back(headers, erased)
    answer = share(headers, {"id": erased, "activity": ACTIVITY, "text": "mine"})
    assert (answer.status_code, answer.json()) == (410, {"error": "this text was erased; make a new one"})
    # An older backup of the hub's rows has the text still; the register is newer and travels with it.
    SharedText.objects.create(
        id=erased, learner=Learner.objects.get(), activity=ACTIVITY, text="mine", expires_at="2100-01-01T00:00:00Z"
    )
    finish_erasures()
    assert [str(text.id) for text in SharedText.objects.all()] == [kept]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the files of PostgreSQL are the server's")
@pytest.mark.django_db(transaction=True)
def test_neither_what_was_taken_back_nor_a_wording_before_is_left_in_the_database(course: Course) -> None:
    headers, key = header(course), str(uuid.uuid4())
    share(headers, {"id": key, "activity": ACTIVITY, "text": "The curlew of Kwame"})
    assert b"The curlew of Kwame" in database()
    share(headers, {"id": key, "activity": ACTIVITY, "text": "The curlew of somebody whom I met"})
    assert b"The curlew of Kwame" not in database()
    take_back(headers, key)
    assert b"The curlew" not in database()

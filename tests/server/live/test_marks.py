"""Marks told for one dealing: they part people, and nothing keeps or shows them."""

from __future__ import annotations

import logging

import pytest
from django.apps import apps
from django.test import Client

from tests.server.conftest import PASSWORD
from tests.server.live.conftest import Desk, Phone, come_in
from tutela.server.courses.models import Course, Member
from tutela.server.live.models import Group

pytestmark = pytest.mark.django_db
# Letters that stand on no page and in no row otherwise.
ORGANISATIONS, BALANCE = ("Ж", "Ѭ"), ("Ω", "Ψ")
TOLD = "".join((*ORGANISATIONS, *BALANCE))


def people_in(course: Course, number: int) -> list[Phone]:
    """Let so many people come in."""
    return [come_in(course, f"Heron {place}") for place in range(number)]


def marks_of(phones: list[Phone]) -> dict[str, str]:
    """Mark people: two organisations one after the other, and a balance of every other one."""
    told = {"size": "2", "mix": "any"}
    for place, phone in enumerate(phones):
        told[f"organisation-{phone.learner.id}"] = ORGANISATIONS[place * 2 // len(phones)]
        told[f"balance-{phone.learner.id}"] = BALANCE[place % 2]
    return told


def nicknames(group: Group) -> set[int]:
    """Give the numbers of the people of a group."""
    return {int(seat.learner.nickname.split()[1]) for seat in group.seats.all()}


def test_marks_part_the_people_of_an_organisation(room: Desk) -> None:
    phones = people_in(room.course, 6)
    answer = room.browser.post(f"{room.address}do/group/", marks_of(phones))
    assert answer.headers["Location"] == room.address
    for group in Group.objects.all():
        assert len(nicknames(group) & {0, 1, 2}) == 1
        assert len(nicknames(group) & {0, 2, 4}) == 1


def test_marks_are_kept_and_shown_nowhere(room: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    phones = people_in(room.course, 4)
    assert room.do("group", **marks_of(phones)).content == b'{"refused":""}'
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values()]
    pages = [room.page(), room.screen(), room.browser.get(f"{room.address}groups/").content.decode()]
    pages += [page for phone in phones for page in (phone.page(), phone.mine())]
    kept = "".join([*rows, *pages, caplog.text, *map(str, room.browser.session.values())])
    assert "Heron 3" in kept
    assert not {letter for letter in TOLD + TOLD.casefold() if letter in kept}


@pytest.mark.parametrize("mark", ["AB", "1", "?"])
def test_a_mark_that_is_no_letter_forms_no_groups(room: Desk, mark: str) -> None:
    phone = come_in(room.course, "Heron")
    answer = room.do("group", size="2", **{f"organisation-{phone.learner.id}": mark})
    assert answer.json()["refused"] == "A mark is one letter, or nothing. No groups were formed."
    assert not Group.objects.exists()


def test_marks_of_somebody_who_is_not_there_seat_nobody(room: Desk) -> None:
    elsewhere = Course.objects.create(title="Another", referral_contact="x", referral_checked_on="2026-11-01")
    stranger = come_in(elsewhere, "Gull")
    people_in(room.course, 2)
    room.do("group", size="2", **{f"organisation-{stranger.learner.id}": "A"})
    (group,) = Group.objects.all()
    assert nicknames(group) == {0, 1}


def test_the_page_of_groups_asks_for_marks_and_an_observer_is_asked_nothing(
    room: Desk, django_user_model: type
) -> None:
    phone = come_in(room.course, "Heron")
    page = room.browser.get(f"{room.address}groups/").content.decode()
    assert "They are not stored and not shown to anybody." in page
    assert f'name="organisation-{phone.learner.id}"' in page
    observer = django_user_model.objects.create_user("seer", password=PASSWORD)  # type: ignore[attr-defined]
    Member.objects.create(course=room.course, user=observer, role="observer")
    browser = Client()
    browser.force_login(observer)
    seen = browser.get(f"{room.address}groups/").content.decode()
    assert "Tell more" not in seen
    assert "/do/" not in seen

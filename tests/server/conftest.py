"""A course, a learner and a facilitator to test the hub's pages with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tutela.server.courses.models import Course, Member
from tutela.server.record import close_record

JOINING = {"nickname": "Heron", "constituent": "government", "reach": "policy"}
PASSWORD = "a long and quiet river"


@pytest.fixture(scope="session", autouse=True)
def let_go_of_the_record() -> Iterator[None]:
    """Stop the writer's thread, which would keep the process alive."""
    yield
    close_record()


@pytest.fixture(autouse=True)
def forget_tries() -> None:
    """Begin each test with no failed tries."""
    cache.clear()


@pytest.fixture
def facilitator(db: None) -> User:
    """Give a facilitator."""
    return get_user_model().objects.create_user("amina", password=PASSWORD)


@pytest.fixture
def course(facilitator: User) -> Course:
    """Give an open course of the facilitator."""
    opened = Course.objects.create(
        title="Inspectors",
        referral_contact="Child protection office",
        referral_checked_on=datetime.date(2026, 11, 1),
    )
    Member.objects.create(course=opened, user=facilitator, role="organiser")
    return opened


@pytest.fixture
def desk(facilitator: User) -> Client:
    """Give the facilitator's browser, signed in."""
    browser = Client()
    browser.force_login(facilitator)
    return browser

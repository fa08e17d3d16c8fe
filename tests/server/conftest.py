"""A course, a learner and a facilitator to test the hub's pages with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests.server.menu_package import write_menu
from tutela.server.courses.models import Course, Member
from tutela.server.courses.referral import today
from tutela.server.package import find_package
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
        referral_checked_on=today(),
    )
    Member.objects.create(course=opened, user=facilitator, role="organiser")
    return opened


@pytest.fixture
def desk(facilitator: User) -> Client:
    """Give the facilitator's browser, signed in."""
    browser = Client()
    browser.force_login(facilitator)
    return browser


@pytest.fixture(scope="session")
def menu_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a compiled package with a menu."""
    return write_menu(tmp_path_factory.mktemp("menu") / "package")


@pytest.fixture
def package(menu_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the hub have a compiled package behind its site."""
    monkeypatch.setenv("TUTELA_PACKAGE", str(menu_folder))
    find_package.cache_clear()
    yield
    find_package.cache_clear()

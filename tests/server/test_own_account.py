"""Your account: the password is changed and the account erased by whoever knows it, and it does not come back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core import serializers
from django.test import Client

from tests.server.conftest import PASSWORD
from tests.server.test_coming_back import read_register
from tests.server.test_rights import member_with
from tutela.server.courses.models import Course, Member
from tutela.server.people.erasure import finish_erasures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]

NEW = "an old and noisy harbour"
CHANGE, ERASE = "/hub/account/password/", "/hub/account/erase/"


def change(browser: Client, old: str, new: str = NEW) -> int:
    form = {"old_password": old, "new_password1": new, "new_password2": new}
    return browser.post(CHANGE, form).status_code


def test_a_new_password_signs_out_other_devices(desk: Client, facilitator: User) -> None:
    other = Client()
    other.force_login(facilitator)
    assert change(desk, PASSWORD) == 302
    facilitator.refresh_from_db()
    assert facilitator.check_password(NEW)
    assert desk.get("/hub/account/").status_code == 200
    assert other.get("/hub/account/").status_code == 302


@pytest.mark.parametrize(("old", "new"), [("not this one", NEW), (PASSWORD, "short")])
def test_a_wrong_or_weak_password_changes_nothing(desk: Client, facilitator: User, old: str, new: str) -> None:
    assert change(desk, old, new) == 422
    facilitator.refresh_from_db()
    assert facilitator.check_password(PASSWORD)


@pytest.mark.parametrize("address", [CHANGE, ERASE])
def test_after_ten_wrong_passwords_there_is_a_pause(desk: Client, facilitator: User, address: str) -> None:
    wrong = {"old_password": "x", "password": "x", "new_password1": NEW, "new_password2": NEW}
    for _ in range(10):
        assert desk.post(address, wrong).status_code == 422
    right = desk.post(address, {**wrong, "old_password": PASSWORD, "password": PASSWORD})
    assert (right.status_code, "Wait five minutes" in right.content.decode()) == (422, True)
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("address", [CHANGE, ERASE])
def test_over_the_wi_fi_of_a_room_no_password_is_asked_for(desk: Client, address: str) -> None:
    assert desk.get(address, REMOTE_ADDR="192.168.4.20").status_code == 403


def test_an_account_is_erased_with_its_roles(desk: Client, course: Course, facilitator: User) -> None:
    member_with(course, "organiser")
    assert desk.post(ERASE, {"password": "x"}).status_code == 422
    assert desk.post(ERASE, {"password": PASSWORD}).headers["Location"] == "/hub/sign-in/"
    assert [member.user.username for member in Member.objects.all()] == ["organiser"]
    assert not User.objects.filter(pk=facilitator.pk).exists()
    assert desk.get("/hub/desk/").status_code == 302
    assert not any("amina" in name for name in read_register())


def test_who_alone_organises_a_course_is_told_which(desk: Client, course: Course) -> None:
    page = desk.post(ERASE, {"password": PASSWORD}).content.decode()
    assert "<li>Inspectors</li>" in page
    assert 'name="password"' not in page
    assert User.objects.exists()


def test_an_older_backup_does_not_bring_an_account_back(desk: Client, course: Course, facilitator: User) -> None:
    member_with(course, "organiser")
    rows = serializers.serialize("python", [*User.objects.filter(pk=facilitator.pk), *facilitator.memberships.all()])
    desk.post(ERASE, {"password": PASSWORD})
    for row in serializers.deserialize("python", rows):
        row.save()
    finish_erasures()
    assert list(User.objects.values_list("username", flat=True)) == ["organiser"]


def test_an_older_backup_leaves_a_course_its_only_organiser(desk: Client, course: Course, facilitator: User) -> None:
    rows = serializers.serialize("python", [facilitator, *facilitator.memberships.all()])
    member_with(course, "organiser")
    desk.post(ERASE, {"password": PASSWORD})
    get_user_model().objects.all().delete()
    for row in serializers.deserialize("python", rows):
        row.save()
    finish_erasures()
    assert [member.user.username for member in Member.objects.all()] == ["amina"]


def facilitator_command(data: Path, *more: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "tutela.cli", "facilitator", "amina", "--data", str(data), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).splitlines()[-1]


def test_an_account_is_erased_on_the_command_line(tmp_path: Path) -> None:
    assert facilitator_command(tmp_path, "--password", PASSWORD) == (0, "amina can sign in.")
    assert facilitator_command(tmp_path, "--erase") == (0, "amina is erased.")
    assert facilitator_command(tmp_path, "--erase") == (
        1,
        "Error: no account amina; expected the name of one; look at who runs the courses",
    )

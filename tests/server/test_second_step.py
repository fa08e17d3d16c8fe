"""The second step: a code after the password, recovery codes that work once, nothing over a room's Wi-Fi."""

from __future__ import annotations

import re
import time

import pyotp
import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.server.conftest import PASSWORD
from tutela.server.second_step.codes import find_step, switch_on, take_code
from tutela.server.second_step.models import RecoveryCode, SecondStep

pytestmark = pytest.mark.django_db

# RFC 6238, appendix B, with the last six of its eight digits
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
PUBLISHED = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")]


@pytest.mark.parametrize(("now", "code"), PUBLISHED)
def test_codes_are_those_of_the_standard(now: int, code: str) -> None:
    assert find_step(SECRET, code, now) == now // 30
    assert find_step(SECRET, code, now + 300) is None
    assert find_step(SECRET, code, now, after=now // 30) is None


def test_a_code_works_once_and_a_recovery_code_too(facilitator: User) -> None:
    codes = switch_on(facilitator.pk, SECRET, 0)
    step = SecondStep.objects.get(user=facilitator)
    assert [take_code(step, "287 082", 59) for _ in range(2)] == [True, False]
    assert [take_code(step, codes[0].upper().replace("-", " "), 59) for _ in range(2)] == [True, False]
    assert RecoveryCode.objects.count() == len(codes) - 1
    assert codes[1] not in str(list(RecoveryCode.objects.values()))


def sign_in(browser: Client, path: str = "/hub/sign-in/") -> str:
    return str(browser.post(path, {"username": "amina", "password": PASSWORD}).headers["Location"])


def test_it_is_switched_on_asked_for_and_switched_off(desk: Client, facilitator: User) -> None:
    page = desk.get("/hub/account/second-step/").content.decode()
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found
    totp = pyotp.TOTP(found[1].replace(" ", ""))
    assert "<svg" in page
    wrong = desk.post("/hub/account/second-step/", {"code": "000000x"})
    assert wrong.status_code == 422
    assert not SecondStep.objects.exists()
    shown = desk.post("/hub/account/second-step/", {"code": totp.now()}).content.decode()
    recovery = re.findall(r"<li><code>([\w-]+)</code></li>", shown)
    assert len(recovery) == 8

    browser = Client()
    assert sign_in(browser, "/hub/sign-in/?next=/hub/account/") == "/hub/sign-in/code/"
    assert "autofocus" in browser.get("/hub/sign-in/code/").content.decode()
    assert browser.get("/hub/desk/").status_code == 302
    used = browser.post("/hub/sign-in/code/", {"code": totp.generate_otp(SecondStep.objects.get().last_used)})
    assert "This code is not right." in used.content.decode()
    assert browser.post("/hub/sign-in/code/", {"code": recovery[0]}).headers["Location"] == "/hub/account/"
    assert browser.get("/hub/desk/").status_code == 200

    browser.post("/hub/account/second-step/off/", {"code": "123"})
    assert SecondStep.objects.exists()
    browser.post("/hub/account/second-step/off/", {"code": recovery[1]})
    assert not SecondStep.objects.exists()
    assert sign_in(Client()) == "/hub/desk/"


def test_guessing_codes_is_slowed_down(facilitator: User) -> None:
    codes = switch_on(facilitator.pk, SECRET, 0)
    browser = Client()
    sign_in(browser)
    for _try in range(10):
        browser.post("/hub/sign-in/code/", {"code": "0000"})
    page = browser.post("/hub/sign-in/code/", {"code": codes[0]})
    assert "Too many wrong codes. Wait five minutes, then try again." in page.content.decode()
    assert browser.get("/hub/desk/").status_code == 302


def test_a_code_without_a_password_leads_back_to_it(facilitator: User) -> None:
    switch_on(facilitator.pk, SECRET, 0)
    assert Client().get("/hub/sign-in/code/").headers["Location"] == "/hub/sign-in/"


def test_a_password_is_good_for_five_minutes_only(facilitator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = switch_on(facilitator.pk, SECRET, 0)
    browser = Client()
    sign_in(browser)
    later = time.time() + 301
    monkeypatch.setattr("tutela.server.second_step.signing_in.time.time", lambda: later)
    assert browser.post("/hub/sign-in/code/", {"code": codes[0]}).headers["Location"] == "/hub/sign-in/"


@pytest.mark.parametrize("path", ["second-step/", "second-step/off/"])
def test_nothing_of_it_travels_over_a_rooms_wifi(facilitator: User, path: str) -> None:
    browser = Client(REMOTE_ADDR="192.0.2.7")
    browser.force_login(facilitator)
    assert browser.post(f"/hub/account/{path}").status_code == 403
    assert "Switch it on" not in browser.get("/hub/account/").content.decode()

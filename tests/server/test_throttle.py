"""Tries are counted before they are made, and by whom they can be told apart."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.server.conftest import PASSWORD
from tutela.server import throttle
from tutela.server.accounts import SignInForm
from tutela.server.known_device import find_device, remember_device


def test_tries_sent_at_once_are_not_all_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """No password is checked after the tenth, and never more than two at once: each takes 100 MB."""
    running, made, most = 0, 0, 0

    def check(form: AuthenticationForm) -> None:
        nonlocal running, made, most
        running, made = running + 1, made + 1
        most = max(most, running)
        gate.wait(0.02)
        running -= 1
        raise ValidationError("wrong")

    gate = threading.Event()
    monkeypatch.setattr(AuthenticationForm, "clean", check)
    forms = [
        SignInForm(RequestFactory().post("/hub/sign-in/"), {"username": f"name-{number}", "password": "guess"})
        for number in range(40)
    ]
    with ThreadPoolExecutor(40) as threads:
        list(threads.map(SignInForm.is_valid, forms))
    assert (made, most) == (throttle.TRIES, 2)


def test_who_is_paused_counts_for_nobody_else() -> None:
    for _try in range(throttle.TRIES):
        assert throttle.begin_try("password", "192.0.2.7", "amina")
    assert not throttle.begin_try("password", "192.0.2.7", "berta")
    assert not throttle.begin_try("password", "192.0.2.8", "amina")
    assert not throttle.is_paused("password", "192.0.2.8", "berta", tries=1)


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
    ],
)
def test_a_line_with_many_addresses_is_one(told: str, counted: str) -> None:
    assert throttle.address_of(RequestFactory(REMOTE_ADDR=told).get("/")) == counted


def sign_in(browser: Client, password: str) -> str:
    """Try a password; give where that leads, or why it does not."""
    page = browser.post("/hub/sign-in/", {"username": "Amina", "password": password})
    if page.status_code == 302:
        return page.headers["Location"]
    return "paused" if b"Too many wrong passwords." in page.content else "wrong"


@pytest.mark.django_db
def test_who_guesses_a_password_locks_out_nobody_who_signed_in_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "COUNTRY", True)
    get_user_model().objects.create_user("Amina", password=PASSWORD)
    known, new, stranger = Client(), Client(), Client(REMOTE_ADDR="::1")
    assert sign_in(known, PASSWORD) == "/hub/desk/"
    known.post("/hub/sign-out/")
    assert [sign_in(stranger, f"guess {number}") for number in range(11)] == ["wrong"] * 10 + ["paused"]
    assert sign_in(new, PASSWORD) == "paused"
    assert sign_in(known, PASSWORD) == "/hub/desk/"
    known.post("/hub/sign-out/")
    assert [sign_in(known, f"guess {number}") for number in range(11)] == ["wrong"] * 10 + ["paused"]


def test_a_device_is_known_for_its_own_account_and_by_our_own_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "COUNTRY", True)
    response = HttpResponse()
    remember_device(response, User(username="Amina"))
    kept = response.cookies["known-device"]
    assert (kept["secure"], kept["httponly"], kept["path"], kept["samesite"]) == (True, True, "/hub/sign-in/", "Lax")
    request = RequestFactory().get("/")
    request.COOKIES["known-device"] = kept.value
    assert len(find_device(request, "amina")) == 32
    assert find_device(request, "berta") == find_device(request, "") == ""
    assert "amina" not in kept.value.casefold()
    request.COOKIES["known-device"] = kept.value.translate(str.maketrans("0123456789", "1234567890"))
    assert find_device(request, "amina") == ""


def test_a_room_leaves_no_mark_in_the_browser() -> None:
    response = HttpResponse()
    remember_device(response, User(username="Amina"))
    assert not response.cookies

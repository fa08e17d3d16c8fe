"""Tries are counted before they are made, and by whom they can be told apart."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from tutela.server import throttle
from tutela.server.accounts import SignInForm


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

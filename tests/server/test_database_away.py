"""A database that does not answer for a moment: a page says so, and needs none itself."""

from __future__ import annotations

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.test import Client

from tutela.server import welcome


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
@pytest.mark.parametrize("path", ["/", "/hub/me/", "/hub/desk/"])
def test_a_page_without_its_database_is_told_in_words(
    fault: type[Exception], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise fault("server closed the connection; nickname Heron")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", away)
    monkeypatch.setattr(welcome, "current_learner", away)
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "x" * 32
    answer = client.get(path)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    page = answer.content.decode()
    assert "The hub cannot work for a moment. Your answers are safe on your device. Try again in a minute." in page
    assert "Heron" not in page


def test_a_mistake_of_the_hub_is_no_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(_: HttpRequest) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(welcome, "current_learner", mistaken)
    assert Client(raise_request_exception=False).get("/").status_code == 500

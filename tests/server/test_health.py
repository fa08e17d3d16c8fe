"""What machines that watch the hub are told."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from tutela.server import health
from tutela.server.record import Record

pytestmark = pytest.mark.django_db


def ask() -> tuple[int, object]:
    answer = Client().get("/health")
    return answer.status_code, answer.json()


def test_a_hub_that_can_work_is_well() -> None:
    assert ask() == (200, {"status": "ok", "failing": []})


def test_what_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise OperationalError

    monkeypatch.setattr(health, "connection", Gone())
    monkeypatch.setattr(Record, "answers", lambda _record: False)
    assert ask() == (503, {"status": "failing", "failing": ["database", "log"]})

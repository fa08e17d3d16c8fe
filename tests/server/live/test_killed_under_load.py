"""A hub that is killed while phones send: whatever was acknowledged is on disk."""

from __future__ import annotations

import http.client
import json
import signal
import sqlite3
import threading
import time
import uuid
from contextlib import closing
from pathlib import Path

from tests.server.hub_over_http import Visitor, current, join, open_course, run_country

PHONES = 8
ACKNOWLEDGED = 60
"""So many answers are waited for before the hub is killed, in the middle of others."""


def send_until_the_hub_is_gone(phone: Visitor, poll: str, kept: list[str]) -> None:
    """Answer again and again, and note the id of each answer that was acknowledged."""
    for turn in range(10_000):
        deed = str(uuid.uuid4())
        fields = {"deed": deed, "activity": poll, "option": str(turn % 2)}
        try:
            status, _place, body = phone.ask("/hub/room/act/", fields, accept="application/json")
        except (OSError, http.client.HTTPException):
            return
        if status == 200 and json.loads(body)["refused"] == "":
            kept.append(deed)


def test_every_answer_that_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    kept: list[str] = []
    with run_country(tmp_path) as (port, hub):
        desk, course, code = open_course(port)
        desk.send(f"{course}room/open/", day="0", zone="60")
        phones = [join(port, code, f"Heron {number}") for number in range(PHONES)]
        desk.send(f"{course}room/do/make/", kind="poll", title="Is it a chain?", options="Yes\nNo", now="1")
        poll = current(phones[0])
        sending = [threading.Thread(target=send_until_the_hub_is_gone, args=(phone, poll, kept)) for phone in phones]
        for one in sending:
            one.start()
        end = time.monotonic() + 60
        while len(kept) < ACKNOWLEDGED and time.monotonic() < end:
            time.sleep(0.01)
        hub.send_signal(signal.SIGKILL)
        for one in sending:
            one.join(60)
    assert len(kept) >= ACKNOWLEDGED
    with closing(sqlite3.connect(tmp_path / "data" / "hub.sqlite3")) as database:
        # The ids of all deeds stay, also of answers that a later one took the place of.
        deeds = {str(uuid.UUID(hex=id)) for (id,) in database.execute("SELECT id FROM live_deed")}
        entries = database.execute("SELECT count(*) FROM live_entry").fetchone()[0]
    assert set(kept) <= deeds
    assert entries == PHONES

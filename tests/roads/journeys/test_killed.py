"""The power fails while a room full of devices sends: what was acknowledged is there, once."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Callable

from tests.roads.journeys.devices import Device, join_device
from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import HubProcess

LEARNERS = 20
ENOUGH = 400
"""Statements acknowledged before the power fails."""


def _send_until_gone(device: Device, started: threading.Barrier) -> None:
    started.wait()
    sizes = random.Random(device.name)  # noqa: S311  sizes of batches, no secret
    while True:
        try:
            device.send(device.make(sizes.randint(1, 12)))
        except (OSError, http.client.HTTPException):
            return


def test_every_acknowledged_statement_survives_a_kill_and_none_is_there_twice(
    make_hub: Callable[..., HubProcess],
) -> None:
    hub = make_hub()
    code = open_course(hub)
    devices = [join_device(hub, code, f"Teal {number}") for number in range(LEARNERS)]
    started = threading.Barrier(LEARNERS)
    threads = [threading.Thread(target=_send_until_gone, args=(device, started)) for device in devices]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 30
    while sum(len(device.acknowledged) for device in devices) < ENOUGH:
        assert time.monotonic() < until
        time.sleep(0.01)
    hub.kill()
    for thread in threads:
        thread.join()

    acknowledged = [identity for device in devices for identity in device.acknowledged]
    hub.start()
    kept = Counter(one["id"] for one in hub.statements())
    assert set(acknowledged) <= set(kept)
    for device in devices:
        device.send(list(device.made.values())[-100:])
        device.send(list(device.made.values())[-100:])
    again = Counter(one["id"] for one in hub.statements())
    assert set(again.values()) == {1}
    assert {identity for device in devices for identity in list(device.made)[-100:]} <= set(again)

"""Devices without a browser: they join as a learner does and speak to the xAPI door, for journeys under load."""

from __future__ import annotations

import html
import http.client
import http.cookiejar
import json
import re
import urllib.parse
import urllib.request
import uuid
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from tests.roads.journeys.hub_process import HubProcess, xapi_headers

KIT = "https://tutela.example/kit/smallest"


@dataclass
class Device:
    """One device that joined: its credential, the statements it made by id, and the ids the hub acknowledged."""

    hub: HubProcess
    credential: dict[str, Any]
    name: str = field(default_factory=lambda: str(uuid.uuid4()))
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)

    def make(self, number: int) -> list[dict[str, Any]]:
        """Make so many statements, as the player does."""
        new = [self._answer(len(self.made) + count) for count in range(1, number + 1)]
        self.made.update({one["id"]: one for one in new})
        return new

    def send(self, batch: list[dict[str, Any]]) -> None:
        """Send a batch; note what the hub acknowledged. Raises OSError or HTTPException where the hub is gone."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.hub.port, timeout=10)) as connection:
            connection.request("POST", "/xapi/statements", json.dumps(batch), xapi_headers(self.credential))
            answer = connection.getresponse()
            body = answer.read()
        assert answer.status == 200, body
        self.acknowledged.update(json.loads(body))

    def _answer(self, sequence: int) -> dict[str, Any]:
        extensions = {
            "https://tutela.example/xapi/device": self.name,
            "https://tutela.example/xapi/sequence": sequence,
            "https://tutela.example/xapi/place": "practice",
        }
        return {
            "id": str(uuid.uuid4()),
            "actor": self.credential["actor"],
            "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
            "object": {
                "id": f"{KIT}/item/driver",
                "definition": {"type": "http://adlnet.gov/expapi/activities/cmi.interaction"},
            },
            "result": {"response": "0a1b2c3d", "success": True, "score": {"scaled": 1}},
            "context": {"registration": self.credential["registration"], "extensions": extensions},
            "timestamp": "2026-11-23T10:00:00.000Z",
        }


def join_device(hub: HubProcess, code: str, nickname: str = "Teal") -> Device:
    """Join a course by the form and give the device."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
    address = f"{hub.address}/hub/join/"
    with browser.open(address, timeout=10) as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    fields = {"code": code, "nickname": nickname, "constituent": "government", "reach": "policy"}
    body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
    with browser.open(address, body, timeout=10) as answer:
        text = answer.read().decode()
    found = re.search(r'id="tutela-credentials">([^<]+)<', text)
    assert found, text
    return Device(hub, json.loads(html.unescape(found[1])))

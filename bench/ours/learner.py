"""What a learner's device sends to our hub: statements as docs/record.md shapes them."""

from __future__ import annotations

import base64
import random
import uuid
from typing import Any

import msgspec

from bench.load import Connection

IRI = "https://tutela.example/kit/tutela"
OURS = "https://tutela.example/xapi/"
ADL = "http://adlnet.gov/expapi/"
UNITS = ("starting-points", "rights-and-labour", "how-it-happens", "forms-of-exploitation", "vulnerability")
DIGEST = "0123456789ab"


def write_json(value: object) -> bytes:
    """Give JSON as a browser writes it: no spaces."""
    return msgspec.json.encode(value)


class HubLearner:
    """Begins a test (POST), then answers ten questions (PUT), again and again."""

    def __init__(self, port: int, credential: dict[str, Any], number: int) -> None:
        self.connection = Connection(port)
        self._credential = credential
        self._random = random.Random(number)
        self._device = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
        self._sequence = 0
        self._asked = 0
        self._attempt = self._make_id()
        pair = f"{credential['user']}:{credential['token']}"
        self.headers = {
            "Authorization": "Basic " + base64.b64encode(pair.encode()).decode(),
            "X-Experience-API-Version": "2.0.0",
            "Content-Type": "application/json",
        }

    async def sign_in(self) -> None:
        """Send nothing: a device shows its credential with every request."""

    async def step(self) -> int:
        """Send the next statement of the mix; give its status."""
        if self._asked == 0:
            self._attempt = self._make_id()
            status = await self._post(self.begin())
        else:
            statement = self.answer(self._asked)
            path = f"/xapi/statements?statementId={statement['id']}"
            status, _ = await self.connection.send("PUT", path, write_json(statement), self.headers)
        self._asked = (self._asked + 1) % 11
        return status

    async def _post(self, body: object) -> int:
        status, _ = await self.connection.send("POST", "/xapi/statements", write_json(body), self.headers)
        return status

    def begin(self) -> dict[str, Any]:
        """Give the statement that a test begins."""
        test = {"id": f"{IRI}/test/understanding", "definition": {"type": f"{ADL}activities/assessment"}}
        return self._statement("attempted", test, f"{IRI}/book/understanding", {})

    def answer(self, number: int) -> dict[str, Any]:
        """Give the statement of one answered question, right in seven of ten."""
        right = self._random.random() < 0.7
        question = {
            "id": f"{IRI}/question/{self._random.choice(UNITS)}-{number:02}",
            "definition": {"type": f"{ADL}activities/cmi.interaction"},
        }
        extensions = {f"{OURS}version": "a1b2c3d4", f"{OURS}competencies": ["apply-definition"], f"{OURS}place": "test"}
        statement = self._statement("answered", question, f"{IRI}/test/understanding", extensions)
        statement["result"] = {
            "response": "a1b2c3d4" if right else "e5f60718",
            "success": right,
            "score": {"scaled": int(right)},
            "duration": f"PT{self._random.randint(4, 40)}S",
        }
        return statement

    def _statement(
        self, verb: str, activity: dict[str, Any], parent: str, extensions: dict[str, object]
    ) -> dict[str, Any]:
        self._sequence += 1
        return {
            "id": self._make_id(),
            "actor": self._credential["actor"],
            "verb": {"id": f"{ADL}verbs/{verb}"},
            "object": {"objectType": "Activity", **activity},
            "timestamp": f"2026-11-23T10:{self._sequence // 60 % 60:02}:{self._sequence % 60:02}.000Z",
            "context": {
                "registration": self._credential["registration"],
                "platform": "Tutela player 0.1.0",
                "language": "en",
                "contextActivities": {"parent": [{"id": parent}], "grouping": [{"id": f"{IRI}/package/{DIGEST}"}]},
                "extensions": {
                    f"{OURS}device": self._device,
                    f"{OURS}sequence": self._sequence,
                    f"{OURS}form": 1,
                    f"{OURS}attempt": self._attempt,
                    **extensions,
                },
            },
        }

    def _make_id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

"""Kolibri from PyPI: installed, provisioned, started on this machine only, and what a learner's browser sends to it."""

from __future__ import annotations

import json
import os
import random
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.load import Connection
from bench.places import ROOT, install_peer
from bench.processes import free_port, run_server

VERSION = "kolibri==0.19.5"
HOME = ROOT / "kolibri" / "home"
SEED = ROOT / "kolibri" / "seed.json"


def _environment(port: int) -> dict[str, str]:
    return {
        "KOLIBRI_HOME": str(HOME),
        "KOLIBRI_HTTP_PORT": str(port),
        "KOLIBRI_ZIP_CONTENT_PORT": str(free_port()),
        "KOLIBRI_LISTEN_ADDRESS": "127.0.0.1",
        "KOLIBRI_ZEROCONF_ENABLED": "False",  # nothing is announced on the network
        "KOLIBRI_DISABLE_PING": "True",  # no statistics are sent home
        "KOLIBRI_RUN_MODE": "kolibri-dev",  # marks it as no production server
        "BENCH_SEED": str(SEED),
    }


def provision_kolibri(learners: int) -> dict[str, Any]:
    """Install Kolibri where it is missing and make a fresh home with a class, a lesson and exercises."""
    program = install_peer("kolibri", VERSION) / "kolibri"
    shutil.rmtree(HOME, ignore_errors=True)
    SEED.unlink(missing_ok=True)
    environment = {**os.environ, **_environment(free_port()), "BENCH_LEARNERS": str(learners)}
    device = ["--facility", "Measured", "--preset", "nonformal", "--superusername", "admin"]
    device += ["--superuserpassword", "adminpass", "--language_id", "en", "--noinput"]
    log = ROOT / "kolibri" / "provision.log"
    with log.open("wb") as told:
        for arguments, text in ((["provisiondevice", *device], b""), (["shell"], _read_seed())):
            subprocess.run([str(program), "manage", *arguments], env=environment, input=text, stdout=told, stderr=told)
    if not SEED.exists():
        raise SystemExit(f"Kolibri could not be provisioned; see {log}")
    return dict(json.loads(SEED.read_text()))


def _read_seed() -> bytes:
    return (Path(__file__).parent / "inside" / "kolibri_seed.py").read_bytes() + b"\nseed()\n"


def serve_command() -> list[str]:
    """Give the command that starts Kolibri in the foreground."""
    return [str(install_peer("kolibri", VERSION) / "kolibri"), "start", "--foreground"]


@contextmanager
def run_kolibri() -> Iterator[tuple[int, int, float]]:
    """Run the provisioned Kolibri; give (process id, port, seconds until its sign-in page answered)."""
    port = free_port()
    with run_server(serve_command(), f"http://127.0.0.1:{port}/en/auth/", _environment(port)) as (pid, seconds):
        yield pid, port, seconds


class KolibriLearner:
    """Opens an exercise (POST), then answers its ten questions (PUT), again and again."""

    def __init__(self, port: int, seed: dict[str, Any], number: int) -> None:
        self.connection = Connection(port)
        self._seed = seed
        self._user = f"learner{number:03}"
        self._random = random.Random(number)
        self._session = ""
        self._exercise: dict[str, Any] = {}
        self._asked = 0

    async def sign_in(self) -> None:
        """Sign in with a password, as Kolibri's page does."""
        self.connection.cookies["kolibri_csrftoken"] = secrets.token_hex(32)
        account = {"username": self._user, "password": "learnerpass", "facility": self._seed["facility"]}
        status, _ = await self._send("POST", "/api/auth/session/", account)
        if status != 200:
            raise SystemExit(f"Kolibri answered {status} to a learner who signs in")

    async def step(self) -> int:
        """Send the next request of the mix; give its status."""
        if not self._session:
            return await self._open()
        question = self._exercise["items"][self._asked]
        right = self._random.random() < 0.7
        interaction = {
            "item": question,
            "correct": int(right),
            "complete": True,
            "time_spent": 4.2,
            "hinted": False,
            "error": False,
            "replace": False,
            "answer": {"question": [{"choicesSelected": [True, False, False]}]},
            "simple_answer": "A",
        }
        said = {"time_spent_delta": 4.2, "progress_delta": 0.1 if right else 0, "interactions": [interaction]}
        status, _ = await self._send("PUT", f"/api/logger/trackprogress/{self._session}/", said)
        self._asked += 1
        if status != 200 or self._asked == 10:
            self._session = ""
        return status

    async def _open(self) -> int:
        self._exercise = self._random.choice(self._seed["exercises"])
        self._asked = 0
        said = {
            "node_id": self._exercise["node_id"],
            "content_id": self._exercise["content_id"],
            "channel_id": self._seed["channel"],
            "kind": "exercise",
            "mastery_model": {"type": "m_of_n", "m": 3, "n": 5},
            "lesson_id": self._seed["lesson"],
        }
        status, body = await self._send("POST", "/api/logger/trackprogress/", said)
        if status == 200:
            self._session = json.loads(body)["session_id"]
        return status

    async def _send(self, method: str, path: str, body: object) -> tuple[int, bytes]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": self.connection.cookies["kolibri_csrftoken"],
            "X-Requested-With": "XMLHttpRequest",
        }
        return await self.connection.send(method, path, json.dumps(body, separators=(",", ":")).encode(), headers)

"""Measure an xAPI door: python bench/xapi/measure.py [ENDPOINT USER TOKEN] [--seconds 10].

Without an endpoint the door of this checkout is started alone, its log in a temporary folder under the current one
(so that the figures are those of a real disk). Prints one JSON line a scenario: requests and statements a second,
milliseconds at p50, p95, p99 and p100, errors, the server's processor milliseconds a request. Loopback only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import aiohttp
import msgspec

ROOT = Path(__file__).parents[2]
SCENARIOS = {
    "single POST, 100 connections": ("POST", 100, 1),
    "single PUT, 100 connections": ("PUT", 100, 1),
    "mix 1 POST : 10 PUT, 100 connections": ("MIX", 100, 1),
    "batches of 50, 8 connections": ("POST", 8, 50),
    "batches of 50, 32 connections": ("POST", 32, 50),
    "GET own 100 newest, 16 connections": ("GET", 16, 0),
}
VERBS = ("experienced", "answered", "answered", "answered", "completed")
GENERATOR = random.Random(1)


def make_statement() -> dict[str, Any]:
    verb = GENERATOR.choice(VERBS)
    course = f"https://kit.example/package/{GENERATOR.randrange(3):012}"
    extensions = {"https://tutela.example/xapi/device": "d1", "https://tutela.example/xapi/sequence": 1}
    statement: dict[str, Any] = {
        "id": make_id(),
        "actor": make_agent(),
        "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}"},
        "object": {
            "objectType": "Activity",
            "id": f"https://kit.example/item/i{GENERATOR.randrange(200)}",
            "definition": {"type": "http://adlnet.gov/expapi/activities/cmi.interaction"},
        },
        "context": {
            "registration": "0f8fad5b-d9cb-469f-a165-70867728950e",
            "contextActivities": {"parent": [{"id": "https://kit.example/unit/u1"}], "grouping": [{"id": course}]},
            "extensions": extensions,
            "language": "en",
            "platform": "Tutela player 0.1.0",
        },
        "timestamp": "2026-11-23T10:00:00.000Z",
    }
    if verb == "answered":
        statement["result"] = {
            "response": "a[,]b",
            "success": True,
            "score": {"scaled": round(GENERATOR.random(), 2)},
            "duration": "PT12.5S",
        }
    return statement


def make_agent() -> dict[str, Any]:
    return {"account": {"homePage": "https://hub.example", "name": f"u{GENERATOR.randrange(1000):04}"}}


def make_id() -> str:
    return str(UUID(int=GENERATOR.getrandbits(128), version=4))


class Run:
    def __init__(self, endpoint: str, method: str, batch: int, seconds: float) -> None:
        self.url, self.method, self.batch = f"{endpoint}/statements", method, batch
        self.end = time.perf_counter() + seconds
        self.latencies: list[float] = []
        self.errors: Counter[str] = Counter()
        self.statements = 0

    async def work(self, session: aiohttp.ClientSession) -> None:
        turn = 0
        while time.perf_counter() < self.end:
            turn += 1
            method = self.method if self.method != "MIX" else ("POST" if turn % 11 == 1 else "PUT")
            many = [make_statement() for _ in range(self.batch)]
            options: dict[str, Any] = {}
            if method == "GET":
                options["params"] = {"agent": json.dumps(make_agent()), "limit": "100"}
            else:
                options["data"] = msgspec.json.encode(many if len(many) > 1 else many[0])
            if method == "PUT":
                options["params"] = {"statementId": many[0]["id"]}
            begin = time.perf_counter()
            async with session.request(method, self.url, **options) as answer:
                body = await answer.read()
            self.latencies.append(time.perf_counter() - begin)
            if answer.status not in (200, 204):
                self.errors[str(answer.status)] += 1
            self.statements += len(many) or len(json.loads(body)["statements"])


async def measure(endpoint: str, user: str, token: str, name: str, seconds: float, pid: int | None) -> None:
    method, connections, batch = SCENARIOS[name]
    headers = {
        "Authorization": "Basic " + b64encode(f"{user}:{token}".encode()).decode(),
        "X-Experience-API-Version": "2.0.0",
        "Content-Type": "application/json",
    }
    run = Run(endpoint, method, batch, seconds)
    connector = aiohttp.TCPConnector(limit=connections)
    busy, begin = processor_seconds(pid), time.perf_counter()
    async with aiohttp.ClientSession(headers=headers, connector=connector) as session:
        await asyncio.gather(*(run.work(session) for _ in range(connections)))
    took, busy = time.perf_counter() - begin, processor_seconds(pid) - busy
    ordered = sorted(run.latencies)
    told = {
        "scenario": name,
        "requests_per_s": round(len(ordered) / took),
        "statements_per_s": round(run.statements / took),
        "ms": {
            f"p{part}": round(1000 * ordered[min(len(ordered) - 1, len(ordered) * part // 100)], 1)
            for part in (50, 95, 99)
        }
        | {"max": round(1000 * ordered[-1], 1)},
        "errors": dict(run.errors),
        "server_ms_per_request": round(1000 * busy / len(ordered), 2) if pid else None,
        "load": os.getloadavg()[0],
    }
    print(json.dumps(told), flush=True)


def processor_seconds(pid: int | None) -> float:
    if pid is None or not Path(f"/proc/{pid}/stat").exists():
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where", nargs="*", metavar="ENDPOINT USER TOKEN")
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    if options.where:
        endpoint, user, token = options.where
        if urlsplit(endpoint).hostname not in ("127.0.0.1", "localhost", "::1"):
            parser.error("loopback only")
        for name in SCENARIOS:
            asyncio.run(measure(endpoint, user, token, name, options.seconds, None))
        return
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        command = [sys.executable, str(ROOT / "bench/xapi/serve.py"), folder, "18743", "leaf"]
        with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}) as server:
            try:
                time.sleep(2)
                for name in SCENARIOS:
                    where = ("http://127.0.0.1:18743/xapi", "bench", "leaf")
                    asyncio.run(measure(*where, name, options.seconds, server.pid))
            finally:
                server.terminate()


if __name__ == "__main__":
    main()

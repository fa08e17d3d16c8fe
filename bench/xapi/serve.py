"""Serve the xAPI door alone: python bench/xapi/serve.py DATA PORT [TOKEN]. For measurements and durability tests.

One machine credential ("bench") that may write any actor; the log is DATA/log.sqlite3.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn

from tutela.server.door import Credential, Door, hash_token
from tutela.statements.folder import LOG
from tutela.statements.stores.sqlite import SqliteLog
from tutela.statements.writer import Writer


def make_app(data: Path, token: str) -> Callable[..., Awaitable[None]]:
    data.mkdir(parents=True, exist_ok=True)
    log = SqliteLog(data / LOG, now=lambda: time.time_ns() // 1000)
    writer = Writer(log)
    machine = Credential(
        token_sha256=hash_token(token),
        agent={"objectType": "Agent", "account": {"homePage": "https://bench.example", "name": "bench"}},
        writes="any",
        reads="all",
        voids=True,
    )

    async def lookup(user: str) -> Credential | None:
        return machine if user == "bench" else None

    door = Door(log, writer.append, lookup)

    async def app(scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        if scope["type"] != "lifespan":
            await door(scope, receive, send)
            return
        await receive()
        writer.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        writer.stop()
        log.close()
        await send({"type": "lifespan.shutdown.complete"})

    return app


if __name__ == "__main__":
    data, port, *rest = sys.argv[1:]
    uvicorn.run(
        make_app(Path(data), rest[0] if rest else "bench"),
        host="127.0.0.1",
        port=int(port),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )

"""Opens lines to a room without a server: speaks ASGI to the application of `stream` and reads what it sends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import msgspec

from tutela.server.live.stream import serve_lines

PATIENCE = 5.0


@dataclass
class OpenLine:
    """One line: its status, and the events that came."""

    path: str
    cookies: str
    method: str = "GET"
    status: int = 0
    body: bytes = b""
    ended: bool = False
    task: asyncio.Task[None] | None = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _left: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, application: Any) -> None:
        """Speak to the application until it ends or the line is closed."""
        path, _, query = self.path.partition("?")
        scope = {
            "type": "http",
            "method": self.method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(b"cookie", self.cookies.encode())],
        }
        await application(scope, self._receive, self._send)
        self.ended = True
        self._changed.set()

    def events(self, kind: str) -> list[Any]:
        """Give the data of the events of a kind so far."""
        found = []
        for block in self.body.decode().split("\n\n"):
            name, _, data = block.partition("\ndata: ")
            if name == f"event: {kind}":
                found.append(msgspec.json.decode(data))
        return found

    async def wait(self, kind: str, count: int) -> list[Any]:
        """Wait until so many events of a kind have come."""
        async with asyncio.timeout(PATIENCE):
            while len(self.events(kind)) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.events(kind)

    async def begun(self) -> OpenLine:
        """Wait until there is an answer, whole or begun."""
        async with asyncio.timeout(PATIENCE):
            while not (self.status and (self.body or self.ended)):
                self._changed.clear()
                await self._changed.wait()
        return self

    async def close(self) -> None:
        """Leave, as a browser does."""
        self._left.set()
        if self.task is not None:
            await asyncio.wait_for(self.task, PATIENCE)

    async def _receive(self) -> dict[str, Any]:
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            self.body += message["body"]
        self._changed.set()


async def _nothing(scope: Any, receive: Any, send: Any) -> None:
    raise AssertionError(f"no line at {scope['path']}")


async def keep_line(path: str, cookies: str, application: Any = None) -> OpenLine:
    """Open a line and keep it; give it when it has begun to answer."""
    line = OpenLine(path, cookies)
    line.task = asyncio.create_task(line.run(application or serve_lines(_nothing)))
    return await line.begun()


async def open_line(path: str, cookies: str) -> OpenLine:
    """Open a line, read its beginning, close it."""
    line = await keep_line(path, cookies)
    await line.close()
    return line

"""A client that keeps the hub waiting is hung up on; one that speaks is answered, however long the answer takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from uvicorn import Config
from uvicorn.server import ServerState

from tutela.server.patience import PatientProtocol

HEAD = b"POST / HTTP/1.1\r\nhost: hub\r\ncontent-length: 4\r\n"


class Hasty(PatientProtocol):
    HEAD_SECONDS = 0.2
    BODY_SECONDS = 0.2


async def take_long(scope: dict[str, Any], receive: Any, send: Any) -> None:
    while (message := await receive()).get("more_body"):
        pass
    if message["type"] == "http.disconnect":
        return
    await asyncio.sleep(0.5)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[bytes]]


def talk(work: Talk) -> bytes:
    """Give what a client reads that talks to a hasty hub, at most for three seconds."""

    async def run() -> bytes:
        config = Config(take_long, lifespan="off", log_config=None)
        config.load()
        state = ServerState()
        server = await asyncio.get_running_loop().create_server(lambda: Hasty(config, state, {}), "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            try:
                return await asyncio.wait_for(work(reader, writer), 3)
            except ConnectionError:
                return b""
            finally:
                writer.close()

    return asyncio.run(run())


async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    return await reader.read()


async def spell_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    for letter in HEAD * 3:
        if reader.at_eof() or writer.is_closing():
            break
        writer.write(bytes([letter]))
        await asyncio.sleep(0.02)
    return await reader.read()


async def keep_body_back(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    writer.write(HEAD + b"\r\nab")
    return await reader.read()


@pytest.mark.parametrize("work", [say_nothing, spell_headers, keep_body_back])
def test_who_keeps_the_hub_waiting_is_hung_up_on(work: Talk) -> None:
    assert talk(work) == b""


def test_two_requests_are_answered_although_each_answer_takes_longer_than_the_hub_waits() -> None:
    async def ask_twice(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        answers = b""
        for _ in range(2):
            writer.write(HEAD + b"\r\nabcd")
            answers += await reader.readuntil(b"\r\n\r\n")
        return answers

    assert talk(ask_twice).count(b"HTTP/1.1 204") == 2

"""Large bodies are refused before the framework copies them anywhere."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tutela.server.limits import MOST_BYTES, limit_bodies, tell_limit

KEPT_IN = {
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
}
"""Of every answer that the framework does not give its own headers."""


async def read_all(_scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Stand in for the framework: read the whole body, then answer 200."""
    while (await receive())["more_body"]:
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"read"})


def send_body(chunks: list[bytes], headers: list[tuple[bytes, bytes]]) -> tuple[int, bytes, int]:
    """Give status and body of the answer, and how many chunks were read."""
    answer: list[dict[str, Any]] = []
    read = 0

    async def receive() -> dict[str, Any]:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": chunks[read - 1], "more_body": read < len(chunks)}

    async def send(message: dict[str, Any]) -> None:
        answer.append(message)

    asyncio.run(limit_bodies(read_all)({"type": "http", "headers": headers}, receive, send))
    assert answer[0]["status"] == 200 or set(answer[0]["headers"]) >= KEPT_IN
    return answer[0]["status"], answer[1]["body"], read


def test_a_body_within_the_limit_goes_through() -> None:
    assert send_body([b"x" * MOST_BYTES], []) == (200, b"read", 1)


def test_an_announced_large_body_is_refused_unread() -> None:
    assert send_body([b""], [(b"content-length", b"2147483648")]) == (413, tell_limit().encode(), 0)


def test_a_large_body_without_a_length_is_refused_where_it_grows_too_large() -> None:
    assert send_body([b"x" * MOST_BYTES] * 50, []) == (413, tell_limit().encode(), 2)


@pytest.mark.parametrize("length", [b"-1", b"many", b"1e9", b"0" * 5000])
def test_a_length_that_is_no_number_is_refused(length: bytes) -> None:
    assert send_body([b""], [(b"content-length", length)])[0] == 413


def test_the_refusal_says_the_limit_and_what_to_do() -> None:
    assert tell_limit() == (
        "413: larger than 256 kB. Nothing was kept. No form here takes files; go back and send text."
    )


def test_it_is_said_in_the_language_of_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutela.server.limits._", lambda text: "413 : plus de {most} ko." if "413" in text else text)
    assert send_body([b""], [(b"content-length", b"2147483648")])[1] == b"413 : plus de 256 ko."

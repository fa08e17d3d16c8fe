"""Refuses a large body before the framework sees it: it would be copied to a shared temporary folder first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from tutela.model.whole_numbers import read_whole

MOST_BYTES = 256 * 1024
"""The largest body of a form or a shared text; statements have their own door and limit."""


def tell_limit() -> str:
    """Say, in the hub's language, that a form is too large."""
    told = _("413: larger than {most} kB. Nothing was kept. No form here takes files; go back and send text.")
    return told.format(most=MOST_BYTES // 1024)


class _TooLarge(Exception):
    pass


async def _refuse(send: Any, refusal: str) -> None:
    body = refusal.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def read_length(scope: dict[str, Any], most: int) -> int:
    """Give the length that a request announces, 0 where none; more than `most` where it is no number."""
    length = read_whole(dict(scope["headers"]).get(b"content-length", b"0").decode("latin-1"))
    return most + 1 if length is None else length


def limit_bodies(application: Any, most: int = MOST_BYTES, refusal: Callable[[], str] = tell_limit) -> Any:
    """Give the ASGI application with bodies over `most` answered 413 in the words of `refusal`, announced or not."""

    async def limited(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        if read_length(scope, most) > most:
            await _refuse(send, refusal())
            return
        taken, begun = 0, False

        async def counted() -> Any:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _TooLarge
            return message

        async def noted(message: Any) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await application(scope, counted, noted)
        except _TooLarge:
            if not begun:
                await _refuse(send, refusal())

    return limited

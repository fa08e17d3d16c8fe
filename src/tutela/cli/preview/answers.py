"""What the preview answers: the site as it is on disk, a script on each page, and the turns that it waits for."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from servestatic import ServeStaticASGI

from tutela.cli.preview.turns import Turns

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SCRIPT = "/preview-script"
TURN = "/preview-turn"
PATIENCE = 20.0
"""Seconds that a page waits for the next turn before it asks again."""
_FOLLOW = Path(__file__).with_name("follow.js")
_NOT_YET = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"
 content="width=device-width, initial-scale=1"><title>Not there</title></head><body>
<main><h1>This page is not there</h1><p>It comes when the kit has it. <a href="/index.html">To the first page</a></p>
</main></body></html>
"""


def make_answers(site: Path, turns: Turns, hosts: frozenset[str]) -> App:
    """Give the application that answers a browser on this machine.

    A page of another origin that had its name point here is refused: only `hosts` are answered. The worker of the site
    is left out, since it would show earlier turns.
    """
    files = ServeStaticASGI(_answer_missing, root=site, index_file=True, autorefresh=True)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if host not in hosts:
            await _send(send, 403, "text/plain", b"only this machine is answered")
        elif scope["path"] == SCRIPT:
            await _send(send, 200, "text/javascript", _FOLLOW.read_bytes())
        elif scope["path"] == TURN:
            await _answer_turn(scope, send, turns)
        elif scope["path"] == "/sw.js":
            await _answer_missing(scope, receive, send)
        else:
            await files(_unconditional(scope), receive, _with_script(send, turns))

    return answer


def _unconditional(scope: Scope) -> Scope:
    """Give the request without what lets a browser keep its copy: a page carries the number of its turn."""
    asked = (b"if-none-match", b"if-modified-since", b"range", b"accept-encoding")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in asked]}


async def _answer_turn(scope: Scope, send: Send, turns: Turns) -> None:
    seen = parse_qs(scope["query_string"].decode("latin-1")).get("seen", [""])[0]
    number = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
    turn = await turns.next_after(number, PATIENCE)
    body = {"turn": turn.number, "problems": turn.problems}
    await _send(send, 200, "application/json", json.dumps(body).encode())


async def _answer_missing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await _send(send, 404, "text/html; charset=utf-8", _NOT_YET.encode())


async def _send(send: Send, status: int, kind: str, body: bytes) -> None:
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _with_script(send: Send, turns: Turns) -> Send:
    """Give a `send` that ends each HTML page with the script that waits for the next turn."""
    script = f'<script src="{SCRIPT}" data-turn="{turns.newest.number}" defer></script>\n'.encode()
    is_page = False

    async def send_on(message: Message) -> None:
        nonlocal is_page
        if message["type"] == "http.response.start":
            headers = dict(message["headers"])
            is_page = headers.get(b"content-type", b"").startswith(b"text/html")
            if is_page:
                headers[b"content-length"] = str(int(headers[b"content-length"]) + len(script)).encode()
            message = {**message, "headers": [*{**headers, b"cache-control": b"no-store"}.items()]}
        elif is_page and not message.get("more_body"):
            message = {**message, "body": message.get("body", b"") + script}
        await send(message)

    return send_on

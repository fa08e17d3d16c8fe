"""Structured log lines on standard error: one JSON object a line, never a name, an answer, an address or a query."""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import msgspec

SLOW_SECONDS = 1.0
ROOMS = ("xapi", "learn", "hub", "health")


def log_event(event: str, **fields: str | int | float) -> None:
    """Write one line: the time, the event and its fields."""
    line = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "event": event, **fields}
    sys.stderr.write(msgspec.json.encode(line).decode() + "\n")


class _Lines(logging.Handler):
    """Turns warnings and errors of libraries into our lines: the kind of fault and its place, not its text."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record without its message, which could quote what a person sent."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        log_event(
            "fault",
            level=record.levelname.lower(),
            source=record.name,
            kind=kind,
            line=f"{record.module}:{record.lineno}",
        )


def begin_logging() -> None:
    """Send what libraries report through `log_event`; their messages below warnings are dropped.

    A page that is not there, or a form that is refused, is a visitor's doing and no fault of the hub.
    """
    logging.basicConfig(handlers=[_Lines()], level=logging.WARNING, force=True)
    for visitors in ("django.request", "django.security.csrf"):
        logging.getLogger(visitors).setLevel(logging.ERROR)
    logging.captureWarnings(True)


def _room(path: str) -> str:
    first = path.split("/")[1] if "/" in path else ""
    return first if first in ROOMS else "other"


def log_requests(application: Any) -> Any:
    """Give the application with a line for each failed (5xx) or slow request: its room, status and milliseconds."""

    async def logged(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def note_status(message: dict[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await application(scope, receive, note_status)
        finally:
            seconds = time.perf_counter() - started
            if status >= 500 or status == 0 or seconds > SLOW_SECONDS:
                log_event(
                    "request",
                    room=_room(scope["path"]),
                    method=scope["method"],
                    status=status,
                    ms=round(seconds * 1000),
                )

    return logged

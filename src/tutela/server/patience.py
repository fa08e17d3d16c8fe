"""How long the hub waits for a client: one that says nothing, or says it letter by letter, is hung up on.

uvicorn waits without end for the first request of a connection and for the rest of one that began; a few hundred such
connections would take all that a process may hold open. Between two requests its own `timeout_keep_alive` counts.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_CONNECTIONS = 900
"""Answered at once; beyond it a request gets 503. Most systems let a process hold 1,024 files and connections open."""


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to waiting."""

    HEAD_SECONDS = 20.0
    """From connecting, or from the first byte of a request, to the end of its headers."""
    BODY_SECONDS = 120.0
    """From there to the end of the body: the largest takes 80 seconds at 400 kbit/s."""

    _ending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a first request."""
        super().connection_made(transport)
        self._wait(self.HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Wait for the headers of a request."""
        super().on_message_begin()
        self._wait(self.HEAD_SECONDS)

    def on_headers_complete(self) -> None:
        """Wait for the body of a request."""
        super().on_headers_complete()
        self._wait(self.BODY_SECONDS)

    def on_message_complete(self) -> None:
        """Let the application take as long as it needs."""
        self._stop_waiting()
        super().on_message_complete()

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._ending = self.loop.call_later(seconds, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None

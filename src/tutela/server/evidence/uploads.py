"""Takes an upload as it comes: from the network straight into a private folder, never through a shared one.

Django's own handler first copies a body to a shared temporary folder and then looks at who sent it. This one lets the
view look first and hands it the body piece by piece.
"""

from __future__ import annotations

import asyncio
import io
import os
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest

MOST_BYTES = 64 * 1024 * 1024
REFUSAL = (
    f"413: larger than {MOST_BYTES // 1024**2} MB. Nothing was kept. Go back and send a smaller file, or run "
    "`tutela evidence` on your own machine: it takes any size."
)
PATHS = ("/hub/evidence/profile/", "/hub/evidence/estimate/")
"""The addresses that take files."""
WAIT_SECONDS = 60.0
"""For the next piece of a body."""
PIECE = 64 * 1024
FIELD = "file"


class BodyStream(io.RawIOBase):
    """A body that a thread reads while the event loop receives it; reading raises OSError where the sender is gone."""

    def __init__(self, receive: Any) -> None:
        super().__init__()
        self._receive = receive
        self._loop = asyncio.get_running_loop()
        self._rest = b""
        self._whole = False
        self._ended = False
        self._coming: Future[Any] | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, room: Any) -> int:
        """Fill the room as far as one piece of the body goes; gives the number of bytes, 0 at the end."""
        while not self._rest and not self._whole:
            self._rest = self._next_piece()
        piece, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(piece)] = piece
        return len(piece)

    def end(self) -> None:
        """Read no more; a thread that waits for a piece wakes up with an OSError."""
        self._ended = True
        if self._coming is not None:
            self._coming.cancel()

    def _next_piece(self) -> bytes:
        if self._ended:
            raise OSError("the sender is gone")
        self._coming = asyncio.run_coroutine_threadsafe(self._receive(), self._loop)
        try:
            message = self._coming.result(WAIT_SECONDS)
        except (CancelledError, TimeoutError) as fault:
            self.end()
            raise OSError("the sender is gone") from fault
        if message["type"] == "http.disconnect":
            self.end()
            raise OSError("the sender is gone")
        self._whole = not message.get("more_body", False)
        return bytes(message.get("body", b""))


class UploadApplication(ASGIHandler):
    """Django for addresses that take files: its requests read their bodies from a BodyStream."""

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request; a thread that still waits for its body is woken before the loop waits for the thread."""
        stream = BodyStream(receive)
        try:
            await super().handle(scope, stream, send)  # type: ignore[arg-type]
        finally:
            stream.end()

    async def read_body(self, receive: Any) -> Any:
        """Give the stream, unread."""
        return io.BufferedReader(receive, PIECE)

    async def listen_for_disconnect(self, receive: Any) -> None:
        """Wait for nothing: the stream itself learns that the sender is gone."""
        await asyncio.Event().wait()


class PrivateUpload(FileUploadHandler):
    """Writes the one file of a form into a folder, under a name of ours; the sender's name opens nothing."""

    def __init__(self, request: HttpRequest, folder: Path) -> None:
        super().__init__(request)
        self.path = folder / "upload"
        self._stream: BinaryIO | None = None

    def new_file(self, *given: Any, **named: Any) -> None:
        """Take the first file of the field; others are read past."""
        super().new_file(*given, **named)
        if self.field_name != FIELD or self._stream is not None:
            raise SkipFile
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._stream = os.fdopen(descriptor, "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        assert self._stream is not None  # noqa: S101 - Django names a file before it sends pieces of it
        self._stream.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Give the file to the form."""
        assert self._stream is not None  # noqa: S101 - as above
        self._stream.flush()
        return UploadedFile(self._stream, self.file_name, self.content_type, file_size)

    def close(self) -> None:
        """Close the file, also where the sender broke off."""
        if self._stream is not None:
            self._stream.close()

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
from django.utils.translation import gettext as _

MOST_BYTES = 64 * 1024 * 1024
PATHS = ("/hub/evidence/profile/", "/hub/evidence/estimate/")
"""The addresses that take files."""
WAIT_SECONDS = 60.0
"""For the next piece of a body."""
PIECE = 64 * 1024
FIELDS = ("file", "geojson", "areas")
"""The fields of a form that take a file each."""


def tell_upload_limit() -> str:
    """Say, in the hub's language, that a file is too large."""
    told = _(
        "413: larger than {most} MB. Nothing was kept. Go back and send a smaller file, or run `tutela evidence` on "
        "your own machine: it takes any size."
    )
    return told.format(most=MOST_BYTES // 1024**2)


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
    """Writes the files of a form into a folder, under names of ours; the sender's names open nothing."""

    def __init__(self, request: HttpRequest, folder: Path) -> None:
        super().__init__(request)
        self._folder = folder
        self._streams: dict[str, BinaryIO] = {}

    def new_file(self, *given: Any, **named: Any) -> None:
        """Take the first file of each field; others are read past."""
        super().new_file(*given, **named)
        field = str(self.field_name)
        if field not in FIELDS or field in self._streams:
            raise SkipFile
        descriptor = os.open(self._folder / upload_name(field), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._streams[field] = os.fdopen(descriptor, "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        self._streams[str(self.field_name)].write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Give the file to the form."""
        stream = self._streams[str(self.field_name)]
        stream.flush()
        return UploadedFile(stream, self.file_name, self.content_type, file_size)

    def close(self) -> None:
        """Close the files, also where the sender broke off."""
        for stream in self._streams.values():
            stream.close()


def upload_name(field: str) -> str:
    """Give the name under which the file of a field arrives."""
    return f"upload-{field}"

"""The hub as one ASGI application: statements by the door, the package as files, all else by Django.

The door stands before Django because the framework's middleware would cost ten times the work of taking a statement.
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutela.server.settings")

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from django.db import close_old_connections

from tutela.server.limits import limit_bodies
from tutela.server.logs import log_event, log_requests
from tutela.server.package_files import serve_package

_django = get_asgi_application()

# Models can be named only once Django is set up.
from tutela.server.disk import open_disk
from tutela.server.door import Door
from tutela.server.evidence.runs import close_runs, open_runs
from tutela.server.evidence.uploads import MOST_BYTES, PATHS, UploadApplication, tell_upload_limit
from tutela.server.live.answering import serve_answers
from tutela.server.live.expiry import erase_expired as erase_expired_entries
from tutela.server.live.following import Following
from tutela.server.live.presence import note_everybody
from tutela.server.live.stream import serve_lines
from tutela.server.people.authentication import find_credential
from tutela.server.people.erasure import finish_erasures
from tutela.server.people.shared_texts import erase_expired
from tutela.server.record import close_record, open_record
from tutela.server.results.keeping import erase_expired_words

FOLLOW_EVERY = 1.0
"""Seconds between two looks of the projections at the log."""
MINUTE = 60.0
HOUR = 3600.0


def _clear_sessions() -> None:
    call_command("clearsessions")


def _do(work: Callable[[], object]) -> None:
    """Do the work, then let go of the database: no request ends here that would."""
    try:
        work()
    finally:
        close_old_connections()


async def _try(work: Callable[[], object]) -> None:
    """Do the work in a thread of its own; a fault is told."""
    try:
        await asyncio.to_thread(_do, work)
    except Exception as fault:  # noqa: BLE001 - a full disk today must not end the work for ever
        log_event("fault", work=work.__name__, kind=type(fault).__name__)


async def _repeat(work: Callable[[], object], seconds: float) -> None:
    """Do the work again and again; after a fault the next turn tries once more."""
    while True:
        await _try(work)
        await asyncio.sleep(seconds)


async def _lifespan(receive: Any, send: Any) -> None:
    tasks: list[asyncio.Task[None]] = []
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            open_record()
            runs = open_runs()
            # Nobody is to see, not for a moment, what an older backup brought back.
            await _try(finish_erasures)
            tasks = [
                asyncio.create_task(_repeat(Following(open_record()).follow_log, FOLLOW_EVERY)),
                asyncio.create_task(_repeat(finish_erasures, HOUR)),
                asyncio.create_task(_repeat(erase_expired, HOUR)),
                asyncio.create_task(_repeat(erase_expired_words, HOUR)),
                asyncio.create_task(_repeat(_clear_sessions, HOUR)),
                asyncio.create_task(_repeat(runs.erase_old, MINUTE)),
                asyncio.create_task(_repeat(erase_expired_entries, HOUR)),
                asyncio.create_task(_repeat(note_everybody, MINUTE)),
            ]
            # Statements come as many small tables that are soon gone. To walk them, and all that the start loaded, at
            # every few hundred cost a tenth of the processor time of a batch.
            gc.collect()
            gc.freeze()
            gc.set_threshold(20_000, 20, 20)
            log_event("started", profile=settings.PROFILE)
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.to_thread(close_runs)
            await asyncio.to_thread(close_record)
            log_event("stopped")
            await send({"type": "lifespan.shutdown.complete"})
            return


def _compose() -> Any:
    record = open_record()
    door = Door(
        record.log, record.append, find_credential, allowance=record.allowance, is_full=lambda: open_disk().is_full()
    )
    package = serve_package(limit_bodies(_django), Path(os.environ["TUTELA_SITE"]))
    uploads = limit_bodies(UploadApplication(), MOST_BYTES, tell_upload_limit)

    async def hub(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http" and scope["path"].startswith("/xapi/"):
            await door(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in PATHS:
            await uploads(scope, receive, send)
        else:
            await package(scope, receive, send)

    # Lines stay open for minutes: beside the log of requests, which would call them slow.
    return serve_lines(log_requests(serve_answers(hub)))


application = _compose()

"""Tell what the evidence road refuses as one sentence, and leave nothing half written when somebody stops it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from tutela.evidence.memory import NoMemory, lacks_memory
from tutela.evidence.refused import Refused
from tutela.evidence.stopped import was_stopped

__all__ = ["refusing"]


@contextmanager
def refusing() -> Iterator[None]:
    """Turn Refused, and memory that is used up, into click's error, exit code 1; Ctrl-C stays Ctrl-C."""
    try:
        yield
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    except Exception as error:
        if was_stopped(error):
            raise KeyboardInterrupt from None
        if lacks_memory(error):
            raise click.ClickException(str(NoMemory())) from None
        raise

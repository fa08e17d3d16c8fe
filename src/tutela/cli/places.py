"""What the verbs of the record share: a place that holds data, the clock, and how faults are told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tutela.statements.archive import BackupBroken, RestoreRefused
from tutela.statements.export import ExportUnavailable
from tutela.statements.folder import LOG
from tutela.statements.log import LogForeign, LogInUse, LogUnavailable
from tutela.statements.stores.opening import is_address


class _Place(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the place; a folder must be there and hold a log."""
        if is_address(value) or (Path(value) / LOG).is_file():
            return value
        self.fail(f"{value} holds no {LOG}; name the data folder of a hub or a postgresql:// address", param, ctx)


PLACE = _Place()
"""A data folder with a log, or the address of a PostgreSQL database."""


def now() -> int:
    """Give the time in microseconds since 1970."""
    return time.time_ns() // 1000


@contextmanager
def telling() -> Iterator[None]:
    """Tell what an operator can mend in one line instead of a traceback."""
    try:
        yield
    except (LogInUse, LogForeign, LogUnavailable, BackupBroken, RestoreRefused, ExportUnavailable) as fault:
        raise click.ClickException(str(fault)) from fault
    except OSError as fault:
        reason = f"{fault.filename}: {fault.strerror}" if fault.strerror else str(fault)
        raise click.ClickException(reason) from fault

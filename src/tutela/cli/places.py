"""What the verbs of the record share: the options that name a log, the clock, and how faults are told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tutela.cli.disk import tell_refusal
from tutela.statements.archive import BackupBroken, RestoreRefused
from tutela.statements.export import ExportUnavailable
from tutela.statements.folder import LOG
from tutela.statements.log import LogForeign, LogInUse, LogUnavailable
from tutela.statements.restoring import is_stopped

SHIPPED_KIT = Path(__file__).parent.parent / "_kit"
"""The kit that a wheel carries."""
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
"""A data folder that is there."""

data_option = click.option("--data", type=FOLDER, required=True, help="Data folder of the hub.")
database_option = click.option(
    "--database", default="", envvar="TUTELA_DATABASE", help="postgresql:// address, when the hub's log is there."
)


def check_log(data: Path, database: str) -> None:
    """Refuse a folder that holds no log, when no database holds it either, or one in the middle of a restore."""
    if is_stopped(data):
        raise click.ClickException(
            f"a restore into {data} was stopped half way; start the hub on it, or run tutela restore again"
        )
    if not database and not (data / LOG).is_file():
        raise click.ClickException(f"{data} holds no {LOG}; name the data folder of a hub")


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
        raise click.ClickException(tell_refusal(fault) or str(fault)) from fault

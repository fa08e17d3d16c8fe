"""`tutela replay`: delete the projections and fold them again from the log."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import click

from tutela.cli.places import check_log, data_option, database_option, now, telling
from tutela.projections import Projections, delete_projections, open_projections
from tutela.statements.erasures import open_erasures
from tutela.statements.folder import ERASURES, PROJECTIONS
from tutela.statements.log import LogUnavailable
from tutela.statements.stores.opening import open_log


@click.command()
@data_option
@database_option
def command(data: Path, database: str) -> None:
    """Delete what was folded from the log and fold it again; print how much there is.

    Stop the hub first. Progress, mastery, attempts and answers are the same afterwards.
    """
    check_log(data, database)
    with telling(), ExitStack() as stack:
        # Opened for writing, so that no hub folds into the same file meanwhile.
        log = stack.enter_context(closing(open_log(data, database, now=now)))
        register = stack.enter_context(closing(open_erasures(data / ERASURES)))
        projections = stack.enter_context(closing(_open_afresh(data, database, register.actors)))
        count = projections.catch_up(log)
        rows = projections.count()
    click.echo(f"statements folded: {count:,}")
    for table, number in rows.items():
        click.echo(f"  {table.replace('_', ' ')}: {number:,}")


def _open_afresh(data: Path, database: str, find_erased: Callable[[], frozenset[str]]) -> Projections:
    if database:
        from tutela.projections.postgres import open_postgres_projections

        return open_postgres_projections(database, afresh=True, find_erased=find_erased)
    file = data / PROJECTIONS
    try:
        delete_projections(file)
    except OSError as error:
        raise LogUnavailable(f"{file} cannot be deleted: {error.strerror}") from error
    return open_projections(file, find_erased=find_erased)

"""`tutela replay`: delete the projections and fold them again from the log."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import click

from tutela.cli.places import PLACE, now, telling
from tutela.projections import Projections, delete_projections, open_projections
from tutela.statements.folder import PROJECTIONS
from tutela.statements.log import LogUnavailable
from tutela.statements.stores.opening import is_address, open_log, open_register


@click.command()
@click.option("--data", "place", type=PLACE, required=True, help="Data folder of the hub, or a postgresql:// address.")
def command(place: str) -> None:
    """Delete what was folded from the log and fold it again; print how much there is.

    Stop the hub first. Progress, mastery, attempts and answers are the same afterwards.
    """
    with telling(), ExitStack() as stack:
        # Opened for writing, so that no hub folds into the same file meanwhile.
        log = stack.enter_context(closing(open_log(place, now=now)))
        register = stack.enter_context(closing(open_register(place)))
        projections = stack.enter_context(closing(_open_afresh(place, register.actors)))
        count = projections.catch_up(log)
        rows = projections.count()
    click.echo(f"{count:,} statements folded")
    for table, number in rows.items():
        click.echo(f"  {table.replace('_', ' ')}: {number:,}")


def _open_afresh(place: str, find_erased: Callable[[], frozenset[str]]) -> Projections:
    if is_address(place):
        from tutela.projections.postgres import open_postgres_projections

        return open_postgres_projections(place, afresh=True, find_erased=find_erased)
    file = Path(place) / PROJECTIONS
    try:
        delete_projections(file)
    except OSError as error:
        raise LogUnavailable(f"{file} cannot be deleted: {error.strerror}") from error
    return open_projections(file, find_erased=find_erased)

"""`tutela merge`: add to a log what another has."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path

import click

from tutela.cli.places import FOLDER, check_log, database_option, now, telling
from tutela.statements.erasures import open_erasures
from tutela.statements.folder import ERASURES
from tutela.statements.merge import merge_logs
from tutela.statements.stores.opening import open_log, open_reading


@click.command()
@click.argument("into", type=FOLDER)
@click.argument("source", metavar="FROM", type=FOLDER)
@database_option
def command(into: Path, source: Path, database: str) -> None:
    """Add the statements and erasures of the data folder FROM to those of INTO; stop the hub of INTO first.

    What both have stays once; what differs under one id is reported and left as it is in INTO. Merging again changes
    nothing. --database says that the log of INTO is in PostgreSQL.
    """
    check_log(into, database)
    check_log(source, "")
    with telling(), ExitStack() as stack:
        other = stack.enter_context(closing(open_reading(source, "", now=now)))
        log = stack.enter_context(closing(open_log(into, database, now=now)))
        theirs = stack.enter_context(closing(open_erasures(source / ERASURES)))
        ours = stack.enter_context(closing(open_erasures(into / ERASURES)))
        before = len(ours.read())
        ours.add(theirs.read())
        erasures = len(ours.read()) - before
        merged = merge_logs(log, other)
    click.echo(f"statements: {merged.added:,} added, {merged.already:,} there already; erasures: {erasures:,} added")
    if merged.conflicts:
        click.echo(f"ids with other content in FROM, left as they are: {len(merged.conflicts):,}", err=True)
        for identity in merged.conflicts:
            click.echo(f"  {identity}", err=True)
        raise SystemExit(1)

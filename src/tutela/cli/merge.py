"""`tutela merge`: add to a log what another has."""

from __future__ import annotations

from contextlib import closing

import click

from tutela.cli.places import PLACE, now, telling
from tutela.statements.merge import merge_logs
from tutela.statements.stores.opening import open_log, open_reading, open_register


@click.command()
@click.argument("into", type=PLACE)
@click.argument("source", metavar="FROM", type=PLACE)
def command(into: str, source: str) -> None:
    """Add the statements and erasures of FROM to INTO; each a data folder or a postgresql:// address.

    Stop the hub of INTO first. What both have stays once; what differs under one id is reported and left as it is in
    INTO. Merging again changes nothing.
    """
    with telling(), closing(open_reading(source, now=now)) as other, closing(open_log(into, now=now)) as log:
        merged = merge_logs(log, other)
        with closing(open_register(source)) as theirs, closing(open_register(into)) as ours:
            before = len(ours.read())
            ours.add(theirs.read())
            erasures = len(ours.read()) - before
    click.echo(f"{merged.added:,} statements added, {merged.already:,} were there already, {erasures:,} erasures added")
    if merged.conflicts:
        click.echo(
            f"{len(merged.conflicts):,} ids stand for other content in FROM and were left as they are:", err=True
        )
        for identity in merged.conflicts:
            click.echo(f"  {identity}", err=True)
        raise SystemExit(1)

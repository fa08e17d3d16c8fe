"""`tutela backup`: copy a hub's data into one checked file, also while it runs."""

from __future__ import annotations

from pathlib import Path

import click

from tutela.cli.places import check_log, data_option, now, telling
from tutela.statements.archive import Manifest, write_backup
from tutela.statements.check.formats import to_timestamp
from tutela.statements.folder import ERASURES, HUB, LOG


@click.command()
@data_option
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True)
def command(data: Path, file: Path) -> None:
    """Copy the log, the register of erasures, the hub's rows and its key into FILE; the hub may be running.

    The file is read back and checked before the command says that it is there. A hub on PostgreSQL is copied with
    PostgreSQL's own pg_dump.
    """
    check_log(data, "")
    with telling():
        manifest = write_backup(data, file, made=to_timestamp(now()))
    click.echo(f"{file} written and checked: {describe(manifest)}")


def describe(manifest: Manifest) -> str:
    """Say in one line what a backup holds."""
    statements, erasures = manifest.count(LOG, "statements"), manifest.count(ERASURES, "erasures")
    hub = "with the hub's rows" if any(file.name == HUB for file in manifest.files) else "without rows of a hub"
    return f"statements: {statements:,}, erasures: {erasures:,}, {hub}"

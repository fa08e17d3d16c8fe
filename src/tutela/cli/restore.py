"""`tutela restore`: put a backup in place, after checking all of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tutela.cli.backup import describe
from tutela.cli.places import telling
from tutela.statements.archive import restore_backup


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), required=True, help="Data folder of the hub.")
@click.option("--replace", is_flag=True, help="Put aside what the folder holds already.")
def command(file: Path, data: Path, replace: bool) -> None:
    """Check the backup FILE and put it into the data folder; stop the hub first.

    Nobody who was erased since the backup comes back, and no words: the erasures of the folder are kept, and the hub
    erases what they name from its rows when it starts. Progress is folded again from the log when the hub starts.
    """
    with telling():
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        manifest, aside = restore_backup(file, data, replace=replace, stamp=stamp)
    click.echo(f"restored to {data}: {describe(manifest)}")
    if aside is not None:
        click.echo(f"the former files are in {aside}; delete them once all is well, they may name people erased since")

"""`tutela export`: write the whole log to one file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from tutela.cli.places import check_log, data_option, database_option, now, telling
from tutela.statements.export import write_ndjson, write_parquet
from tutela.statements.log import Readable
from tutela.statements.stores.opening import open_reading


@click.command()
@data_option
@database_option
@click.option("--format", "form", type=click.Choice(["ndjson", "parquet"]), required=True)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True)
def command(data: Path, database: str, form: str, file: Path) -> None:
    """Write every statement to FILE, in the log's order; the hub may be running.

    Voided statements are in it, and so are the statements that void them.
    """
    check_log(data, database)
    with telling(), closing(open_reading(data, database, now=now)) as log:
        count = write_parquet(log, file) if form == "parquet" else _write_lines(log, file)
    click.echo(f"statements written to {file}: {count:,}")


def _write_lines(log: Readable, file: Path) -> int:
    draft = file.with_name(f".{file.name}.part")
    with draft.open("wb") as stream:
        count = write_ndjson(log, stream)
    draft.replace(file)
    return count

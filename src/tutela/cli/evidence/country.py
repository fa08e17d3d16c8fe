"""`tutela evidence country`: write the teaching country."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from tutela.cli.evidence.refusing import refusing
from tutela.evidence.country import Plan, write_country


@click.command("country")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option(
    "--seed", type=click.IntRange(0), default=2026, show_default=True, help="The same seed, the same country."
)
@click.option(
    "--children", type=click.IntRange(500, 200_000_000), default=60_000, show_default=True, help="About so many."
)
@click.option("--districts", type=click.IntRange(8, 5_000), default=60, show_default=True)
@click.option("--format", "form", type=click.Choice(["csv", "parquet"]), default="parquet", show_default=True)
def command(folder: Path, seed: int, children: int, districts: int, form: Literal["csv", "parquet"]) -> None:
    """Write a country that is invented for training: children, people, workplaces, schools and a map."""
    with refusing(), click.progressbar(length=100, label="Inventing") as bar:

        def progress(done: int, all_: int) -> None:
            bar.update(round(100 * done / all_) - bar.pos)

        written = write_country(folder, Plan(children, districts), seed=seed, form=form, progress=progress)
    for path in written:
        click.echo(str(path))

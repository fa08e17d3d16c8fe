"""`tutela evidence estimate`: how many are hidden, from overlapping lists."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tutela.cli.evidence.refusing import refusing
from tutela.evidence.estimate.histories import Histories, merge_lists, omit_list
from tutela.evidence.estimate.methods import METHODS, Settings
from tutela.evidence.estimate.report.compose import compose, steps_of
from tutela.evidence.estimate.report.files import write_files
from tutela.evidence.estimate.report.words import paragraphs, warnings
from tutela.evidence.estimate.tables import TableFaults, read_lists

_MAIN = tuple(method.key for method in METHODS if method.kind == "estimate")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--main", type=click.Choice(_MAIN), help="The main method, decided before you see any result.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--bootstraps", type=click.IntRange(20, 100_000), default=1000, show_default=True)
@click.option("--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True)
@click.option("--order", type=click.IntRange(1, 5), help="Most lists in one term. [default: all; 2 for six lists]")
@click.option("--top", type=click.IntRange(1), help="Search only the so many best models. [default: all]")
@click.option("--iterations", type=click.IntRange(400), default=20_000, show_default=True, help="Of latent classes.")
@click.option("--omit", multiple=True, metavar="LIST", help="Leave a list out. May be repeated.")
@click.option("--merge", multiple=True, metavar="LIST,LIST", help="Take lists as one. May be repeated.")
def command(
    file: Path,
    folder: Path,
    main: str | None,
    seed: int,
    bootstraps: int,
    level: float,
    order: int | None,
    top: int | None,
    iterations: int,
    omit: Sequence[str],
    merge: Sequence[str],
) -> None:
    """Estimate how many people are on none of the lists in FILE, by several methods side by side.

    FILE is a CSV file with a column of 0 and 1 for each list, and `count`; or one row for each case.
    """
    try:
        reading = read_lists(file)
    except TableFaults as fault:
        raise click.ClickException(str(fault)) from None
    for notice in reading.notices:
        click.echo(str(notice), err=True)
    settings = Settings(seed=seed, bootstraps=bootstraps, level=level, order=order, top=top, iterations=iterations)
    with refusing():
        try:
            histories, done = _changed(reading.histories, omit, merge)
            steps = steps_of(histories, main, settings)
            with click.progressbar(length=steps, label="Estimating", file=sys.stderr) as bar:
                report = compose(histories, settings, main, told=bar.update, changed_lists=done)
        except ValueError as error:
            raise click.ClickException(str(error)) from None
    paths = write_files(report, folder)
    click.echo("\n\n".join([*paragraphs(report), *(f"Before you use a number: {text}" for text in warnings(report))]))
    click.echo("")
    click.echo("\n".join(f"written: {path}" for path in paths))


def _changed(histories: Histories, omit: Sequence[str], merge: Sequence[str]) -> tuple[Histories, tuple[str, ...]]:
    """Merge and omit lists as asked, in this order; give the table and what was done in words."""
    done = []
    for group in merge:
        names = [name.strip() for name in group.split(",")]
        histories = merge_lists(histories, names)
        done.append(f"Merged: {' and '.join(names)}")
    for name in omit:
        histories = omit_list(histories, name)
        done.append(f"Left out: {name}")
    return histories, tuple(done)

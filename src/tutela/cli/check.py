"""tutela check: read a kit and tell every problem at once."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from tutela.cli.counted import counted
from tutela.cli.day import this_day
from tutela.cli.interface import list_interface
from tutela.model.problem import Problem
from tutela.source import editions_of, read_kit
from tutela.source.catalogue import check_catalogues


@click.command("check")
@click.argument("kit", type=click.Path(path_type=Path))
@click.option("--edition", help="Lay this edition over the kit; else the kit and each of its editions is read.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that decides which facts are past their review; else today.",
)
def command(kit: Path, edition: str | None, today: datetime.datetime | None) -> None:
    """Read KIT, its editions and its translations and tell every problem.

    Each is told as `file:line: what is wrong; what was expected; what to do`.
    """
    day = today.date() if today else this_day()
    editions = (edition,) if edition else (None, *editions_of(kit))
    problems = sorted(_read(kit, editions, day))
    if (kit / "locale").is_dir():
        problems += check_catalogues(kit, list_interface(), today=day)
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    click.echo(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}")
    raise SystemExit(1 if errors else 0)


def _read(kit: Path, editions: Iterable[str | None], today: datetime.date) -> set[Problem]:
    """Give the problems of a kit in each of its editions; a file that several share is read once.

    What is an error in the kit and only a warning in an edition is told once.
    """
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder) / "sheets"
        readings = [read_kit(kit, today=today, edition=each, cache=shared) for each in editions]
    problems = {problem for reading in readings for problem in reading.problems}
    return {
        one
        for one in problems
        if one.severity == "error" or msgspec.structs.replace(one, severity="error") not in problems
    }

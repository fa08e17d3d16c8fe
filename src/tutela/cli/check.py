"""tutela check: read a kit and tell every problem at once."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from tutela.cli.interface import list_interface
from tutela.source import check_catalogues, read_kit


@click.command("check")
@click.argument("kit", type=click.Path(path_type=Path))
@click.option("--edition", help="Lay this edition over the kit.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that decides which facts are past their review; else today.",
)
def command(kit: Path, edition: str | None, today: datetime.datetime | None) -> None:
    """Read KIT and its translations and tell every problem.

    Each is told as `file:line: what is wrong; what was expected; what to do`.
    """
    day = today.date() if today else datetime.datetime.now(datetime.UTC).date()
    reading = read_kit(kit, today=day, edition=edition)
    problems = list(reading.problems)
    if (kit / "locale").is_dir():
        problems += check_catalogues(kit, list_interface(), today=day)
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    click.echo(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}")
    raise SystemExit(1 if errors else 0)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number or 'no'} {thing}s"

"""tutela check: read a kit and tell every problem at once."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from tutela.cli.interface import list_interface
from tutela.source import check_catalogues, editions_of, read_kit


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
    day = today.date() if today else datetime.datetime.now(datetime.UTC).date()
    editions = (edition,) if edition else (None, *editions_of(kit))
    problems = sorted({problem for each in editions for problem in read_kit(kit, today=day, edition=each).problems})
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

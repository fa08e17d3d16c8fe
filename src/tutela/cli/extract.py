"""tutela extract: write every translatable string of a kit as a gettext template."""

from __future__ import annotations

from pathlib import Path

import click

from tutela.cli.day import this_day
from tutela.cli.interface import describe_interface, list_interface
from tutela.source.catalogue import extract_template


@click.command("extract")
@click.argument("kit", type=click.Path(path_type=Path))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--edition", help="Lay this edition over the kit.")
def command(kit: Path, file: Path, edition: str | None) -> None:
    """Write the strings of KIT and of the interface to a .pot file, each with its places and a word to translators."""
    today = this_day()
    template, problems = extract_template(kit, list_interface(), describe_interface(), today=today, edition=edition)
    errors = [problem for problem in problems if problem.severity == "error"]
    if template is None:
        for problem in errors:
            click.echo(str(problem))
        raise SystemExit(1)
    file.write_text(template, "utf-8")
    click.echo(f"{file}: {template.count('msgid ') - 1} strings")

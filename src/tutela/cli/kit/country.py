"""tutela kit country add: take over a country, or a newer year's file, after showing what changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
import yaml

from tutela.cli.counted import counted
from tutela.cli.verbs import Told
from tutela.model.country import Release
from tutela.source.countries.changes import (
    Cells,
    Change,
    Incoming,
    columns_of,
    compare,
    merge,
    read_incoming,
    write_rows,
)
from tutela.source.countries.own import read_release
from tutela.source.countries.table import country_id

_SHOWN = 12
"""So many changes are told one by one; the others are counted."""


@click.group("country", cls=Told)
def command() -> None:
    """Figures of countries."""


@command.command("add")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE.csv…"
)
@click.option("--kit", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True, help="The kit.")
@click.option("--year", type=click.IntRange(1990, 2200), required=True, help="The year of the figures.")
@click.option("--country", help="Take over this country only, by its name.")
@click.option("--replace", is_flag=True, help="Write also where rows change or go.")
def add(files: tuple[Path, ...], kit: Path, year: int, country: str | None, replace: bool) -> None:
    """Check FILE.csv, tell what it changes in KIT, and write it into the folder of its year.

    A file may hold countries, suggested actions or goods; its head tells which. Nothing is written while a file has
    a fault, or where rows change or go without --replace.
    """
    incoming = [read_incoming(file.name, file.read_bytes(), year) for file in files]
    _stop_at_faults(incoming)
    names = [each.name for each in incoming]
    if len(names) > len(set(names)):
        raise click.ClickException(f"two files hold {_twice(names)}; expected one of each; name one of them")
    newest = _newest(kit)
    folder = kit / "countries" / f"{newest.id[:-4] if newest else 'figures-'}{year}"
    planned = [_plan(each, folder, newest, country) for each in incoming]
    for plan in planned:
        _tell(plan, folder.name)
    if any(change.was is not None for plan in planned if not plan.beside for change in plan.changes) and not replace:
        raise click.ClickException("rows would change or go; nothing was written; read them, then add --replace")
    folder.mkdir(parents=True, exist_ok=True)
    for plan in planned:
        (folder / plan.name).write_text(write_rows(plan.columns, plan.rows), "utf-8")
    _write_head(kit, folder, newest, year)
    click.echo(f"written; now: tutela check {kit}")


def _stop_at_faults(incoming: Iterable[Incoming]) -> None:
    problems = [problem for each in incoming for problem in each.problems]
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        raise click.ClickException(f"{counted(len(problems), 'fault')}; nothing was written")


def _twice(names: list[str]) -> str:
    return next(name for name in names if names.count(name) > 1)


@dataclass(frozen=True)
class _Plan:
    """A file to write, and what changes; `beside` names an earlier year where the year itself has no such file yet."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    changes: tuple[Change, ...]
    beside: str = ""


def _plan(each: Incoming, folder: Path, newest: Release | None, country: str | None) -> _Plan:
    year = int(folder.name[-4:])
    before = _rows(folder / each.name, year, year)
    rows = each.rows
    if country is not None:
        id = country_id(country)
        if all(country_id(row["country"]) != id for row in rows):
            raise click.ClickException(f"{each.name}: no row names {country}; expected its name as the file writes it")
        rows = merge(each.name, before, rows, id)
    if before or newest is None or newest.id == folder.name:
        return _Plan(each.name, each.columns, rows, compare(each.name, before, rows))
    earlier = _rows(folder.parent / newest.id / each.name, newest.year, year)
    if country is not None:
        earlier = tuple(row for row in earlier if country_id(row["country"]) == country_id(country))
    return _Plan(each.name, each.columns, rows, compare(each.name, earlier, rows), newest.id)


def _rows(file: Path, year: int, as_of: int) -> tuple[Cells, ...]:
    """Give the rows of a file that is there, with its columns named as those of another year."""
    if not file.is_file():
        return ()
    rows = read_incoming(file.name, file.read_bytes(), year).rows
    names = dict(zip(columns_of(file.name, year), columns_of(file.name, as_of), strict=True))
    return tuple({names[column]: cell for column, cell in row.items()} for row in rows)


def _tell(plan: _Plan, folder: str) -> None:
    beside = f" (beside {plan.beside})" if plan.beside else ""
    click.echo(f"{folder}/{plan.name}: {_summary(plan.changes)}{beside}")
    for change in plan.changes[:_SHOWN]:
        click.echo(f"  {_line(change)}")
    if len(plan.changes) > _SHOWN:
        click.echo(f"  and {len(plan.changes) - _SHOWN} more")


def _summary(changes: tuple[Change, ...]) -> str:
    new = sum(change.was is None for change in changes)
    gone = sum(change.becomes is None for change in changes)
    return f"{new} new, {len(changes) - new - gone} changed, {gone} dropped"


def _line(change: Change) -> str:
    if change.was is None:
        return f"new      {change.row}"
    if change.becomes is None:
        return f"dropped  {change.row}"
    cells = ", ".join(
        f"{column} {change.was[column] or 'nothing'} → {value or 'nothing'}" for column, value in change.becomes.items()
    )
    return f"changed  {change.row}: {cells}"


def _newest(kit: Path) -> Release | None:
    """Give the head of the newest year that the kit has."""
    heads = sorted((kit / "countries").glob("*/about.yaml"), key=lambda path: path.parent.name[-4:])
    if not heads:
        return None
    pieces = read_release(heads[-1].relative_to(kit).as_posix(), heads[-1].read_text("utf-8")).pieces
    return pieces.country_releases[0].value if pieces.country_releases else None


def _write_head(kit: Path, folder: Path, newest: Release | None, year: int) -> None:
    """Write the head of a new year after that of the newest, and a source for it; what is there stays."""
    about = folder / "about.yaml"
    if about.exists():
        return
    source = re.sub(r"\d{4}", str(year), newest.source) if newest else f"{folder.name}-data"
    publisher = newest.publisher if newest else "write who published these figures"
    head = {"publisher": publisher, "source": source, "limits": list(newest.limits) if newest else []}
    about.write_text(yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=10_000), "utf-8")
    click.echo(f"{folder.name}/about.yaml: written after the newest year; read its limits again")
    sources = kit / "facts" / "sources"
    if newest and any(f"- id: {source}\n" in file.read_text("utf-8") for file in sources.glob("*.yaml")):
        return
    entry = {
        "id": source,
        "title": f"Figures of countries, {year}",
        "by": publisher,
        "year": year,
        "kind": "dataset",
        "seen": "unverified",
        "note": "Made when the file was added; write its title and address, and how it was read.",
    }
    file = sources / f"{folder.name}.yaml"
    sources.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=10_000), "utf-8")
    click.echo(f"facts/sources/{file.name}: a source to complete")

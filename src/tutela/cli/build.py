"""tutela build: make a kit into a site that works in a browser, from a folder or from a hub."""

from __future__ import annotations

import datetime
import gc
import re
from pathlib import Path

import click

from tutela.cli.building import Choice, read_chosen, write_chosen
from tutela.cli.counted import counted
from tutela.cli.day import this_day
from tutela.cli.ending import Done
from tutela.delivery.web import SiteReport
from tutela.model.kit import Kit

_PATH = re.compile(r"/([A-Za-z0-9._~-]+/)*\Z")


def _check_hub(_: click.Context, __: click.Parameter, path: str | None) -> str | None:
    """Refuse what is no path: pages would lead to another host, or nowhere."""
    if path is None or _PATH.match(path):
        return path
    raise click.BadParameter(f"{path!r} is no path of a hub; expected a slash at both ends, as /hub/; mend it")


def _check_places(kit: Path, out: Path, package_to: Path | None) -> None:
    """Refuse a site in its own kit, where the next run would read it, and a package among the files of a site."""
    site = out.resolve()
    if site.is_relative_to(kit.resolve()):
        raise click.ClickException(f"{out} lies in the kit; expected a folder beside it; name another")
    package = package_to.resolve() if package_to else None
    if package and (package.is_relative_to(site) or site.is_relative_to(package)):
        raise click.ClickException(f"{package_to} and {out} lie in one another; expected two folders; name another")


@click.command("build")
@click.argument("kit", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice(["web"]), default="web", show_default=True, help="What to make.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option("--zip", "zip_to", type=click.Path(dir_okay=False, path_type=Path), help="Also write it as one zip.")
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", help="Build it in this language, by KIT/locale/LANGUAGE.po.")
@click.option(
    "--hub",
    callback=_check_hub,
    help="The path of the hub that will serve the site, as /hub/; offers the site as a zip to take.",
)
@click.option(
    "--package",
    "package_to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also keep the compiled package here, from which a hub plans and prints courses.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that decides which facts are past their review; else today.",
)
def command(
    kit: Path,
    target: str,
    out: Path,
    zip_to: Path | None,
    edition: str | None,
    language: str | None,
    hub: str | None,
    package_to: Path | None,
    today: datetime.datetime | None,
) -> None:
    """Read KIT, stop with its problems where it has errors, else compile it and write the site."""
    gc.disable()  # a run is short and keeps nearly all it makes: walking it again and again finds nothing
    day = today.date() if today else this_day()
    choice = Choice(kit, edition, language)
    read = read_or_stop(choice, day)
    _check_places(kit, out, package_to)
    report, digest = write_chosen(choice, read, out, today=day, hub=hub, zip_to=zip_to, package_to=package_to)
    tell_site(report, digest, out, zip_to)
    if hub is None:
        click.echo(f"open {out / 'index.html'}")
    raise Done


def read_or_stop(choice: Choice, today: datetime.date) -> Kit:
    """Give the kit; tell its problems, and stop where one of them is an error."""
    reading = read_chosen(choice, today)
    for problem in reading.errors:
        click.echo(str(problem), err=True)
    if reading.kit is None or reading.errors:
        click.echo(f"{counted(len(reading.errors), 'error')}; nothing was built", err=True)
        raise SystemExit(1)
    if reading.problems:
        click.echo(f"{counted(len(reading.problems), 'warning')}: tutela check {choice.kit}", err=True)
    return reading.kit


def tell_site(report: SiteReport, digest: str, out: Path, zip_to: Path | None = None) -> None:
    """Tell what was written to a folder, and to a zip, and by what digest the package is known."""
    if report.missing:
        click.echo(f"no script for {', '.join(report.missing)}: these pages can be read only; npm run bundle", err=True)
    click.echo(f"package {digest[:12]}")
    click.echo(f"{out}: {report.pages} pages, {report.files} files, {_in_kilobytes(report.size)}")
    click.echo(f"{report.written} files written, {report.removed} removed, the others were as they should be")
    if zip_to:
        click.echo(f"{zip_to}: {_in_kilobytes(report.zip_size)}")


def _in_kilobytes(size: int) -> str:
    return f"{-(-size // 1000):,} kB"

"""`tutela serve`: compile the kit if asked, start the hub, print where to go."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from zoneinfo import available_timezones

import click

from tutela.cli.places import SHIPPED_KIT, telling
from tutela.model.collecting import without_collecting
from tutela.server.profile import DISK_RESERVE_MB
from tutela.server.start import HubPlan, HubRefused, run_hub
from tutela.statements.folder import LOG, close_folder
from tutela.statements.stores.sqlite import lock_log


@click.command("serve")
@click.option(
    "--kit", type=click.Path(path_type=Path), default=SHIPPED_KIT, help="The kit to compile; left out, the shipped one."
)
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", help="Serve the kit in this language, by KIT/locale/LANGUAGE.po.")
@click.option("--site", type=click.Path(path_type=Path, exists=True), help="Serve this built site; compile nothing.")
@click.option(
    "--package",
    type=click.Path(path_type=Path, exists=True),
    help="The compiled package of the site, for plans and papers.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("tutela-hub"),
    show_default=True,
    help="The folder that keeps the hub's log and people.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option("--local-only", is_flag=True, help="Answer this machine only, not the room's network.")
@click.option(
    "--profile",
    type=click.Choice(["room", "country"]),
    default="room",
    show_default=True,
    help="room: plain http on a Wi-Fi; country: behind TLS.",
)
@click.option("--name", "names", multiple=True, help="A host name of a country hub; may be given more than once.")
@click.option("--database", default="", help="postgresql://user:password@host:port/name instead of SQLite.")
@click.option(
    "--time-zone", "zone", default="", help="The clock of courses, as Africa/Dakar; left out, this machine's."
)
@click.option(
    "--disk-reserve",
    type=click.IntRange(min=0),
    default=DISK_RESERVE_MB,
    show_default=True,
    help="MB of the disk to keep free: below, no new learners and no files are taken; below a quarter, no answers.",
)
def command(
    kit: Path,
    edition: str | None,
    language: str | None,
    site: Path | None,
    package: Path | None,
    data: Path,
    port: int,
    local_only: bool,
    profile: str,
    names: tuple[str, ...],
    database: str,
    zone: str,
    disk_reserve: int,
) -> None:
    """Start a hub: one command on a laptop; PostgreSQL and a TLS proxy for a country."""
    if profile == "country" and not names:
        raise click.UsageError("a country hub needs its host name: --name learn.example.org")
    if zone and zone not in available_timezones():
        raise click.UsageError(f"--time-zone {zone}: no such time zone; expected a name as Africa/Dakar; mend the name")
    if package is not None and site is None:
        raise click.UsageError("--package belongs to a built site: --site DIR --package DIR; a kit brings its own")
    if site is not None and (edition or language):
        raise click.UsageError("--edition and --language belong to a kit; a built site has its own")
    with telling():
        if site is None:
            site, package = data / "site", data / "package"
            close_folder(data)
            # A hub that runs on this folder serves this very site: it must not change below it.
            with closing(lock_log(data / LOG)):
                _compile(kit, edition, language, site=site, package=package)
        try:
            run_hub(HubPlan(site, data, profile, port, local_only, names, database, package, zone, disk_reserve))
        except HubRefused as refused:
            raise click.ClickException(str(refused)) from refused


def _compile(kit: Path, edition: str | None, language: str | None, *, site: Path, package: Path) -> None:
    """Compile the kit for the hub, which keeps nothing of it in memory."""
    # Reading and compiling kits is a third of all imports; a hub that serves a built site starts without it.
    from tutela.cli.build import read_or_stop, tell_site
    from tutela.cli.building import Choice, write_chosen
    from tutela.cli.day import this_day

    choice, today = Choice(kit, edition, language), this_day()
    with without_collecting():
        read = read_or_stop(choice, today)
        tell_site(*write_chosen(choice, read, site, today=today, hub="/hub/", package_to=package), site)

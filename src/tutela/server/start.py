"""Starts a hub: prepares its data folder, tells where it is, serves until asked to stop."""

from __future__ import annotations

import io
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    import uvicorn

from tutela.server.address import room_address
from tutela.server.hub_words import choose_language
from tutela.server.profile import DISK_RESERVE_MB
from tutela.statements.folder import close_folder
from tutela.statements.stores.opening import reach_postgres


class HubRefused(Exception):
    """The hub cannot start as planned; the message says what was found and what to do."""


@dataclass(frozen=True)
class HubPlan:
    """How a hub is to run: `site` the static package, `data` its folder, `names` the hosts of a country hub.

    `package` is the compiled package that courses are planned and printed from; None where only a site was given.
    `zone` is the time zone of its courses; empty for that of this machine. `disk_reserve` is what is kept free of the
    disk, in MB.
    """

    site: Path
    data: Path
    profile: str
    port: int
    local_only: bool
    names: tuple[str, ...]
    database: str
    package: Path | None = None
    zone: str = ""
    disk_reserve: int = DISK_RESERVE_MB


def set_environment(plan: HubPlan) -> None:
    """Hand the plan to Django's settings; from here on, what is written is for the owner of the process only."""
    os.umask(0o077)
    close_folder(plan.data)
    os.environ.update(
        TUTELA_SITE=str(plan.site.resolve()),
        TUTELA_DATA=str(plan.data.resolve()),
        TUTELA_PACKAGE=str(plan.package.resolve()) if plan.package else "",
        TUTELA_PROFILE=plan.profile,
        TUTELA_ROOM_PORT=str(plan.port) if plan.profile == "room" and not plan.local_only else "",
        TUTELA_HOSTS=",".join(plan.names),
        TUTELA_DATABASE=plan.database,
        TUTELA_LANGUAGE=choose_language(plan.package, plan.data / "locale"),
        TUTELA_TIME_ZONE=plan.zone,
        TUTELA_DISK_RESERVE=str(plan.disk_reserve),
        DJANGO_SETTINGS_MODULE="tutela.server.settings",
    )


def start_message(plan: HubPlan, address: str | None, first_account: str | None) -> str:
    """Give what is printed at the start.

    `address` is this machine's on the room's network, shown with a QR code; `first_account` is the one-time token.
    """
    country = plan.profile == "country"
    here = f"https://{plan.names[0]}" if country else f"http://localhost:{plan.port}"
    lines = ["", "Tutela is running.", ""]
    if country:
        lines += [f"  For everybody:         https://{name}/" for name in plan.names]
        lines += [f"  The TLS proxy asks:    http://127.0.0.1:{plan.port}/"]
    else:
        lines += [f"  On this machine:       {here}/"]
        if address and not plan.local_only:
            room = f"http://{address}:{plan.port}/"
            lines += [f"  In this room's Wi-Fi:  {room}", "", "  Scan to open it on a phone:", "", *_draw(room)]
    if first_account:
        where = "" if country else ", on this machine"
        lines += [
            "",
            f"  Make the first facilitator's account (works once{where}):",
            f"  {here}/hub/first/{first_account}/",
        ]
    return "\n".join([*lines, "", "  Stop with Ctrl-C.", ""])


def _draw(link: str) -> list[str]:
    drawn = io.StringIO()
    segno.make(link, error="l").terminal(out=drawn, compact=True, border=2)
    return drawn.getvalue().splitlines()


def check_site(site: Path) -> None:
    """Raise HubRefused where the folder holds no whole site that was built for a hub."""
    try:
        page = json.loads((site / "package.json").read_bytes())["page"]
    except (OSError, ValueError, KeyError, TypeError):
        page = {}
    if not page.get("hub"):
        raise HubRefused(f"{site} holds no whole site for a hub; make one with: tutela build KIT --hub /hub/ -o {site}")


def take_port(port: int, *, local: bool) -> socket.socket:
    """Give a socket bound to a port, of this machine alone or of all its networks.

    Raises HubRefused where another program has it.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere this option lets two programs share a port
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1" if local else "0.0.0.0", port))  # noqa: S104 - phones in the room
    except OSError as fault:
        taken.close()
        what = os.strerror(fault.errno) if fault.errno else str(fault)
        raise HubRefused(f"port {port} cannot be used: {what}; stop what uses it, or choose --port") from fault
    return taken


def run_hub(plan: HubPlan) -> None:
    """Prepare, print the start message, serve until SIGTERM or Ctrl-C; open requests are answered first.

    Port and log are taken before anything is changed or printed, so that a second hub leaves the first one as it is.
    Raises HubRefused, LogInUse, LogForeign, LogUnavailable.
    """
    check_site(plan.site)
    if plan.database:
        reach_postgres(plan.database)
    with take_port(plan.port, local=plan.local_only or plan.profile == "country") as listening:
        _serve(plan, listening)


def _serve(plan: HubPlan, listening: socket.socket) -> None:
    set_environment(plan)
    import django
    import uvicorn
    from django.core.management import call_command
    from django.db import DatabaseError

    from tutela.server.logs import begin_logging
    from tutela.server.package_files import compress_package
    from tutela.server.record import close_record, open_record
    from tutela.statements.restoring import finish_restore

    begin_logging()
    finish_restore(plan.data)
    django.setup()
    open_record()
    try:
        try:
            call_command("migrate", verbosity=0)
        except DatabaseError as fault:
            raise HubRefused(f"the hub's database cannot be prepared: {fault}") from fault
        compress_package(plan.site)
        from tutela.server.accounts import offer_first_account
        from tutela.server.patience import MOST_CONNECTIONS, PatientProtocol

        first_account = offer_first_account()
        configuration = uvicorn.Config(
            "tutela.server.asgi:application",
            http=PatientProtocol,
            limit_concurrency=MOST_CONNECTIONS,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=plan.profile == "country",
            timeout_graceful_shutdown=10,
            timeout_keep_alive=75,
        )
        configuration.load()
        sys.stdout.write(start_message(plan, room_address(), first_account))
        sys.stdout.flush()
        _serve_until_stopped(configuration, listening)
    finally:
        close_record()


def _serve_until_stopped(configuration: uvicorn.Config, listening: socket.socket) -> None:
    import uvicorn

    from tutela.server.live.broadcast import BROADCAST

    class HubServer(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            # An open line is no request to wait for; the phone opens it again.
            BROADCAST.end()
            super().handle_exit(sig, frame)

    with suppress(KeyboardInterrupt):
        HubServer(configuration).run(sockets=[listening])

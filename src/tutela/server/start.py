"""Starts a hub: prepares its data folder, tells where it is, serves until asked to stop."""

from __future__ import annotations

import io
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import segno


@dataclass(frozen=True)
class HubPlan:
    """How a hub is to run: `site` the static package, `data` its folder, `names` the hosts of a country hub."""

    site: Path
    data: Path
    profile: str
    port: int
    local_only: bool
    names: tuple[str, ...]
    database: str


def set_environment(plan: HubPlan) -> None:
    """Hand the plan to Django's settings."""
    plan.data.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        TUTELA_SITE=str(plan.site.resolve()),
        TUTELA_DATA=str(plan.data.resolve()),
        TUTELA_PROFILE=plan.profile,
        TUTELA_HOSTS=",".join(plan.names),
        TUTELA_DATABASE=plan.database,
        DJANGO_SETTINGS_MODULE="tutela.server.settings",
    )


def room_address() -> str | None:
    """Give this machine's address on its network, or None; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith("127.") else address


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


def run_hub(plan: HubPlan) -> None:
    """Prepare, print the start message, serve until SIGTERM or Ctrl-C; open requests are answered first."""
    set_environment(plan)
    import django
    import uvicorn
    from django.core.management import call_command

    from tutela.server.logs import begin_logging
    from tutela.server.package_files import compress_package

    begin_logging()
    django.setup()
    call_command("migrate", verbosity=0)
    compress_package(plan.site)
    from tutela.server.accounts import offer_first_account

    sys.stdout.write(start_message(plan, room_address(), offer_first_account()))
    sys.stdout.flush()
    uvicorn.run(
        "tutela.server.asgi:application",
        host="127.0.0.1" if plan.local_only or plan.profile == "country" else "0.0.0.0",  # noqa: S104 - phones in the room
        port=plan.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=plan.profile == "country",
        timeout_graceful_shutdown=10,
        timeout_keep_alive=75,
    )

"""tutela preview: see a kit in the browser of this machine while it is written; each saved file is shown at once."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType

import click

from tutela.cli.building import Choice
from tutela.cli.counted import counted
from tutela.cli.day import this_day
from tutela.cli.preview.folder import open_folder
from tutela.cli.preview.turns import Turn, Turns, build_turn, look_at
from tutela.server.start import HubRefused, take_port

HERE = "127.0.0.1"


@click.command("preview")
@click.argument("kit", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", help="Show it in this language, by KIT/locale/LANGUAGE.po.")
@click.option("--port", type=click.IntRange(1, 65535), default=8700, show_default=True, help="The port to listen on.")
def command(kit: Path, edition: str | None, language: str | None, port: int) -> None:
    """Show KIT in the browser of this machine while it is written.

    Whenever a file is saved, the pages that are open load again; what is wrong with the kit is told here and on them.
    """
    try:
        listening = take_port(port, local=True)
    except HubRefused as refused:
        raise click.ClickException(str(refused)) from refused
    for ending in ("SIGTERM", "SIGHUP"):  # a stopped service, a closed window: both leave nothing behind, as Ctrl-C
        if hasattr(signal, ending):
            signal.signal(getattr(signal, ending), lambda *_: signal.raise_signal(signal.SIGINT))
    with listening, open_folder() as folder, suppress(KeyboardInterrupt):
        asyncio.run(_show(Choice(kit, edition, language), folder, listening))


async def _show(choice: Choice, out: Path, listening: socket.socket) -> None:
    import uvicorn

    from tutela.cli.preview.answers import make_answers

    port = listening.getsockname()[1]
    build = partial(build_turn, choice, out)
    seen = look_at(choice.kit), this_day()
    first = secrets.randbelow(10**8)  # a page left open by an earlier preview does not take this for its own turn
    turns = Turns(build, await asyncio.to_thread(build, first, seen[1]))
    _tell(turns.newest)
    hosts = frozenset({f"{HERE}:{port}", f"localhost:{port}"})
    configuration = uvicorn.Config(
        make_answers(out, turns, hosts), lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=1
    )
    click.echo(f"open http://{HERE}:{port}/ and write; stop with Ctrl-C")

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            turns.end()
            super().handle_exit(sig, frame)

    server = Server(configuration)

    def stop(_: asyncio.Task[None]) -> None:
        turns.end()
        server.should_exit = True

    following = asyncio.create_task(turns.follow(choice.kit, seen, this_day, _tell))
    following.add_done_callback(stop)  # pages that no longer follow would be taken for the newest
    try:
        await server.serve(sockets=[listening])
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following


def _tell(turn: Turn) -> None:
    for problem in turn.problems:
        click.echo(problem, err=True)
    if turn.problems:
        click.echo(f"{counted(len(turn.problems), 'error')}; the pages stay as they were", err=True)
        return
    more = f", {counted(turn.warnings, 'warning')}: tutela check" if turn.warnings else ""
    click.echo(f"{turn.written} files written in {turn.seconds:.2f} s{more}")

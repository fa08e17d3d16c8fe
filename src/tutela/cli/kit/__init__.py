"""tutela kit: work on a kit's own files; one verb a file."""

from __future__ import annotations

import importlib

import click

VERBS = ("country", "report")


class _Verbs(click.Group):
    """Loads the module of a verb when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order of VERBS."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a verb, or None for an unknown one."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"tutela.cli.kit.{cmd_name}").command
        return command


@click.group("kit", cls=_Verbs)
def command() -> None:
    """Work on the files of a kit: figures of countries, and what the kit covers."""

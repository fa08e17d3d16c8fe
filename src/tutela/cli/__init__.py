"""The command line: one verb a file; composes the rooms."""

from __future__ import annotations

import importlib

import click

VERBS = (
    "check",
    "build",
    "print",
    "plan",
    "course",
    "serve",
    "facilitator",
    "schemas",
    "extract",
    "replay",
    "export",
    "backup",
    "restore",
    "merge",
    "kit",
)
"""Each verb is `tutela.cli.VERB` with a click command named `command`, loaded only when called."""


class _Verbs(click.Group):
    """Loads the module of a verb when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order of VERBS."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a verb, or None for an unknown one."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"tutela.cli.{cmd_name.replace('-', '_')}").command
        return command


@click.group(cls=_Verbs)
@click.version_option(package_name="tutela")
def main() -> None:
    """Tutela: an open training package and toolkit against child trafficking."""

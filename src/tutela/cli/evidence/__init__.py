"""`tutela evidence`: one verb a file, loaded only when called."""

from __future__ import annotations

import importlib

import click

VERBS = ("estimate",)
"""Each verb is `tutela.cli.evidence.VERB` with a click command named `command`."""


class _Verbs(click.Group):
    """Loads the module of a verb when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order of VERBS."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a verb, or None for an unknown one."""
        if cmd_name not in VERBS:
            return None
        found: click.Command = importlib.import_module(f"tutela.cli.evidence.{cmd_name}").command
        return found


@click.group(cls=_Verbs)
def command() -> None:
    """Analyse surveys and lists. Needs the extra: pip install tutela[evidence]."""

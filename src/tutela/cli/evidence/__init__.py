"""`tutela evidence`: what surveys and lists say. One verb a file, loaded when called."""

from __future__ import annotations

import importlib
import importlib.util

import click

VERBS = ("country", "form", "profile", "estimate")
"""Each verb is `tutela.cli.evidence.VERB` with a click command named `command`."""


class _Verbs(click.Group):
    """Loads the module of a verb when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in the order of VERBS."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a verb, or None for an unknown one; say what to install where the extra is missing."""
        if cmd_name not in VERBS or importlib.util.find_spec(f"tutela.cli.evidence.{cmd_name}") is None:
            return None
        if any(importlib.util.find_spec(name) is None for name in ("numpy", "scipy", "duckdb")):
            raise click.ClickException("the evidence extra is not installed; pip install 'tutela[evidence]'")
        command: click.Command = importlib.import_module(f"tutela.cli.evidence.{cmd_name}").command
        return command


@click.group("evidence", cls=_Verbs)
def command() -> None:
    """What surveys and lists say of who is most vulnerable, and how many are hidden."""

"""`tutela evidence`: one verb a file, loaded only when called."""

from __future__ import annotations

import importlib
import os

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
        # Small matrix products lose time to threads that wait for each other; numpy reads this when first imported.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        try:
            found: click.Command = importlib.import_module(f"tutela.cli.evidence.{cmd_name}").command
        except ModuleNotFoundError as missing:
            raise click.ClickException(f"{missing.name} is missing; install it: pip install tutela[evidence]") from None
        return found


@click.group(cls=_Verbs)
def command() -> None:
    """Analyse surveys and lists. Needs the extra: pip install tutela[evidence]."""

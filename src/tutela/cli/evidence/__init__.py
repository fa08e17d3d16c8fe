"""`tutela evidence`: what surveys and lists say. One verb a file, loaded when called."""

from __future__ import annotations

import os

import click

from tutela.cli.verbs import Verbs

VERBS = ("country", "form", "profile", "estimate")
"""Each verb is `tutela.cli.evidence.VERB` with a click command named `command`."""


class _WithExtra(Verbs):
    """Says what to install where the extra is missing."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a verb, or None for an unknown one."""
        # Small matrix products lose time to threads that wait for each other; numpy reads this when first imported.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        try:
            return super().get_command(ctx, cmd_name)
        except ModuleNotFoundError as missing:
            raise click.ClickException(f"{missing.name} is missing; install it: pip install tutela[evidence]") from None


@click.group("evidence", cls=_WithExtra, package=__name__, verbs=VERBS)
def command() -> None:
    """What surveys and lists say of who is most vulnerable, and how many are hidden."""

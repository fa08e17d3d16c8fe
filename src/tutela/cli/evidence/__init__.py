"""`tutela evidence`: what surveys and lists say. One verb a file, loaded when called."""

from __future__ import annotations

import os
from typing import Any

import click

from tutela.cli.evidence.watching import may_watch, run_watched
from tutela.cli.verbs import Verbs
from tutela.evidence.memory import NoMemory, lacks_memory

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
        except (ImportError, MemoryError) as error:
            if lacks_memory(error):
                raise click.ClickException(str(NoMemory())) from None
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb in a process that is watched."""
        return run_watched(lambda: super(_WithExtra, self).invoke(ctx)) if may_watch() else super().invoke(ctx)


@click.group("evidence", cls=_WithExtra, package=__name__, verbs=VERBS)
def command() -> None:
    """What surveys and lists say of who is most vulnerable, and how many are hidden."""

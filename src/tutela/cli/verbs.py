"""A group of verbs, one a file: the module of a verb is loaded when it is called."""

from __future__ import annotations

import importlib
from typing import Any

import click

from tutela.cli.disk import tell_refusal
from tutela.model.collecting import without_collecting

_LONG = 300


class Told(click.Group):
    """A group whose help tells each verb by a whole sentence; click cuts it in the middle."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs, each with the first sentence of its own help."""
        commands = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(limit=_LONG)) for name, command in commands])


class Verbs(Told):
    """Gives `PACKAGE.VERB`, each with a click command named `command`, in the order of `verbs`.

    A disk that is full or a place that cannot be written ends any verb with one line.
    """

    def __init__(self, *arguments: Any, package: str, verbs: tuple[str, ...], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._package, self._verbs = package, verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the verbs in their order."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command of a verb, or None for an unknown one."""
        if cmd_name not in self._verbs:
            return None
        with without_collecting():
            command: click.Command = importlib.import_module(f"{self._package}.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except OSError as fault:
            refusal = tell_refusal(fault)
            if refusal is None:
                raise
            raise click.ClickException(refusal) from fault

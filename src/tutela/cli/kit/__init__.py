"""tutela kit: work on a kit's own files; one verb a file."""

from __future__ import annotations

import click

from tutela.cli.verbs import Verbs

VERBS = ("country", "report")


@click.group("kit", cls=Verbs, package=__name__, verbs=VERBS)
def command() -> None:
    """Work on the files of a kit: figures of countries, and what the kit covers."""
